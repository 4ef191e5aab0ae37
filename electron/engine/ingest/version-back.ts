import type { FileFacts } from '../../../shared/model/facts.ts';
import { keepFacts } from '../db/assets.ts';
import { all, get, run, type Writer } from '../db/connection.ts';
import { filesOfAsset, type PlacedFile } from '../db/files.ts';
import { takeVersion } from '../db/versions.ts';

/** Milliseconds within which a newer content is judged again when the one before turns up. */
const doubtful = 40 * 24 * 3_600_000;
/** Milliseconds: two files that a program wrote one after the other were written in one moment. */
const together = 50;
/** Of one content; more that had it are no help. */
const most = 4;

/**
 * Call it before a file is judged that was just read. Where its content is what an asset was until a newer one came over
 * nothing but a file id, a name or its looks, and where it lay here already when that one was written, the two only
 * seemed to be one, since nobody could look here: the asset is what it was before, and its other file is read and judged
 * again. What came after the newer one, or was said since, leaves everything as it is. To be called inside a transaction.
 * @returns the other file, which waits to be read
 */
export function takeVersionBack(db: Writer, file: PlacedFile, facts: FileFacts, now: number): number | undefined {
  const { fingerprint } = facts;
  if (fingerprint === null || get(db, 'SELECT 1 FROM asset WHERE content = ? LIMIT 1', fingerprint)) return undefined;
  const versions = all<{ id: number; at: number }>(
    db,
    `SELECT a.id, v.at FROM version v JOIN asset a ON a.id = v.asset_id
      WHERE v.content = ? AND v.at >= ? AND v.reason IN ('file-id', 'name', 'picture')
        AND NOT EXISTS (SELECT 1 FROM version n WHERE n.asset_id = v.asset_id AND n.id > v.id)
        AND NOT EXISTS (SELECT 1 FROM parted p WHERE p.asset_id = a.id AND p.content = v.content)
        AND NOT EXISTS (SELECT 1 FROM edit e JOIN edit_batch b ON b.batch = e.batch
                         WHERE e.asset_uid = a.uid AND b.at >= v.at) LIMIT ${most}`,
    fingerprint,
    now - doubtful,
  );
  const [version, other] = versions;
  if (!version || other || version.id === file.asset_id) return undefined;
  const [newer, second] = filesOfAsset(db, version.id).filter((one) => !one.missing);
  // a copy that was put here after that is one of a backup: the asset went on without it
  if (!newer || second || newer.content === null || file.ctime > newer.ctime + together) return undefined;
  if (!takeVersion(db, version.id, version.at)) return undefined;
  keepFacts(db, version.id, facts);
  run(db, 'UPDATE file SET read_state = 0, retry_at = NULL WHERE id = ?', newer.id);
  run(
    db,
    'UPDATE refound SET undone_at = ?, told = 1 WHERE asset_id = ? AND file_id = ? AND at >= ? AND undone_at IS NULL',
    now,
    version.id,
    newer.id,
    version.at,
  );
  return newer.id;
}
