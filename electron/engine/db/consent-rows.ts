import { get, run, type Writer } from './connection.ts';
import { personKey } from './consent-people.ts';
import { firstSpokenOf } from './said-first.ts';
import type { ThingWords } from './subjects.ts';

/**
 * Writes the row of a consent anew. Said are `person`, `assets`, `channels`, `guardian`, `paper`, `given`, `until`, `withdrawn`
 * and `note`, and `removed` of one that was taken from the list. Without a word it is gone.
 */
export function refreshConsent(db: Writer, uid: string, said: ThingWords, now: number): void {
  const text = (field: string): string | null => (said.get(field) as string | undefined) ?? null;
  const list = (field: string): readonly string[] => (said.get(field) as readonly string[] | undefined) ?? [];
  const person = text('person');
  const assets = list('assets');
  const id =
    get<{ id: number }>(db, 'SELECT id FROM consent WHERE uid = ?', uid)?.id ??
    run(
      db,
      "INSERT INTO consent (uid, everywhere, channels, words, created_at) VALUES (?, 0, '[]', '', ?)",
      uid,
      firstSpokenOf(db, 'consent', uid) ?? now,
    ).lastInsertRowid;
  const words = [person, text('guardian'), text('note')].filter((one) => one !== null).join(' ');
  run(
    db,
    `UPDATE consent SET person = ?, person_key = ?, everywhere = ?, channels = ?, guardian = ?, paper = ?, given = ?,
       until = ?, withdrawn = ?, note = ?, words = ?, gone = ? WHERE id = ?`,
    person,
    person === null ? null : personKey(person),
    person !== null && assets.length === 0 ? 1 : 0,
    JSON.stringify(list('channels')),
    text('guardian'),
    text('paper'),
    text('given'),
    text('until'),
    text('withdrawn'),
    text('note'),
    personKey(words),
    said.size === 0 || said.has('removed') ? 1 : 0,
    id,
  );
  run(db, 'DELETE FROM consent_asset WHERE consent_id = ?', id);
  run(
    db,
    'INSERT OR IGNORE INTO consent_asset (consent_id, asset_uid) SELECT ?, value FROM json_each(?)',
    id,
    JSON.stringify(assets),
  );
}
