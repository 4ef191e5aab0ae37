import { BahanError } from '../../../shared/errors.ts';
import type { TermKind } from '../../../shared/model/term.ts';
import { all, get, type Reader } from './connection.ts';
import { termByName } from './term-rows.ts';

/** Who may add a term to a list. */
export type Adding = 'everyone' | 'owner';

/** Who may add to a list; everyone where nobody said so. */
export function addingOf(db: Reader, kind: TermKind): Adding {
  const row = get<{ value: string }>(
    db,
    "SELECT value FROM said_thing WHERE subject = 'vocabulary' AND uid = ? AND field = 'adding'",
    kind,
  );
  return row && (JSON.parse(row.value) as string) === 'owner' ? 'owner' : 'everyone';
}

/** Refuses to make a term for who may not. @throws `not-allowed` with its `kind` and `name` */
export function refuseAdding(db: Reader, kind: TermKind, mayOwn: boolean, name: string): void {
  if (!mayOwn && addingOf(db, kind) === 'owner') throw new BahanError('not-allowed', { kind, name });
}

/**
 * Refuses an edit that gives assets a theme which the office does not offer, where only its head adds to the list. Call it in
 * the transaction of the edit, which takes it back. What is undone may be any theme: it was said before.
 * @throws `not-allowed` with its `kind` and `name`
 */
export function refuseNewThemes(
  db: Reader,
  { edit, created }: { readonly edit: string; readonly created: { readonly themes: readonly string[] } },
): void {
  if (addingOf(db, 'theme') !== 'owner') return;
  const said = all<{ value: string }>(
    db,
    `SELECT DISTINCT e.value FROM edit e JOIN edit_batch b ON b.batch = e.batch
      WHERE e.batch = ? AND e.subject = 'asset' AND e.field = 'theme' AND e.value IS NOT NULL AND b.undoes IS NULL`,
    edit,
  ).map(({ value }) => JSON.parse(value) as string);
  const name = [...created.themes, ...said.filter((theme) => termByName(db, 'theme', theme)?.hidden)][0];
  if (name !== undefined) throw new BahanError('not-allowed', { kind: 'theme', name });
}
