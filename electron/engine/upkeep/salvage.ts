import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { close, openWriter } from '../db/connection.ts';
import { syncFolder } from '../db/durable.ts';
import { openJournal } from '../db/journal.ts';
import { migrate } from '../db/migrate.ts';
import type { Log } from '../host.ts';
import type { LibraryPaths } from '../library-folder.ts';
import { backupsIn } from './backup-files.ts';
import { verifyCopy } from './copy-database.ts';
import { noteUnsure } from './mend.ts';
import { isRefused, noteRestore, performRestore } from './restore.ts';

/**
 * What became of a damaged library. `sound`: nothing was wrong with its database. `backup`: the newest whole backup took
 * its place. `tables`: what could still be read was taken over into a new database. `journal`: a new one, and the words of
 * people wait in the journal for their files. `aside` is where the damaged database lies; null when none was.
 */
export interface Salvaged {
  readonly how: 'sound' | 'backup' | 'tables' | 'journal';
  readonly from: string | null;
  readonly aside: string | null;
}

/**
 * Brings a library whose database is damaged, or cannot be opened at all, back to something that can be opened; the journal
 * is replayed when it is. To be called by whoever holds the library, before its database is opened. Nothing is thrown away: the
 * damaged database is put aside.
 * @throws what a disk says that is full or may not be written to: everything is as it was then
 */
export function salvage(paths: LibraryPaths, now: number, log: Log): Salvaged {
  if (isSound(paths.database)) return { how: 'sound', from: null, aside: null };
  for (const { path } of backupsIn(paths.backups)) {
    try {
      verifyCopy(path);
      noteRestore(paths, path, now, 'damaged');
      const done = performRestore(paths);
      if (done) {
        if (done.aside) takeRoots(done.aside, paths.database, log);
        return { how: 'backup', ...done };
      }
    } catch (error) {
      // with no room for it nothing is said against the backup: a person makes room, and it is done then
      if (isRefused(error)) throw error;
      log('warn', 'backup-not-usable', { path, error: String(error) });
    }
  }
  const rest = join(paths.folder, 'library.db.salvaged');
  try {
    if (copyTables(paths.database, rest, paths.edits, log)) {
      noteRestore(paths, rest, now, 'damaged');
      const done = performRestore(paths);
      if (done) return { how: 'tables', ...done, from: null };
    }
  } catch (error) {
    if (isRefused(error)) throw error;
    log('warn', 'tables-not-usable', { error: String(error) });
  } finally {
    rmSync(rest, { force: true });
  }
  return { how: 'journal', from: null, aside: putAsideAlone(paths, now) };
}

function isSound(path: string): boolean {
  try {
    verifyCopy(path);
    return true;
  } catch (cause) {
    // a newer Bahan's library is not damaged, and nobody here may touch it
    if ((cause as { code?: string }).code === 'library-newer') throw cause;
    return false;
  }
}

function putAsideAlone(paths: LibraryPaths, now: number): string | null {
  if (!existsSync(paths.database)) return null;
  const stamp = new Date(now).toISOString().slice(0, 19).replaceAll(':', '');
  const aside = join(paths.folder, `library-damaged-${stamp}.db`);
  for (const tail of ['-wal', '-shm', '']) {
    if (existsSync(paths.database + tail)) renameSync(paths.database + tail, aside + tail);
  }
  syncFolder(paths.folder);
  return aside;
}

/** Tables whose rows are worth the trouble, those that others refer to first; the index is made anew. */
const tables = [
  ...[
    'meta',
    'root',
    'dir',
    'theme',
    'event',
    'asset',
    'file',
    'fact',
    'document_text',
    'text_page',
    'machine_text',
    'proposal',
    'edit',
    'edit_batch',
  ],
  ...['said', 'refound', 'parted', 'version', 'orphan', 'job', 'export_item', 'publication'],
  ...['said_thing', 'term', 'term_synonym', 'collection', 'collection_item', 'collection_place', 'event_guess'],
];

/** Takes over what can be read of a damaged database into a new one. False when nothing of worth was in it. */
function copyTables(damaged: string, target: string, journal: string, log: Log): boolean {
  for (const tail of ['', '-wal', '-shm']) rmSync(target + tail, { force: true });
  const made = openWriter(target, true);
  let source: Database.Database | undefined;
  let db: Database.Database | undefined;
  try {
    migrate(made);
    close(made);
    source = new Database(damaged, { readonly: true, fileMustExist: true });
    source.unsafeMode(true);
    db = new Database(target);
    db.pragma('foreign_keys = OFF');
    const counts = Object.fromEntries(tables.map((table) => [table, takeRows(source, db, table)]));
    log('warn', 'tables-salvaged', counts);
    dropStrays(db);
    dropJournaled(db, journal);
    db.exec("DELETE FROM meta WHERE key = 'journal-position'");
    db.exec(noteUnsure('all'));
    db.pragma('wal_checkpoint(TRUNCATE)');
    return (counts.asset ?? 0) > 0 || (counts.root ?? 0) > 0;
  } finally {
    close(made);
    source?.close();
    db?.close();
  }
}

