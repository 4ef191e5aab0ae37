import type { Reader } from '../db/connection.ts';
import type { RankedFields, RankedTexts } from './ranked-texts.ts';
import { breathe } from './slices.ts';
import type { Alternative, Wanted } from './vocabulary.ts';

/**
 * What a word weighs by where it stands: an asset is about its title, a caption also tells what else was there, and a
 * path or a document's text says least.
 */
const weights: Readonly<Record<string, number>> = {
  title: 10,
  event: 8,
  keywords: 7,
  theme: 6,
  people: 6,
  place: 5,
  caption: 5,
  creator: 3,
  proposed: 2.5,
  dir: 2,
  name: 2,
};
/** A match that stands in none of these stands in the document's text. */
const textWeight = 1;
/** What the same word standing in more fields adds, of their weights. */
const more = 0.1;
/** What wanted words that stand beside each other, in their order, add. */
const beside = 0.5;

/** Sorts keys by how well their assets answer what is wanted; equal ones newest first. */
export async function byBest(
  db: Reader,
  texts: RankedTexts,
  keys: readonly number[],
  wanted: readonly Wanted[],
): Promise<number[]> {
  const scores = new Map<number, number>();
  const step = 250;
  for (let from = 0; from < keys.length; from += step) {
    if (from > 0) await breathe();
    for (const { sk, fields } of texts.of(db, keys.slice(from, from + step))) scores.set(sk, scoreOf(fields, wanted));
  }
  return [...keys].sort((a, b) => (scores.get(b) ?? 0) - (scores.get(a) ?? 0) || b - a);
}

function scoreOf(fields: RankedFields, wanted: readonly Wanted[]): number {
  let score = 0;
  for (const one of wanted) {
    let best = one.column === undefined ? textWeight * bottom(one.alternatives) : 0;
    let sum = 0;
    for (const [field, list] of fields) {
      if (one.column !== undefined && one.column !== field) continue;
      const quality = qualityIn(list, one.alternatives);
      if (quality === 0) continue;
      const worth = (weights[field] ?? 0) * quality;
      best = Math.max(best, worth);
      sum += worth;
    }
    score += best + more * (sum - Math.min(best, sum));
  }
  return score + beside * neighbours(fields, wanted);
}

const bottom = (alternatives: readonly Alternative[]): number =>
  alternatives.reduce((least, { quality }) => Math.min(least, quality), 1);

/** Quality of the best alternative that stands in a field, 0 for none. */
function qualityIn(list: readonly string[], alternatives: readonly Alternative[]): number {
  let best = 0;
  for (const alternative of alternatives)
    if (alternative.quality > best && stands(list, alternative)) best = alternative.quality;
  return best;
}

function stands(list: readonly string[], alternative: Alternative): boolean {
  return placeOf(list, alternative, 0) >= 0;
}

function placeOf(list: readonly string[], { words: wanted, isPrefix }: Alternative, from: number): number {
  const lastIndex = wanted.length - 1;
  for (let at = from; at + lastIndex < list.length; at++) {
    let n = 0;
    while (n < lastIndex && list[at + n] === wanted[n]) n++;
    const word = list[at + n];
    const last = wanted[lastIndex] ?? '';
    if (n === lastIndex && (isPrefix ? word?.startsWith(last) : word === last)) return at;
  }
  return -1;
}

/** Weight of the fields in which one wanted word follows the one before it. */
function neighbours(fields: RankedFields, wanted: readonly Wanted[]): number {
  let sum = 0;
  for (let n = 1; n < wanted.length; n++) {
    const before = wanted[n - 1];
    const after = wanted[n];
    if (!before || !after || before.column !== undefined || after.column !== undefined) continue;
    let best = 0;
    for (const [field, list] of fields) {
      const weight = weights[field] ?? 0;
      if (weight > best && follows(list, before.alternatives, after.alternatives)) best = weight;
    }
    sum += best;
  }
  return sum;
}

function follows(list: readonly string[], before: readonly Alternative[], after: readonly Alternative[]): boolean {
  for (const first of before)
    for (let at = placeOf(list, first, 0); at >= 0; at = placeOf(list, first, at + 1)) {
      const rest = list.slice(at + first.words.length);
      for (const second of after) if (placeOf(rest.slice(0, second.words.length), second, 0) === 0) return true;
    }
  return false;
}
