import { run, type Writer } from './connection.ts';

/** What a picture looks like, as the table keeps it (`Look` of the media room says what the bytes mean). */
interface LookRow {
  readonly shape: Uint8Array | null;
  readonly traits: Uint8Array;
}

/**
 * Writes down what the picture `picture` of an asset looks like; of an asset that has another picture by now, nothing. No
 * look: it was tried and cannot be told.
 */
export function setLook(db: Writer, assetId: number, picture: string, look: LookRow | undefined): void {
  run(
    db,
    `INSERT OR REPLACE INTO look (asset_id, picture, shape, colours)
      SELECT id, picture, ?, ? FROM asset WHERE id = ? AND picture = ?`,
    look?.shape ?? null,
    look?.traits ?? null,
    assetId,
    picture,
  );
}