/** Rows of a table from its beginning and from its end, up to where it is damaged. Returns how many. */
function takeRows(source: Database.Database | undefined, db: Database.Database | undefined, table: string): number {
  if (!source || !db) return 0;
  let taken = 0;
  try {
    const columnsOf = (one: Database.Database) =>
      (one.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name);
    const known = new Set(columnsOf(source));
    const columns = columnsOf(db).filter((name) => known.has(name));
    if (!columns.length) return 0;
    const list = columns.join(', ');
    const insert = db.prepare(`INSERT OR IGNORE INTO ${table} (${list}) VALUES (${columns.map(() => '?').join(', ')})`);
    for (const order of ['ASC', 'DESC'] as const) {
      try {
        // the primary key or the rowid, whichever the table is kept by: no other index is trusted
        const rows = source.prepare(
          `SELECT ${list} FROM ${table} NOT INDEXED ORDER BY ${keyOf(source, table)} ${order}`,
        );
        db.exec('BEGIN');
        for (const row of rows.raw().iterate() as IterableIterator<unknown[]>) taken += insert.run(...row).changes;
        db.exec('COMMIT');
        return taken;
      } catch {
        if (db.inTransaction) db.exec('COMMIT'); // what came before the damage
      }
    }
  } catch {
    // not even its columns can be read
  }
  return taken;
}

function keyOf(db: Database.Database, table: string): string {
  const key = (db.pragma(`table_info(${table})`) as { name: string; pk: number }[]).filter(({ pk }) => pk > 0);
  const withoutRowid = (db.pragma(`index_list(${table})`) as { origin: string }[]).some(
    ({ origin }) => origin === 'pk',
  );
  return key.length > 1 && withoutRowid ? (key[0]?.name ?? 'rowid') : 'rowid';
}

/** Rows that refer to what was lost do so no more, or go where they are nothing without it, until all refer to something. */
function dropStrays(db: Database.Database): void {
  for (let round = 0; round < 10; round += 1) {
    const strays = db.pragma('foreign_key_check') as { table: string; fkid: number }[];
    if (!strays.length) return;
    for (const [table, found] of Map.groupBy(strays, (stray) => stray.table)) {
      const required = new Set(
        (db.pragma(`table_info(${table})`) as { name: string; notnull: number; pk: number }[])
          .filter(({ notnull, pk }) => notnull > 0 || pk > 0)
          .map(({ name }) => name),
      );
      const keys = db.pragma(`foreign_key_list(${table})`) as { id: number; table: string; from: string; to: string }[];
      for (const { from, to, table: parent } of keys.filter(({ id }) => found.some(({ fkid }) => fkid === id))) {
        const lost = `WHERE ${from} IS NOT NULL AND ${from} NOT IN (SELECT ${to} FROM ${parent})`;
        db.exec(required.has(from) ? `DELETE FROM ${table} ${lost}` : `UPDATE ${table} SET ${from} = NULL ${lost}`);
      }
    }
  }
}

/** Edits that the journal holds come from there, whole: of those in the tables some rows may be lost. */
function dropJournaled(db: Database.Database, folder: string): void {
  const journal = openJournal(folder);
  const drops = ['edit', 'edit_batch'].map((table) => db.prepare(`DELETE FROM ${table} WHERE batch = ?`));
  db.transaction(() => {
    for (const { entry } of journal.read()) for (const drop of drops) drop.run(entry.batch);
  })();
  journal.close();
}

/** Watched folders that were added after the backup are known again. */
function takeRoots(damaged: string, database: string, log: Log): void {
  let source: Database.Database | undefined;
  let db: Database.Database | undefined;
  try {
    source = new Database(damaged, { readonly: true, fileMustExist: true });
    const rows = source.prepare('SELECT uid, path, added_at FROM root WHERE watched = 1').all() as unknown[];
    db = new Database(database, { fileMustExist: true });
    const insert = db.prepare('INSERT OR IGNORE INTO root (uid, path, added_at) VALUES (@uid, @path, @added_at)');
    for (const row of rows) insert.run(row);
  } catch (error) {
    log('warn', 'folders-not-salvaged', { error: String(error) });
  } finally {
    source?.close();
    db?.close();
  }
}
