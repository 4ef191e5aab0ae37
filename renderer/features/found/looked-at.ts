import { createStore } from '../../state/store.ts';

/** Groups of the event that is looked into; undefined while all events are listed. */
export const lookedAt = createStore<readonly string[] | undefined>(undefined);

export const lookAt = (groups: readonly string[] | undefined): void => lookedAt.set(groups);
