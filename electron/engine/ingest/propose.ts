import { basename } from 'node:path';
import { get, run, type Writer } from '../db/connection.ts';
import { type InferredWithSource, inferFromPath, inferWithSource } from './infer/infer.ts';

/** Where a proposal was read: in the name of the file itself, or of a folder above it. */
const reasons = ['file-name', 'folder-name'] as const;

interface Proposed {
  readonly field: 'title' | 'date' | 'place';
  readonly value: string;
  readonly reason: (typeof reasons)[number];
  readonly certainty: number;
}

/**
 * Proposes title, date and place from the names of the file, its folders and its root, in place of what names proposed
 * before; guesses that come from elsewhere stay. A field that a person said gets none. Nothing else of the asset changes,
 * its date neither. Index the asset afterwards.
 *
 * @param now epoch milliseconds; names without a year are read from its day
 */
export function proposeFromNames(db: Writer, assetId: number, now: number): void {
  const place = get<{ root: string; dir: string; name: string; said: string | null }>(
    db,
    `SELECT r.path AS root, d.path AS dir, a.name, (SELECT group_concat(field, ' ') FROM said WHERE asset_id = a.id) AS said
       FROM asset a JOIN root r ON r.id = a.root_id JOIN dir d ON d.id = a.dir_id WHERE a.id = ?`,
    assetId,
  );
  if (!place) return;
  const root = basename(place.root);
  const path = [root, place.dir, place.name].filter(Boolean).join('/');
  const said = new Set(place.said?.split(' '));
  const inferred = inferWithSource(path, dayOf(now));
  const proposed = proposalsOf(inferred, root === '' || isEvent(root, now)).filter(({ field }) => !said.has(field));
  run(db, 'DELETE FROM proposal WHERE asset_id = ? AND reason IN (?, ?)', assetId, ...reasons);
  for (const { field, value, reason, certainty } of proposed) {
    run(
      db,
      'INSERT OR IGNORE INTO proposal (asset_id, field, value, reason, certainty) VALUES (?, ?, ?, ?, ?)',
      assetId,
      field,
      value,
      reason,
      certainty,
    );
  }
  const best = get<{ value: string }>(
    db,
    `SELECT value FROM proposal WHERE asset_id = ? AND field = 'title' ORDER BY certainty DESC LIMIT 1`,
    assetId,
  );
  const title = said.has('title') ? null : (best?.value ?? null);
  run(db, 'UPDATE asset SET proposed_title = ? WHERE id = ? AND proposed_title IS NOT ?', title, assetId, title);
}

function proposalsOf(inferred: InferredWithSource, rootIsEvent: boolean): Proposed[] {
  const { title, dateFrom, dateTo, place, from, names, yearGuessed } = inferred;
  const reason = (n: number) => (n === names - 1 ? reasons[0] : reasons[1]);
  const proposed: Proposed[] = [];
  if (title && (from.title > 0 || rootIsEvent)) {
    // a folder's title is that of the whole event, a file's own name says what is on it
    const certainty = from.title === names - 1 ? 0.8 : 0.7;
    proposed.push({ field: 'title', value: title, reason: reason(from.title), certainty });
  }
  if (dateFrom) {
    const certainty = yearGuessed ? 0.4 : dateFrom.length === 10 ? 0.9 : 0.6;
    const value = dateTo === null ? dateFrom : `${dateFrom}/${dateTo}`;
    proposed.push({ field: 'date', value, reason: reason(from.date), certainty });
  }
  if (place) proposed.push({ field: 'place', value: place, reason: reason(from.place), certainty: 0.7 });
  return proposed;
}

/** A root is mostly called after an office or a disk; only with a day in its name is it an event by itself. */
const isEvent = (root: string, now: number): boolean => inferFromPath(root, dayOf(now)).dateFrom?.length === 10;

/** YYYY-MM-DD of a moment, where the program runs. */
function dayOf(now: number): string {
  const at = new Date(now);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
