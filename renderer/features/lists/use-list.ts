import { useCallback, useRef, useState } from 'react';
import type { EngineClient } from '../../../shared/api/client.ts';
import type { ListColumn, ListPreview } from '../../../shared/model/list.ts';
import { useEdit } from '../../data/edits.ts';
import { useEngine } from '../../data/engine.tsx';
import { type Failure, failureOf, isQuiet } from '../../data/failure.ts';
import { notify } from '../../state/notices.ts';

/** Bytes of a list that are taken over the wire. */
const largest = 50_000_000;

type Source = Parameters<EngineClient['lists']['preview']>[0]['source'];

/** Where a list is on its way: chosen, looked at, filled in. */
export type ListState =
  | { readonly at: 'start' }
  | { readonly at: 'reading'; readonly name: string; readonly preview: ListPreview | undefined }
  | { readonly at: 'seen'; readonly name: string; readonly preview: ListPreview }
  | { readonly at: 'applying'; readonly name: string; readonly preview: ListPreview }
  | { readonly at: 'done'; readonly name: string; readonly changed: number; readonly unmatched: readonly string[] }
  | { readonly at: 'too-large'; readonly name: string }
  | { readonly at: 'failed'; readonly name: string; readonly failure: Failure };

export interface List {
  readonly state: ListState;
  take(file: File): void;
  /** Says what a column is taken for. */
  setColumn(at: number, column: ListColumn): void;
  apply(): void;
}

/** A list of descriptions from its choice to its being filled in. What is asked last holds. */
export function useList(): List {
  const engine = useEngine();
  const { undo } = useEdit();
  const [state, setState] = useState<ListState>({ at: 'start' });
  const source = useRef<Source | undefined>(undefined);
  const asked = useRef<AbortController | undefined>(undefined);

  const look = useCallback(
    async (name: string, columns: ListColumn[] | undefined, before: ListPreview | undefined) => {
      asked.current?.abort();
      const abort = new AbortController();
      asked.current = abort;
      setState({ at: 'reading', name, preview: before });
      try {
        if (!source.current) return;
        const input = { source: source.current, ...(columns && { columns }) };
        const preview = await engine.lists.preview(input, { signal: abort.signal });
        if (asked.current === abort) setState({ at: 'seen', name, preview });
      } catch (error) {
        if (asked.current === abort) setState({ at: 'failed', name, failure: failureOf(error) });
      }
    },
    [engine],
  );

  const take = useCallback(
    (file: File) => {
      if (file.size > largest) {
        setState({ at: 'too-large', name: file.name });
        return;
      }
      void base64Of(file).then((bytes) => {
        source.current = { name: file.name, bytes };
        return look(file.name, undefined, undefined);
      });
    },
    [look],
  );

  const columnsOf = (preview: ListPreview): ListColumn[] => preview.columns.map(({ column }) => column);

  return {
    state,
    take,
    setColumn(at, column) {
      if (state.at !== 'seen') return;
      // a word of one sort stands in one column; lists may stand in several
      const columns = columnsOf(state.preview).map((one, n) =>
        n === at ? column : one === column && column !== 'ignore' && !lists.has(column) ? 'ignore' : one,
      );
      void look(state.name, columns, state.preview);
    },
    apply() {
      if (state.at !== 'seen' || !source.current) return;
      const { name, preview } = state;
      setState({ at: 'applying', name, preview });
      engine.lists.apply({ source: source.current, columns: columnsOf(preview) }).then(
        ({ edit, changed, unmatched }) => {
          setState({ at: 'done', name, changed, unmatched });
          const action = { label: 'action.undo', run: () => void undo(edit) } as const;
          notify({ id: 'edit', tone: 'calm', key: 'toast.edited', values: { count: changed }, action });
        },
        (error: unknown) => {
          const failure = failureOf(error);
          setState(isQuiet(failure) ? { at: 'seen', name, preview } : { at: 'failed', name, failure });
        },
      );
    },
  };
}

const lists: ReadonlySet<ListColumn> = new Set(['keywords', 'people']);

function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
