import type { EditChange } from '../../../shared/model/edit.ts';
import { deleteAsset, type SaidValue, saidOf } from '../db/assets.ts';
import { get, run, type Writer } from '../db/connection.ts';
import { consentsAlsoOf } from '../db/consents.ts';
import type { EditContext } from '../db/edit-log.ts';
import { applyEdit } from '../db/edits.ts';
import { proposeWordsOf } from './propose-words.ts';

/**
 * Lets an asset that was known by its name alone dissolve into the known asset that its content turned out to be. What
 * people said about it meanwhile goes over: said there too where nothing is said yet, else proposed.
 * @param edits what saying something needs, for the person who said it
 * @returns the public id of what is gone
 */
export function mergeProvisional(
  db: Writer,
  provisional: number,
  target: number,
  edits: (person: string) => EditContext,
): string | undefined {
  const uid = uidOf(db, provisional);
  const into = uidOf(db, target);
  if (uid === undefined || into === undefined) return undefined;
  const said = saidOf(db, provisional);
  const there = saidOf(db, target);
  const byPerson = new Map<string, EditChange[]>();
  for (const [field, value] of said) {
    if (there.has(field)) continue;
    const person = personOf(db, uid, field);
    byPerson.set(person, [...(byPerson.get(person) ?? []), changeTo(field, value)]);
  }
  for (const [person, changes] of byPerson) applyEdit(db, edits(person), [{ id: into, changes }]);
  for (const consent of consentsAlsoOf(db, [{ from: uid, into }], true)) {
    applyEdit(db, edits(personOf(db, consent.id, 'assets')), [], [consent]);
  }
  proposeWordsOf(db, provisional, target, new Set(there.keys()));
  run(db, 'UPDATE file SET asset_id = ? WHERE asset_id = ?', target, provisional);
  deleteAsset(db, provisional);
  return uid;
}

const uidOf = (db: Writer, id: number): string | undefined =>
  get<{ uid: string }>(db, 'SELECT uid FROM asset WHERE id = ?', id)?.uid;

/** Who said what holds of a field. */
const personOf = (db: Writer, uid: string, field: string): string =>
  get<{ person: string }>(
    db,
    'SELECT person FROM edit WHERE asset_uid = ? AND field = ? ORDER BY id DESC LIMIT 1',
    uid,
    field,
  )?.person ?? '';

const changeTo = (field: string, value: SaidValue): EditChange =>
  ({ field, op: 'set', value: typeof value === 'string' ? value : [...value] }) as EditChange;
