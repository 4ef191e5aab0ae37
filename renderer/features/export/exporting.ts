import { createStore } from '../../state/store.ts';

/** The assets that are about to be taken out; undefined while nobody asks. */
export const exporting = createStore<readonly string[] | undefined>(undefined);

/** Opens the export for these assets. */
export function openExport(ids: readonly string[]): void {
  if (ids.length > 0) exporting.set([...ids]);
}

export const closeExport = (): void => exporting.set(undefined);
