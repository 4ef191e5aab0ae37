import { lstatSync, type Stats } from 'node:fs';
import { basename } from 'node:path';
import type { FileLook } from '../db/files.ts';

/**
 * The file id as text. NTFS counts beyond what a number holds; a rounded id would be its neighbours' too, so that one is
 * asked for again, exactly.
 */
export function exactId(path: string, rounded: number): string {
  if (Number.isSafeInteger(rounded)) return String(rounded);
  try {
    return String(lstatSync(path, { bigint: true }).ino);
  } catch {
    return String(rounded);
  }
}

/** What the system told of a file, as a look. */
export function lookFrom(path: string, stats: Stats): FileLook {
  return {
    name: basename(path),
    size: stats.size,
    mtime: stats.mtimeMs,
    ctime: stats.ctimeMs,
    birth: stats.birthtimeMs,
    ino: exactId(path, stats.ino),
  };
}
