import { BahanError } from '../../../shared/errors.ts';
import type { TermKind } from '../../../shared/model/term.ts';
import { all, type Reader } from './connection.ts';
import { tableOf } from './term-rows.ts';

/** The term above each one; null: on top. */
export function termTree(db: Reader, kind: TermKind): Map<string, string | null> {
  const { table, only } = tableOf(kind);
  const rows = all<{ uid: string; parent: string | null }>(
    db,
    `SELECT t.uid, p.uid AS parent FROM ${table} t LEFT JOIN ${table} p ON p.id = t.parent_id
      WHERE true${only.replace('kind', 't.kind')}`,
  );
  return new Map(rows.map(({ uid, parent }) => [uid, parent]));
}

/** Whether a term lies somewhere below another one, or is it. */
export function isBelow(tree: ReadonlyMap<string, string | null>, uid: string, above: string): boolean {
  const seen = new Set<string>();
  for (let at: string | null = uid; at !== null && !seen.has(at); at = tree.get(at) ?? null) {
    if (at === above) return true;
    seen.add(at);
  }
  return false;
}

/** @throws `bad-input` when `parent` lies below `uid`; `not-found` when there is none. */
export function refuseCircle(
  tree: ReadonlyMap<string, string | null>,
  kind: TermKind,
  uid: string,
  parent: string,
): void {
  if (!tree.has(parent)) throw new BahanError('not-found', { kind, id: parent });
  if (isBelow(tree, parent, uid)) throw new BahanError('bad-input', { field: 'parent', problem: 'circle', id: parent });
}

/** The nearest term above one that is not among these. */
export function firstAbove(
  tree: ReadonlyMap<string, string | null>,
  uid: string,
  out: ReadonlySet<string>,
): string | null {
  const seen = new Set([uid]);
  for (let at = tree.get(uid) ?? null; at !== null && !seen.has(at); at = tree.get(at) ?? null) {
    if (!out.has(at)) return at;
    seen.add(at);
  }
  return null;
}
