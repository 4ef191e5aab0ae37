import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** What a small file of the window's own says; undefined when there is none. */
export function readOwn(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** Writes one whole, or not at all: what is lost with it is a habit, and nothing of the library. */
export function writeOwn(path: string, value: object): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(`${path}.new`, JSON.stringify(value));
    renameSync(`${path}.new`, path);
  } catch {
    // the usual is taken next time
  }
}
