import { nameWords, words } from '../../../shared/text/fold.ts';
import { all, type Reader } from '../db/connection.ts';

interface TextRow {
  readonly sk: number;
  readonly title: string | null;
  readonly caption: string | null;
  readonly keywords: string;
  readonly people: string;
  readonly creator: string | null;
  readonly place: string | null;
  readonly theme: string | null;
  readonly event: string | null;
  readonly proposed: string | null;
  readonly dir: string;
  readonly name: string;
}

export const textsOf = `SELECT a.sk, a.title, a.caption, a.keywords, a.people, a.creator, a.place, t.name AS theme,
    e.name AS event, a.proposed_title AS proposed, d.path AS dir, a.name
  FROM json_each(?) j CROSS JOIN asset a ON a.sk = j.value JOIN dir d ON d.id = a.dir_id
  LEFT JOIN theme t ON t.id = a.theme_id LEFT JOIN event e ON e.id = a.event_id`;

/** The folded words of an asset, by where they stand; fields without words are left out. */
export type RankedFields = readonly (readonly [field: string, words: readonly string[]])[];

interface Ranked {
  readonly sk: number;
  readonly fields: RankedFields;
}

/** Assets that are kept at least, and half of those that are at most: as many as one question ranks. A few kilobytes each. */
const leastRows = 1_600;
/** Texts that many assets share: of events, places, folders. */
const mostShared = 4_000;

/**
 * The words of assets that were ranked lately. Who types asks for much the same assets with every key, and taking their
 * texts apart is most of what ranking takes.
 */
export class RankedTexts {
  #rows = new Map<number, RankedFields>();
  /** Those that were not asked for since the others are kept. */
  #older = new Map<number, RankedFields>();
  readonly #shared = new Map<string, readonly string[]>();

  /** Those of the keys that are there. */
  of(db: Reader, keys: readonly number[]): Ranked[] {
    const ranked: Ranked[] = [];
    const unread: number[] = [];
    for (const sk of keys) {
      const fields = this.#rows.get(sk) ?? this.#again(sk);
      if (fields) ranked.push({ sk, fields });
      else unread.push(sk);
    }
    if (unread.length === 0) return ranked;
    for (const row of all<TextRow>(db, textsOf, JSON.stringify(unread))) {
      const fields = this.#fieldsOf(row);
      this.#keep(row.sk, fields);
      ranked.push({ sk: row.sk, fields });
    }
    return ranked;
  }

  /** To be called when any asset was written. */
  clear(): void {
    this.#rows.clear();
    this.#older.clear();
  }

  #again(sk: number): RankedFields | undefined {
    const fields = this.#older.get(sk);
    if (fields) this.#keep(sk, fields);
    return fields;
  }

  #keep(sk: number, fields: RankedFields): void {
    if (this.#rows.size >= leastRows) {
      this.#older = this.#rows;
      this.#rows = new Map();
    }
    this.#rows.set(sk, fields);
  }

  #fieldsOf(row: TextRow): RankedFields {
    const text = (value: string | null): readonly string[] => (value === null ? [] : words(value));
    const shared = (value: string | null): readonly string[] =>
      value === null ? [] : this.#sharedWords(value, () => words(value));
    const fields: RankedFields = [
      ['title', shared(row.title)],
      ['event', shared(row.event)],
      // the JSON's own signs are no words
      ['keywords', shared(row.keywords)],
      ['theme', shared(row.theme)],
      ['people', shared(row.people)],
      ['place', shared(row.place)],
      ['caption', text(row.caption)],
      ['creator', shared(row.creator)],
      ['proposed', shared(row.proposed)],
      ['dir', this.#sharedWords(`/${row.dir}`, () => row.dir.split('/').flatMap(nameWords))],
      ['name', nameWords(row.name)],
    ];
    return fields.filter(([, list]) => list.length > 0);
  }

  #sharedWords(text: string, read: () => readonly string[]): readonly string[] {
    const known = this.#shared.get(text);
    if (known) return known;
    if (this.#shared.size >= mostShared) this.#shared.clear();
    const list = read();
    this.#shared.set(text, list);
    return list;
  }
}
