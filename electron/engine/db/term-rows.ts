import type { TermKind } from '../../../shared/model/term.ts';
import { get, run, type Writer } from './connection.ts';
import type { ThingWords } from './subjects.ts';

/**
 * Writes the row of a term anew. Said are `name`, `parent` (an id), `colour`, `synonyms`, `note`, `hidden`, and as JSON
 * `offices` and `position`. Without a name it is no longer offered; what carries it keeps the word.
 */
export function refreshTerm(db: Writer, kind: TermKind, uid: string, said: ThingWords, now: number): void {
  const text = (field: string): string | null => (said.get(field) as string | undefined) ?? null;
  const table = kind === 'theme' ? 'theme' : 'term';
  const name = text('name');
  const known = get<{ id: number }>(db, `SELECT id FROM ${table} WHERE uid = ?`, uid);
  if (!known && name === null) return;
  if (!known) {
    // a row that a word of an asset made before anybody spoke of it as a term becomes this one
    const byName =
      kind === 'theme'
        ? run(db, 'UPDATE theme SET uid = ? WHERE name = ?', uid, name).changes
        : run(db, 'UPDATE term SET uid = ? WHERE kind = ? AND name = ?', uid, kind, name).changes;
    if (!byName && kind === 'theme') {
      run(db, 'INSERT INTO theme (uid, name, created_at) VALUES (?, ?, ?)', uid, name, now);
    } else if (!byName) {
      run(db, 'INSERT INTO term (uid, kind, name, created_at) VALUES (?, ?, ?, ?)', uid, kind, name, now);
    }
  }
  const parent = text('parent');
  run(
    db,
    `UPDATE ${table} SET name = coalesce(?, name), parent_id = (SELECT id FROM ${table} WHERE uid = ?), colour = ?,
       synonyms = ?, note = ?, hidden = ? WHERE uid = ?`,
    name,
    parent,
    text('colour'),
    JSON.stringify(said.get('synonyms') ?? []),
    text('note'),
    name === null || said.has('hidden') ? 1 : 0,
    uid,
  );
  if (kind === 'theme') return;
  const details = { offices: text('offices'), position: text('position') };
  run(db, 'UPDATE term SET details = ? WHERE uid = ?', JSON.stringify(details), uid);
}
