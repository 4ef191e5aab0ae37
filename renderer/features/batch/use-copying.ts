import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { AssetWhole } from '../../../shared/model/asset.ts';
import { type EditChange, type EditField, editField, isListField } from '../../../shared/model/edit.ts';
import { useEngine } from '../../data/engine.tsx';
import { report } from '../../data/report.ts';
import { startDoing } from '../../state/doing.ts';
import { notify } from '../../state/notices.ts';
import { keep, recall } from '../../state/persist.ts';
import { createStore } from '../../state/store.ts';

/** The description of one asset, to be said about others. */
export interface Copied {
  /** What it was called. */
  readonly name: string;
  readonly values: Readonly<Partial<Record<EditField, string | readonly string[]>>>;
}

interface Clipboard {
  readonly copied: Copied | null;
  /** Fields that are left out; all others are pasted. */
  readonly without: readonly EditField[];
}

/** Kept from one window to the next: what is copied in one is pasted in another. */
export const clipboard = createStore<Clipboard>(recall<Clipboard>('copied', { copied: null, without: [] }));
keep('copied', clipboard);

export function copiedOf(whole: AssetWhole): Copied {
  const values: Partial<Record<EditField, string | readonly string[]>> = {};
  for (const field of editField.options) {
    const value = field === 'caption' ? whole.description : whole[field];
    if (value !== null && value.length > 0) values[field] = value;
  }
  return { name: whole.title ?? whole.path.split(/[\\/]/).at(-1) ?? '', values };
}

/** The edit that pasting stands for. */
export function pastedChanges({ copied, without }: Clipboard): EditChange[] {
  return editField.options.flatMap((field): EditChange[] => {
    const value = copied?.values[field];
    if (value === undefined || without.includes(field)) return [];
    if (isListField(field)) return [{ field, op: 'set', value: [value].flat() }];
    return typeof value === 'string' ? [{ field, op: 'set', value }] : [];
  });
}

/** Copying the description of one asset, and pasting it to others. */
export function useCopying() {
  const engine = useEngine();
  const queries = useQueryClient();
  return useMemo(
    () => ({
      async copy(ids: readonly string[]) {
        const [id] = ids;
        if (id === undefined) return;
        if (ids.length > 1) return void notify({ id: 'copy', tone: 'calm', key: 'paste.one-only' });
        try {
          const whole = await queries.fetchQuery({
            queryKey: ['asset', id],
            queryFn: ({ signal }) => engine.assets.get({ id }, { signal }),
          });
          clipboard.set((before) => ({ ...before, copied: copiedOf(whole) }));
          notify({ id: 'copy', tone: 'calm', key: 'paste.copied' });
        } catch (error) {
          report(error);
        }
      },
      paste(ids: readonly string[]) {
        if (ids.length === 0) return;
        // another window may have copied meanwhile
        clipboard.set((before) => recall<Clipboard>('copied', before));
        if (clipboard.get().copied) startDoing('paste', ids);
        else notify({ id: 'copy', tone: 'calm', key: 'paste.nothing' });
      },
    }),
    [engine, queries],
  );
}
