import { factsOf } from '../db/assets.ts';
import { all, get, run, type Writer } from '../db/connection.ts';

/** Milliseconds within which an asset that nobody spoke of may turn out to be another one. */
const young = 24 * 3_600_000;
/** Of one signal; more that agree on it are no help. */
const most = 24;

/**
 * Call it for an asset that may have lost its last file. A file of its pixels with other words, or with its file id, that
 * was met while the old place still seemed to hold it was taken for a new asset then. Where nobody has spoken of that one,
 * it counts as known by its name alone again, and is judged anew: what was said belongs to it. To be called inside a
 * transaction; the file waits to be read afterwards.
 * @param except an asset that was just judged by all that is known
 * @returns whether a file waits
 */
export function reconsider(db: Writer, assetId: number, now: number, except?: number): boolean {
  if (get(db, 'SELECT 1 FROM file WHERE asset_id = ? AND missing = 0 LIMIT 1', assetId)) return false;
  const found = new Set<number>();
  const add = (sql: string, value: unknown): void => {
    for (const { id } of all<{ id: number }>(db, `${sql} LIMIT ${most}`, value)) found.add(id);
  };
  const essence = factsOf(db, assetId)?.essence ?? null;
  if (essence !== null) add(`SELECT asset_id AS id FROM fact WHERE json_extract(facts, '$.essence') = ?`, essence);
  add(
    `SELECT b.asset_id AS id FROM file a JOIN file b ON b.ino = a.ino AND b.birth = a.birth AND b.id <> a.id
      WHERE a.asset_id = ? AND a.birth > 0 AND b.missing = 0 AND b.asset_id IS NOT NULL`,
    assetId,
  );
  add(
    `SELECT b.asset_id AS id FROM former_file a JOIN file b ON b.ino = a.ino AND b.birth = a.birth
      WHERE a.asset_id = ? AND b.missing = 0 AND b.asset_id IS NOT NULL`,
    assetId,
  );
  found.delete(assetId);
  if (except !== undefined) found.delete(except);
  const doubtful = [...found].flatMap((id) => loneFile(db, id, now) ?? []);
  const [one] = doubtful;
  // two that could be it: which of them is not known
  if (!one || doubtful.length > 1) return false;
  run(db, 'UPDATE asset SET provisional = 1 WHERE id = ?', one.asset_id);
  run(db, 'UPDATE file SET read_state = 0 WHERE id = ?', one.id);
  return true;
}

/** The one file of an asset that came a short while ago and of which nobody has said anything; of no other one. */
function loneFile(db: Writer, assetId: number, now: number): { id: number; asset_id: number } | undefined {
  const files = all<{ id: number; asset_id: number; missing: number; read_state: number }>(
    db,
    'SELECT id, asset_id, missing, read_state FROM file WHERE asset_id = ? LIMIT 2',
    assetId,
  );
  const [file] = files;
  if (!file || files.length > 1 || file.missing || file.read_state === 0) return undefined;
  const isYoung = get(
    db,
    `SELECT 1 FROM asset a WHERE a.id = ? AND a.provisional = 0 AND a.added_at >= ?
        AND NOT EXISTS (SELECT 1 FROM edit e WHERE e.asset_uid = a.uid)
        AND NOT EXISTS (SELECT 1 FROM version v WHERE v.asset_id = a.id)`,
    assetId,
    now - young,
  );
  return isYoung ? file : undefined;
}
