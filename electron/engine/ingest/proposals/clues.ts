import { get, run, type Writer } from '../../db/connection.ts';
import { secondOfKey } from '../../db/sort-key.ts';
import { isExact } from './from-neighbours.ts';
import type { Subject } from './guess.ts';
import { countOccasion, isOccasion } from './theme-words.ts';

interface Clue {
  readonly dir_id: number;
  readonly event_id: number | null;
  readonly second: number;
  readonly day: string | null;
  readonly place: string | null;
  readonly theme_id: number | null;
  readonly words: string | null;
}

/**
 * Writes down what an asset tells about others, and marks those whose guesses rest on it where that changed.
 *
 * @param place by its position
 * @param words that may tell its theme, sorted
 */
export function keepClue(db: Writer, of: Subject, place: string | null, words: readonly string[]): void {
  const saidDate = of.said?.split(' ').includes('date') && of.date?.length === 10 ? of.date : null;
  const isThere = of.missing === 0;
  const now: Clue = {
    dir_id: of.dir_id,
    event_id: of.event_id ?? of.proposed_event_id,
    second: secondOfKey(of.sk),
    day: isThere
      ? (saidDate ?? (isExact(of.captured_certainty) ? (of.captured_at?.slice(0, 10) ?? null) : null))
      : null,
    place: isThere ? place : null,
    theme_id: of.theme_id,
    words: of.theme_id === null ? null : words.join(' '),
  };
  write(db, of.id, now);
}

/** Lets go of what a forgotten asset told. */
export function dropClue(db: Writer, assetId: number): void {
  write(db, assetId, undefined);
}

const columns = 'dir_id, event_id, second, day, place, theme_id, words';

function write(db: Writer, assetId: number, now: Clue | undefined): void {
  const before = get<Clue>(db, `SELECT ${columns} FROM clue WHERE asset_id = ?`, assetId);
  if (before && now && JSON.stringify(before) === JSON.stringify(now)) return;
  if (now) {
    run(
      db,
      `INSERT OR REPLACE INTO clue (asset_id, ${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[assetId, now.dir_id, now.event_id, now.second, now.day, now.place, now.theme_id, now.words],
    );
  } else {
    run(db, 'DELETE FROM clue WHERE asset_id = ?', assetId);
  }
  recount(db, assetId, before, now);
  markOthers(db, before, now);
}

const occasionOf = (clue: Clue | undefined) =>
  clue?.theme_id == null || !clue.words ? undefined : { themeId: clue.theme_id, words: clue.words };

function recount(db: Writer, assetId: number, before: Clue | undefined, now: Clue | undefined): void {
  const [old, fresh] = [occasionOf(before), occasionOf(now)];
  if (old?.themeId === fresh?.themeId && old?.words === fresh?.words) return;
  if (old && !isOccasion(db, old)) countOccasion(db, old, -1);
  const isFirst =
    fresh &&
    get(
      db,
      'SELECT 1 FROM clue WHERE words = ? AND theme_id = ? AND asset_id <> ? LIMIT 1',
      ...[fresh.words, fresh.themeId, assetId],
    ) === undefined;
  if (fresh && isFirst) countOccasion(db, fresh, 1);
}

function markOthers(db: Writer, before: Clue | undefined, now: Clue | undefined): void {
  const again = (kind: string, value: number | null | undefined) => {
    if (value != null) run(db, 'INSERT OR IGNORE INTO propose_again (kind, value) VALUES (?, ?)', kind, String(value));
  };
  const moved = before?.dir_id !== now?.dir_id;
  const dirs = new Set([before?.dir_id, now?.dir_id]);
  const differs = (field: 'day' | 'place' | 'theme_id') =>
    (before?.[field] ?? null) !== (now?.[field] ?? null) ||
    (moved && (before?.[field] ?? now?.[field] ?? null) !== null);
  const shifted = now?.place != null && before?.second !== now.second;
  for (const dir of dirs) {
    if (differs('day')) again('day', dir);
    if (differs('place') || shifted) again('place', dir);
    if (differs('theme_id')) again('theme', dir);
  }
  const place = before?.place ?? now?.place ?? null;
  if (place !== null && (differs('place') || shifted || before?.event_id !== now?.event_id)) {
    again('event', before?.event_id);
    again('event', now?.event_id);
  }
}
