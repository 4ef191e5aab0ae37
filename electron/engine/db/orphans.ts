import { all, get, type Reader, run, type Writer } from './connection.ts';

/**
 * An asset that is in no table but of which people said something: the database was lost, or the asset was forgotten. Its
 * words wait in `edit` for its content.
 */
export interface Orphan {
  readonly uid: string;
  readonly content: string | null;
  /** Absolute path at which it lay when it was spoken of last; null: not written down. */
  readonly path: string | null;
  /** It was known by its name alone: the path decides, whatever the content turns out to be. */
  readonly named: boolean;
}

/** Notes where the words of an asset wait. What is known already is overwritten only by something known. */
export function noteOrphan(db: Writer, { uid, content, path, named }: Orphan): void {
  run(
    db,
    `INSERT INTO orphan (uid, content, path, named) VALUES (?, ?, ?, ?)
       ON CONFLICT (uid) DO UPDATE SET content = coalesce(excluded.content, content),
         path = coalesce(excluded.path, path), named = excluded.named`,
    uid,
    content,
    path,
    named ? 1 : 0,
  );
}

export const countOrphans = (db: Reader): number => get<{ n: number }>(db, 'SELECT count(*) AS n FROM orphan')?.n ?? 0;

/**
 * The id under which people spoke of a content that is met now, and which the new asset takes over; undefined when nobody
 * did. Content decides; of several orphans with one content the one that lay at this path, else the one spoken of last. A
 * path decides alone where neither has a content (empty files) or where people spoke of a file before anybody had read it:
 * otherwise the same name is no sign of the same picture. Call `restoreSaid` once the asset is there.
 */
export function adoptOrphan(db: Writer, content: string | null, path: string): string | undefined {
  const found =
    byContent(db, content, path) ??
    get<{ uid: string }>(
      db,
      'SELECT uid FROM orphan WHERE content IS NULL AND path = ? AND (named = 1 OR ? IS NULL)',
      path,
      content,
    );
  if (found) run(db, 'DELETE FROM orphan WHERE uid = ?', found.uid);
  return found?.uid;
}

const byContent = (db: Reader, content: string | null, path: string): { uid: string } | undefined =>
  get(
    db,
    `SELECT uid FROM orphan o WHERE content = ?
      ORDER BY path IS NOT ?, (SELECT max(clock) FROM edit e WHERE e.asset_uid = o.uid) DESC LIMIT 1`,
    content,
    path,
  );

/**
 * Makes what people say about an asset anew from all edits: the newest one of each field holds (of
 * two computers' at one moment always the same one). Refresh and index the asset
 * afterwards. Returns the number of fields that are said.
 */
export function restoreSaid(db: Writer, uid: string): number {
  const asset = get<{ id: number }>(db, 'SELECT id FROM asset WHERE uid = ?', uid);
  if (!asset) return 0;
  run(db, 'DELETE FROM said WHERE asset_id = ?', asset.id);
  const edits = all<{ field: string; value: string | null }>(
    db,
    "SELECT field, value FROM edit WHERE asset_uid = ? AND subject = 'asset' ORDER BY clock, batch, id",
    uid,
  );
  const newest = new Map(edits.map(({ field, value }) => [field, value]));
  let fields = 0;
  for (const [field, value] of newest) {
    if (value === null) continue;
    run(db, 'INSERT INTO said (asset_id, field, value) VALUES (?, ?, ?)', asset.id, field, value);
    fields += 1;
  }
  return fields;
}
