import { BahanError } from '../../../shared/errors.ts';
import type { EditChange } from '../../../shared/model/edit.ts';
import type { EventWords } from '../../../shared/model/event.ts';
import type { SaidValue } from './assets.ts';
import { all, get, type Reader, type Writer } from './connection.ts';
import type { EditContext, EditResult } from './edit-log.ts';
import { applyEdit, type EditItem, type ThingItem } from './edits.ts';
import { changedWords, follow, handedOn, saying, type TidyWords, tidyWords } from './event-words.ts';
import { standingEvent } from './events.ts';
import { newId } from './ids.ts';
import type { ThingWords } from './subjects.ts';
import { saidOfThing } from './things.ts';

/** An edit of an event, and its id: that of the one that stands for it when it was merged. */
export interface EventEdit {
  readonly event: string;
  readonly result: EditResult;
}

interface Known {
  readonly id: number;
  readonly uid: string;
  readonly words: ThingWords;
}

interface Member {
  readonly id: number;
  readonly uid: string;
  /** Event that it says. */
  readonly event_id: number | null;
  readonly in_event: number | null;
  readonly title: string | null;
  readonly place: string | null;
  readonly people: string;
  readonly captured_at: string | null;
  readonly captured_certainty: string;
}

const columns = 'id, uid, event_id, in_event, title, place, people, captured_at, captured_certainty';
/** All that belongs to an event, also what is missing now. */
export const membersOf = `SELECT ${columns} FROM asset WHERE event_id = ?
  UNION ALL SELECT ${columns} FROM asset WHERE proposed_event_id = ? AND event_id IS NULL`;

/** Said of an event that is nothing but put together by hand, so that it is a said one. */
const kept = { kept: 'yes' };

function known(db: Reader, uid: string): Known {
  const id = standingEvent(db, uid);
  const row = id === undefined ? undefined : get<{ uid: string }>(db, 'SELECT uid FROM event WHERE id = ?', id);
  if (id === undefined || !row) throw new BahanError('not-found', { event: uid });
  return { id, uid: row.uid, words: saidOfThing(db, 'event', row.uid) };
}

const members = (db: Reader, id: number): Member[] => all<Member>(db, membersOf, id, id);

/** Members by public id, in the order asked; those that are forgotten are left out. */
const assetsByUid = (db: Reader, uids: readonly string[]): Member[] =>
  all<Member>(
    db,
    `SELECT ${columns
      .split(', ')
      .map((column) => `a.${column}`)
      .join(', ')} FROM json_each(?) j CROSS JOIN asset a ON a.uid = j.value ORDER BY j.key`,
    JSON.stringify(uids),
  );

/** What people say about these assets, by asset and field. */
function saidOfAll(db: Reader, assets: readonly Member[]): (id: number) => ReadonlyMap<string, SaidValue> {
  const found = new Map<number, Map<string, SaidValue>>();
  const rows = all<{ asset_id: number; field: string; value: string }>(
    db,
    'SELECT s.asset_id, s.field, s.value FROM json_each(?) j CROSS JOIN said s ON s.asset_id = j.value',
    JSON.stringify(assets.map(({ id }) => id)),
  );
  for (const { asset_id, field, value } of rows) {
    const words = found.get(asset_id) ?? new Map<string, SaidValue>();
    found.set(asset_id, words.set(field, JSON.parse(value) as SaidValue));
  }
  return (id) => found.get(id) ?? nothingSaid;
}

const nothingSaid: ReadonlyMap<string, SaidValue> = new Map();

const intoEvent = (uid: string | null): EditChange => ({
  field: 'event',
  op: 'set',
  value: uid === null ? null : `@${uid}`,
});

const about = (id: string, words: TidyWords): ThingItem => ({ subject: 'event', id, words });

/**
 * Says something about an event; a proposed one is a said one from then on. Its assets that said what it said before say the
 * new word with it, or nothing where it was cleared; what differs stays.
 * @throws `not-found`, `bad-input` for a date that is none
 */
