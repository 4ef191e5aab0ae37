import type { FileLook } from '../db/files.ts';

/** Milliseconds between two looks at a file that may still be written. */
export const lookEvery = 350;

/** A file whose times are older than this was quiet before we came; one look is enough. */
const quiet = 2_000;

/** A file that differs at so many looks is named as one that keeps changing; it is looked at further all the same. */
export const manyLooks = 12;

/** Whether a file is surely not being written now, judged by its own times. A clock that is ahead says nothing. */
export function isQuiet(look: FileLook, now: number): boolean {
  const youngest = Math.max(look.mtime, look.ctime);
  return youngest <= now && now - youngest > quiet;
}

/** Two looks that show the same file in the same state. */
export const sameLook = (a: FileLook, b: FileLook): boolean =>
  a.size === b.size && a.mtime === b.mtime && a.ctime === b.ctime && a.ino === b.ino;
