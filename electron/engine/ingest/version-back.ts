import type { FileFacts } from '../../../shared/model/facts.ts';
import type { RefoundReason } from '../../../shared/model/refound.ts';
import { keepFacts } from '../db/assets.ts';
import { all, get, numberGiven, run, textGiven, type Writer } from '../db/connection.ts';
import { filesOfAsset, type PlacedFile } from '../db/files.ts';
import { takeVersion } from '../db/versions.ts';

/** Milliseconds within which a newer content is judged again when the one before turns up. */
const doubtful = 40 * 24 * 3_600_000;
/** Milliseconds: two files that a program wrote one after the other were written in one moment. */
const together = 50;
/** Milliseconds between two changes that a look may meet in either order. */
const passing = 10 * 60_000;
const weak: ReadonlySet<RefoundReason> = new Set(['file-id', 'name', 'picture']);
/** Of one content; more that had it are no help. */
const most = 4;

/**
 * Call it before a file is judged that was just read. Its content is what an asset was until a newer one came, and two
 * things say that the asset only seemed to have gone on, since nobody had looked here yet: this one lay here already when the
 * newer one was written, and that one was linked by nothing but a file id, a name or its looks, or both were met at the same
 * time; or this is another file of the asset, which was moved at that time. The asset then is what it was before, and the file with the newer content is
 * read and judged again. What came after that one, or was said since, leaves everything as it is. To be called inside a
 * transaction.
 * @returns the other file, which waits to be read
 */
export function takeVersionBack(db: Writer, file: PlacedFile, facts: FileFacts, now: number): number | undefined {
  const { fingerprint } = facts;
  if (fingerprint === null || get(db, 'SELECT 1 FROM asset WHERE content = ? LIMIT 1', fingerprint)) return undefined;
  const versions = all<{ id: number; at: number; reason: RefoundReason }>(
    db,
    `SELECT a.id, v.at, v.reason FROM version v JOIN asset a ON a.id = v.asset_id
      WHERE v.content = ${textGiven} AND v.at >= ${numberGiven}
        AND NOT EXISTS (SELECT 1 FROM version n WHERE n.asset_id = v.asset_id AND n.id > v.id)
        AND NOT EXISTS (SELECT 1 FROM parted p WHERE p.asset_id = a.id AND p.content = v.content)
        AND NOT EXISTS (SELECT 1 FROM edit e JOIN edit_batch b ON b.batch = e.batch
                         WHERE e.asset_uid = a.uid AND b.at >= v.at) LIMIT ${most}`,
    fingerprint,
    now - doubtful,
  );
  const [version, other] = versions;
  if (!version || other) return undefined;
  const [newer, second] = filesOfAsset(db, version.id).filter((one) => !one.missing && one.id !== file.id);
  if (!newer || second || newer.content === null) return undefined;
  const isOwn = isFileOf(db, file, version.id, fingerprint);
  if (!isOwn && !weak.has(version.reason) && !isMetTogether(db, file, newer, version)) return undefined;
  // a copy that was put here after that is one of a backup: the asset went on without it
  if (isOwn ? file.ctime > newer.ctime + passing : laidAt(file) > newer.ctime + together) return undefined;
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

/**
 * Since when its content is in it, in epoch milliseconds. Of a file that is new here a new name may have changed the last of
 * these times; another content of a known one may have come with an old time of its own.
 */
const laidAt = ({ content, birth, mtime, ctime }: PlacedFile): number =>
  content === null && birth > 0 ? Math.max(birth, mtime) : ctime;

/** Whether a file was first looked at about when the asset went on, with the newer content in the file that has it still. */
const isMetTogether = (
  db: Writer,
  file: PlacedFile,
  newer: PlacedFile,
  { id, at }: { readonly id: number; readonly at: number },
): boolean =>
  get(
    db,
    `SELECT 1 FROM file f JOIN refound r ON r.asset_id = ? AND r.file_id = ? AND r.at = ?
      WHERE f.id = ? AND f.seen_at <= r.at + ${passing}`,
    ...[id, newer.id, at, file.id],
  ) !== undefined;

/** Whether it is a file that the asset had, whatever its place. */
const isFileOf = (db: Writer, file: PlacedFile, assetId: number, content: string): boolean =>
  (file.asset_id === assetId && file.content === content) ||
  (file.birth > 0 &&
    get(
      db,
      `SELECT 1 FROM file WHERE asset_id = ? AND content = ? AND missing = 1 AND ino = ? AND birth = ?
        UNION ALL SELECT 1 FROM former_file WHERE asset_id = ? AND ino = ? AND birth = ? LIMIT 1`,
      ...[assetId, content, file.ino, file.birth, assetId, file.ino, file.birth],
    ) !== undefined);
