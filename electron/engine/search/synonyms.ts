import abbreviations from '../../../resources/vocabulary/abbreviations.json' with { type: 'json' };
import spellings from '../../../resources/vocabulary/spellings.json' with { type: 'json' };
import { fillers } from '../../../shared/query/keywords.ts';
import { words } from '../../../shared/text/fold.ts';

/** Other ways of saying what stands at a place of a query. */
export interface Synonyms {
  /** How many of the words, fillers among them counted, are said otherwise. */
  readonly count: number;
  readonly same: readonly (readonly string[])[];
  /** Kinds of it: an asset that names one is about it too. */
  readonly narrower: readonly (readonly string[])[];
}

interface Entry {
  /** Without fillers: *dinas komunikasi dan informatika* is also said without the *dan*. */
  readonly telling: readonly string[];
  readonly same: readonly (readonly string[])[];
  readonly narrower: readonly (readonly string[])[];
}

const telling = (list: readonly string[]): string[] => list.filter((word) => !fillers.has(word));

const byFirst = new Map<string, Entry[]>();
const narrowerOf = new Map(abbreviations.narrower.map(([wide = '', ...kinds]) => [wide, kinds.map(words)]));
for (const row of abbreviations.same) {
  const members = row.map(words);
  const narrower = row.flatMap((member) => narrowerOf.get(member) ?? []);
  for (const member of members) {
    const entry: Entry = { telling: telling(member), same: members.filter((other) => other !== member), narrower };
    const first = entry.telling[0] ?? '';
    byFirst.set(
      first,
      [...(byFirst.get(first) ?? []), entry].sort((a, b) => b.telling.length - a.telling.length),
    );
  }
}

const otherSpellings = new Map<string, readonly string[]>(
  spellings.same.flatMap((row) => row.map((word) => [word, row.filter((other) => other !== word)] as const)),
);

/** Whether a spelling stands in the list, rather than being made by habit. */
export const isListed = (word: string): boolean => otherSpellings.has(word);

/** What the words from `at` on are also called, by the longest name that fits. */
export function synonymsAt(list: readonly string[], at: number): Synonyms | undefined {
  for (const entry of byFirst.get(list[at] ?? '') ?? []) {
    let n = 0;
    let end = at;
    while (end < list.length && n < entry.telling.length) {
      const word = list[end] ?? '';
      if (word === entry.telling[n]) n++;
      else if (!fillers.has(word)) break;
      end++;
    }
    if (n === entry.telling.length) return { count: end - at, same: entry.same, narrower: entry.narrower };
  }
  return undefined;
}

/** Spellings that differ by habit: colonial (*Soekarno*), Arabic as heard (*Ramadhan*, *sholat*, *qurban*). */
const habits: readonly (readonly [string, string])[] = [
  ['oe', 'u'],
  ['dj', 'j'],
  ['tj', 'c'],
  ['dh', 'd'],
  ['dz', 'z'],
  ['sh', 's'],
  ['ph', 'f'],
  ['q', 'k'],
  ['v', 'f'],
];

/** Other spellings that a word may have; of those made by habit most do not exist. */
export function spellingsOf(word: string): string[] {
  const found = new Set(otherSpellings.get(word) ?? []);
  if (word.length >= 5)
    for (const [a, b] of habits)
      for (const [from, to] of [
        [a, b],
        [b, a],
      ] as const)
        for (let at = word.indexOf(from); at >= 0; at = word.indexOf(from, at + 1))
          found.add(word.slice(0, at) + to + word.slice(at + from.length));
  found.delete(word);
  return [...found];
}
