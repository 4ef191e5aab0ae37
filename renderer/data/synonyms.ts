import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { notify } from '../state/notices.ts';
import { synonymDraft } from '../state/synonym-draft.ts';
import { useEdit } from './edits.ts';
import { useEngine } from './engine.tsx';
import { report } from './report.ts';

const key = ['vocabulary', 'synonyms'];

/** Rows of words that mean the same: the office's own, and those of every office. */
export function useSynonyms() {
  const engine = useEngine();
  return useQuery({ queryKey: key, queryFn: ({ signal }) => engine.vocabulary.synonyms({}, { signal }) });
}

/** Says the rows of the office, whole; it can be taken back. */
export function useSaveSynonyms() {
  const engine = useEngine();
  const queries = useQueryClient();
  const { undo } = useEdit();
  const again = () => queries.invalidateQueries({ queryKey: key });
  return useMutation({
    mutationFn: (rows: string[][]) => engine.vocabulary.saveSynonyms({ rows }),
    onSuccess: async ({ edit }) => {
      synonymDraft.set(() => undefined);
      await again();
      notify({
        id: 'edit',
        tone: 'calm',
        key: 'terms.same.saved',
        action: { label: 'action.undo', run: () => void undo(edit).then(again) },
      });
    },
    onError: report,
  });
}
