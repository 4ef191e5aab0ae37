import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { EngineClient } from '../../shared/api/client.ts';
import type { MessageKey, MessageValues } from '../../shared/i18n/format.ts';
import type { EditChange, EditField } from '../../shared/model/edit.ts';
import { notify } from '../state/notices.ts';
import { forgetTurns } from '../state/turning.ts';
import { type Foretold, showAtOnce } from './at-once.ts';
import { useRoom } from './engine.tsx';
import { failureOf } from './failure.ts';
import { report } from './report.ts';
import type { ResultHolder } from './result-holder.ts';

/** What an edit did, as the engine answers. */
export interface Done {
  readonly edit: string;
  readonly changed: number;
}

export interface Telling {
  /** Words of the notice, instead of those for any edit; they get `count`. */
  readonly key?: MessageKey;
  readonly values?: MessageValues;
  /** Differences that a look beforehand told of, to be shown at once. */
  readonly foretold?: readonly Foretold[];
  /** Where the failure is told by whoever asks. */
  readonly onFailure?: (error: unknown) => void;
}

export interface Edits {
  /** Says something about assets. Shown at once; taken back from the screen when the engine refuses. */
  edit(ids: readonly string[], changes: readonly EditChange[], telling?: Telling): Promise<boolean>;
  /** The same; answers the name of the edit, undefined when it was refused. */
  say(ids: readonly string[], changes: readonly EditChange[], telling?: Telling): Promise<string | undefined>;
  /** Makes the guesses of assets words of a person: all fields, or these. */
  confirm(ids: readonly string[], fields?: readonly EditField[]): Promise<boolean>;
  /** Whatever else is one step of undo, with its notice. */
  run<Answer extends Done>(work: () => Promise<Answer>, telling?: Telling): Promise<Answer | undefined>;
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
      forgetTurns();
      notify({ id: 'edit', tone: 'calm', key: 'toast.undone', values: { count: counted(changed) }, action: again });
    } catch (error) {
      tellUndo(error, 'toast.nothing-to-undo');
    }
  };
  const redo = async () => {
    try {
      const { edit, changed } = await engine.assets.redo({});
      forgetTurns();
      notify({
        id: 'edit',
        tone: 'calm',
        key: 'toast.redone',
        values: { count: counted(changed) },
        action: back(edit),
      });
    } catch (error) {
      tellUndo(error, 'toast.nothing-to-redo');
    }
  };
  const again = { label: 'action.redo', run: () => void redo() } as const;
  const back = (edit: string) => ({ label: 'action.undo', run: () => void undo(edit) }) as const;
  const run: Edits['run'] = async (work, { key = 'toast.edited', values, onFailure = report } = {}) => {
    try {
      const done = await work();
      const { edit, changed } = done;
      notify({ id: 'edit', tone: 'calm', key, values: { count: changed, ...values }, action: back(edit) });
      return done;
    } catch (error) {
      onFailure(error);
      return undefined;
    }
  };
  const say: Edits['say'] = async (ids, changes, telling = {}) => {
    const takeBack = showAtOnce(ids, changes, queries, results, telling.foretold);
    const done = await run(() => engine.assets.edit({ ids: [...ids], changes: [...changes] }), telling);
    if (!done) takeBack();
    return done?.edit;
  };

  return {
    undo,
    redo,
    run,
    say,
    edit: async (ids, changes, telling) => (await say(ids, changes, telling)) !== undefined,
    async confirm(ids, fields) {
      // of what is proposed, cards know the title: that is seen at once
      const cards = fields && !fields.includes('title') ? [] : results.cardsOf(new Set(ids));
      const foretold = cards
        .filter((card) => card.title === null && card.proposedTitle !== null)
        .map((card) => ({ id: card.id, field: 'title', after: card.proposedTitle }));
      const takeBack = showAtOnce(ids, [], queries, results, foretold);
      const input = { ids: [...ids], ...(fields ? { fields: [...fields] } : {}) };
      const done = await run(() => engine.assets.confirm(input));
      if (!done) takeBack();
      return done !== undefined;
    },
  };
}

/** An edit of a thing that is no asset changes one thing, though no asset. */
const counted = (assets: number): number => Math.max(1, assets);

function tellUndo(error: unknown, key: 'toast.nothing-to-undo' | 'toast.nothing-to-redo'): void {
  if (failureOf(error).code === 'nothing-to-undo') notify({ id: 'edit', tone: 'calm', key });
  else report(error);
}
