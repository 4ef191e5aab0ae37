import { words } from '../../../shared/text/fold.ts';
import { all, type Reader } from '../db/connection.ts';
import type { ColumnSet } from './column-set.ts';
import type { Source } from './finding.ts';
import { learn } from './key-streams.ts';
import { breathe } from './slices.ts';
import { termsFrom } from './vocabulary.ts';

/** When it is worth it. */
export interface WarmingTimes {
  /** Fewer assets are gone through in no time. */
  readonly leastAssets: number;
  /** Milliseconds without a question, and without a change, before anything is looked up. */
  readonly quiet: number;
  readonly unchanged: number;
  readonly lookEvery: number;
}

const usual: WarmingTimes = { leastAssets: 60_000, quiet: 2_000, unchanged: 20_000, lookEvery: 1_000 };

/** Beginnings of two letters and whole words that are looked up, and how many terms and texts tell which. */
const mostPairs = 64;
const mostWords = 40;
const countedTerms = 200;
const sampledTexts = 1_500;
/** A word is common that stands in so many of the texts. */
const commonShare = 0.04;

export const someTexts = `SELECT a.title, a.caption, a.place FROM json_each(?) j CROSS JOIN asset a ON a.id = j.value`;

export interface Warmed {
  readonly source: Source;
  /** When somebody asked something the last time, on the clock of `performance.now()`. */
  readonly lastAsked: () => number;
  /** The text that a query asks the index for. */
  readonly matchOf: (query: string) => Promise<string | undefined>;
}

/**
 * Looks up what the commonest words and beginnings of words of a large library match, while nobody asks anything: with them
 * every question begins. Returns how to stop.
 */
export function keepWarm({ source, lastAsked, matchOf }: Warmed, times = usual): () => void {
  let timer: NodeJS.Timeout;
  let isStopped = false;
  let set: ColumnSet | undefined;
  let since = performance.now();
  let queries: string[] | undefined;
  const isQuiet = (): boolean => !isStopped && performance.now() - lastAsked() > times.quiet;

  const look = async (): Promise<void> => {
    const now = source.current();
    if (now !== set) {
      since = set ? performance.now() : Number.NEGATIVE_INFINITY;
      set = now;
      queries = undefined;
    }
    if (!set || set.length < times.leastAssets || performance.now() - since < times.unchanged) return;
    queries ??= isQuiet() ? await commonQueries(source.db, set) : undefined;
    while (queries && queries.length > 0 && isQuiet() && source.current() === set) {
      const query = queries.shift();
      const match = query === undefined ? undefined : await matchOf(query);
      if (match !== undefined) await learn(source, match);
    }
  };
  const plan = (): void => {
    if (isStopped) return;
    timer = setTimeout(() => {
      // whatever keeps it from looking, a search takes longer and says what is the matter
      look().then(plan, () => {});
    }, times.lookEvery);
    timer.unref();
  };
  plan();
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}

const letters = 'abcdefghijklmnopqrstuvwxyz';

/** Queries as somebody begins them, those that match most probably first. */
async function commonQueries(db: Reader, set: ColumnSet): Promise<string[]> {
  const firsts: [query: string, count: number][] = [];
  const pairs: [query: string, count: number][] = [];
  for (const first of letters) {
    let sum = 0;
    for (const second of letters) {
      const pair = first + second;
      const count = all(db, termsFrom, pair, `${pair}\u{10FFFF}`, countedTerms).length;
      sum += count;
      if (count > 0) pairs.push([pair, count]);
    }
    if (sum > 0) firsts.push([first, sum]);
    await breathe();
  }
  const most = (list: [string, number][], count: number): string[] =>
    list
      .sort(([, a], [, b]) => b - a)
      .slice(0, count)
      .map(([query]) => query);
  // a space behind a word says that it is whole
  return [
    ...most(firsts, letters.length),
    ...commonWords(db, set).map((word) => `${word} `),
    ...most(pairs, mostPairs),
  ];
}

/** Words that stand in many titles, captions and places, by a sample from all over the library. */
function commonWords(db: Reader, set: ColumnSet): string[] {
  const ids = Array.from({ length: sampledTexts }, (_, n) => {
    const block = set.blocks[Math.floor((n * set.blocks.length) / sampledTexts)];
    return block?.id[(n * 7_919) % block.length] ?? 0;
  });
  const counts = new Map<string, number>();
  for (const row of all<Record<string, string | null>>(db, someTexts, JSON.stringify(ids)))
    for (const word of new Set(Object.values(row).flatMap((text) => words(text ?? ''))))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count >= commonShare * sampledTexts)
    .sort(([, a], [, b]) => b - a)
    .slice(0, mostWords)
    .map(([word]) => word);
}
