import { Download, LibraryBig, Plus, TriangleAlert } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { TermKind } from '../../../shared/model/term.ts';
import { useEngine } from '../../data/engine.tsx';
import { failureOf } from '../../data/failure.ts';
import { report } from '../../data/report.ts';
import { useTerms, useTermVerbs } from '../../data/terms.ts';
import { Button } from '../../elements/button.tsx';
import { EmptyState } from '../../elements/empty-state.tsx';
import { SearchField } from '../../elements/search-field.tsx';
import { Segmented } from '../../elements/segmented.tsx';
import { Skeleton, useLate } from '../../elements/skeleton.tsx';
import { useT } from '../../state/language.tsx';
import { inTree, matching } from './in-tree.ts';
import { ReadCsv } from './read-csv.tsx';
import { TermDetail } from './term-detail.tsx';
import { TermList } from './term-list.tsx';

/** One list: its words at the left, the chosen one beside it. */
export function TermRoom({ kind }: { readonly kind: TermKind }) {
  const t = useT();
  const engine = useEngine();
  const { data, error, isPending, refetch } = useTerms(kind);
  const verbs = useTermVerbs(kind);
  const isLate = useLate(isPending);
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const [isNew, setNew] = useState(false);
  const terms = data?.terms;
  const leaves = useMemo(() => inTree(terms ?? []), [terms]);
  const found = useMemo(() => matching(leaves, typed), [leaves, typed]);
  if (error) {
    return (
      <EmptyState
        icon={<TriangleAlert aria-hidden />}
        title={t(`error.${failureOf(error).code}`)}
        action={<Button onPress={() => void refetch()}>{t('action.retry')}</Button>}
      >
        {t(`error.${failureOf(error).code}.do`)}
      </EmptyState>
    );
  }
  if (!data || !terms) {
    return (
      <div className="terms__waiting" aria-busy="true">
        {isLate ? ['a', 'b', 'c', 'd'].map((row) => <Skeleton key={row} height="2rem" />) : null}
      </div>
    );
  }
  const term = terms.find(({ id }) => id === chosen);
  const download = async () => {
    try {
      const { csv } = await engine.vocabulary.write({ kind });
      save(`${t(`terms.tab.${kind}`)}.csv`, csv);
    } catch (cause) {
      report(cause);
    }
  };
  return (
    <div className="terms">
      <div className="terms__tools">
        <Button
          size="small"
          icon={<Plus aria-hidden />}
          onPress={() => {
            setChosen(undefined);
            setNew(true);
          }}
        >
          {t(`terms.add.${kind}`)}
        </Button>
        <ReadCsv kind={kind} />
        <Button
          size="small"
          icon={<Download aria-hidden />}
          isDisabled={terms.length === 0}
          onPress={() => void download()}
        >
          {t('terms.write')}
        </Button>
        <Segmented
          label={t('terms.adding')}
          value={data.adding}
          onChange={(who) => void verbs.adding(who)}
          segments={[
            { value: 'everyone', label: t('terms.adding.everyone') },
            { value: 'owner', label: t('terms.adding.owner') },
          ]}
        />
      </div>
      {terms.length === 0 && !isNew ? (
        <EmptyState
          icon={<LibraryBig aria-hidden />}
          title={t(`terms.empty.${kind}`)}
          action={
            kind === 'theme' ? (
              <Button tone="primary" onPress={() => void verbs.begin()}>
                {t('terms.empty.theme.begin')}
              </Button>
            ) : null
          }
        >
          {t(`terms.empty.${kind}.words`)}
        </EmptyState>
      ) : (
        <div className="terms__two">
          <div className="terms__left">
            <SearchField label={t('terms.find')} clearLabel={t('search.clear')} value={typed} onChange={setTyped} />
            <TermList
              label={t(`terms.tab.${kind}`)}
              leaves={found}
              chosen={chosen}
              onChoose={(id) => {
                setNew(false);
                setChosen(id);
              }}
            />
            {found.length === 0 && typed ? (
              <p className="terms__hint">{t('terms.none-found', { text: typed })}</p>
            ) : null}
          </div>
          <section className="terms__right" aria-label={term?.name ?? t(`terms.add.${kind}`)}>
            {term || isNew ? (
              <TermDetail
                key={term?.id ?? 'new'}
                kind={kind}
                term={term}
                terms={terms}
                onSaved={(id) => {
                  setNew(false);
                  setChosen(id);
                }}
              />
            ) : (
              <p className="terms__hint">{t('terms.pick')}</p>
            )}
          </section>
        </div>
      )}
    </div>
  );
}

/** Hands a text over as a file, as a browser does it. */
function save(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
