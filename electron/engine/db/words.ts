import { all, get, type Reader, run, type Writer } from './connection.ts';
import { newId } from './ids.ts';

/** Id of a theme by its name (case folded by SQLite for ASCII); made when it is not there. */
export function ensureTheme(db: Writer, name: string, now: number): { id: number; created: boolean } {
  const known = get<{ id: number }>(db, 'SELECT id FROM theme WHERE name = ?', name);
  if (known) return { id: known.id, created: false };
  const id = Number(
    run(db, 'INSERT INTO theme (uid, name, created_at) VALUES (?, ?, ?)', newId(), name, now).lastInsertRowid,
  );
  return { id, created: true };
}

/** Days between two events of one name that still are one event. */
const nearDays = 7;

/**
 * Id of an event by its name and a near date: *Rakor Bulanan* of March is not that of April. Without a date on either
 * side the name alone decides.
 */
export function ensureEvent(
  db: Writer,
  name: string,
  date: string | null,
  now: number,
): { id: number; created: boolean } {
  const known = all<{ id: number; date: string | null }>(
    db,
    'SELECT id, date FROM event WHERE name = ? AND state = 1 ORDER BY id DESC',
    name,
  );
  for (const event of known) {
    if (!event.date || !date || daysBetween(event.date, date) <= nearDays) {
      if (!event.date && date) run(db, 'UPDATE event SET date = ? WHERE id = ?', date, event.id);
      return { id: event.id, created: false };
    }
  }
  const id = Number(
    run(db, 'INSERT INTO event (uid, name, date, created_at) VALUES (?, ?, ?, ?)', newId(), name, date, now)
      .lastInsertRowid,
  );
  return { id, created: true };
}

function daysBetween(a: string, b: string): number {
  const day = (text: string) => Date.parse(`${(text.split('/')[0] as string).concat('-01-01').slice(0, 10)}T00:00:00Z`);
  const span = Math.abs(day(a) - day(b)) / 86_400_000;
  return Number.isNaN(span) ? 0 : span;
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
      GROUP BY e.id ORDER BY count DESC, e.name LIMIT 2000`,
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
