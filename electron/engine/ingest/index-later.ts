import { all, run } from '../db/connection.ts';
import { indexAssets, markOldRows } from '../search/index-write.ts';
import { type BackgroundContext, namedAssets } from './background-work.ts';
import { Portion } from './portion.ts';

/**
 * Writes search rows that nobody waits for, many at a time: each piece is a part of the index of its own, and joining those
 * is most of the work. Which assets wait stands in `index_todo`. To be called inside a transaction.
 */
export class IndexLater {
  readonly #context: BackgroundContext;
  readonly #portion = new Portion(64, 16, 4_000);
  /** Assets that wait, as far as was counted; it is counted anew when it seems enough. */
  #count = 0;

  constructor(context: BackgroundContext) {
    this.#context = context;
  }

  /** Whether there are enough for one piece. */
  get isEnough(): boolean {
    return this.#count >= this.#portion.count;
  }

  add(assetId: number): void {
    run(this.#context.db, 'INSERT OR IGNORE INTO index_todo VALUES (?)', assetId);
    this.#count += 1;
  }

  /**
   * One piece of about so many milliseconds; rows of an older version come last.
   * @returns whether there was something to do
   */
  work(budget: number): boolean {
    const { db, search, changes } = this.#context;
    const began = performance.now();
    const { count } = this.#portion;
    const rows = all<{ asset_id: number }>(db, 'SELECT asset_id FROM index_todo ORDER BY asset_id LIMIT ?', count);
    this.#count = rows.length < count ? 0 : this.#count - rows.length;
    const last = rows.at(-1);
    if (!last) return markOldRows(db);
    run(db, 'DELETE FROM index_todo WHERE asset_id <= ?', last.asset_id);
    const ids = rows.map((row) => row.asset_id);
    indexAssets(db, ids);
    search.noteChanged(ids);
    changes.note({ assets: namedAssets(db, ids) });
    this.#portion.fit(performance.now() - began, budget);
    return true;
  }
}
