import type { FileFacts } from '../../../shared/model/facts.ts';
import { assetKinds } from '../../../shared/model/kind.ts';
import { cameraName } from '../../../shared/text/camera.ts';
import { shiftMoment } from '../../../shared/text/moments.ts';
import { isWeakTitle } from '../../../shared/text/weak-title.ts';
import { setCollectionsOf } from './collection-rows.ts';
import { all, get, type Reader, run, textGiven, type Writer } from './connection.ts';
import { ensureEvent } from './event-names.ts';
import { leadOf } from './event-rows.ts';
import { newId } from './ids.ts';
import { rightsColumns, rightsSet } from './rights-rows.ts';
import { firstKey, lastKey, secondOfDay, secondOfKey } from './sort-key.ts';
import { setStackOf } from './stack-rows.ts';
import { keepTextPages } from './text-pages.ts';
import { turnThumbhash } from './turn-thumbhash.ts';
import { ensureTheme } from './words.ts';

/** Facts as they are kept beside an asset: without the text, which has tables of its own. */
export type KeptFacts = Omit<FileFacts, 'text' | 'textPages'>;

export interface AssetIdentity {
  readonly id: number;
  readonly uid: string;
  readonly content: string | null;
  readonly missing: number;
  readonly captured_at: string | null;
  readonly captured_certainty: string;
  /** Quarter turns to the right that people said. */
  readonly turn: number;
}

const identity = 'id, uid, content, missing, captured_at, captured_certainty, turn';

export const assetByUid = (db: Reader, uid: string): AssetIdentity | undefined =>
  get<AssetIdentity>(db, `SELECT ${identity} FROM asset WHERE uid = ?`, uid);

export const assetById = (db: Reader, id: number): AssetIdentity | undefined =>
  get<AssetIdentity>(db, `SELECT ${identity} FROM asset WHERE id = ?`, id);

export const assetsByContent = (db: Reader, content: string): AssetIdentity[] =>
  all<AssetIdentity>(db, `SELECT ${identity} FROM asset WHERE content = ${textGiven} ORDER BY missing, id`, content);

export function factsOf(db: Reader, assetId: number): KeptFacts | undefined {
  const row = get<{ facts: string }>(db, 'SELECT facts FROM fact WHERE asset_id = ?', assetId);
  return row && (JSON.parse(row.facts) as KeptFacts);
}

export type SaidValue = string | readonly string[];

/** What people say about an asset now, by field. */
export function saidOf(db: Reader, assetId: number): Map<string, SaidValue> {
  const rows = all<{ field: string; value: string }>(db, 'SELECT field, value FROM said WHERE asset_id = ?', assetId);
  return new Map(rows.map((row) => [row.field, JSON.parse(row.value) as SaidValue]));
}

/** The last key given in a second that is full, so that ten thousand files of one second do not search each time. */
const overflow = new Map<number, number>();

/** A free sort key at a second of wall time, or in the next one that has room. `keep` may stay where it is. */
export function freeSortKey(db: Reader, second: number, keep?: number): number {
  if (keep !== undefined && secondOfKey(keep) === second) return keep;
  let start = Math.max(firstKey(second), overflow.get(second) ?? 0);
  for (;;) {
    const at = secondOfKey(start);
    const top = get<{ sk: number | null }>(
      db,
      'SELECT max(sk) AS sk FROM asset WHERE sk BETWEEN ? AND ?',
      start,
      lastKey(at),
    )?.sk;
    const candidate = top === null || top === undefined ? start : top + 1;
    if (candidate <= lastKey(at)) return candidate;
    start = firstKey(at + 1);
    if (overflow.size > 1000) overflow.clear();
    overflow.set(second, start);
  }
}

/** Epoch second of the wall time that an asset is sorted by: the said date, else the capture time. */
export function secondOf(date: string | null, capturedAt: string | null, fallbackMillis: number): number {
  const captured = capturedAt ? secondOfDay(capturedAt.slice(0, 10)) + secondOfTime(capturedAt) : Number.NaN;
  if (date) {
    const day = date.split('/')[0] as string;
    const start = secondOfDay(day);
    if (!Number.isNaN(start)) {
      const within = capturedAt?.startsWith(day) && !Number.isNaN(captured);
      return Math.floor(within ? captured : start);
    }
  }
  return Math.floor(Number.isNaN(captured) ? fallbackMillis / 1000 : captured);
}

