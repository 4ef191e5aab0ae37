import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useEdit } from '../../data/edits.ts';
import { useEngine } from '../../data/engine.tsx';
import { report } from '../../data/report.ts';
import { useT } from '../../state/language.tsx';
import { notify } from '../../state/notices.ts';

/** Above this, guesses are not gathered: nobody looks through so many at once. */
const atMost = 5000;
/** Cards that the engine gives at once. */
const piece = 1000;

/** Titles that the program guesses for some of many assets without one: all are taken with one press, as one edit. */
export function Guesses({ ids }: { readonly ids: readonly string[] }) {
  const t = useT();
  const engine = useEngine();
  const { undo } = useEdit();
  const sorted = useMemo(() => [...ids].sort(), [ids]);
  const { data } = useQuery({
    // under the name of the summary, so that whatever makes that old makes this old
    queryKey: ['summary', 'guesses', sorted],
    queryFn: async ({ signal }) => {
      const found: { id: string; title: string }[] = [];
      for (let from = 0; from < sorted.length; from += piece) {
        for (const card of await engine.assets.cards({ ids: sorted.slice(from, from + piece) }, { signal })) {
          if (card.title === null && card.proposedTitle !== null)
            found.push({ id: card.id, title: card.proposedTitle });
        }
      }
      return found;
    },
    enabled: sorted.length > 1 && sorted.length <= atMost,
    gcTime: 0,
  });
  const [first] = data ?? [];
  if (!data || !first) return null;
  const isOne = data.every((guess) => guess.title === first.title);
  const take = async () => {
    try {
      const { edit, changed } = await engine.assets.editEach({
        items: data.map(({ id, title }) => ({ id, changes: [{ field: 'title', op: 'set', value: title }] })),
      });
      const action = { label: 'action.undo', run: () => void undo(edit) } as const;
      notify({ id: 'edit', tone: 'calm', key: 'toast.edited', values: { count: changed }, action });
    } catch (error) {
      report(error);
    }
  };
  return (
    <div className="guesses">
      <p>
        {t('inspector.guesses', { count: data.length })}
        {isOne ? <em> “{first.title}”</em> : null}
      </p>
      <button type="button" onClick={() => void take()}>
        {t('inspector.use-guesses', { count: data.length })}
      </button>
    </div>
  );
}
