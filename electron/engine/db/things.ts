import { refreshCollection } from './collection-rows.ts';
import { all, get, type Reader, run, type Writer } from './connection.ts';
import { refreshConsent } from './consent-rows.ts';
import { refreshEvent } from './event-rows.ts';
import { refreshPublication } from './publication-rows.ts';
import type { Subject, ThingValue } from './subjects.ts';
import { refreshTerm } from './term-rows.ts';

/** What people say about a thing now, by field. */
export function saidOfThing(db: Reader, subject: Subject, uid: string): Map<string, ThingValue> {
  const rows = all<{ field: string; value: string }>(
    db,
    'SELECT field, value FROM said_thing WHERE subject = ? AND uid = ?',
    subject,
    uid,
  );
  return new Map(rows.map(({ field, value }) => [field, JSON.parse(value) as ThingValue]));
}

export function sayOfThing(db: Writer, subject: Subject, uid: string, field: string, value: ThingValue | null): void {
  if (value === null) {
    run(db, 'DELETE FROM said_thing WHERE subject = ? AND uid = ? AND field = ?', subject, uid, field);
  } else {
    run(
      db,
      'INSERT OR REPLACE INTO said_thing (subject, uid, field, value) VALUES (?, ?, ?, ?)',
      subject,
      uid,
      field,
      JSON.stringify(value),
    );
  }
}

/**
 * Makes what people say about a thing anew from all edits: the newest one of each field holds.
 * @returns assets that show something else for it, to be indexed
 */
export function restoreThing(db: Writer, subject: Subject, uid: string, now: number): readonly number[] {
  run(db, 'DELETE FROM said_thing WHERE subject = ? AND uid = ?', subject, uid);
  const edits = all<{ field: string; value: string | null }>(
    db,
    'SELECT field, value FROM edit WHERE asset_uid = ? AND subject = ? ORDER BY clock, batch, id',
    uid,
    subject,
  );
  for (const [field, value] of new Map(edits.map((one) => [one.field, one.value]))) {
    if (value !== null) sayOfThing(db, subject, uid, field, JSON.parse(value) as ThingValue);
  }
  return refreshThing(db, subject, uid, now);
}

/**
 * Writes the row of a thing anew from what people say about it.
 * @returns assets that show something else for it, to be indexed
 */
export function refreshThing(db: Writer, subject: Subject, uid: string, now: number): readonly number[] {
  const said = saidOfThing(db, subject, uid);
  if (subject === 'event') return refreshEvent(db, uid, said, now);
  if (subject === 'publication') return refreshPublication(db, uid, said);
  if (subject === 'collection') refreshCollection(db, uid, said, now);
  else if (subject === 'consent') refreshConsent(db, uid, said, now);
  else if (subject !== 'vocabulary' && subject !== 'preset') refreshTerm(db, subject, uid, said, now);
  return [];
}

/** Whether people ever spoke of a thing. */
export const isSpokenOf = (db: Reader, subject: Subject, uid: string): boolean =>
  get(db, 'SELECT 1 FROM edit WHERE asset_uid = ? AND subject = ? LIMIT 1', uid, subject) !== undefined;
