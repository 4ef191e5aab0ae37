import { all, type Reader } from '../db/connection.ts';

export const allHidden = 'SELECT a.id, a.sk FROM asset a WHERE a.hidden = 1';
export const hiddenAmong =
  'SELECT a.id, a.sk FROM json_each(?) j CROSS JOIN asset a ON a.id = j.value WHERE a.hidden = 1';

/** More than these are read all anew. */
const mergeLimit = 20_000;

/** Sort keys of assets that people hid: no result shows them unless it is asked for them. Read only when somebody asks. */
export class HiddenKeys {
  readonly #db: Reader;
  #byId: Map<number, number> | undefined;
  #keys: ReadonlySet<number> = new Set();
  #changed = new Set<number>();

  constructor(db: Reader) {
    this.#db = db;
  }

  noteChanged(ids: readonly number[]): void {
    if (this.#byId) for (const id of ids) this.#changed.add(id);
  }

  /** As the library is now. */
  read(): ReadonlySet<number> {
    if (!this.#byId || this.#changed.size > mergeLimit) {
      this.#byId = new Map(all<{ id: number; sk: number }>(this.#db, allHidden).map(({ id, sk }) => [id, sk]));
      this.#keys = new Set(this.#byId.values());
    } else if (this.#changed.size > 0) {
      const before = this.#byId.size;
      for (const id of this.#changed) this.#byId.delete(id);
      const found = all<{ id: number; sk: number }>(this.#db, hiddenAmong, JSON.stringify([...this.#changed]));
      for (const { id, sk } of found) this.#byId.set(id, sk);
      if (before > 0 || found.length > 0) this.#keys = new Set(this.#byId.values());
    }
    this.#changed.clear();
    return this.#keys;
  }
}
