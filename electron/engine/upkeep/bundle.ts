import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { BahanError } from '../../../shared/errors.ts';
import type { Backup } from '../../../shared/model/health.ts';
import { libraryPaths } from '../library-folder.ts';
import { backupsIn, removeUnfinished, rotate } from './backup-files.ts';
import { vacuumInto } from './copy-database.ts';
import { copyFiles } from './copy-files.ts';
import type { Delivery, FileCopy } from './upkeep-messages.ts';

/**
 * Backups outside of the library: a folder `Bahan-<library id>` with databases (`library-….db`), the journal (`edits/`), the
 * office's logos (`logos/`), and the pictures when they were asked for (`previews.db`). Whole libraries are made of it again.
 */
export const bundleFolder = (place: string, id: string): string => join(place, `Bahan-${id}`);

/** Milliseconds after which a half-made copy there belongs to nobody who still writes. */
const abandoned = 6 * 3_600_000;

/** A journal and databases lie in it. */
export const isBundle = (folder: string): boolean => backupsIn(folder).length > 0;

/**
 * Brings a bundle up to date: what lies there already with the same length is not copied again. Returns the backups there.
 */
export async function deliver(
  { library, bundle, backup, pictures, rotates }: Delivery,
  progress: (done: number, total: number) => void,
): Promise<Backup[]> {
  const paths = libraryPaths(library);
  mkdirSync(join(bundle, 'edits'), { recursive: true });
  removeUnfinished(bundle, abandoned);
  const files: FileCopy[] = [];
  if (backup && sizeOf(backup) !== sizeOf(join(bundle, basename(backup)))) {
    files.push({ from: backup, to: join(bundle, basename(backup)) });
  }
  for (const name of readdirSync(paths.edits).filter((each) => each.endsWith('.jsonl'))) {
    const [from, to] = [join(paths.edits, name), join(bundle, 'edits', name)];
    if (sizeOf(from) !== sizeOf(to)) files.push({ from, to, merge: true });
  }
  for (const name of logosIn(paths.logos)) {
    const [from, to] = [join(paths.logos, name), join(bundle, 'logos', name)];
    if (sizeOf(from) !== sizeOf(to)) files.push({ from, to });
  }
  await copyFiles(files, progress);
  const previews = join(library, 'previews.db');
  if (pictures && existsSync(previews)) vacuumInto(previews, join(bundle, 'previews.db'));
  return rotates ? rotate(bundle) : backupsIn(bundle);
}

const sizeOf = (path: string): number | undefined => statSync(path, { throwIfNoEntry: false })?.size;

/**
 * Whether backups may be written there.
 * @throws `folder-missing`, `folder-not-a-folder`, `backup-place-unwritable`
 */
export function tryPlace(place: string): void {
  const found = statSync(place, { throwIfNoEntry: false });
  if (!found) throw new BahanError('folder-missing', { path: place });
  if (!found.isDirectory()) throw new BahanError('folder-not-a-folder', { path: place });
  const probe = join(place, `.bahan-${process.pid}.part`);
  try {
    writeFileSync(probe, 'bahan');
  } catch (cause) {
    throw new BahanError('backup-place-unwritable', { path: place }, { cause });
  } finally {
    rmSync(probe, { force: true });
  }
}

/**
 * The database that is meant by a file or a folder: a copy itself, the newest one of a bundle, or of the only bundle
 * in a folder.
 * @throws `backup-missing`
 */
export function backupAt(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isFile()) return path;
  if (found?.isDirectory()) {
    const [newest] = backupsIn(path);
    if (newest) return newest.path;
    const inner = readdirSync(path)
      .filter((name) => name.startsWith('Bahan-') || name === 'backups')
      .flatMap((name) => backupsIn(join(path, name)))
      .sort((a, b) => b.at - a.at);
    const places = new Set(inner.map((one) => join(one.path, '..')));
    if (inner[0] && places.size === 1) return inner[0].path;
  }
  throw new BahanError('backup-missing', { path });
}

/** The folder of the journal that lies beside a backup: in a bundle, or in the library that it was made in. */
export function journalBeside(backup: string): string | undefined {
  return [join(backup, '..', 'edits'), join(backup, '..', '..', 'edits')].find((folder) => existsSync(folder));
}

/** The office's logos that lie beside such a journal: a folder of that name anywhere else is somebody else's. */
export function logosBeside(backup: string): string | undefined {
  const journal = journalBeside(backup);
  return journal && join(dirname(journal), 'logos');
}

/** Names of the files of a folder of logos; what is being written there is none. */
export function logosIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
      entry.isFile() && !entry.name.startsWith('.') && !entry.name.endsWith('.part') ? [entry.name] : [],
    );
  } catch {
    return [];
  }
}
