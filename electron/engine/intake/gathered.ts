import { basename, dirname, isAbsolute } from 'node:path';
import { BahanError } from '../../../shared/errors.ts';
import type { Gathered } from '../../../shared/model/intake.ts';
import { newId } from '../db/ids.ts';

/** What was gathered lately and may still be copied: a person drops something, thinks better of it, and drops again. */
const most = 16;

/**
 * Files and folders that a person brought, kept under ids that nobody can guess. A page never says a path: only the program
 * around it, which heard it from the system, puts paths in here.
 */
export class GatheredPaths {
  readonly #sets = new Map<string, readonly string[]>();

  /** @throws `bad-input` where there is none, or one that is no absolute path */
  take(paths: readonly string[]): Gathered {
    const all = [...new Set(paths)];
    const [first] = all;
    if (first === undefined || all.some((path) => !isAbsolute(path) || path.includes('\0'))) {
      throw new BahanError('bad-input', { field: 'paths' });
    }
    const id = newId();
    this.#sets.set(id, all);
    const [oldest] = this.#sets.keys();
    if (this.#sets.size > most && oldest !== undefined) this.#sets.delete(oldest);
    return { id, count: all.length, name: basename(first) || first, folder: parentName(first) };
  }

  /** @throws `choice-forgotten` */
  of(id: string): readonly string[] {
    const paths = this.#sets.get(id);
    if (!paths) throw new BahanError('choice-forgotten');
    return paths;
  }
}

/** What a person calls the folder that a path lies in. */
export const parentName = (path: string): string => basename(dirname(path)) || dirname(path);
