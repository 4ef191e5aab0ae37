import { BahanError } from '../../../shared/errors.ts';
import { listFields } from '../../../shared/model/edit.ts';
import { factsOf, type SaidValue } from './assets.ts';
import { all, get, type Reader, type Writer } from './connection.ts';
import { type EditContext, type EditResult, recordEdit } from './edit-log.ts';
import type { JournalItem } from './journal.ts';
import { type SpokenOf, spokenOf, whereOf } from './spoken-of.ts';
import { isSubject, type Subject, type ThingValue } from './subjects.ts';
import { saidOfThing } from './things.ts';

interface BatchRow {
  readonly batch: string;
  readonly undoes: string | null;
}

interface EditRow {
  readonly asset_uid: string;
  readonly subject: string;
  readonly field: string;
  readonly value: string | null;
  readonly previous: string | null;
}

type Value = SaidValue | null;

/**
 * Takes an edit back: each field says again what it said before, as a new edit of its own. Without a name the newest of this
 * person; another's only where it is named. What somebody said since stays: of a list only what the edit put in or took out is
 * taken back, of turns and shifted times only what it added.
 * @throws `nothing-to-undo`
 */
export function undoEdit(db: Writer, context: EditContext, batch?: string): EditResult {
  const target = batch
    ? get<BatchRow>(db, 'SELECT batch, undoes FROM edit_batch WHERE batch = ? AND undone = 0', batch)
    : get<BatchRow>(
        db,
        `SELECT batch, undoes FROM edit_batch WHERE undone = 0 AND undoes IS NULL AND person = ?
          ORDER BY clock DESC, batch DESC LIMIT 1`,
        context.person,
      );
  if (!target) throw new BahanError('nothing-to-undo');
  return revert(db, context, target.batch);
}

/**
 * Gives the newest edit that this person took back again, unless they said something else since.
 * @throws `nothing-to-undo`
 */
export function redoEdit(db: Writer, context: EditContext): EditResult {
  const undo = get<BatchRow>(
    db,
    `SELECT u.batch, u.undoes FROM edit_batch u WHERE u.undone = 0 AND u.undoes IS NOT NULL AND u.person = ?
       AND NOT EXISTS (SELECT 1 FROM edit_batch n WHERE n.clock > u.clock AND n.undoes IS NULL AND n.person = u.person)
       AND EXISTS (SELECT 1 FROM edit_batch b WHERE b.batch = u.undoes AND b.undoes IS NULL AND b.undone = 1)
     ORDER BY u.clock DESC, u.batch DESC LIMIT 1`,
    context.person,
  );
  if (!undo) throw new BahanError('nothing-to-undo');
  return revert(db, context, undo.batch);
}

function revert(db: Writer, context: EditContext, batch: string): EditResult {
  const rows = all<EditRow>(
    db,
    'SELECT asset_uid, subject, field, value, previous FROM edit WHERE batch = ? ORDER BY id DESC',
    batch,
  );
  const assets = spokenOf(
    db,
    rows.flatMap((row) => (row.subject === 'asset' ? [row.asset_uid] : [])),
  );
  const gone = new Set<string>();
  const items = rows.flatMap((row): JournalItem[] => {
    const [value, previous] = [parsed(row.value), parsed(row.previous)];
    if (isSubject(row.subject)) return thingItem(db, row.subject, row, value, previous);
    const asset = assets.get(row.asset_uid);
    // what a newer program spoke of is left to it
    if (!asset && row.subject !== 'asset') return [];
    if (!asset) {
      gone.add(row.asset_uid);
      return [];
    }
    const now = asset.said.get(row.field) ?? null;
    const carried = () => carriedList(db, asset, row.field);
    const back = takenBack(row.field, now, value, previous, carried);
    if (isEqual(back, now)) return [];
    if (back === null) asset.said.delete(row.field);
    else asset.said.set(row.field, back);
    const { uid, content } = asset;
    return [{ asset: uid, content, ...whereOf(asset), field: row.field, value: back, previous: now }];
  });
  return { ...recordEdit(db, context, items, batch), gone: [...gone] };
}

function thingItem(db: Reader, subject: Subject, row: EditRow, value: Value, previous: Value): JournalItem[] {
  const now: ThingValue | null = saidOfThing(db, subject, row.asset_uid).get(row.field) ?? null;
  const back = takenBack(row.field, now, value, previous, () => []);
  if (isEqual(back, now)) return [];
  return [{ asset: row.asset_uid, subject, content: null, field: row.field, value: back, previous: now }];
}

const parsed = (json: string | null): Value => (json === null ? null : (JSON.parse(json) as SaidValue));
const isEqual = (a: Value, b: Value): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Lists in which words stand for themselves; the order of a collection is one thing. */
const merged: ReadonlySet<string> = new Set([...listFields, 'collections', 'synonyms']);

/** What a field says when an edit from `previous` to `value` is taken back while it says `now`. */
function takenBack(field: string, now: Value, value: Value, previous: Value, carried: () => readonly string[]): Value {
  if (isEqual(now, value)) return previous;
  if (field === 'turn') return added(now, value, previous, 4);
  if (field === 'shift') return added(now, value, previous);
  if (!merged.has(field)) return now;
  const [is, was, before] = [now, value, previous].map((list) => (list as readonly string[] | null) ?? carried());
  const put = new Set(was?.filter((word) => !before?.includes(word)));
  const back = (is ?? []).filter((word) => !put.has(word));
  for (const word of before ?? []) if (!was?.includes(word) && !back.includes(word)) back.push(word);
  return isEqual(back, is ?? null) ? now : back;
}

/** A sum without what was added to it; within `round` where it goes round. */
function added(now: Value, value: Value, previous: Value, round?: number): Value {
  const sum = Number(now ?? 0) - Number(value ?? 0) + Number(previous ?? 0);
  const left = round ? ((sum % round) + round) % round : sum;
  return left === 0 ? null : String(left);
}

/** What the file of an asset carries of a list; that shows where nothing is said. */
function carriedList(db: Reader, asset: SpokenOf, field: string): readonly string[] {
  const facts = factsOf(db, asset.id);
  return field === 'keywords' ? (facts?.keywords ?? []) : field === 'people' ? (facts?.people ?? []) : [];
}
