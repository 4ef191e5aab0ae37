import { useMemo, useState } from 'react';
import { localeOf } from '../../../shared/i18n/format.ts';
import type { AssetWhole } from '../../../shared/model/asset.ts';
import type { RawFact } from '../../../shared/model/facts.ts';
import { useRawFacts } from '../../data/documents.ts';
import { failureOf } from '../../data/failure.ts';
import { Button } from '../../elements/button.tsx';
import { Dialog } from '../../elements/dialog.tsx';
import { SearchField } from '../../elements/search-field.tsx';
import { Skeleton, useLate } from '../../elements/skeleton.tsx';
import { Tabs } from '../../elements/tabs.tsx';
import { useLanguage, useT } from '../../state/language.tsx';
import { CopyAllButton, CopyButton } from './copy-button.tsx';
import { usePlain } from './plain-facts.ts';
import { plainFacts } from './technical.ts';

/** Everything that is known of a file: in plain words, and every single entry as the file says it. */
export function AllFacts({ whole }: { readonly whole: AssetWhole }) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="small" className="facts__all" onPress={() => setOpen(true)}>
        {t('inspector.all-facts')}
      </Button>
      <Dialog
        title={t('inspector.all-facts.title')}
        closeLabel={t('action.close')}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        size="large"
      >
        <div className="all-facts" data-keys="">
          <Tabs
            label={t('inspector.all-facts.title')}
            pages={[
              { id: 'plain', label: t('inspector.plain-facts'), content: <Plain whole={whole} /> },
              { id: 'raw', label: t('inspector.raw-facts'), content: <Raw id={whole.id} /> },
            ]}
          />
        </div>
      </Dialog>
    </>
  );
}

function Plain({ whole }: { readonly whole: AssetWhole }) {
  const t = useT();
  const language = useLanguage();
  const basic = usePlain(whole);
  const facts = useMemo(
    () => [...basic, ...plainFacts(whole.technical, t, localeOf(language))],
    [basic, whole.technical, t, language],
  );
  return (
    <>
      <div className="all-facts__bar">
        <span />
        <CopyAllButton
          label={t('inspector.copy-all')}
          text={() => facts.map(({ name, value }) => `${name}: ${value}`).join('\n')}
        />
      </div>
      <dl className="facts facts--wide">
        {facts.map(({ key, name, value }) => (
          <div key={key}>
            <dt>{name}</dt>
            <dd>
              <span>{value}</span>
              <CopyButton text={value} label={name} />
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Raw({ id }: { readonly id: string }) {
  const t = useT();
  const [words, setWords] = useState('');
  const raw = useRawFacts(id);
  const isLate = useLate(raw.isPending);
  const shown = useMemo(() => matching(raw.data ?? [], words), [raw.data, words]);
  const groups = useMemo(() => Map.groupBy(shown, (fact) => fact.group), [shown]);
  if (raw.isPending) {
    return (
      <div className="all-facts__wait" aria-busy="true" role="status">
        <span className="hidden-words">{t('inspector.raw-reading')}</span>
        {isLate ? ['a', 'b', 'c', 'd', 'e', 'f'].map((row) => <Skeleton key={row} height="1.25rem" />) : null}
      </div>
    );
  }
  if (raw.isError) {
    const { code } = failureOf(raw.error);
    return (
      <div className="all-facts__none" role="status">
        <p>{t(`error.${code}`)}</p>
        <p>{t(`error.${code}.do`)}</p>
        {code === 'file-unsupported' ? null : (
          <Button size="small" onPress={() => void raw.refetch()}>
            {t('action.retry')}
          </Button>
        )}
      </div>
    );
  }
  if (raw.data.length === 0) return <p className="all-facts__none">{t('inspector.raw-none')}</p>;
  return (
    <>
      <div className="all-facts__bar">
        <SearchField
          label={t('inspector.raw-filter')}
          clearLabel={t('inspector.raw-clear')}
          value={words}
          onChange={setWords}
        />
        <span role="status">{t('inspector.raw-count', { count: shown.length })}</span>
        <CopyAllButton
          label={t(words.trim() === '' ? 'inspector.copy-all' : 'inspector.copy-shown')}
          isDisabled={shown.length === 0}
          text={() => shown.map(({ group, name, value }) => `${group}\t${name}\t${value}`).join('\n')}
        />
      </div>
      {shown.length === 0 ? <p className="all-facts__none">{t('inspector.raw-no-match', { words })}</p> : null}
      {[...groups].map(([group, facts]) => (
        <section key={group} className="all-facts__group">
          <h3>{group}</h3>
          <dl className="facts facts--raw">
            {facts.map(({ name, value }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a file may say a name twice
              <div key={`${name} ${at}`}>
                <dt>{name}</dt>
                <dd>
                  <span>{value}</span>
                  <CopyButton text={value} label={name} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </>
  );
}

/** Entries in which every word stands somewhere: in the group, the name or the value. */
function matching(facts: readonly RawFact[], words: string): readonly RawFact[] {
  const wanted = words.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return facts;
  return facts.filter(({ group, name, value }) => {
    const hay = `${group} ${name} ${value}`.toLowerCase();
    return wanted.every((word) => hay.includes(word));
  });
}
