import type { Proposal } from '../../../shared/model/asset.ts';
import type { Event, EventField } from '../../../shared/model/event.ts';
import { words } from '../../../shared/text/fold.ts';
import { cardsByUids } from './cards.ts';
import { all, get, type Reader } from './connection.ts';
import { folderOfSource } from './event-rows.ts';

/** Assets that are shown of an event in a list. */
const covers = 4;

interface EventRow {
  readonly id: number;
  readonly uid: string;
  readonly state: number;
  readonly name: string;
  readonly source: string | null;
  readonly said: string | null;
}

export const eventRow = `SELECT e.id, e.uid, e.state, e.name, e.source,
    (SELECT json_group_object(field, json(value)) FROM said_thing WHERE subject = 'event' AND uid = e.uid) AS said
  FROM event e WHERE e.id = ?`;
export const countOfEvent = 'SELECT count(*) AS n FROM asset WHERE in_event = ? AND missing = 0';
export const undescribedOfEvent =
  'SELECT count(*) AS n FROM asset WHERE in_event = ? AND missing = 0 AND described = 0';
const edgeOf = (order: 'ASC' | 'DESC'): string =>
  `SELECT substr(captured_at, 1, 10) AS day FROM asset
    WHERE in_event = ? AND missing = 0 AND captured_at IS NOT NULL ORDER BY sk ${order} LIMIT 1`;
export const firstDay = edgeOf('ASC');
export const lastDay = edgeOf('DESC');
export const firstAssets = 'SELECT uid FROM asset WHERE in_event = ? AND missing = 0 ORDER BY sk LIMIT ?';
/** Folder of most of the first assets: of very many it is not worth to look at each. */
export const folderOfEvent = `SELECT d.path, count(*) AS n
  FROM (SELECT dir_id FROM asset WHERE in_event = ? AND missing = 0 ORDER BY sk LIMIT 50) a JOIN dir d ON d.id = a.dir_id
  GROUP BY d.id ORDER BY n DESC, d.path LIMIT 1`;

/** Those that a person spoke of stay in the list without an asset; others are there for their assets. */
const isListed = `e.state < 2 AND (e.spoken = 1
  OR EXISTS (SELECT 1 FROM asset a WHERE a.in_event = e.id AND a.in_event IS NOT NULL AND a.missing = 0))`;
const hasTodo = `EXISTS (SELECT 1 FROM asset a
  WHERE a.in_event = e.id AND a.in_event IS NOT NULL AND a.missing = 0 AND a.described = 0)`;
export const listedEvents = (todo: boolean, terms: number): string =>
  `SELECT e.id FROM event e WHERE e.state < 2 AND ${todo ? hasTodo : isListed}
    ${"AND instr(' ' || e.words, ?) > 0 ".repeat(terms)}
    ORDER BY coalesce(e.day, (SELECT a.captured_at FROM asset a
      WHERE a.in_event = e.id AND a.missing = 0 ORDER BY a.sk LIMIT 1)) DESC, e.id DESC`;

/**
 * One page of events, newest first, and how many there are in all.
 * @param todo only those with assets that lack a title, a theme or a date
 * @param text words that begin words of the title, also a guessed one, or of the folder; all have to
 */
export function listEvents(
  db: Reader,
  { todo, text, offset, limit }: { todo: boolean; text: string; offset: number; limit: number },
): { total: number; items: Event[] } {
  const terms = words(text)
    .slice(0, 12)
    .map((word) => ` ${word}`);
  const ids = all<{ id: number }>(db, listedEvents(todo, terms.length), ...terms);
  return {
    total: ids.length,
    items: eventsOf(
      db,
      ids.slice(offset, offset + limit).map(({ id }) => id),
    ),
  };
}

/** An event that is proposed or said, as it is now; one that was merged answers for the one that it went into. */
export function eventByUid(db: Reader, uid: string): Event | undefined {
  const id = standingEvent(db, uid);
  return id === undefined ? undefined : eventsOf(db, [id])[0];
}

/** Row id of the event that an id means: after all merging; undefined when it was taken apart or never was. */
export function standingEvent(db: Reader, uid: string): number | undefined {
  const row = get<{ id: number; state: number; into: number | null; intoState: number | null }>(
    db,
    `SELECT e.id, e.state, e.merged_into AS "into", t.state AS intoState FROM event e LEFT JOIN event t ON t.id = e.merged_into
      WHERE e.uid = ?`,
    uid,
  );
  if (!row) return undefined;
  if (row.state < 2) return row.id;
  return row.into !== null && (row.intoState ?? 2) < 2 ? row.into : undefined;
}

/** The event of an asset: the said one, else the proposed one. Null when it is in none. */
export const eventOfAsset = (db: Reader, uid: string): string | null =>
  get<{ uid: string }>(
    db,
    'SELECT e.uid FROM asset a JOIN event e ON e.id = a.in_event WHERE a.uid = ? AND e.state < 2',
    uid,
  )?.uid ?? null;

/** The cards of all are asked for at once: a page shows hundreds. */
function eventsOf(db: Reader, ids: readonly number[]): Event[] {
  const found = ids.flatMap((id) => eventOf(db, id) ?? []);
  const cards = new Map(
    cardsByUids(
      db,
      found.flatMap(({ first }) => first),
    ).map((card) => [card.id, card]),
  );
  return found.map(({ first, event }) => ({ ...event, covers: first.flatMap((uid) => cards.get(uid) ?? []) }));
}

