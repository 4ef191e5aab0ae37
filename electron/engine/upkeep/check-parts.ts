import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type JournalEntry, openJournal } from '../db/journal.ts';
import { libraryPaths } from '../library-folder.ts';
import type { CheckParts } from './upkeep-messages.ts';

/** Looks at every part of a library beside whoever writes to it. Minutes for a large one. Nothing is changed. */
export function checkParts(library: string): CheckParts {
  const paths = libraryPaths(library);
  const db = new Database(paths.database, { readonly: true, fileMustExist: true, timeout: 10_000 });
  try {
    const number = (sql: string) => Number(db.prepare(sql).pluck().get());
    const texts = (sql: string) => db.prepare(sql).pluck().all() as string[];
    const database: string[] = [];
    /** What a damaged database does not answer is one of its problems. */
    const asked = <T>(ask: () => T, otherwise: T): T => {
      try {
        return ask();
      } catch (cause) {
        database.push(String(cause));
        return otherwise;
      }
    };
    database.push(...asked(() => texts('PRAGMA integrity_check(20)').filter((text) => text !== 'ok'), []));
    const strays = asked(() => texts('PRAGMA foreign_key_check'), []);
    database.push(...strays.map((table) => `a row of ${table} refers to nothing`));
    const assets = asked(() => number('SELECT count(*) FROM asset'), 0);
    const indexed = asked(() => number('SELECT count(*) FROM fts'), assets);
    const rest = {
      index: assets === indexed ? [] : [`${indexed} of ${assets} assets are in the search index`],
      journal: asked(() => journalProblems(db, paths.edits), []),
      pictures: picturesSound(library) ? [] : ['previews.db is damaged; its pictures will be drawn again'],
      databaseBytes: asked(() => number('PRAGMA page_count') * number('PRAGMA page_size'), 0),
      picturesBytes: picturesBytes(library),
      edits: asked(() => number('SELECT count(*) FROM edit'), 0),
    };
    // what the last questions met counts too
    return { database: [...new Set(database)], ...rest };
  } finally {
    db.close();
  }
}

function journalProblems(db: Database.Database, folder: string): string[] {
  const known = db.prepare('SELECT 1 FROM edit_batch WHERE batch = ?');
  const journal = openJournal(folder);
  const left = db.prepare('SELECT 1 FROM publication WHERE uid = ?');
  const isThere = ({ batch, copies }: JournalEntry) =>
    copies ? copies.every(({ uid }) => left.get(uid)) : known.get(batch);
  const lost = journal.read().filter(({ entry }) => !isThere(entry));
  const silent = db.prepare(unsaid).pluck().all().length;
  const things = db.prepare(unsaidThings).all().length;
  return [
    ...journal.problems().map((where) => `unreadable: ${where}`),
    ...lost.map(({ entry }) => `edit ${entry.batch} is only in the journal`),
    ...(silent ? [`${silent} assets do not say what people said last`] : []),
    ...(things ? [`${things} events, words and collections do not say what people said last`] : []),
  ];
}

/** Ids of assets of which the tables do not say what the newest edit of a field says. */
export const unsaid = `SELECT DISTINCT e.asset_uid FROM edit e JOIN asset a ON a.uid = e.asset_uid
    LEFT JOIN said s ON s.asset_id = a.id AND s.field = e.field
  WHERE s.value IS NOT e.value AND e.subject = 'asset' AND NOT EXISTS (
    SELECT 1 FROM edit n WHERE n.asset_uid = e.asset_uid AND n.field = e.field AND n.subject = e.subject
      AND (n.clock, n.batch, n.id) > (e.clock, e.batch, e.id))`;

/** The same for all else that people speak of, by what it is and its id. */
export const unsaidThings = `SELECT DISTINCT e.subject, e.asset_uid AS uid FROM edit e
    LEFT JOIN said_thing s ON s.subject = e.subject AND s.uid = e.asset_uid AND s.field = e.field
  WHERE s.value IS NOT e.value AND e.subject <> 'asset' AND NOT EXISTS (
    SELECT 1 FROM edit n WHERE n.asset_uid = e.asset_uid AND n.field = e.field AND n.subject = e.subject
      AND (n.clock, n.batch, n.id) > (e.clock, e.batch, e.id))`;

const previews = (library: string): string => join(library, 'previews.db');

function picturesSound(library: string): boolean {
  if (!existsSync(previews(library))) return true;
  let db: Database.Database | undefined;
  try {
    db = new Database(previews(library), { readonly: true, timeout: 10_000 });
    return db.pragma('quick_check(1)', { simple: true }) === 'ok';
  } catch {
    return false;
  } finally {
    db?.close();
  }
}

/** Pages in use; free ones are taken again before the file grows. */
function picturesBytes(library: string): number {
  if (!existsSync(previews(library))) return 0;
  try {
    const db = new Database(previews(library), { readonly: true, timeout: 10_000 });
    const number = (name: string) => Number(db.pragma(name, { simple: true }));
    const bytes = (number('page_count') - number('freelist_count')) * number('page_size');
    db.close();
    return bytes;
  } catch {
    return 0;
  }
}
