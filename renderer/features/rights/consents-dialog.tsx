import { FileSignature, Plus, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { failureOf } from '../../data/failure.ts';
import { useConsents } from '../../data/rights.ts';
import { Button } from '../../elements/button.tsx';
import { Dialog } from '../../elements/dialog.tsx';
import { EmptyState } from '../../elements/empty-state.tsx';
import { SearchField } from '../../elements/search-field.tsx';
import { SkeletonLines } from '../../elements/skeleton.tsx';
import { Tabs } from '../../elements/tabs.tsx';
import { consenting } from '../../state/consenting.ts';
import { useT } from '../../state/language.tsx';
import { changeView, useView } from '../../state/view.ts';
import { ClockNote } from './clock-note.tsx';
import { ConsentRow } from './consent-row.tsx';
import { TakeDownList } from './take-down-list.tsx';
import './rights.css';

const piece = 50;
const most = 200;
type Page = 'all' | 'take-down';

/** All consents that the office wrote down, and where material stands that has none any more. */
export function ConsentsDialog() {
  const t = useT();
  const { sheet } = useView();
  const [page, setPage] = useState<Page>('all');
  // the one that was withdrawn just now: where it was published is the next thing to know
  const [withdrawn, setWithdrawn] = useState<string | undefined>();
  return (
    <Dialog
      title={t('rights.consents')}
      closeLabel={t('action.close')}
      isOpen={sheet === 'consents'}
      onClose={() => changeView({ sheet: undefined })}
      size="large"
      footer={
        <Button icon={<Plus aria-hidden="true" />} tone="primary" onPress={() => consenting.set({ ids: [] })}>
          {t('rights.consent.new')}
        </Button>
      }
    >
      <ClockNote />
      <Tabs
        label={t('rights.consents')}
        chosen={page}
        onChoose={(id) => {
          setPage(id === 'take-down' ? id : 'all');
          setWithdrawn(undefined);
        }}
        pages={[
          {
            id: 'all',
            label: t('rights.consents.all'),
            content:
              page === 'all' ? (
                <AllConsents
                  onWithdrawn={({ id }) => {
                    setWithdrawn(id);
                    setPage('take-down');
                  }}
                />
              ) : null,
          },
          {
            id: 'take-down',
            label: t('rights.take-down'),
            content: page === 'take-down' ? <TakeDownList consent={withdrawn} /> : null,
          },
        ]}
      />
    </Dialog>
  );
}

function AllConsents({ onWithdrawn }: { readonly onWithdrawn: (consent: { readonly id: string }) => void }) {
  const t = useT();
  const [words, setWords] = useState('');
  const [limit, setLimit] = useState(piece);
  const { data, error, refetch } = useConsents(words, limit);
  return (
    <div className="consents">
      <SearchField
        label={t('rights.consents.look')}
        clearLabel={t('search.clear')}
        value={words}
        onChange={setWords}
        autoFocus
      />
      {error ? (
        <EmptyState
          icon={<TriangleAlert aria-hidden="true" />}
          title={t('rights.consents.failed')}
          action={<Button onPress={() => void refetch()}>{t('action.retry')}</Button>}
        >
          {t(`error.${failureOf(error).code}.do`)}
        </EmptyState>
      ) : data === undefined ? (
        <SkeletonLines />
      ) : data.total === 0 ? (
        <EmptyState
          icon={<FileSignature aria-hidden="true" />}
          title={t(words.trim() === '' ? 'rights.consents.none' : 'rights.consents.not-found')}
        >
          {words.trim() === '' ? t('rights.consents.none.words') : null}
        </EmptyState>
      ) : (
        <>
          <p className="consents__total" role="status">
            {t('rights.consents.total', { count: data.total })}
          </p>
          <ul className="consents__list">
            {data.consents.map((consent) => (
              <li key={consent.id}>
                <ConsentRow consent={consent} onWithdrawn={onWithdrawn} />
              </li>
            ))}
          </ul>
          {data.total > data.consents.length && limit < most ? (
            <Button size="small" onPress={() => setLimit((before) => Math.min(most, before + piece))}>
              {t('rights.more')}
            </Button>
          ) : null}
          {data.total > most && limit >= most ? (
            <p className="rights-form__words">{t('rights.consents.first', { count: most })}</p>
          ) : null}
        </>
      )}
    </div>
  );
}
