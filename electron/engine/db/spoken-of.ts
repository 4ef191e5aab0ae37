import { join } from 'node:path';
import type { SaidValue } from './assets.ts';
import { all, type Reader } from './connection.ts';

/** An asset as an edit needs it: what is said of it, and what finds it again. */
export interface SpokenOf {
  readonly id: number;
  readonly uid: string;
  readonly kind: number;
  readonly content: string | null;
  /** Absolute path of its first file. */
  readonly path: string | null;
  /** It is known by its name alone: nobody read its content yet. */
  readonly named: boolean;
  readonly said: Map<string, SaidValue>;
}

interface Row {
  readonly id: number;
  readonly uid: string;
  readonly kind: number;
  readonly content: string | null;
  readonly provisional: number;
  readonly name: string | null;
  readonly dir: string | null;
  readonly root: string | null;
}

const byUids = `SELECT a.id, a.uid, a.kind, a.content, a.provisional, f.name, d.path AS dir, r.path AS root
  FROM json_each(?) j CROSS JOIN asset a ON a.uid = j.value
  LEFT JOIN file f ON f.id = (SELECT id FROM file WHERE asset_id = a.id ORDER BY missing, id LIMIT 1)
  LEFT JOIN dir d ON d.id = f.dir_id LEFT JOIN root r ON r.id = d.root_id`;
const saidByUids = `SELECT a.uid, s.field, s.value
  FROM json_each(?) j CROSS JOIN asset a ON a.uid = j.value CROSS JOIN said s ON s.asset_id = a.id`;

/** The assets of these public ids that are there, by id. */
export function spokenOf(db: Reader, uids: Iterable<string>): Map<string, SpokenOf> {
  const list = JSON.stringify([...new Set(uids)]);
  const found = new Map<string, SpokenOf>();
  for (const { id, uid, kind, content, provisional, name, dir, root } of all<Row>(db, byUids, list)) {
    const path = name === null || dir === null || root === null ? null : join(root, dir, name);
    found.set(uid, { id, uid, kind, content, path, named: provisional === 1, said: new Map() });
  }
  for (const { uid, field, value } of all<{ uid: string; field: string; value: string }>(db, saidByUids, list)) {
    found.get(uid)?.said.set(field, JSON.parse(value) as SaidValue);
  }
  return found;
}

/** What finds an asset again should the database be lost, as the journal keeps it. */
export const whereOf = ({ path, named }: SpokenOf): { path: string | null; named?: true } => ({
  path,
  ...(named && { named: true as const }),
});
