import { typingDistance } from '../../../shared/text/typing.ts';
import { get, type Reader } from '../db/connection.ts';
import { breathe } from './slices.ts';
import { quoted } from './tokens.ts';

export const nextTerms = 'SELECT term FROM search_term WHERE term > ? ORDER BY term LIMIT 10000';
export const countHits = 'SELECT count(*) AS count FROM (SELECT 1 FROM fts WHERE fts MATCH ? LIMIT 2000)';

/** Candidates that are about as near as the nearest one. */
const margin = 0.15;
const mostCandidates = 3;
const shortest = 4;
/** Words that one word is looked for in: of more, it says too little. */
const mostContaining = 60;
const lookedAtOnce = 50_000;

interface Terms {
  readonly byLength: readonly (readonly string[])[];
  readonly letters: ReadonlyMap<string, number>;
}

/**
 * Finds what a person may have meant by a word that nothing in the library holds: a word of the library that is one
 * slip of the fingers away, two for a long word. The words are read when first needed.
 */
export class Corrector {
  readonly #db: Reader;
  #terms: Promise<Terms> | undefined;

  constructor(db: Reader) {
    this.#db = db;
  }

  noteChanged(): void {
    this.#terms = undefined;
  }

  /** Candidates for each word that has some, the likeliest first. */
  async correct(words: readonly string[]): Promise<Map<string, readonly string[]>> {
    const found = new Map<string, readonly string[]>();
    for (const word of words) {
      if (word.length < shortest || /\d/.test(word)) continue;
      const candidates = this.#nearest(await this.#read(), word);
      if (candidates.length > 0) found.set(word, candidates);
    }
    return found;
  }

  /** Words of the library that a word stands in, the shortest first: names of files are often run together. */
  async containing(word: string): Promise<string[]> {
    const { byLength } = await this.#read();
    const found: string[] = [];
    let looked = 0;
    for (let length = word.length + 1; length < byLength.length && found.length < mostContaining; length++)
      for (const term of byLength[length] ?? []) {
        if (term.includes(word) && found.push(term) >= mostContaining) break;
        if (++looked % lookedAtOnce === 0) await breathe();
      }
    return found;
  }

  #nearest(terms: Terms, word: string): string[] {
    const edits = word.length >= 8 ? 2 : 1;
    const letters = lettersOf(word);
    const near: { term: string; distance: number }[] = [];
    for (let length = word.length - edits; length <= word.length + edits; length++)
      for (const term of terms.byLength[length] ?? []) {
        // each slip changes at most two letters of the set
        if (bits(letters ^ (terms.letters.get(term) ?? 0)) > 2 * edits) continue;
        const distance = typingDistance(word, term, edits);
        if (distance <= edits) near.push({ term, distance });
      }
    const least = near.reduce((nearest, { distance }) => Math.min(nearest, distance), Number.POSITIVE_INFINITY);
    return near
      .filter(({ distance }) => distance <= least + margin)
      .map(({ term }) => ({ term, count: this.#countOf(term) }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count)
      .slice(0, mostCandidates)
      .map(({ term }) => term);
  }

  #countOf(term: string): number {
    return get<{ count: number }>(this.#db, countHits, quoted(term))?.count ?? 0;
  }

  #read(): Promise<Terms> {
    this.#terms ??= this.#load();
    return this.#terms;
  }

  async #load(): Promise<Terms> {
    const byLength: string[][] = [];
    const letters = new Map<string, number>();
    for (let after = ''; ; ) {
      const terms = this.#db.prepare(nextTerms).pluck().all(after) as string[];
      for (const term of terms) {
        if (term.length < 3 || /\d/.test(term)) continue;
        byLength[term.length] ??= [];
        byLength[term.length]?.push(term);
        letters.set(term, lettersOf(term));
      }
      const end = terms.at(-1);
      if (end === undefined) return { byLength, letters };
      after = end;
      await breathe();
    }
  }
}

/** Which of a to z a word has, a bit each. */
function lettersOf(word: string): number {
  let set = 0;
  for (let i = 0; i < word.length; i++) {
    const letter = word.charCodeAt(i) - 97;
    if (letter >= 0 && letter < 26) set |= 1 << letter;
  }
  return set;
}

function bits(set: number): number {
  let rest = set;
  let count = 0;
  for (; rest !== 0; count++) rest &= rest - 1;
  return count;
}