function eventOf(db: Reader, id: number): { event: Omit<Event, 'covers'>; first: string[] } | undefined {
  const row = get<EventRow>(db, eventRow, id);
  if (!row) return undefined;
  const said = JSON.parse(row.said ?? '{}') as Partial<Record<EventField, string>> & { people?: string[] };
  const title = said.title ?? (row.name || null);
  const count = (sql: string): number => get<{ n: number }>(db, sql, id)?.n ?? 0;
  const day = (sql: string): string | null => get<{ day: string }>(db, sql, id)?.day ?? null;
  const first = all<{ uid: string }>(db, firstAssets, id, covers).map(({ uid }) => uid);
  const event = {
    id: row.uid,
    state: row.state === 0 ? ('proposed' as const) : ('said' as const),
    title,
    theme: said.theme ?? null,
    date: said.date ?? null,
    place: said.place ?? null,
    people: said.people ?? [],
    unit: said.unit ?? null,
    note: said.note ?? null,
    proposed: guessesOf(db, id, new Set([...Object.keys(said), ...(title === null ? [] : ['title'])])),
    assets: count(countOfEvent),
    undescribed: count(undescribedOfEvent),
    from: day(firstDay),
    to: day(lastDay),
    folder:
      row.source === null ? (get<{ path: string }>(db, folderOfEvent, id)?.path ?? null) : folderOfSource(row.source),
  };
  return { event, first };
}

/**
 * The best guess of each field of an event: what more than half of its first assets say already; its own ones; of one that was made by hand those of the event in which most of its
 * first assets were found; and of what neither tells, that which most of its first assets are guessed to have.
 */
export function guessesOf(db: Reader, id: number, said: ReadonlySet<string>): Event['proposed'] {
  const of = (event: number) =>
    all<Guessed>(db, 'SELECT field, value, reason, certainty FROM event_guess WHERE event_id = ?', event);
  const own = of(id);
  const other = own.length > 0 ? undefined : get<{ id: number }>(db, foundIn, id, sampled)?.id;
  const rows = other === undefined || other === id ? own : of(other);
  const guesses = new Map(rows.map((row) => [row.field, row]));
  for (const { field, value, n, of } of all<Told>(db, toldByMost, id, sampled))
    guesses.set(field, { field, value: JSON.parse(value) as string, reason: `assets:${n}:${of}`, certainty: 0.9 });
  for (const row of all<Guessed>(db, guessedOfMost, id, sampled))
    if (!guesses.has(row.field)) guesses.set(row.field, row);
  return Object.fromEntries(
    [...guesses].flatMap(([field, { value, reason, certainty }]) =>
      said.has(field) ? [] : [[field, { value, reason, certainty }]],
    ),
  );
}

type Guessed = Proposal & { field: EventField };

interface Told {
  readonly field: EventField;
  readonly value: string;
  readonly n: number;
  readonly of: number;
}

/** Assets that tell for all of an event: a list shows a hundred events at once. */
const sampled = 16;

export const foundIn = `SELECT found_event_id AS id, count(*) AS n
  FROM (SELECT found_event_id FROM asset WHERE in_event = ? AND missing = 0 ORDER BY sk LIMIT ?)
 WHERE found_event_id IS NOT NULL GROUP BY 1 ORDER BY n DESC LIMIT 1`;
/** What a person said of more than half of the assets. */
export const toldByMost = `WITH few AS (SELECT id FROM asset WHERE in_event = ? AND missing = 0 ORDER BY sk LIMIT ?)
  SELECT s.field, s.value, count(*) AS n, (SELECT count(*) FROM few) AS "of"
    FROM few CROSS JOIN said s ON s.asset_id = few.id
   WHERE s.field IN ('title', 'theme', 'place', 'unit')
   GROUP BY s.field, s.value HAVING count(*) * 2 > (SELECT count(*) FROM few)`;
/** What is guessed of more than half of the assets that say nothing in a field, the most frequent last word of each. */
export const guessedOfMost = `WITH few AS (SELECT id FROM asset WHERE in_event = ? AND missing = 0 ORDER BY sk LIMIT ?)
  SELECT p.field, p.value, p.reason, max(p.certainty) AS certainty
    FROM few CROSS JOIN proposal p ON p.asset_id = few.id
   WHERE p.field IN ('title', 'theme', 'place', 'unit') AND p.reason <> 'event'
   GROUP BY p.field, p.value HAVING count(*) * 2 > (SELECT count(*) FROM few) ORDER BY count(*) DESC, certainty DESC`;

/** What is still to describe in the whole library; `pending`: folders and assets whose guesses are still to be made. */
export function describingTodo(db: Reader): {
  events: number;
  assets: number;
  untitled: number;
  unthemed: number;
  undated: number;
  loose: number;
  pending: number;
} {
  const tally = get<{ assets: number; untitled: number; unthemed: number; undated: number; loose: number }>(
    db,
    'SELECT assets, untitled, unthemed, undated, loose FROM describing_tally',
  );
  const count = (sql: string): number => get<{ n: number }>(db, sql)?.n ?? 0;
  return {
    ...(tally ?? { assets: 0, untitled: 0, unthemed: 0, undated: 0, loose: 0 }),
    events: count(`SELECT count(*) AS n FROM event e WHERE e.state < 2 AND ${hasTodo}`),
    pending: count('SELECT (SELECT count(*) FROM event_todo) + (SELECT count(*) FROM propose_todo) AS n'),
  };
}
