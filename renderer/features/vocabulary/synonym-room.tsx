import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { failureOf } from '../../data/failure.ts';
import { useSaveSynonyms, useSynonyms } from '../../data/synonyms.ts';
import { Button } from '../../elements/button.tsx';
import { EmptyState } from '../../elements/empty-state.tsx';
import { SearchField } from '../../elements/search-field.tsx';
import { TextField } from '../../elements/text-field.tsx';
import { useT } from '../../state/language.tsx';
import { useStore } from '../../state/store.ts';
import { synonymDraft } from '../../state/synonym-draft.ts';
import { readSynonyms, writeSynonyms } from './synonym-lines.ts';

/** Rows of the usual list that are shown at once. */
const most = 60;

/** What the office calls the same when it searches: its own rows to be written, the usual ones to be looked at. */
export function SynonymRoom() {
  const t = useT();
  const { data, error, refetch } = useSynonyms();
  const save = useSaveSynonyms();
  const draft = useStore(synonymDraft);
  const [typed, setTyped] = useState('');
  if (error)
    return (
      <EmptyState
        icon={<TriangleAlert aria-hidden />}
        title={t(`error.${failureOf(error).code}`)}
        action={<Button onPress={() => void refetch()}>{t('action.retry')}</Button>}
      >
        {t(`error.${failureOf(error).code}.do`)}
      </EmptyState>
    );
  if (!data) return <div className="terms__waiting" aria-busy="true" />;
  const said = writeSynonyms(data.rows);
  const text = draft ?? said;
  const { rows, wrong } = readSynonyms(text);
  const wanted = typed.trim().toLocaleLowerCase();
  const usual = data.usual.filter((row) => row.some((member) => member.includes(wanted)));
  return (
    <div className="terms">
      <TextField
        label={t('terms.same.label')}
        description={t('terms.same.hint')}
        error={wrong.length > 0 ? t('terms.same.wrong', { lines: wrong.join(', ') }) : undefined}
        value={text}
        rows={8}
        onChange={(next) => synonymDraft.set(() => (next === said ? undefined : next))}
      />
      <div className="terms__tools">
        <Button
          tone="primary"
          isDisabled={draft === undefined || wrong.length > 0 || save.isPending}
          onPress={() => save.mutate(rows.map((row) => [...row]))}
        >
          {t('terms.same.save')}
        </Button>
        {draft === undefined ? null : (
          <Button onPress={() => synonymDraft.set(() => undefined)}>{t('terms.same.back')}</Button>
        )}
      </div>
      <SearchField label={t('terms.same.usual')} clearLabel={t('search.clear')} value={typed} onChange={setTyped} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
      <ul className="terms__problems" tabIndex={0} aria-label={t('terms.same.usual')}>
        {usual.slice(0, most).map((row) => (
          <li key={row.join('=')}>{row.join(' = ')}</li>
        ))}
        {usual.length > most ? (
          <li className="terms__hint">{t('terms.same.more', { count: usual.length - most })}</li>
        ) : null}
      </ul>
    </div>
  );
}
