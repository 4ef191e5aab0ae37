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

/** Ways of saying the same, found by the word that they begin with. */
export class SynonymIndex {
  readonly #byFirst = new Map<string, Entry[]>();
  readonly #narrower = new Map<string, readonly (readonly string[])[]>();
  readonly #base: SynonymIndex | undefined;

  /** @param base asked too, behind this one's own */
  constructor(base?: SynonymIndex) {
    this.#base = base;
  }

  /** These are kinds of `wide`; say it before a row that has it. */
  addNarrower(wide: string, kinds: readonly string[]): void {
    this.#narrower.set(wide, kinds.map(words));
  }

  /** The members of a row mean the same. */
  add(row: readonly string[]): void {
    const members = row.map(words).filter((member) => telling(member).length > 0);
    const narrower = row.flatMap((member) => this.#narrower.get(member) ?? []);
    for (const member of members) {
      const entry: Entry = { telling: telling(member), same: members.filter((other) => other !== member), narrower };
      const first = entry.telling[0] ?? '';
      const entries = [...(this.#byFirst.get(first) ?? []), entry];
      this.#byFirst.set(
        first,
        entries.sort((a, b) => b.telling.length - a.telling.length),
      );
    }
  }

  /** What the words from `at` on are also called, by the longest name that fits, in all rows that have it. */
  at(list: readonly string[], at: number): Synonyms | undefined {
    const own = this.#longest(list, at);
    const others = this.#base?.at(list, at);
    if (!own || !others) return own ?? others;
    if (own.count !== others.count) return own.count > others.count ? own : others;
    return {
      count: own.count,
      same: [...own.same, ...others.same],
      narrower: [...own.narrower, ...others.narrower],
    };
  }

  #longest(list: readonly string[], at: number): Synonyms | undefined {
    const found: Synonyms[] = [];
    for (const entry of this.#byFirst.get(list[at] ?? '') ?? []) {
      const count = fitting(entry, list, at);
      if (count > 0) found.push({ count, same: entry.same, narrower: entry.narrower });
    }
    const [first] = found;
    if (!first) return undefined;
    const longest = found.filter(({ count }) => count === first.count);
    return {
      count: first.count,
      same: longest.flatMap(({ same }) => same),
      narrower: longest.flatMap(({ narrower }) => narrower),
    };
  }
}

/** How many words from `at` on say an entry, fillers between them counted; 0 where they do not. */
function fitting(entry: Entry, list: readonly string[], at: number): number {
  let n = 0;
  let end = at;
  while (end < list.length && n < entry.telling.length) {
    const word = list[end] ?? '';
    if (word === entry.telling[n]) n++;
    else if (!fillers.has(word)) break;
    end++;
  }
  return n === entry.telling.length ? end - at : 0;
}

/** What every office says so. */
export const usual = new SynonymIndex();
for (const [wide = '', ...kinds] of abbreviations.narrower) usual.addNarrower(wide, kinds);
for (const row of abbreviations.same) usual.add(row);
/** The rows of that list, as they are written. */
export const usualRows: readonly (readonly string[])[] = abbreviations.same;

const otherSpellings = new Map<string, readonly string[]>(
  spellings.same.flatMap((row) => row.map((word) => [word, row.filter((other) => other !== word)] as const)),
);

/** Whether a spelling stands in the list, rather than being made by habit. */
export const isListed = (word: string): boolean => otherSpellings.has(word);

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
