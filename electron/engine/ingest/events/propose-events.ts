import { basename } from 'node:path';
import { secondOf } from '../../db/assets.ts';
import { all, get, type Reader, run, transaction, type Writer } from '../../db/connection.ts';
import { daysOfAssets } from './days.ts';
import {
  dropEmpty,
  type EventGuess,
  eventOfFound,
  type Found,
  keepGuesses,
  putInto,
  putNowhere,
} from './found-events.ts';
import { byPauses } from './gaps.ts';
import { dirsOfSpot, nextPlaced, type PlacedDir, placeSome } from './placed-dirs.ts';
import { isDay, matchOf, type Spot, spotOf } from './spots.ts';

/** What a look at folders changed: assets of another event, and whether the list of events is another one. */
export interface Proposed {
  readonly assets: readonly number[];
  readonly events: boolean;
}

/**
 * The next step of proposing events: reads the names of some folders that changed, or makes the events of those that belong
 * together. What people said stays: only `found_event_id` and `proposed_event_id` of assets and rows of events that nobody
 * spoke of are written. The same folders give the same events, with the same ids.
 * @returns undefined when no folder waits
 */
export function proposeNext(db: Writer, now: number): Proposed | undefined {
  const today = dayAt(now);
  return transaction(
    db,
    () => {
      if (placeSome(db, today)) return { assets: [], events: false };
      const dir = nextPlaced(db, today);
      if (!dir) return undefined;
      const dirs = JSON.stringify(dirsOfSpot(db, dir));
      const before = eventsOf(db, dirs);
      const done = dir.kind === 'folder' ? byFolder(db, dir, dirs, now, today) : byTimes(db, dir, dirs, now);
      run(db, 'DELETE FROM event_todo WHERE dir_id IN (SELECT value FROM json_each(?))', dirs);
      const dropped = dropEmpty(db, [...before, ...done.known]);
      return { assets: done.assets, events: done.changed || dropped };
    },
    'reproducible',
  );
}

/** YYYY-MM-DD of a moment, where the program runs. */
function dayAt(now: number): string {
  const at = new Date(now);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

const eventsOf = (db: Reader, dirs: string): number[] =>
  all<{ id: number }>(
    db,
    `SELECT DISTINCT found_event_id AS id FROM asset
      WHERE dir_id IN (SELECT value FROM json_each(?)) AND found_event_id IS NOT NULL`,
    dirs,
  ).map(({ id }) => id);

interface Done {
  readonly assets: readonly number[];
  readonly changed: boolean;
  /** Events that this folder could have been. */
  readonly known: readonly number[];
}

const assetsIn = (db: Reader, dirs: string, where: string): number[] =>
  all<{ id: number }>(
    db,
    `SELECT id FROM asset WHERE dir_id IN (SELECT value FROM json_each(?)) AND ${where} ORDER BY id`,
    dirs,
  ).map(({ id }) => id);

function byFolder(db: Writer, dir: PlacedDir, dirs: string, now: number, today: string): Done {
  const spot = spotOf(basename(dir.root_path), dir.top, today);
  const source = `folder:${dir.root_uid}/${dir.top}`;
  const match = matchOf(spot);
  const left = putNowhere(db, assetsIn(db, dirs, 'missing = 1 AND found_event_id IS NOT NULL'));
  const assets = assetsIn(db, dirs, 'missing = 0');
  const known = all<{ id: number }>(db, 'SELECT id FROM event WHERE source = ? OR match = ?', source, match).map(
    ({ id }) => id,
  );
  if (assets.length === 0) return { assets: left, changed: left.length > 0, known };
  const certainty = spot.title === null ? 0.6 : isDay(spot.date) ? 0.9 : 0.75;
  const found: Found = { source, match, reason: 'folder-name', certainty, assets };
  const id = eventOfFound(db, found, now);
  const moved = putInto(db, id, assets);
  const guessed = isOwner(db, id, source) && keepGuesses(db, id, guessesOf(db, id, spot));
  return { assets: [...left, ...moved], changed: moved.length > 0 || left.length > 0 || guessed, known };
}

/** An event of several folders is guessed from the one that it was first found in. */
const isOwner = (db: Reader, id: number, source: string): boolean =>
  get(db, 'SELECT 1 FROM event WHERE id = ? AND source = ?', id, source) !== undefined;

function guessesOf(db: Reader, id: number, spot: Spot): EventGuess[] {
  const guesses: EventGuess[] = [];
  const named = (field: EventGuess['field'], value: string, certainty: number) =>
    guesses.push({ field, value, reason: 'folder-name', certainty });
  if (spot.title !== null) named('title', spot.title, 0.8);
  const captured =
    isDay(spot.date) && !spot.yearGuessed ? null : daysOfAssets(db, id, spot.yearGuessed ? null : spot.date);
  if (captured !== null) guesses.push({ field: 'date', value: captured, reason: 'captured', certainty: 0.7 });
  else if (spot.date !== null) named('date', spot.date, spot.yearGuessed ? 0.4 : isDay(spot.date) ? 0.9 : 0.6);
  if (spot.place !== null) named('place', spot.place, 0.7);
  return guesses;
}

interface TakenRow {
  readonly id: number;
  readonly captured_at: string;
}

/** Photos, films and sounds: documents lie where an occasion is, and are not of it. */
const taken = `SELECT id, captured_at FROM asset WHERE dir_id IN (SELECT value FROM json_each(?)) AND missing = 0
  AND kind < 3 AND captured_certainty IN ('exact', 'utc-container', 'name') AND length(captured_at) > 10`;

function byTimes(db: Writer, dir: PlacedDir, dirs: string, now: number): Done {
  const rows = all<TakenRow>(db, taken, dirs).map(({ id, captured_at }) => ({
    id,
    at: secondOf(null, captured_at, 0),
    captured_at,
  }));
  const moments = new Map(rows.map((row) => [row.id, row.captured_at]));
  const groups = byPauses(rows);
  const prefix = `gap:${dir.root_uid}/${dir.top}/`;
  const known = all<{ id: number }>(
    db,
    'SELECT id FROM event WHERE source > ? AND source < ?',
    prefix,
    `${prefix}:`,
  ).map(({ id }) => id);
  const inGroups = new Set(groups.flatMap((group) => group.map(({ id }) => id)));
  const changed: number[] = [];
  const events = new Set<number>();
  let guessed = false;
  for (const group of groups) {
    const first = moments.get(group[0]?.id ?? 0) ?? '';
    const assets = group.map(({ id }) => id);
    const source = `${prefix}${first.slice(0, 19)}`;
    const id = eventOfFound(db, { source, match: null, reason: 'gap', certainty: 0.5, assets }, now, events);
    events.add(id);
    changed.push(...putInto(db, id, assets));
    const date = daysOfAssets(db, id, null);
    const guesses: EventGuess[] =
      date === null ? [] : [{ field: 'date', value: date, reason: 'captured', certainty: 0.8 }];
    guessed = keepGuesses(db, id, guesses) || guessed;
  }
  const strays = assetsIn(db, dirs, 'found_event_id IS NOT NULL').filter((id) => !inGroups.has(id));
  changed.push(...putNowhere(db, strays));
  return { assets: changed, changed: changed.length > 0 || guessed, known };
}
