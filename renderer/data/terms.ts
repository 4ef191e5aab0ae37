import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Term, TermKind, TermWords } from '../../shared/model/term.ts';
import { notify } from '../state/notices.ts';
import { useEdit } from './edits.ts';
import { useEngine } from './engine.tsx';
import { failureOf } from './failure.ts';
import { report } from './report.ts';

/** A list of the office whole, with who may add to it. */
export function useTerms(kind: TermKind) {
  const engine = useEngine();
  return useQuery({
    queryKey: ['terms', kind],
    queryFn: ({ signal }) => engine.vocabulary.terms({ kind }, { signal }),
  });
}

export interface TermVerbs {
  /** Answers the id of the term; undefined when it was refused, `taken` when another has the name. */
  save(id: string | undefined, words: TermWords, name: string): Promise<string | 'taken' | undefined>;
  merge(one: Term, into: string): Promise<boolean>;
  remove(one: Term): Promise<boolean>;
  adding(who: 'everyone' | 'owner'): Promise<void>;
  begin(): Promise<void>;
}

/** What a person does with a list. All of it can be taken back. */
export function useTermVerbs(kind: TermKind): TermVerbs {
  const engine = useEngine();
  const queries = useQueryClient();
  const { undo } = useEdit();
  const again = () => queries.invalidateQueries({ queryKey: ['terms', kind] });
  const tell = (edit: string, key: 'terms.saved' | 'terms.saved.none' | 'terms.removed', name: string, count: number) =>
    notify({
      id: 'edit',
      tone: 'calm',
      key,
      values: { name, count },
      action: { label: 'action.undo', run: () => void undo(edit).then(again) },
    });
  const doing = async (work: () => Promise<void>): Promise<boolean> => {
    try {
      await work();
      await again();
      return true;
    } catch (error) {
      report(error);
      return false;
    }
  };
  return {
    async save(id, words, name) {
      try {
        const saved = await engine.vocabulary.save({ kind, words, ...(id !== undefined && { id }) });
        tell(saved.edit, saved.changed > 0 ? 'terms.saved' : 'terms.saved.none', name, saved.changed);
        await again();
        return saved.id;
      } catch (error) {
        if (failureOf(error).code === 'name-taken') return 'taken';
        report(error);
        return undefined;
      }
    },
    merge: (one, into) =>
      doing(async () => {
        const { edit, changed } = await engine.vocabulary.merge({ kind, ids: [one.id], into });
        tell(edit, changed > 0 ? 'terms.saved' : 'terms.saved.none', one.name, changed);
      }),
    remove: (one) =>
      doing(async () => {
        const { edit } = await engine.vocabulary.remove({ kind, ids: [one.id] });
        tell(edit, 'terms.removed', one.name, 0);
      }),
    adding: async (who) => {
      await doing(async () => void (await engine.vocabulary.adding({ kind, adding: who })));
    },
    begin: async () => {
      await doing(async () => void (await engine.vocabulary.begin({})));
    },
  };
}

/** The name of a person with the office of a day. */
export function useTitled(name: string, date: string | null) {
  const engine = useEngine();
  return useQuery({
    queryKey: ['terms', 'titled', name, date],
    queryFn: async ({ signal }) => (await engine.vocabulary.titled({ names: [name], date }, { signal }))[0] ?? name,
    gcTime: 0,
  });
}

/** What a CSV file would do to a list, and putting it in. */
export function useTermsRead(kind: TermKind) {
  const engine = useEngine();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: { readonly csv: string; readonly dry: boolean }) => engine.vocabulary.read({ kind, ...input }),
    onSuccess: (_, { dry }) => (dry ? undefined : queries.invalidateQueries({ queryKey: ['terms', kind] })),
    onError: report,
  });
}
