import { join } from 'node:path';
import type { AssetCard } from '../../../shared/model/asset.ts';
import { deleteAsset } from './assets.ts';
import { cardsByUids } from './cards.ts';
import { all, get, type Reader, run, type Writer } from './connection.ts';
import { noteOrphan } from './orphans.ts';

/** An asset whose files are gone from folders that answer. `path`: where it lay last; absolute. */
export interface MissingAsset {
  readonly card: AssetCard;
  readonly path: string;
  /** Epoch milliseconds; null where another file took its place. */
  readonly missingSince: number | null;
  /** Fields that people said something about. */
  readonly said: number;
}

interface MissingRow {
  readonly uid: string;
  readonly root: string;
  readonly dir: string;
  readonly name: string;
  readonly since: number | null;
  readonly said: number;
}

/** Missing assets, those that went last first; `root` is the public id of one watched folder. */
export function missingAssets(
  db: Reader,
  root: string | undefined,
  offset: number,
  limit: number,
): { total: number; items: MissingAsset[] } {
  const from = 'FROM asset a JOIN root r ON r.id = a.root_id JOIN dir d ON d.id = a.dir_id';
  const where = 'WHERE a.missing = 1 AND (? IS NULL OR r.uid = ?)';
  const scope = [root ?? null, root ?? null];
  const rows = all<MissingRow>(
    db,
    `SELECT a.uid, r.path AS root, d.path AS dir, a.name,
        (SELECT max(f.missing_since) FROM file f WHERE f.asset_id = a.id) AS since,
        (SELECT count(*) FROM said s WHERE s.asset_id = a.id) AS said
       ${from} ${where} ORDER BY since DESC, a.id DESC LIMIT ? OFFSET ?`,
    ...scope,
    limit,
    offset,
  );
  const uids = rows.map(({ uid }) => uid);
  const cards = new Map(cardsByUids(db, uids).map((card) => [card.id, card]));
  return {
    total: get<{ n: number }>(db, `SELECT count(*) AS n ${from} ${where}`, ...scope)?.n ?? 0,
    items: rows.flatMap(({ uid, root: top, dir, name, since, said }) => {
      const card = cards.get(uid);
      return card ? [{ card, path: join(top, dir, name), missingSince: since, said }] : [];
    }),
  };
}

/** How many files went missing at a moment (epoch milliseconds) or later, and still are. */
export const missedSince = (db: Reader, at: number): number =>
  get<{ n: number }>(db, 'SELECT count(*) AS n FROM file WHERE missing = 1 AND missing_since >= ?', at)?.n ?? 0;

/**
 * Takes a missing asset out of the tables. What people said of it waits for its content. To be called inside a transaction;
 * index the id afterwards.
 * @returns its row id; undefined for one that is not missing
 */
export function forgetAsset(db: Writer, uid: string): number | undefined {
  const asset = get<{ id: number; content: string | null; root: string; dir: string; name: string }>(
    db,
    `SELECT a.id, a.content, r.path AS root, d.path AS dir, a.name FROM asset a JOIN root r ON r.id = a.root_id
       JOIN dir d ON d.id = a.dir_id WHERE a.uid = ? AND a.missing = 1`,
    uid,
  );
  if (!asset) return undefined;
  const { id, content, root, dir, name } = asset;
  if (get(db, 'SELECT 1 FROM edit WHERE asset_uid = ? LIMIT 1', uid)) {
    noteOrphan(db, { uid, content, path: join(root, dir, name), named: false });
  }
  run(db, 'DELETE FROM file WHERE asset_id = ?', id);
  deleteAsset(db, id);
  return id;
}
