import { all, get, type Reader } from '../db/connection.ts';
import { SynonymIndex, usual } from './synonyms.ts';

export const synonymRows =
  "SELECT value FROM said_thing WHERE subject = 'vocabulary' AND uid = 'synonyms' AND field = 'rows'";
export const namedOtherwise = `SELECT name, synonyms FROM theme WHERE synonyms <> '[]'
  UNION ALL SELECT name, synonyms FROM term WHERE synonyms <> '[]'`;

/** Between the members of a row that an office wrote. */
const between = /\s*=\s*/;

/** Rows of words that mean the same, as the office wrote them. */
export function officeSynonyms(db: Reader): string[][] {
  const row = get<{ value: string }>(db, synonymRows);
  const said: unknown = row ? JSON.parse(row.value) : [];
  return Array.isArray(said) ? said.filter((line) => typeof line === 'string').map((line) => line.split(between)) : [];
}

/** A row as it is kept; the sign that parts its members cannot be in one. */
export const writtenRow = (row: readonly string[]): string =>
  row.map((member) => member.replaceAll('=', ' ').trim()).join(' = ');

/** What words are also called: in every office, in the rows of this one, and as the other names of its own terms. */
export class OfficeWords {
  readonly #db: Reader;
  #index: SynonymIndex | undefined;

  constructor(db: Reader) {
    this.#db = db;
  }

  /** Somebody spoke of words: what is asked from now on knows it. */
  noteChanged(): void {
    this.#index = undefined;
  }

  read(): SynonymIndex {
    this.#index ??= this.#load();
    return this.#index;
  }

  #load(): SynonymIndex {
    const index = new SynonymIndex(usual);
    for (const row of officeSynonyms(this.#db)) index.add(row);
    for (const { name, synonyms } of all<{ name: string; synonyms: string }>(this.#db, namedOtherwise))
      index.add([name, ...(JSON.parse(synonyms) as string[])]);
    return index;
  }
}
