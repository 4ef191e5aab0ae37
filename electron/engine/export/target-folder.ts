import { type BigIntStats, existsSync, linkSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { BahanError } from '../../../shared/errors.ts';
import type { Conflict } from '../../../shared/model/export.ts';
import { foldedName, freeName } from './naming.ts';

/** What a folder is written to with. */
export interface TargetOptions {
  readonly conflict: Conflict;
  /** Files that this export has given their names already. */
  readonly own: readonly string[];
  /** Whether the file that lies at a path is one that must not be written over, whatever was said. */
  isKept(path: string): boolean;
}

const ending = '.bahan-part';

/**
 * The folder that an export writes into. A copy is a temporary file first, whose name says which copy of which export it is, so
 * that after a crash it is known what had its name already.
 */
export class TargetFolder {
  readonly #folder: string;
  readonly #job: string;
  readonly #options: TargetOptions;
  /** Names of this export, and in `#others` all that were there before; folded. */
  readonly #own: Set<string>;
  readonly #others: Set<string>;

  /** @throws `target-missing` */
  constructor(folder: string, job: string, options: TargetOptions) {
    this.#folder = folder;
    this.#job = job;
    this.#options = options;
    this.#own = new Set(options.own.map((file) => foldedName(basename(file))));
    this.#others = new Set(
      namesIn(folder)
        .map(foldedName)
        .filter((name) => !this.#own.has(name)),
    );
  }

  /** Where the `n`th copy is written until it is whole. */
  temporary(n: number): string {
    return join(this.#folder, `.${this.#job}-${n}${ending}`);
  }

  /**
   * Whether the `n`th copy had its name, `file`, already when the process died: a copy that lies under its temporary name
   * alone had not.
   */
  hasName(n: number, file: string): boolean {
    const temporary = statOf(this.temporary(n));
    const named = statOf(file);
    if (!named) return false;
    // linked, and not yet unlinked
    return !temporary || isSame(temporary, named);
  }

  /** A name that a copy was about to get and did not: it is as free, or as taken, as every other. */
  forget(file: string): void {
    this.#own.delete(foldedName(basename(file)));
  }

  /**
   * Removes what lies there under temporary names of this very export: before anything is made what a crash left half-written (ask
   * for `hasName` before), and at the end what a process that outlived its engine wrote afterwards.
   */
  sweep(): void {
    for (const name of namesIn(this.#folder)) {
      if (name.startsWith(`.${this.#job}-`) && name.endsWith(ending)) rmSync(join(this.#folder, name), { force: true });
    }
  }

  /** Whether a copy of this name is to be left out, since a file of that name was there before. */
  skips(wanted: string): boolean {
    return this.#options.conflict === 'skip' && !this.#own.has(foldedName(wanted)) && this.#isThere(wanted);
  }

  /** Whether there is still a folder. */
  get isThere(): boolean {
    return statOf(this.#folder)?.isDirectory() === true;
  }

  /**
   * Gives a finished copy its name: the first that is free, or where it may, the one of a file that was there; that is never
   * one of this export, nor its source, nor one that has to stay. `note` hears the name before the file has it.
   */
  publish(temporary: string, wanted: string, source: string, note: (file: string) => void): string {
    for (;;) {
      const name = freeName(
        wanted,
        (one) => this.#own.has(foldedName(one)) || (this.#isThere(one) && !this.#mayReplace(one, source)),
      );
      const file = join(this.#folder, name);
      const replaces = this.#mayReplace(name, source);
      this.#own.add(foldedName(name));
      note(file);
      if (replaces) {
        renameSync(temporary, file);
        return file;
      }
      try {
        linkSync(temporary, file);
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === 'EEXIST') continue;
        // exFAT and many shares know no links; nothing else of this process runs between the look above and this
        renameSync(temporary, file);
        return file;
      }
      try {
        rmSync(temporary, { force: true });
      } catch {
        // another program looks into it just now; it has its name all the same, and what is left goes with `sweep`
      }
      return file;
    }
  }

  #isThere(name: string): boolean {
    return this.#others.has(foldedName(name)) || existsSync(join(this.#folder, name));
  }

  #mayReplace(name: string, source: string): boolean {
    const path = join(this.#folder, name);
    if (this.#options.conflict !== 'overwrite' || this.#own.has(foldedName(name))) return false;
    const there = statOf(path);
    return there?.isFile() === true && !isSame(there, statOf(source)) && !this.#options.isKept(path);
  }
}

const isSame = (a: BigIntStats, b: BigIntStats | undefined): boolean => a.ino === b?.ino && a.dev === b.dev;

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (cause) {
    throw new BahanError('target-missing', { path: folder }, { cause });
  }
}

/** File ids go beyond what a number holds. */
export const statOf = (path: string): BigIntStats | undefined => {
  try {
    return statSync(path, { bigint: true, throwIfNoEntry: false });
  } catch {
    return undefined;
  }
};
