import { TriangleAlert } from 'lucide-react';
import { useMemo, useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import type { LicencePart, Licences } from '../../../shared/model/licence.ts';
import { useLicences } from '../../data/licences.ts';
import { Button } from '../../elements/button.tsx';
import { Dialog } from '../../elements/dialog.tsx';
import { EmptyState } from '../../elements/empty-state.tsx';
import { SearchField } from '../../elements/search-field.tsx';
import { Skeleton, useLate } from '../../elements/skeleton.tsx';
import { useT } from '../../state/language.tsx';
import { changeView } from '../../state/view.ts';
import './licences.css';

/** Everything that the program is made of, and the words under which each part was given away. */
export function LicencesDialog() {
  const t = useT();
  const { data, isError, isPending, refetch } = useLicences();
  const isLate = useLate(isPending);
  return (
    <Dialog
      title={t('licences.title')}
      closeLabel={t('action.close')}
      isOpen
      onClose={() => changeView({ sheet: undefined })}
      size="large"
    >
      {isError ? (
        <EmptyState
          icon={<TriangleAlert aria-hidden />}
          title={t('licences.lost')}
          action={<Button onPress={() => void refetch()}>{t('action.retry')}</Button>}
        >
          {t('licences.lost.do')}
        </EmptyState>
      ) : data ? (
        <Parts licences={data} />
      ) : (
        <div className="licences__waiting" aria-busy="true">
          {isLate ? ['a', 'b', 'c', 'd'].map((row) => <Skeleton key={row} height="2rem" />) : null}
        </div>
      )}
    </Dialog>
  );
}

function Parts({ licences: { parts, texts } }: { readonly licences: Licences }) {
  const t = useT();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const found = useMemo(() => matching(parts, typed), [parts, typed]);
  const part = parts.find((one) => keyOf(one) === chosen);
  return (
    <>
      <p className="licences__hint">{t('licences.lead', { count: parts.length })}</p>
      <div className="licences">
        <div className="licences__left">
          <SearchField
            label={t('licences.find')}
            clearLabel={t('search.clear')}
            value={typed}
            onChange={setTyped}
            autoFocus
          />
          <ListBox
            className="list licences__list"
            aria-label={t('licences.parts')}
            selectionMode="single"
            selectionBehavior="replace"
            disallowEmptySelection
            selectedKeys={chosen === undefined ? [] : [chosen]}
            onSelectionChange={(keys) => {
              const [key] = keys === 'all' ? [] : [...keys];
              if (key !== undefined) setChosen(String(key));
            }}
            items={found.map((one) => ({ ...one, id: keyOf(one) }))}
          >
            {({ id, name, licence }) => (
              <ListBoxItem id={id} className="list__item" textValue={name}>
                <span className="licences__name">{name}</span>
                <span className="list__note">{licence}</span>
              </ListBoxItem>
            )}
          </ListBox>
          <p className="licences__hint" role="status">
            {found.length === 0 ? t('licences.none-found', { text: typed.trim() }) : ''}
          </p>
        </div>
        {part ? (
          <Words key={chosen} part={part} texts={texts} />
        ) : (
          <p className="licences__hint">{t('licences.pick')}</p>
        )}
      </div>
    </>
  );
}

function Words({ part, texts }: { readonly part: LicencePart; readonly texts: readonly string[] }) {
  const t = useT();
  const { name, version, licence, within, source } = part;
  return (
    <section className="licences__right" aria-labelledby="licences-name">
      <h3 id="licences-name" className="licences__head">
        {name}
      </h3>
      <p className="licences__hint">
        {within === undefined ? t('licences.version', { version }) : t('licences.within', { name: within, version })}
        {' · '}
        {licence}
      </p>
      {source === undefined ? null : (
        <p className="licences__hint licences__source">{t('licences.source', { address: source })}</p>
      )}
      {/* it scrolls, so it can be reached by keys; the words stand in the language in which they hold */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys */}
      <section className="licences__text" aria-label={t('licences.text', { name })} tabIndex={0} lang="en">
        {part.texts.map((place) => (
          <p key={place}>{texts[place]}</p>
        ))}
      </section>
    </section>
  );
}

const keyOf = ({ name, version }: LicencePart): string => `${name} ${version}`;

/** The parts that have all the typed words in their name, their licence or the name of what they came in. */
function matching(parts: readonly LicencePart[], typed: string): readonly LicencePart[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return parts.filter(({ name, licence, within = '' }) => {
    const text = `${name} ${licence} ${within}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
