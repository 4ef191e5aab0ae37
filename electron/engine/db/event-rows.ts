import { words } from '../../../shared/text/fold.ts';
import { all, get, type Reader, run, type Writer } from './connection.ts';
import type { ThingWords } from './subjects.ts';

interface EventRow {
  readonly id: number;
  readonly source: string | null;
  readonly name: string;
  readonly called: string | null;
}

/**
 * Writes the row of an event anew. Said are `title`, `theme`, `date`, `place`, `people`, `unit`, `note`; `into` is the id of
 * the one that it was merged into, `gone` that it was taken apart, `kept` that assets were put into it by hand. An event of
 * which nothing is said any more is a proposal again when something proposes it, and else gone.
 * @returns assets that show something else for it, to be indexed: of another event now, or of one of another name
 */
export function refreshEvent(db: Writer, uid: string, said: ThingWords, now: number): number[] {
  const text = (field: string): string | null => (said.get(field) as string | undefined) ?? null;
  const known = rowOf(db, uid);
  const row = known ?? made(db, uid, now);
  const target = leadsTo(db, uid);
  const isGone = target !== uid || said.has('gone');
  const state = isGone ? 2 : said.size > 0 || row.called !== null ? 1 : row.source !== null ? 0 : 2;
  const name = text('title') ?? row.called ?? '';
  run(
    db,
    `UPDATE event SET name = ?, theme = ?, date = ?, place = ?, people = ?, unit = ?, note = ?, state = ?, spoken = ?,
       merged_into = ? WHERE id = ?`,
    name,
    text('theme'),
    text('date') ?? (row.called === null ? null : firstDate(db, row.id)),
    text('place'),
    JSON.stringify(said.get('people') ?? []),
    text('unit'),
    text('note'),
    state,
    said.size > 0 ? 1 : 0,
    target === uid ? null : (rowOf(db, target)?.id ?? null),
    row.id,
  );
  describeEvent(db, row.id);
  const changed = followEvent(db, row.id, uid);
  if (known && known.name !== name) {
    for (const { id } of all<{ id: number }>(db, 'SELECT id FROM asset WHERE event_id = ?', row.id)) changed.push(id);
  }
  changed.push(...followMerged(db, uid));
  return changed;
}

/** What was merged into an event leads where that leads. */
function followMerged(db: Writer, uid: string): number[] {
  const changed: number[] = [];
  const seen = new Set([uid]);
  for (const one of seen) {
    const behind = all<{ uid: string; id: number }>(
      db,
      `SELECT e.uid, e.id FROM said_thing s JOIN event e ON e.uid = s.uid
        WHERE s.subject = 'event' AND s.field = 'into' AND s.value = ?`,
      JSON.stringify(one),
    );
    for (const other of behind) {
      if (seen.has(other.uid)) continue;
      seen.add(other.uid);
      run(db, 'UPDATE event SET merged_into = ? WHERE id = ?', rowOf(db, leadsTo(db, other.uid))?.id ?? null, other.id);
      changed.push(...followEvent(db, other.id, other.uid));
    }
  }
  return changed;
}

const rowOf = (db: Reader, uid: string): EventRow | undefined =>
  get<EventRow>(db, 'SELECT id, source, name, called FROM event WHERE uid = ?', uid);

function made(db: Writer, uid: string, now: number): EventRow {
  run(db, `INSERT INTO event (uid, name, created_at) VALUES (?, '', ?)`, uid, now);
  return rowOf(db, uid) as EventRow;
}

/** Of an event that is known by its name alone: what its folder tells, else the day of its first asset. */
const firstDate = (db: Reader, id: number): string | null =>
  get<{ date: string | null }>(
    db,
    `SELECT coalesce((SELECT value FROM event_guess WHERE event_id = ? AND field = 'date'),
       (SELECT min(date) FROM asset WHERE event_id = ?)) AS date`,
    id,
    id,
  )?.date ?? null;

/** Id of the event that stands for this one after all merging; of a circle (two journals laid together) one of its own. */
function leadsTo(db: Reader, uid: string): string {
  const seen = [uid];
  for (;;) {
    const said = get<{ value: string }>(
      db,
      `SELECT value FROM said_thing WHERE subject = 'event' AND uid = ? AND field = 'into'`,
      seen.at(-1),
    );
    if (!said) return seen.at(-1) as string;
    const next = JSON.parse(said.value) as string;
    const at = seen.indexOf(next);
    if (at >= 0) return seen.slice(at).sort()[0] as string;
    seen.push(next);
  }
}

/** Points assets to where their event leads now. Returns those of which what they say leads elsewhere than before. */
function followEvent(db: Writer, id: number, uid: string): number[] {
  const lead = leadOf(db, id);
  run(
    db,
    'UPDATE asset SET proposed_event_id = ? WHERE found_event_id = ? AND proposed_event_id IS NOT ?',
    lead,
    id,
    lead,
  );
  return all<{ id: number }>(
    db,
    `UPDATE asset SET event_id = ?
      WHERE id IN (SELECT asset_id FROM said WHERE field = 'event' AND value = ?) AND event_id IS NOT ? RETURNING id`,
    lead,
    JSON.stringify(`@${uid}`),
    lead,
  ).map((row) => row.id);
}

/** Where assets of an event belong: to it, to the one that it was merged into, or to none. */
export function leadOf(db: Reader, id: number): number | null {
  const row = get<{ state: number; merged_into: number | null }>(
    db,
    'SELECT state, merged_into FROM event WHERE id = ?',
    id,
  );
  if (!row) return null;
  if (row.state !== 2) return id;
  if (row.merged_into === null || row.merged_into === id) return null;
  const target = get<{ state: number }>(db, 'SELECT state FROM event WHERE id = ?', row.merged_into);
  return target?.state === 2 ? null : row.merged_into;
}

/** Writes anew by which day an event is listed and by which words it is found, after its row or its guesses changed. */
export function describeEvent(db: Writer, id: number): void {
  const row = get<{
    name: string;
    date: string | null;
    source: string | null;
    title: string | null;
    guessed: string | null;
  }>(
    db,
    `SELECT name, date, source,
        (SELECT value FROM event_guess WHERE event_id = e.id AND field = 'title') AS title,
        (SELECT value FROM event_guess WHERE event_id = e.id AND field = 'date') AS guessed
       FROM event e WHERE id = ?`,
    id,
  );
  if (!row) return;
  const day = (row.date ?? row.guessed)?.split('/')[0] ?? null;
  const folder = row.source === null ? '' : folderOfSource(row.source);
  const found = words([row.name, row.title ?? '', folder].join(' ')).join(' ');
  run(
    db,
    'UPDATE event SET day = ?, words = ? WHERE id = ? AND (day IS NOT ? OR words <> ?)',
    day,
    found,
    id,
    day,
    found,
  );
}

/** Path of the folder, relative to its root, that a proposal was made of. */
export function folderOfSource(source: string): string {
  const path = source.slice(source.indexOf('/') + 1);
  return source.startsWith('gap:') ? path.slice(0, path.lastIndexOf('/')) : path;
}