export function saveEvent(db: Writer, context: EditContext, uid: string, words: EventWords): EventEdit {
  const event = known(db, uid);
  const change = tidyWords(words);
  const after = changedWords(event.words, change);
  const assets = members(db, event.id);
  const said = saidOfAll(db, assets);
  const items = assets.map(
    (asset): EditItem => ({ id: asset.uid, changes: follow(said(asset.id), event.words, after) }),
  );
  return { event: event.uid, result: applyEdit(db, context, changing(items), [about(event.uid, change)]) };
}

const changing = (items: readonly EditItem[]): EditItem[] => items.filter(({ changes }) => changes.length > 0);

/**
 * Confirms an event: it says these words, and so does each of its assets that says nothing of its own in a field; all belong
 * to it by a person's word then. Own is also what the file of an asset says in title, place or people, and an exact day of
 * capture inside of a range of days. `except` are not touched.
 * @throws `not-found`, `bad-input` for a date that is none
 */
export function confirmEvent(
  db: Writer,
  context: EditContext,
  uid: string,
  words: EventWords,
  except: readonly string[],
): EventEdit {
  const event = known(db, uid);
  const change = tidyWords(words);
  const after = changedWords(event.words, change);
  const left = new Set(except);
  const assets = members(db, event.id).filter((asset) => !left.has(asset.uid));
  const said = saidOfAll(db, assets);
  const items = assets.map((asset): EditItem => {
    const own = said(asset.id);
    const changes = follow(own, event.words, after);
    for (const field of handedOn) {
      const value = change[field];
      if (value == null || own.has(field) || carries(asset, field, value)) continue;
      changes.push(saying(field, value));
    }
    if (own.get('event') !== `@${event.uid}`) changes.push(intoEvent(event.uid));
    return { id: asset.uid, changes };
  });
  const things = [about(event.uid, { ...change, ...kept })];
  return { event: event.uid, result: applyEdit(db, context, changing(items), things) };
}

/** Whether an asset tells a field by itself, without a person having said it here. */
function carries(asset: Member, field: string, value: unknown): boolean {
  if (field === 'title') return asset.title !== null;
  if (field === 'place') return asset.place !== null;
  if (field === 'people') return asset.people !== '[]';
  if (field !== 'date' || typeof value !== 'string' || asset.captured_certainty !== 'exact') return false;
  const [from = '', to] = value.split('/');
  const day = asset.captured_at?.slice(0, 10) ?? '';
  return to !== undefined && day.slice(0, from.length) >= from && day.slice(0, to.length) <= to;
}

/** Assets go into an event: what they said with the one that they were in, they say with this one. */
function takenInto(db: Reader, assets: readonly Member[], target: Pick<Known, 'uid' | 'words'>): EditItem[] {
  const said = saidOfAll(db, assets);
  const wordsOf = new Map<number, ThingWords>();
  return assets.map((asset) => {
    const from = asset.in_event;
    let before = from === null ? undefined : wordsOf.get(from);
    if (from !== null && before === undefined) {
      const uid = get<{ uid: string }>(db, 'SELECT uid FROM event WHERE id = ?', from)?.uid ?? '';
      before = saidOfThing(db, 'event', uid);
      wordsOf.set(from, before);
    }
    const changes = follow(said(asset.id), before ?? new Map(), target.words);
    return { id: asset.uid, changes: [...changes, intoEvent(target.uid)] };
  });
}

/** @throws `asset-not-found` when none of them is there */
function someAssets(db: Reader, uids: readonly string[]): Member[] {
  const assets = assetsByUid(db, [...new Set(uids)]);
  if (assets.length === 0) throw new BahanError('asset-not-found', { id: uids[0] ?? '' });
  return assets;
}

