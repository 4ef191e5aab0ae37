import { keep, recall } from './persist.ts';
import { createStore } from './store.ts';

/** Hints that stand where they are needed, in the order in which a newcomer meets them. */
export const tipNames = ['search', 'describe', 'take-out'] as const;
export type TipName = (typeof tipNames)[number];

interface Tips {
  /** Those that were begun with and not put away yet. */
  readonly left: readonly TipName[];
}

/** None, but in a window in which somebody added the first folder of a library. */
export const tips = createStore<Tips>(sound(recall<Tips>('tips', { left: [] })));
keep('tips', tips);

function sound({ left }: Tips): Tips {
  return { left: tipNames.filter((name) => Array.isArray(left) && left.includes(name)) };
}

export const beginTips = (): void => tips.set({ left: tipNames });

/** Puts a hint away for good. False when it was not there. */
export function putAwayTip(name: TipName): boolean {
  const { left } = tips.get();
  if (!left.includes(name)) return false;
  tips.set({ left: left.filter((one) => one !== name) });
  return true;
}
