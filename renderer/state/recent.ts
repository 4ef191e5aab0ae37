import { keep, recall } from './persist.ts';
import { createStore } from './store.ts';
import { putAwayTip } from './tips.ts';

export interface Recent {
  readonly searches: readonly string[];
}

/** Searches that are remembered. */
const most = 20;
const kept = recall<Recent>('recent', { searches: [] });
const isWords = (value: unknown): value is string => typeof value === 'string';

/** What was looked for lately, newest first; kept on this computer only. */
export const recent = createStore<Recent>({
  searches: Array.isArray(kept.searches) ? kept.searches.filter(isWords).slice(0, most) : [],
});
keep('recent', recent);

/** Remembers a search that somebody used. A longer version of the newest takes its place. */
export function remember(text: string): void {
  const words = text.trim();
  if (words.length < 2) return;
  putAwayTip('search');
  recent.set(({ searches }) => ({
    searches: [words, ...searches.filter((one, at) => one !== words && !(at === 0 && words.startsWith(one)))].slice(
      0,
      most,
    ),
  }));
}

/** Takes one search out of the memory, or all of them. */
export function forget(text?: string): void {
  recent.set(({ searches }) => ({ searches: text === undefined ? [] : searches.filter((one) => one !== text) }));
}
