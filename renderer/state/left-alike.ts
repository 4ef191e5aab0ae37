import { keep, recall } from './persist.ts';
import { createStore } from './store.ts';

interface Left {
  /** Groups that somebody wants to be left as they are: the ids of their assets in order, joined. */
  readonly groups: readonly string[];
}

/** Groups that are remembered; the oldest are offered again. */
const most = 2_000;

/** Groups of pictures that look alike and are not offered again on this computer. */
export const leftAlike = createStore<Left>(recall('left-alike', { groups: [] }));
keep('left-alike', leftAlike);

export const groupKey = (ids: readonly string[]): string => ids.toSorted().join(' ');

export function leaveAlike(key: string): void {
  leftAlike.set(({ groups }) => ({ groups: [...groups.filter((one) => one !== key), key].slice(-most) }));
}

export function offerAgain(key: string): void {
  leftAlike.set(({ groups }) => ({ groups: groups.filter((one) => one !== key) }));
}
