import type { Reader } from '../db/connection.ts';
import type { ConsentBits } from './consents.ts';
import { type Condition, matching } from './plan.ts';
import type { SynonymIndex } from './synonyms.ts';
import { type Alternative, hasHits, matchAny, type Wanted } from './vocabulary.ts';

export interface CompileOptions {
  /** Epoch milliseconds, for *status:baru*. */
  readonly now: number;
  /** What to take for a word that nothing holds, by that word. */
  readonly corrections?: ReadonlyMap<string, string>;
  /** Words of names that a word stands in which nothing holds as a word of its own, by that word. */
  readonly inside?: ReadonlyMap<string, readonly string[]>;
  readonly gathered?: Gathered;
  /** What else words are called; the usual without. */
  readonly synonyms?: SynonymIndex;
}

/** What a query needs that takes a while to be had; see gather.ts. */
export interface Gathered {
  /** What the collections of these words hold, by `collectionKey`; under `''` what lies in one at all. */
  readonly collections: ReadonlyMap<string, Condition>;
  /** Ids of the assets that look like the asset of a public id, nearest first. */
  readonly similar: ReadonlyMap<string, readonly number[]>;
  /** Whether the asset of an id shows much of a colour. */
  readonly colours: ReadonlyMap<string, (assetId: number) => boolean>;
  /** What papers about assets come to, where a filter asks. */
  readonly consents: ConsentBits | undefined;
}

export const collectionKey = (words: readonly string[]): string => words.join(' ');

/** A query on its way to a condition. */
export interface Making {
  readonly db: Reader;
  readonly options: CompileOptions;
  readonly wanted: Wanted[];
  readonly unknown: string[];
}

/** Where names stand that are run together: *pelepasanekspor*. */
const naming = 'name dir';

/** A word as a part of names of files and folders; undefined where it is in none. */
export function insideNames(making: Making, word: string, columns = naming): Condition | undefined {
  const terms = making.options.inside?.get(word) ?? [];
  if (terms.length === 0) return undefined;
  const alternatives = terms.map((term): Alternative => ({ words: [term], isPrefix: false, quality: 0.5 }));
  const match = `({${columns}} : ${matchAny(alternatives)})`;
  if (!hasHits(making.db, match)) return undefined;
  making.wanted.push({ alternatives, column: undefined });
  return matching(match);
}

/** Any of some alternatives, in one column or in all; what is not excluded counts for "best". */
export function want(
  making: Making,
  alternatives: readonly Alternative[],
  column: string | undefined,
  excluded: boolean,
): Condition {
  if (!excluded) making.wanted.push({ alternatives, column });
  const match = matchAny(alternatives);
  return matching(column === undefined ? match : `({${column}} : ${match})`);
}
