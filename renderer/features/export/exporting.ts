import { createStore } from '../../state/store.ts';
import { putAwayTip } from '../../state/tips.ts';

/** The assets that are about to be taken out; undefined while nobody asks. */
export const exporting = createStore<readonly string[] | undefined>(undefined);

/** Opens the export for these assets. */
export function openExport(ids: readonly string[]): void {
  if (ids.length === 0) return;
  putAwayTip('take-out');
  exporting.set([...ids]);
}

export const closeExport = (): void => exporting.set(undefined);

/** The export whose progress and outcome are looked at, by the id of its job. */
export const lookedAtExport = createStore<string | undefined>(undefined);

export const lookAtExport = (job: string): void => lookedAtExport.set(job);
export const closeLook = (): void => lookedAtExport.set(undefined);

/** Exports that were begun in this window and whose end was not told yet. */
export const begun = createStore<readonly string[]>([]);
