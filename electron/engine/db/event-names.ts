import { all, get, type Reader, run, type Writer } from './connection.ts';
import { describeEvent, leadOf } from './event-rows.ts';
import { newId } from './ids.ts';

/** Days between two events of one name that still are one event. */
const nearDays = 7;

interface Named {
  readonly id: number;
  readonly date: string | null;
  readonly state: number;
}

const byName = `SELECT id, date, state FROM event WHERE name = ? AND state <> 0
  UNION SELECT id, date, state FROM event WHERE called = ? AND state <> 0 ORDER BY state, id DESC`;
const byGuess = `SELECT e.id, e.state, (SELECT value FROM event_guess d WHERE d.event_id = e.id AND d.field = 'date') AS date
  FROM event_guess g JOIN event e ON e.id = g.event_id
 WHERE g.field = 'title' AND g.value = ? AND e.state = 0 ORDER BY e.id DESC`;

/**
 * Id of the event that a bare name means, as scripts and files say it: by its name and a near date, since *Rakor Bulanan* of
 * March is not that of April. Without a date on either side the name alone decides. One that was merged leads to the one
 * that it went into; one that is only proposed is a said one from now on; else it is made.
 */
export function ensureEvent(
  db: Writer,
  name: string,
  date: string | null,
  now: number,
): { id: number; created: boolean } {
  const known = nearest(all<Named>(db, byName, name, name), date);
  const led = known && leadOf(db, known.id);
  if (known && led) {
    if (known.date === null && date !== null) dateOf(db, led, date);
    return { id: led, created: false };
  }
  const proposed = nearest(all<Named>(db, byGuess, name), date);
  if (proposed) {
    const { id } = proposed;
    run(
      db,
      'UPDATE event SET called = ?, name = ?, date = ?, state = 1 WHERE id = ?',
      ...[name, name, proposed.date ?? date, id],
    );
    describeEvent(db, proposed.id);
    return { id: proposed.id, created: true };
  }
  const id = Number(
    run(
      db,
      'INSERT INTO event (uid, name, called, date, created_at) VALUES (?, ?, ?, ?, ?)',
      newId(),
      name,
      name,
      date,
      now,
    ).lastInsertRowid,
  );
  describeEvent(db, id);
  return { id, created: true };
}

/** The first that is near; one that is known without a day comes after those whose day fits. */
function nearest(events: readonly Named[], date: string | null): Named | undefined {
  const near = events.filter(
    (event) => date === null || event.date === null || daysApart(event.date, date) <= nearDays,
  );
  return (
    near.find((event) => event.state !== 2 && event.date !== null) ?? near.find((event) => event.state !== 2) ?? near[0]
  );
}

/** An event that only its name was known of is on the day of the first asset that says it. */
function dateOf(db: Writer, id: number, date: string): void {
  if (run(db, 'UPDATE event SET date = ? WHERE id = ? AND date IS NULL AND spoken = 0', date, id).changes > 0) {
    describeEvent(db, id);
  }
}

/** Days between two dates, each YYYY[-MM[-DD]] or a range of these; 0 where they overlap, or where one cannot be read. */
export function daysApart(a: string, b: string): number {
  const [first, second] = [spanOf(a), spanOf(b)];
  const apart = Math.max(first.from - second.to, second.from - first.to, 0) / 86_400_000;
  return Number.isNaN(apart) ? 0 : apart;
}

/** First and last day of a date as epoch milliseconds. */
function spanOf(date: string): { from: number; to: number } {
  const [from = '', to = from] = date.split('/');
  const [year = '', month] = to.split('-');
  const last =
    to.length === 10
      ? Date.parse(`${to}T00:00:00Z`)
      : Date.UTC(Number(year), month === undefined ? 12 : Number(month), 1) - 86_400_000;
  return { from: Date.parse(`${from.concat('-01-01').slice(0, 10)}T00:00:00Z`), to: last };
}

export const eventByUid = (
  db: Reader,
  uid: string,
): { id: number; state: number; merged_into: number | null } | undefined =>
  get(db, 'SELECT id, state, merged_into FROM event WHERE uid = ?', uid);
