import { printField } from '../../../shared/query/print.ts';
import { all, type Reader } from '../db/connection.ts';
import type { Columns } from './columns.ts';
import { breathe } from './slices.ts';
import type { FacetValues, Tally } from './tally.ts';

export const dirsOf = `SELECT d.id, d.path, r.path AS root
  FROM json_each(?) j CROSS JOIN dir d ON d.id = j.value JOIN root r ON r.id = d.root_id`;

const step = 2_000;

/**
 * Folders, each with all that lies below it, as its filter finds it. An asset counts where it lies: a second file of it in
 * another folder does not count there.
 */
export class FolderTally implements Tally {
  /** By id of the folder. */
  readonly #counts = new Map<number, number>();

  add(block: Columns, places: Uint32Array, count: number): void {
    // what lies in a folder often follows each other
    let dir = -1;
    let run = 0;
    for (let n = 0; n <= count; n++) {
      const next = n < count ? (block.dir[places[n] ?? 0] ?? 0) : -1;
      if (next !== dir && run > 0) {
        this.#counts.set(dir, (this.#counts.get(dir) ?? 0) + run);
        run = 0;
      }
      dir = next;
      run++;
    }
  }

  async values(db: Reader, limit: number): Promise<FacetValues> {
    const folders = new Map<string, number>();
    const ids = [...this.#counts.keys()];
    for (let from = 0; from < ids.length; from += step) {
      if (from > 0) await breathe();
      const part = JSON.stringify(ids.slice(from, from + step));
      for (const { id, path, root } of all<{ id: number; path: string; root: string }>(db, dirsOf, part)) {
        const count = this.#counts.get(id) ?? 0;
        for (const folder of folderAndAbove(root, path)) folders.set(folder, (folders.get(folder) ?? 0) + count);
      }
    }
    const values = [...folders]
      .sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
      .slice(0, limit)
      .map(([value, count]) => ({ value, count, query: printField('folder', value) }));
    return { values, more: folders.size > limit };
  }
}

/** A folder, given by its root and its path in there, and all above it, up to the root. */
function folderAndAbove(root: string, path: string): string[] {
  const found = [root];
  let folder = root;
  for (const part of path.split('/').filter(Boolean)) {
    folder = /[/\\]$/.test(folder) ? `${folder}${part}` : `${folder}/${part}`;
    found.push(folder);
  }
  return found;
}
