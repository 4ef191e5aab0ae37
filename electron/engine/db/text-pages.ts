import { all, get, type Reader, run, type Writer } from './connection.ts';
import { metaOf, setMeta } from './meta.ts';

/** Keeps where the pages of a document's text begin, in the place of what was known before; none for a text without pages. */
export function keepTextPages(db: Writer, assetId: number, starts: readonly number[]): void {
  run(db, 'DELETE FROM text_page WHERE asset_id = ?', assetId);
  if (starts.length < 2) return;
  run(
    db,
    'INSERT INTO text_page (asset_id, page, start) SELECT ?, j.key, j.value FROM json_each(?) j',
    assetId,
    JSON.stringify(starts),
  );
}

/** Where the pages of a document's text begin, in characters, in their order. */
export const textPagesOf = (db: Reader, assetId: number): number[] =>
  all<{ start: number }>(db, 'SELECT start FROM text_page WHERE asset_id = ? ORDER BY page', assetId).map(
    ({ start }) => start,
  );

/** What a document says, and what a machine read in a picture; null for nothing. */
export interface InsideText {
  readonly text: string | null;
  /** Its pages are parted by a form feed. */
  readonly machine: string | null;
  readonly pages: number | null;
}

/** The text inside an asset, or undefined when there is no such asset. */
export const insideTextOf = (db: Reader, uid: string): (InsideText & { readonly id: number }) | undefined =>
  get(
    db,
    `SELECT a.id, a.pages, x.text, m.text AS machine FROM asset a
       LEFT JOIN document_text x ON x.asset_id = a.id LEFT JOIN machine_text m ON m.asset_id = a.id AND m.state = 1
      WHERE a.uid = ?`,
    uid,
  );

/** Version of what is known of the pages of texts; a library with an older one reads its documents of several pages again. */
const pagesVersion = '1';

/** Lets documents be read once more whose text was kept before it was known where its pages begin. */
export function readPagesAgain(db: Writer): void {
  if (metaOf(db, 'text-pages') === pagesVersion) return;
  run(
    db,
    `UPDATE file SET read_state = 0 WHERE missing = 0 AND read_state = 1 AND asset_id IN
       (SELECT a.id FROM document_text x JOIN asset a ON a.id = x.asset_id
         WHERE a.pages > 1 AND NOT EXISTS (SELECT 1 FROM text_page p WHERE p.asset_id = a.id)
           AND (a.mime = 'application/pdf' OR a.mime LIKE '%presentation'))`,
  );
  setMeta(db, 'text-pages', pagesVersion);
}
