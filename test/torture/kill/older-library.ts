import Database from 'better-sqlite3';
import { positionKey } from '../../../electron/engine/db/edit-log.ts';
import { steps } from '../../../electron/engine/db/migrate.ts';

interface Piece {
  readonly type: string;
  readonly name: string;
  readonly sql: string;
}

const pieces = (db: Database.Database): Piece[] =>
  db.prepare("SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'").all() as Piece[];

const columns = (db: Database.Database, table: string): string[] =>
  db.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table) as string[];

/** Takes from a closed library's database what the steps after `version` brought, as the older program left it. */
export function makeOlder(path: string, version: number): void {
  const older = new Database(':memory:');
  for (const [number, sql] of steps) if (number <= version) older.exec(sql);
  const had = new Set(pieces(older).map(({ name }) => name));
  const db = new Database(path);
  try {
    db.pragma('foreign_keys = OFF');
    const newer = pieces(db).filter(({ name }) => !had.has(name));
    db.transaction(() => {
      // a trigger may name what goes; those of the older one are made again
      for (const { name } of pieces(db).filter(({ type }) => type === 'trigger')) db.exec(`DROP TRIGGER "${name}"`);
      for (const { name } of newer.filter(({ type }) => type === 'view')) db.exec(`DROP VIEW "${name}"`);
      for (const { name } of newer.filter(({ type }) => type === 'index')) db.exec(`DROP INDEX "${name}"`);
      for (const { name } of newer.filter(({ type }) => type === 'table')) db.exec(`DROP TABLE IF EXISTS "${name}"`);
      for (const { name } of pieces(older).filter(({ type }) => type === 'table')) {
        const kept = new Set(columns(older, name));
        for (const column of columns(db, name))
          if (!kept.has(column)) db.exec(`ALTER TABLE "${name}" DROP COLUMN "${column}"`);
      }
      for (const { type, sql } of pieces(older)) if (type === 'trigger') db.exec(sql);
      // lines of the journal that only a newer program understands were not yet met
      db.prepare('DELETE FROM meta WHERE key = ?').run(positionKey);
      db.pragma(`user_version = ${version}`);
    })();
    const left = pieces(db)
      .map(({ name }) => name)
      .toSorted();
    if (left.join() !== [...had].toSorted().join())
      throw new Error(`not the library of version ${version}: ${left.join()}`);
  } finally {
    db.close();
    older.close();
  }
}
