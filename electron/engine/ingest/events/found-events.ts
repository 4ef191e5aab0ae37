import { all, get, type Reader, run, type Writer } from '../../db/connection.ts';
import { describeEvent, leadOf } from '../../db/event-rows.ts';
import { newId } from '../../db/ids.ts';
import { isSpokenOf } from '../../db/things.ts';

/** A guess about an event, as it is kept. */
export interface EventGuess {
  readonly field: 'title' | 'date' | 'place';
  readonly value: string;
  readonly reason: 'folder-name' | 'captured';
  readonly certainty: number;
}

/** One event that folders or times tell of. */
export interface Found {
  /** `folder:<root uid>/<path>`, or `gap:<root uid>/<path>/<first moment>`. */
  readonly source: string;
  readonly match: string | null;
  readonly reason: 'folder-name' | 'gap';
  readonly certainty: number;
  /** Ids of its assets. */
  readonly assets: readonly number[];
}

/**
 * Row id of the event that was found: the one that people made of most of it, the known one of its source, the one that another folder of the same title and day
 * made, the one that most of its assets were found in and nothing else holds any more (a folder that was renamed), else a
 * new one. Proposing the same again gives the same.
 * @param taken events that something else of the same look already is
 */
export function eventOfFound(db: Writer, found: Found, now: number, taken: ReadonlySet<number> = new Set()): number {
  const { source, match, reason, certainty } = found;
  const known =
    saidAlready(db, found) ??
    get<{ id: number }>(db, 'SELECT id FROM event WHERE source = ?', source)?.id ??
    (match === null
      ? undefined
      : get<{ id: number }>(
          db,
          'SELECT id FROM event WHERE match = ? AND source IS NOT NULL ORDER BY id LIMIT 1',
          match,
        )?.id) ??
    moved(db, found, taken);
  if (known === undefined) {
    return Number(
      run(
        db,
        `INSERT INTO event (uid, name, created_at, state, source, match, reason, certainty)
         VALUES (?, '', ?, 0, ?, ?, ?, ?)`,
        newId(),
        now,
        source,
        match,
        reason,
        certainty,
      ).lastInsertRowid,
    );
  }
  run(
    db,
    `UPDATE event SET match = ?, reason = ?, certainty = ?
      WHERE id = ? AND source = ? AND (match IS NOT ? OR reason IS NOT ? OR certainty IS NOT ?)`,
    match,
    reason,
    certainty,
    known,
    source,
    match,
    reason,
    certainty,
  );
  return known;
}

/**
 * An event that people made of most of these assets, and that nothing was found for yet: what comes to them later is of it
 * too. A proposal that stood here so far gives way.
 */
function saidAlready(db: Writer, { source, match, assets }: Found): number | undefined {
  const most = get<{ id: number; n: number }>(db, saidOfMost, JSON.stringify(assets));
  if (most === undefined || most.n * 2 <= assets.length) return undefined;
  const row = get(db, 'SELECT 1 FROM event WHERE id = ? AND state = 1 AND source IS NULL', most.id);
  const known = get<{ id: number; state: number }>(db, 'SELECT id, state FROM event WHERE source = ?', source);
  if (row === undefined || (known && known.state !== 0)) return undefined;
  if (known) run(db, 'UPDATE event SET source = NULL, match = NULL WHERE id = ?', known.id);
  run(db, 'UPDATE event SET source = ?, match = ? WHERE id = ?', source, match, most.id);
  return most.id;
}

export const saidOfMost = `SELECT event_id AS id, count(*) AS n FROM json_each(?) j CROSS JOIN asset a ON a.id = j.value
  WHERE event_id IS NOT NULL GROUP BY 1 ORDER BY n DESC, id LIMIT 1`;

/** The event that lay in another folder until now, or began at another moment: it takes the new source. */
function moved(db: Writer, { source, assets }: Found, taken: ReadonlySet<number>): number | undefined {
  const list = JSON.stringify(assets);
  const before = get<{ id: number; n: number }>(
    db,
    `SELECT found_event_id AS id, count(*) AS n FROM asset
      WHERE id IN (SELECT value FROM json_each(?)) AND found_event_id IS NOT NULL GROUP BY 1 ORDER BY n DESC, id LIMIT 1`,
    list,
  );
  if (before === undefined || taken.has(before.id)) return undefined;
  const kind = source.slice(0, source.indexOf(':'));
  const row = get<{ source: string | null }>(db, 'SELECT source FROM event WHERE id = ?', before.id);
  if (row?.source != null && !row.source.startsWith(`${kind}:`)) return undefined;
  const held = get<{ n: number }>(
    db,
    'SELECT count(*) AS n FROM asset WHERE found_event_id = ? AND missing = 0',
    before.id,
  );
  // a folder takes its event along when it leaves nothing behind; of times most have to be the same
  const rest = (held?.n ?? 0) - before.n;
  if (kind === 'folder' ? rest > 0 : rest >= before.n) return undefined;
  run(db, 'UPDATE event SET source = ? WHERE id = ?', source, before.id);
  return before.id;
}