/** Seconds since midnight of an ISO 8601 time; 0 without one. */
function secondOfTime(iso: string): number {
  const [, hours = '0', minutes = '0', seconds = '0'] = /T(\d\d):(\d\d)(?::(\d\d))?/.exec(iso) ?? [];
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

/** The day (YYYY-MM-DD, or as coarse as known) of a capture time. */
export const dayOf = (capturedAt: string | null): string | null => capturedAt?.slice(0, 10) ?? null;

export interface Place {
  readonly rootId: number;
  readonly dirId: number;
  readonly name: string;
  readonly mtime: number;
}

/** Makes an asset of what a file says; `uid`: the id under which people already spoke of it. */
export function insertAsset(db: Writer, facts: KeptFacts, place: Place, now: number, uid = newId()): number {
  const second = secondOf(null, facts.capturedAt, place.mtime);
  const id = Number(
    run(
      db,
      `INSERT INTO asset (uid, sk, kind, mime, bytes, captured_certainty, root_id, dir_id, name, content, added_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      uid,
      freeSortKey(db, second),
      assetKinds.indexOf(facts.kind),
      facts.mime,
      facts.bytes,
      facts.capturedAtCertainty,
      place.rootId,
      place.dirId,
      place.name,
      facts.fingerprint,
      now,
    ).lastInsertRowid,
  );
  return id;
}

/**
 * Takes an asset out of every table; its files are to be seen to before. What people said of it stays in `edit`. Index its
 * id afterwards, so that it is not found any more.
 */
export function deleteAsset(db: Writer, id: number): void {
  for (const table of [
    'proposal',
    'fact',
    'document_text',
    'text_page',
    'machine_text',
    'look',
    'said',
    'version',
    'parted',
    'sidecar_out',
    'former_file',
    'propose_todo',
    'collection_item',
  ]) {
    run(db, `DELETE FROM ${table} WHERE asset_id = ?`, id);
  }
  // row numbers are given again: what was found of it must not be told of another
  run(db, 'UPDATE refound SET asset_id = 0 WHERE asset_id = ?', id);
  run(db, 'DELETE FROM asset WHERE id = ?', id);
}

/** Keeps what the file of an asset says; a new content asks for a new picture. */
export function keepFacts(db: Writer, assetId: number, facts: FileFacts): void {
  const { text, textPages, ...kept } = facts;
  run(db, 'INSERT OR REPLACE INTO fact (asset_id, facts) VALUES (?, ?)', assetId, JSON.stringify(kept));
  if (text) run(db, 'INSERT OR REPLACE INTO document_text (asset_id, text) VALUES (?, ?)', assetId, text);
  else run(db, 'DELETE FROM document_text WHERE asset_id = ?', assetId);
  keepTextPages(db, assetId, (text && textPages) || []);
  // what a machine read of another content is not in this one
  run(db, 'DELETE FROM machine_text WHERE asset_id = ? AND content IS NOT ?', assetId, kept.fingerprint);
  run(
    db,
    `UPDATE asset SET picture_state = CASE WHEN content IS ? AND picture_state = 1 THEN 1 ELSE 0 END,
       picture = CASE WHEN content IS ? THEN picture END, content = ?, error_code = ?, error_message = ? WHERE id = ?`,
    kept.fingerprint,
    kept.fingerprint,
    kept.fingerprint,
    kept.error?.code ?? null,
    kept.error?.message ?? null,
    assetId,
  );
}

/**
 * Writes what is shown of an asset anew: what people said, else what the file carries; and its place in the order.
 * Call it after facts, said values or the file changed, then index the asset. Answers the name of an event that did not
 * exist before.
 */
export const refreshAsset = (db: Writer, assetId: number, now: number): string | undefined =>
  refreshAssets(db, [assetId], now)[0];

interface Refreshed {
  readonly id: number;
  readonly sk: number;
  readonly turn: number;
  readonly picture: string | null;
  readonly thumbhash: Uint8Array | null;
  readonly facts: string;
  /** Of its first file. */
  readonly mtime: number | null;
}

/** Assets whose facts are in memory at one time. */
const refreshedAtOnce = 500;

/** The same for many. Answers the names of events that did not exist before. */
export function refreshAssets(db: Writer, assetIds: readonly number[], now: number): string[] {
  const created: string[] = [];
  const themes = new Map<string, number>();
  const themeId = (name: string): number => {
    const id = themes.get(name) ?? ensureTheme(db, name, now).id;
    themes.set(name, id);
    return id;
  };
  for (let from = 0; from < assetIds.length; from += refreshedAtOnce) {
    const list = JSON.stringify(assetIds.slice(from, from + refreshedAtOnce));
    const said = new Map<number, Map<string, SaidValue>>();
    for (const { id, field, value } of all<{ id: number; field: string; value: string }>(
      db,
      'SELECT s.asset_id AS id, s.field, s.value FROM json_each(?) j CROSS JOIN said s ON s.asset_id = j.value',
      list,
    )) {
      const of = said.get(id) ?? new Map<string, SaidValue>();
      said.set(id, of.set(field, JSON.parse(value) as SaidValue));
    }
    const rows = all<Refreshed>(
      db,
      `SELECT a.id, a.sk, a.turn, a.picture, a.thumbhash, x.facts,
          (SELECT mtime FROM file f WHERE f.asset_id = a.id ORDER BY f.missing, f.id LIMIT 1) AS mtime
         FROM json_each(?) j CROSS JOIN asset a ON a.id = j.value JOIN fact x ON x.asset_id = a.id`,
      list,
    );
    for (const row of rows) {
      const event = refreshRow(db, row, said.get(row.id) ?? new Map(), themeId, now);
      if (event !== undefined) created.push(event);
    }
  }
  return created;
}

function refreshRow(
  db: Writer,
  row: Refreshed,
  said: ReadonlyMap<string, SaidValue>,
  themeId: (name: string) => number,
  now: number,
): string | undefined {
  const facts = JSON.parse(row.facts) as KeptFacts;
  const text = (field: string, carried: string | null): string | null => (said.get(field) as string) ?? carried;
  const list = (field: string, carried: readonly string[]): string =>
    JSON.stringify((said.get(field) as string[]) ?? carried);
  const saidDate = (said.get('date') as string | undefined) ?? null;
  const theme = said.get('theme') as string | undefined;
  const event = said.get('event') as string | undefined;
  const shift = Number(said.get('shift') ?? 0);
  const capturedAt = facts.capturedAt === null ? null : shiftMoment(facts.capturedAt, shift);
  // only photos are drawn turned
  const turn = facts.kind === 'photo' ? Number(said.get('turn') ?? 0) : 0;
  const [width, height] = turn % 2 === 0 ? [facts.width, facts.height] : [facts.height, facts.width];
  const date = saidDate ?? dayOf(capturedAt);
  const eventRow = event ? eventOf(db, event, date, now) : undefined;
  const title = text('title', facts.title !== null && isWeakTitle(facts.title) ? null : facts.title);
  const pick = said.get('pick');
  run(
    db,
    `UPDATE asset SET sk = ?, kind = ?, mime = ?, bytes = ?, width = ?, height = ?, duration = ?, pages = ?,
       captured_at = ?, captured_certainty = ?, title = ?, caption = ?, keywords = ?, people = ?, creator = ?,
       copyright = ?, place = ?, theme_id = ?, event_id = ?, date = ?, unit = ?, rating = ?, pick = ?, label = ?,
       camera = ?, lat = ?, lon = ?, hidden = ?, described = ?, ${rightsSet} WHERE id = ?`,
    freeSortKey(db, secondOf(saidDate, capturedAt, row.mtime ?? now), row.sk),
    assetKinds.indexOf(facts.kind),
    facts.mime,
    facts.bytes,
    width,
    height,
    facts.durationSeconds,
    facts.pages,
    capturedAt,
    facts.capturedAtCertainty,
    title,
    text('caption', facts.description),
    list('keywords', facts.keywords),
    list('people', facts.people),
    text('creator', personOf(facts)),
    text('copyright', facts.copyright),
    text('place', facts.place),
    theme ? themeId(theme) : null,
    eventRow?.id ?? null,
    date,
    text('unit', null),
    said.has('rating') ? Number(said.get('rating')) : ratingOf(facts),
    pick === 'chosen' ? 1 : pick === 'rejected' ? -1 : null,
    text('label', facts.label ?? null),
    cameraName(facts.make, facts.model),
    facts.gps?.lat ?? null,
    facts.gps?.lon ?? null,
    said.has('hidden') ? 1 : 0,
    title !== null && theme !== undefined && date !== null ? 1 : 0,
    ...rightsColumns(said),
    row.id,
  );
  if (turn !== row.turn) turnPicture(db, row, turn);
  setCollectionsOf(db, row.id, (said.get('collections') as readonly string[] | undefined) ?? [], now);
  setStackOf(db, row.id, said);
  return eventRow?.created ? event : undefined;
}

/** The picture is drawn anew, turned; what stands for it meanwhile is turned at once. */
function turnPicture(db: Writer, { id, turn: before, thumbhash }: Refreshed, turn: number): void {
  run(
    db,
    `UPDATE asset SET turn = ?, thumbhash = ?, picture = NULL,
       picture_state = CASE WHEN picture_state = 1 THEN 0 ELSE picture_state END WHERE id = ?`,
    turn,
    thumbhash && turnThumbhash(thumbhash, turn - before),
    id,
  );
}

/** The event that an asset says: `@` and its id, else its name; one that was merged stands for the one that it went into. */
function eventOf(
  db: Writer,
  event: string,
  date: string | null,
  now: number,
): { id: number; created: boolean } | undefined {
  if (!event.startsWith('@')) return ensureEvent(db, event, date, now);
  const row = get<{ id: number }>(db, 'SELECT id FROM event WHERE uid = ?', event.slice(1));
  const lead = row && leadOf(db, row.id);
  return lead ? { id: lead, created: false } : undefined;
}

/** Stars that a program or a camera gave it; 0 is none, and -1 what some programs write for a rejected one. */
const ratingOf = ({ technical }: KeptFacts): number | null => {
  const rating = Number(technical.rating ?? 0);
  return rating >= 1 && rating <= 5 ? Math.round(rating) : null;
};

/** PDFs name the program that wrote them as their creator: in a library nobody is looked for under a program's name. */
const personOf = ({ creator, technical }: KeptFacts): string | null =>
  creator !== null && creator === technical.software ? null : creator;

/** Points an asset to its first file that is there, and says whether any is. */
export function refreshPlace(db: Writer, assetId: number): void {
  run(
    db,
    `UPDATE asset SET (root_id, dir_id, name, missing) = (
       SELECT d.root_id, f.dir_id, f.name, f.missing FROM file f JOIN dir d ON d.id = f.dir_id
        WHERE f.asset_id = asset.id ORDER BY f.missing, f.id LIMIT 1)
      WHERE id = ? AND EXISTS (SELECT 1 FROM file f WHERE f.asset_id = asset.id)`,
    assetId,
  );
}

export interface PictureRow {
  readonly key: string | null;
  /** 0 picture, 1 card; null without a picture. */
  readonly kind: number | null;
  /** 1 there, 2 cannot be had. */
  readonly state: 1 | 2;
  readonly thumbhash: Uint8Array | null;
  /** Frames in the strip of a film. */
  readonly strip: number | null;
}

/** Of an asset that has another content by now, or is turned otherwise, nothing is kept: the picture is of what was there before. */
export function setPicture(
  db: Writer,
  assetId: number,
  { content, turn }: Pick<AssetIdentity, 'content' | 'turn'>,
  picture: PictureRow,
): void {
  run(
    db,
    `UPDATE asset SET picture = ?, picture_kind = ?, picture_state = ?, thumbhash = ?, strip = ?
      WHERE id = ? AND content IS ? AND turn = ?`,
    picture.key,
    picture.kind,
    picture.state,
    picture.thumbhash,
    picture.strip,
    assetId,
    content,
    turn,
  );
}
