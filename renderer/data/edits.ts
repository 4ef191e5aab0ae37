import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { EngineClient } from '../../shared/api/client.ts';
import type { AssetCard, AssetWhole } from '../../shared/model/asset.ts';
import type { EditChange } from '../../shared/model/edit.ts';
import { notify } from '../state/notices.ts';
import { useRoom } from './engine.tsx';
import { failureOf } from './failure.ts';
import { report } from './report.ts';
import type { ResultHolder } from './result-holder.ts';

export interface Edits {
  /** Says something about assets. Shown at once; taken back from the screen when the engine refuses. */
  edit(ids: readonly string[], changes: readonly EditChange[]): Promise<boolean>;
  undo(edit?: string): Promise<void>;
  redo(): Promise<void>;
}

/** The verbs of describing, with their notices. */
export function useEdit(): Edits {
  const { connection, results } = useRoom();
  const queries = useQueryClient();
  return useMemo(() => createEdits(connection.engine, queries, results), [connection, queries, results]);
}

export function createEdits(engine: EngineClient, queries: QueryClient, results: ResultHolder): Edits {
  const undo = async (edit?: string) => {
    try {
      const { changed } = await engine.assets.undo(edit === undefined ? {} : { edit });
      notify({ id: 'edit', tone: 'calm', key: 'toast.undone', values: { count: changed }, action: again });
    } catch (error) {
      tellUndo(error, 'toast.nothing-to-undo');
    }
  };
  const redo = async () => {
    try {
      const { edit, changed } = await engine.assets.redo({});
      notify({ id: 'edit', tone: 'calm', key: 'toast.redone', values: { count: changed }, action: back(edit) });
    } catch (error) {
      tellUndo(error, 'toast.nothing-to-redo');
    }
  };
  const again = { label: 'action.redo', run: () => void redo() } as const;
  const back = (edit: string) => ({ label: 'action.undo', run: () => void undo(edit) }) as const;

  return {
    undo,
    redo,
    async edit(ids, changes) {
      const before = showAtOnce(ids, changes, queries, results);
      try {
        const { edit, changed } = await engine.assets.edit({ ids: [...ids], changes: [...changes] });
        notify({ id: 'edit', tone: 'calm', key: 'toast.edited', values: { count: changed }, action: back(edit) });
        return true;
      } catch (error) {
        results.patch(before);
        for (const id of ids.slice(0, 500)) void queries.invalidateQueries({ queryKey: ['asset', id] });
        report(error);
        return false;
      }
    },
  };
}

function tellUndo(error: unknown, key: 'toast.nothing-to-undo' | 'toast.nothing-to-redo'): void {
  if (failureOf(error).code === 'nothing-to-undo') notify({ id: 'edit', tone: 'calm', key });
  else report(error);
}

/** Puts what was said onto loaded cards and open assets; answers the cards as they were. */
function showAtOnce(
  ids: readonly string[],
  changes: readonly EditChange[],
  queries: QueryClient,
  results: ResultHolder,
): readonly AssetCard[] {
  const before: AssetCard[] = [];
  const loaded = results.loadedIds();
  for (const id of ids) {
    if (loaded.has(id)) {
      const found = results.find(id);
      if (found) before.push(found.card);
    }
    if (queries.getQueryData(['asset', id])) {
      queries.setQueryData<AssetWhole>(['asset', id], (whole) => whole && wholeWith(whole, changes));
    }
  }
  results.patch(before.map((card) => cardWith(card, changes)));
  return before;
}

/** A card with changes applied. A cleared field waits for the engine, which knows what the file carries. */
export function cardWith(card: AssetCard, changes: readonly EditChange[]): AssetCard {
  let next = card;
  for (const change of changes) {
    if (change.op !== 'set' || typeof change.value !== 'string' || change.value === '') continue;
    if (change.field === 'title' || change.field === 'theme' || change.field === 'date') {
      next = { ...next, [change.field]: change.value };
    }
  }
  return next;
}

function wholeWith(whole: AssetWhole, changes: readonly EditChange[]): AssetWhole {
  let next = whole;
  for (const change of changes) {
    if (change.field === 'keywords' || change.field === 'people') {
      const had = next[change.field];
      const value =
        change.op === 'set'
          ? change.value
          : change.op === 'add'
            ? [...new Set([...had, ...change.value])]
            : had.filter((word) => !change.value.includes(word));
      next = { ...next, [change.field]: value };
    } else if (change.value) {
      next = { ...next, [change.field === 'caption' ? 'description' : change.field]: change.value };
    }
  }
  return next;
}
