import { fold } from '../../../shared/text/fold.ts';
import { all, type Reader } from './connection.ts';
import { knownName } from './term-rows.ts';

/** A name as consents are found by: however it is spaced and written large or small. */
export const personKey = (name: string): string => fold(name).replace(/\s+/g, ' ').trim();

/** People by any of the names that the office's list gives them; asked for often within one call. */
export class KnownPeople {
  readonly #db: Reader;
  readonly #leads = new Map<string, string>();

  constructor(db: Reader) {
    this.#db = db;
  }

  /** One key for all names of a person. */
  leadOf(name: string): string {
    const known = this.#leads.get(name);
    if (known !== undefined) return known;
    const lead = personKey(knownName(this.#db, 'person', name.trim()));
    this.#leads.set(name, lead);
    return lead;
  }

  /** Every key under which somebody may have spoken of the person of a lead. */
  keysOf(name: string): string[] {
    const lead = knownName(this.#db, 'person', name.trim());
    const others = all<{ name: string }>(
      this.#db,
      `SELECT s.name FROM term t JOIN term_synonym s ON s.uid = t.uid AND s.kind = 'person'
        WHERE t.kind = 'person' AND t.name = ?`,
      lead,
    );
    return [...new Set([name, lead, ...others.map((one) => one.name)].map(personKey))];
  }
}
