import { all, get, type Reader, run, type Writer } from './connection.ts';
import { newId } from './ids.ts';
import { makeWord } from './term-rows.ts';

/**
 * Id of a theme by its name (case folded by SQLite for ASCII); made when it is not there. One whose making was taken back is
 * made by the word again: nobody gives it that name otherwise.
 */
export function ensureTheme(db: Writer, name: string, now: number): { id: number; created: boolean } {
  const known = get<{ id: number; uid: string; hidden: number }>(
    db,
    'SELECT id, uid, hidden FROM theme WHERE name = ?',
    name,
  );
  if (known) {
    const named = "SELECT 1 FROM said_thing WHERE subject = 'theme' AND uid = ? AND field = 'name'";
    const isMade = known.hidden === 1 && !get(db, named, known.uid);
    if (isMade) makeWord(db, known, now);
    return { id: known.id, created: isMade };
  }
  const id = Number(
    run(db, 'INSERT INTO theme (uid, name, created_at) VALUES (?, ?, ?)', newId(), name, now).lastInsertRowid,
  );
  return { id, created: true };
}

export interface Counted {
  readonly name: string;
  readonly count: number;
}

export const themesByUse = (db: Reader): Counted[] =>
  all<Counted>(
    db,
    `SELECT t.name, count(a.id) AS count FROM theme t LEFT JOIN asset a ON a.theme_id = t.id
      GROUP BY t.id ORDER BY count DESC, t.name`,
  );

export const eventsByUse = (db: Reader): (Counted & { date: string | null })[] =>
  all(
    db,
    `SELECT e.name, e.date, count(a.id) AS count FROM event e LEFT JOIN asset a ON a.event_id = e.id
      WHERE e.state = 1 AND e.name <> '' GROUP BY e.id ORDER BY count DESC, e.name LIMIT 2000`,
  );

/** Values of a column that holds a JSON array, most used first. */
export const listByUse = (db: Reader, column: 'keywords' | 'people'): Counted[] =>
  all<Counted>(
    db,
    `SELECT j.value AS name, count(*) AS count FROM asset a, json_each(a.${column}) j WHERE a.${column} <> '[]'
      GROUP BY j.value ORDER BY count DESC, name LIMIT 2000`,
  );

export const placesByUse = (db: Reader): Counted[] =>
  all<Counted>(
    db,
    `SELECT place AS name, count(*) AS count FROM asset WHERE place IS NOT NULL
      GROUP BY place ORDER BY count DESC, name LIMIT 2000`,
  );

export const unitsByUse = (db: Reader): Counted[] =>
  all<Counted>(
    db,
    `SELECT unit AS name, count(*) AS count FROM asset WHERE unit IS NOT NULL
      GROUP BY unit ORDER BY count DESC, name LIMIT 2000`,
  );
