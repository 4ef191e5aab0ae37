import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ItemRow } from './items.ts';
import { folded, numbered, stemOf } from './names.ts';

/** What a file of a group gets: a name, and whether it lies there already with the same content. */
export interface Named {
  readonly item: ItemRow;
  readonly name: string;
  readonly there: boolean;
}

/**
 * The names in one folder, read once and kept: to read them again for each of thousands of files takes longer than to copy
 * these. Whatever others put there meanwhile is noticed when a name turns out to be taken.
 */
export class FolderNames {
  readonly #byStem = new Map<string, string[]>();
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async read(folder: string): Promise<FolderNames> {
    const names = new FolderNames(folder);
    for (const name of await readdir(folder)) names.add(name);
    return names;
  }

  add(name: string): void {
    const stem = folded(stemOf(name));
    const names = this.#byStem.get(stem);
    if (names) names.push(name);
    else this.#byStem.set(stem, [name]);
  }

  /** What lies there under the stem of a name. */
  like(name: string): readonly string[] {
    return this.#byStem.get(folded(stemOf(name))) ?? [];
  }
}

/** More of one name are not looked for. */
const most = 10_000;

/**
 * Names for all files of a group in a folder: the first stem under which nothing lies but these very files. So what belongs
 * together stays together, no sidecar comes to stand beside a stranger, and what a run before this one has copied is known.
 * @param contentOf fingerprint of a file in that folder, null where it cannot be read
 */
export async function chooseNames(
  names: FolderNames,
  items: readonly ItemRow[],
  contentOf: (path: string) => Promise<string | null>,
): Promise<Named[] | undefined> {
  for (let n = 1; n < most; n += 1) {
    const named = items.map((item) => ({ item, name: numbered(item.name, n) }));
    const lying = names.like((named[0] as { name: string }).name);
    const found = new Map<string, boolean>();
    for (const name of lying) {
      const own = named.find((one) => folded(one.name) === folded(name));
      found.set(folded(name), own !== undefined && (await isSame(join(names.folder, name), own.item, contentOf)));
    }
    if ([...found.values()].every(Boolean)) {
      return named.map((one) => ({ ...one, there: found.get(folded(one.name)) === true }));
    }
  }
  return undefined;
}

async function isSame(
  path: string,
  { size, content }: ItemRow,
  contentOf: (path: string) => Promise<string | null>,
): Promise<boolean> {
  const stats = await stat(path).catch(() => undefined);
  if (!stats?.isFile() || stats.size !== size) return false;
  return size === 0 || (content !== null && (await contentOf(path)) === content);
}
