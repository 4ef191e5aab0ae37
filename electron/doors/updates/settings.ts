import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod';

const settings = z.object({ folder: z.string().min(1).max(32_767) });

/** The folder that a person named for updates; undefined when nobody did: then nothing is looked for. */
export function updateFolder(file: string): string | undefined {
  try {
    return settings.parse(JSON.parse(readFileSync(file, 'utf8'))).folder;
  } catch {
    return undefined;
  }
}

/**
 * Keeps which folder is looked into; undefined turns it off.
 * @throws Error of the file system when it cannot be kept
 */
export function nameUpdateFolder(file: string, folder: string | undefined): void {
  if (folder === undefined) {
    rmSync(file, { force: true });
    return;
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify({ folder }));
  renameSync(`${file}.new`, file);
}
