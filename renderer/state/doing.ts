import { createStore } from './store.ts';

/** What a person does with several assets, each in a dialog of its own. */
export type DoingKind = 'batch' | 'paste' | 'clock' | 'collect' | 'stacks' | 'rights' | 'publish' | 'sheet';

export interface Doing {
  readonly kind: DoingKind;
  readonly ids: readonly string[];
}

/** The dialog that is open for a selection, if any. */
export const doing = createStore<Doing | undefined>(undefined);

export const startDoing = (kind: DoingKind, ids: readonly string[]): void => {
  if (ids.length > 0) doing.set({ kind, ids: [...ids] });
};
export const endDoing = (): void => doing.set(undefined);
