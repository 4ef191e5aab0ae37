import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import sharp from 'sharp';

/** All files below a folder; none where it is not. */
export const filesBelow = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
    : [];

/** Files that somebody began to write and did not end. */
export const unfinishedIn = (folders: readonly string[]): string[] =>
  folders.flatMap(filesBelow).filter((path) => /\.(part|bahan-part|tmp|temp)(-\w+)?$|~$/.test(path));

/** What is wrong with a database; nothing when it is sound. */
export function unsound(path: string): string[] {
  const db = new Database(path);
  try {
    const integrity = db.pragma('integrity_check') as { integrity_check: string }[];
    const keys = db.pragma('foreign_key_check') as unknown[];
    return [
      ...integrity.map((row) => row.integrity_check).filter((line) => line !== 'ok'),
      ...keys.map((row) => `foreign key: ${JSON.stringify(row)}`),
    ];
  } finally {
    db.close();
  }
}

/** Looks at finished files, each only once: copies decode whole, databases are sound, packets end. */
export class Finished {
  readonly #seen = new Set<string>();

  async check(folders: readonly string[]): Promise<string[]> {
    const wrong: string[] = [];
    for (const path of folders.flatMap(filesBelow)) {
      if (this.#seen.has(path)) continue;
      const problem = await problemOf(path);
      // a sidecar is written anew with each word; the others stay as they are
      if (problem) wrong.push(`${path}: ${problem}`);
      else if (!path.endsWith('.xmp')) this.#seen.add(path);
    }
    return wrong;
  }
}

async function problemOf(path: string): Promise<string | undefined> {
  if (/\.(jpe?g|png|webp)$/i.test(path)) {
    return sharp(path, { failOn: 'error' })
      .stats()
      .then(
        () => undefined,
        (error) => String(error),
      );
  }
  if (path.endsWith('.db')) return unsound(path)[0];
  if (path.endsWith('.xmp'))
    return /<\/x:xmpmeta>\s*(<\?xpacket end=.*\?>)?\s*$/.test(readFileSync(path, 'utf8'))
      ? undefined
      : 'it ends in its middle';
  return undefined;
}
