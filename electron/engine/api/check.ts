import type * as z from 'zod';
import type { checkReport } from '../../../shared/api/contract/library.ts';
import { all, get, pragma, type Reader } from '../db/connection.ts';
import type { Journal } from '../db/journal.ts';
import type { PictureStore } from '../media/store.ts';

/** Looks at every part of a library and says what is not sound. Nothing is changed. */
export function checkLibrary(db: Reader, store: PictureStore, journal: Journal): z.infer<typeof checkReport> {
  const database = [
    ...all<{ integrity_check: string }>(db, 'PRAGMA integrity_check(20)').map((row) => row.integrity_check),
    ...all<{ table: string }>(db, 'PRAGMA foreign_key_check').map((row) => `a row of ${row.table} refers to nothing`),
  ].filter((text) => text !== 'ok');
  const assets = get<{ n: number }>(db, 'SELECT count(*) AS n FROM asset')?.n ?? 0;
  const indexed = get<{ n: number }>(db, 'SELECT count(*) AS n FROM fts')?.n ?? 0;
  const index = assets === indexed ? [] : [`${indexed} of ${assets} assets are in the search index`];
  const lost = journal
    .read()
    .filter(({ entry }) => !get(db, 'SELECT 1 FROM edit_batch WHERE batch = ?', entry.batch))
    .map(({ entry }) => `edit ${entry.batch} is only in the journal`);
  const lines = [...journal.problems().map((where) => `unreadable: ${where}`), ...lost];
  const pictures = store.check() ? [] : ['previews.db is damaged; its pictures will be drawn again'];
  return {
    ok: !database.length && !index.length && !lines.length && !pictures.length,
    database: {
      ok: !database.length,
      bytes: Number(pragma(db, 'page_count')) * Number(pragma(db, 'page_size')),
      problems: database,
    },
    pictures: { ok: !pictures.length, bytes: store.bytes(), problems: pictures },
    journal: {
      ok: !lines.length,
      edits: get<{ n: number }>(db, 'SELECT count(*) AS n FROM edit')?.n ?? 0,
      problems: lines,
    },
    index: { ok: !index.length, problems: index },
  };
}
