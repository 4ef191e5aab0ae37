import { mkdirSync, rmSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { BahanError } from '../../../shared/errors.ts';
import { renameDurably, syncFile } from '../db/durable.ts';
import { currentVersion } from '../db/migrate.ts';
import type { CopyFacts } from './upkeep-messages.ts';

/** Bytes that are left free for the library itself beside a copy. */
export const spareBytes = 32 * 2 ** 20;

/**
 * Copies a database whole and consistent while others write to it, and gives the copy its name only when it was opened and
 * found sound and agrees with its source. An unfinished copy bears `.part` and is taken for nothing.
 * @throws `backup-damaged` when the copy is not sound; what the disk and SQLite have to say.
 */
export function copyDatabase(database: string, target: string): CopyFacts {
  const part = `${target}.part`;
  mkdirSync(dirname(target), { recursive: true });
  rmSync(part, { force: true });
  const source = new Database(database, { readonly: true, fileMustExist: true, timeout: 10_000 });
  try {
    const before = factsOf(source);
    const { bavail, bsize } = statfsSync(dirname(target));
    if (bavail * bsize < before.bytes + spareBytes) throw new BahanError('disk-full', { folder: dirname(target) });
    source.prepare('VACUUM INTO ?').run(part);
    const after = factsOf(source);
    syncFile(part);
    const copied = verifyCopy(part);
    // nobody stops writing for us: what is only ever added to lies between the two looks
    const agrees =
      copied.version === before.version &&
      copied.edits >= before.edits &&
      copied.edits <= after.edits &&
      (before.assets !== after.assets || copied.assets === before.assets || before.edits !== after.edits);
    if (!agrees) throw new BahanError('backup-damaged', { path: target });
    renameDurably(part, target);
    return copied;
  } catch (cause) {
    rmSync(part, { force: true });
    throw cause;
  } finally {
    source.close();
  }
}

/** A copy of a database whose content can be made again: whole and consistent, and not looked at. */
export function vacuumInto(database: string, target: string): void {
  const part = `${target}.part`;
  rmSync(part, { force: true });
  const source = new Database(database, { readonly: true, fileMustExist: true, timeout: 10_000 });
  try {
    source.prepare('VACUUM INTO ?').run(part);
    syncFile(part);
    renameDurably(part, target);
  } finally {
    source.close();
    rmSync(part, { force: true });
  }
}

/**
 * Opens a copy and says what it holds.
 * @throws `backup-missing`, `backup-damaged`, `library-newer`
 */
export function verifyCopy(path: string): CopyFacts {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) throw new BahanError('backup-missing', { path });
  let db: Database.Database | undefined;
  try {
    db = new Database(path, { readonly: true, fileMustExist: true, timeout: 10_000 });
    const found = db.pragma('quick_check(1)', { simple: true });
    if (found !== 'ok') throw new BahanError('backup-damaged', { path }, { message: String(found) });
    const facts = factsOf(db);
    if (facts.version > currentVersion)
      throw new BahanError('library-newer', { path, found: facts.version, known: currentVersion });
    if (facts.version === 0) throw new BahanError('backup-damaged', { path }, { message: 'not a library' });
    return facts;
  } catch (cause) {
    if (cause instanceof BahanError) throw cause;
    throw new BahanError('backup-damaged', { path }, { cause, message: String(cause) });
  } finally {
    db?.close();
  }
}

function factsOf(db: Database.Database): CopyFacts {
  const number = (sql: string) => Number(db.prepare(sql).pluck().get());
  return {
    version: Number(db.pragma('user_version', { simple: true })),
    bytes: Number(db.pragma('page_count', { simple: true })) * Number(db.pragma('page_size', { simple: true })),
    assets: number('SELECT count(*) FROM asset'),
    edits: number('SELECT count(*) FROM edit'),
  };
}
