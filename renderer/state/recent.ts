import { keep, recall } from './persist.ts';
import { createStore } from './store.ts';

export interface Recent {
  readonly searches: readonly string[];
}

const kept = recall<Recent>('recent', { searches: [] });
const isWords = (value: unknown): value is string => typeof value === 'string';

/** What was looked for lately, newest first; kept on this computer only. */
export const recent = createStore<Recent>({
  searches: Array.isArray(kept.searches) ? kept.searches.filter(isWords).slice(0, 8) : [],
});
keep('recent', recent);

/** Remembers a search that somebody used. A longer version of the newest takes its place. */
export function remember(text: string): void {
  const words = text.trim();
  if (words.length < 2) return;
  recent.set(({ searches }) => ({
    searches: [words, ...searches.filter((one, at) => one !== words && !(at === 0 && words.startsWith(one)))].slice(
      0,
      8,
    ),
  }));
}