/** Makes an event of these assets; what they say stays, but for what they said with the one that they were in. */
export function createEvent(db: Writer, context: EditContext, words: EventWords, uids: readonly string[]): EventEdit {
  const assets = someAssets(db, uids);
  const change = tidyWords(words);
  const event = { uid: newId(), words: changedWords(new Map(), change) };
  const things = [about(event.uid, { ...change, ...kept })];
  return { event: event.uid, result: applyEdit(db, context, takenInto(db, assets, event), things) };
}

/**
 * Takes assets into an event. What they said with the one that they were in, they say with this one; where this one says
 * nothing they say nothing.
 * @throws `not-found`, `asset-not-found`
 */
export function moveAssets(db: Writer, context: EditContext, uid: string, uids: readonly string[]): EventEdit {
  const event = known(db, uid);
  const assets = someAssets(db, uids);
  const things = [about(event.uid, kept)];
  return { event: event.uid, result: applyEdit(db, context, takenInto(db, assets, event), things) };
}

/**
 * Makes several events one. It says what `into` said, and where that said nothing what the others said, in their order; assets
 * say with it what they said with theirs. The others lead to it from then on.
 * @throws `not-found`
 */
export function mergeEvents(db: Writer, context: EditContext, uids: readonly string[], into: string): EventEdit {
  const target = known(db, into);
  const others = new Map<number, Known>();
  for (const uid of uids) {
    const other = known(db, uid);
    if (other.id !== target.id) others.set(other.id, other);
  }
  const gained: Record<string, string | readonly string[]> = {};
  for (const { words } of others.values()) {
    for (const field of [...handedOn, 'note']) {
      const value = words.get(field);
      if (value !== undefined && !target.words.has(field)) gained[field] ??= value;
    }
  }
  const words = changedWords(target.words, gained);
  const items = [...others.values()].flatMap((other) => {
    const assets = members(db, other.id);
    const said = saidOfAll(db, assets);
    return assets.map((asset): EditItem => {
      const changes = follow(said(asset.id), other.words, words);
      // what is only proposed follows by itself
      return { id: asset.uid, changes: asset.event_id === null ? changes : [...changes, intoEvent(target.uid)] };
    });
  });
  const things = [
    about(target.uid, others.size > 0 ? { ...gained, ...kept } : {}),
    ...[...others.values()].map(({ uid }) => about(uid, { into: target.uid })),
  ];
  return { event: target.uid, result: applyEdit(db, context, changing(items), things) };
}

/**
 * Takes assets out of an event into a new one, which says what the first says besides `words`.
 * @throws `not-found`, `asset-not-found`
 */
export function splitEvent(
  db: Writer,
  context: EditContext,
  uid: string,
  uids: readonly string[],
  words: EventWords,
): EventEdit {
  const from = known(db, uid);
  const assets = someAssets(db, uids);
  const inherited = Object.fromEntries(
    handedOn.flatMap((field) => {
      const value = from.words.get(field);
      return value === undefined ? [] : [[field, value] as const];
    }),
  );
  const change = { ...inherited, ...tidyWords(words) };
  const event = { uid: newId(), words: changedWords(new Map(), change) };
  const things = [about(event.uid, { ...change, ...kept })];
  return { event: event.uid, result: applyEdit(db, context, takenInto(db, assets, event), things) };
}

/**
 * Takes an event apart: nothing belongs to it any more, and what its assets say they keep. Its own folder proposes it no more;
 * an asset that came from the folder of another event is proposed for that one again.
 * @throws `not-found`
 */
export function dissolveEvent(db: Writer, context: EditContext, uid: string): EditResult {
  const event = known(db, uid);
  const items = members(db, event.id)
    .filter(({ event_id }) => event_id !== null)
    .map((asset): EditItem => ({ id: asset.uid, changes: [intoEvent(null)] }));
  return applyEdit(db, context, items, [about(event.uid, { gone: 'yes' })]);
}