/** Puts assets into the event where they were found. Returns those that belong to another one now than before. */
export function putInto(db: Writer, eventId: number, assets: readonly number[]): number[] {
  const lead = leadOf(db, eventId);
  return all<{ id: number }>(
    db,
    `UPDATE asset SET found_event_id = ?, proposed_event_id = ?
      WHERE id IN (SELECT value FROM json_each(?)) AND (found_event_id IS NOT ? OR proposed_event_id IS NOT ?) RETURNING id`,
    eventId,
    lead,
    JSON.stringify(assets),
    eventId,
    lead,
  ).map(({ id }) => id);
}

/** Takes assets out of what they were found in. Returns those that were in something. */
export const putNowhere = (db: Writer, assets: readonly number[]): number[] =>
  all<{ id: number }>(
    db,
    `UPDATE asset SET found_event_id = NULL, proposed_event_id = NULL
      WHERE id IN (SELECT value FROM json_each(?)) AND found_event_id IS NOT NULL RETURNING id`,
    JSON.stringify(assets),
  ).map(({ id }) => id);

/** Keeps the guesses of an event in place of those before. Returns whether any changed. */
export function keepGuesses(db: Writer, eventId: number, guesses: readonly EventGuess[]): boolean {
  const fields = ['title', 'date', 'place'];
  const before = all<EventGuess>(
    db,
    `SELECT field, value, reason, certainty FROM event_guess
      WHERE event_id = ? AND field IN (SELECT value FROM json_each(?)) ORDER BY field`,
    eventId,
    JSON.stringify(fields),
  );
  const sorted = [...guesses].sort((a, b) => (a.field < b.field ? -1 : 1));
  const plain = (list: readonly EventGuess[]) => JSON.stringify(list.map((one) => Object.values(one)));
  if (plain(before) === plain(sorted)) return false;
  run(
    db,
    'DELETE FROM event_guess WHERE event_id = ? AND field IN (SELECT value FROM json_each(?))',
    eventId,
    JSON.stringify(fields),
  );
  for (const { field, value, reason, certainty } of sorted) {
    run(
      db,
      'INSERT INTO event_guess (event_id, field, value, reason, certainty) VALUES (?, ?, ?, ?, ?)',
      eventId,
      field,
      value,
      reason,
      certainty,
    );
  }
  describeEvent(db, eventId);
  return true;
}

/** A proposed event without any asset is not proposed any more. What people ever spoke of stays known by its id. */
export function dropEmpty(db: Writer, eventIds: Iterable<number>): boolean {
  let dropped = false;
  for (const id of new Set(eventIds)) {
    const row = get<{ uid: string; state: number }>(db, 'SELECT uid, state FROM event WHERE id = ?', id);
    if (row?.state !== 0 || isHeld(db, id)) continue;
    dropped = true;
    run(db, 'UPDATE asset SET found_event_id = NULL, proposed_event_id = NULL WHERE found_event_id = ?', id);
    if (isSpokenOf(db, 'event', row.uid)) {
      run(db, 'UPDATE event SET state = 2 WHERE id = ?', id);
      continue;
    }
    run(db, 'DELETE FROM event_guess WHERE event_id = ?', id);
    run(db, 'DELETE FROM event WHERE id = ?', id);
  }
  return dropped;
}

/** Whether anything belongs to it, or leads to it. */
const isHeld = (db: Reader, id: number): boolean =>
  ['found_event_id = ? AND missing = 0', 'proposed_event_id = ? AND missing = 0', 'event_id = ?'].some(
    (where) => get(db, `SELECT 1 FROM asset WHERE ${where} LIMIT 1`, id) !== undefined,
  ) || get(db, 'SELECT 1 FROM event WHERE merged_into = ?', id) !== undefined;
