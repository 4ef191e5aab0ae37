import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  close,
  get,
  openReader,
  openWriter,
  type Reader,
  run,
  transaction,
  type Writer,
} from '../../../../electron/engine/db/connection.ts';
import { migrate } from '../../../../electron/engine/db/migrate.ts';
import { firstKey, secondOfDay } from '../../../../electron/engine/db/sort-key.ts';
import { indexAssets } from '../../../../electron/engine/search/index-write.ts';
import { openSearch, type Search } from '../../../../electron/engine/search/search.ts';
import { type AssetKind, assetKinds } from '../../../../shared/model/kind.ts';

/** What a test says about one asset; the rest is empty. */
export interface Given {
  readonly kind?: AssetKind;
  readonly path?: string;
  readonly title?: string;
  readonly caption?: string;
  readonly keywords?: readonly string[];
  readonly people?: readonly string[];
  readonly place?: string;
  readonly theme?: string;
  readonly event?: string;
  readonly date?: string;
  readonly text?: string;
  readonly proposed?: string;
  readonly missing?: boolean;
  readonly error?: string;
  readonly addedAt?: number;
  readonly width?: number;
  readonly height?: number;
  /** Other columns of its row, as they are stored. */
  readonly also?: Readonly<Record<string, string | number>>;
}

export interface TestLibrary extends Disposable {
  readonly path: string;
  readonly db: Writer;
  readonly reader: Reader;
  readonly search: Search;
  /** Adds assets and indexes them; answers their ids. */
  add(...given: readonly Given[]): number[];
  /** Titles (else file names) of what a query finds. */
  found(query: string, options?: { order?: 'newest' | 'oldest' | 'best'; today?: string }): Promise<string[]>;
}

export const testNow = Date.UTC(2020, 9, 10, 5);

/** A library of real SQLite files with nothing but what the test adds, under the root /arsip. */
export function libraryOf(...given: readonly Given[]): TestLibrary {
  const folder = mkdtempSync(join(tmpdir(), 'bahan-search-'));
  const path = join(folder, 'library.db');
  const db = openWriter(path, false);
  migrate(db);
  run(db, "INSERT INTO root (id, uid, path, added_at) VALUES (1, 'rootaaaaaaaa', '/arsip', 0)");
  const reader = openReader(path);
  const search = openSearch(reader, { clock: { now: () => testNow } });
  let count = 0;
  const idOf = (table: 'theme' | 'event', name: string | undefined): number | null => {
    if (name === undefined) return null;
    const known = get<{ id: number }>(db, `SELECT id FROM ${table} WHERE name = ?`, name);
    return known?.id ?? Number(run(db, `INSERT INTO ${table} (name, created_at) VALUES (?, 0)`, name).lastInsertRowid);
  };
  const insert = (one: Given): number => {
    const full = one.path ?? `IMG_${count}.jpg`;
    const dir = full.includes('/') ? full.slice(0, full.lastIndexOf('/')) : '';
    run(db, 'INSERT OR IGNORE INTO dir (root_id, path) VALUES (1, ?)', dir);
    const dirId = get<{ id: number }>(db, 'SELECT id FROM dir WHERE root_id = 1 AND path = ?', dir)?.id;
    let sk = firstKey(secondOfDay((one.date ?? '2010-01-01').slice(0, 10)) + (count % 86_400));
    while (get(db, 'SELECT 1 FROM asset WHERE sk = ?', sk)) sk++;
    const id = Number(
      run(
        db,
        `INSERT INTO asset (uid, sk, kind, mime, bytes, captured_certainty, title, caption, keywords, people, place,
           theme_id, event_id, date, proposed_title, root_id, dir_id, name, missing, error_code, added_at, width, height)
         VALUES (?, ?, ?, 'image/jpeg', 1, 'none', ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?)`,
        testUid(count),
        sk,
        assetKinds.indexOf(one.kind ?? 'photo'),
        one.title ?? null,
        one.caption ?? null,
        JSON.stringify(one.keywords ?? []),
        JSON.stringify(one.people ?? []),
        one.place ?? null,
        idOf('theme', one.theme),
        idOf('event', one.event),
        one.date ?? null,
        one.proposed ?? null,
        dirId,
        full.slice(full.lastIndexOf('/') + 1),
        one.missing ? 1 : 0,
        one.error ?? null,
        one.addedAt ?? 0,
        one.width ?? null,
        one.height ?? null,
      ).lastInsertRowid,
    );
    for (const [column, value] of Object.entries(one.also ?? {}))
      run(db, `UPDATE asset SET ${column} = ? WHERE id = ?`, value, id);
    if (one.text !== undefined) run(db, 'INSERT INTO document_text (asset_id, text) VALUES (?, ?)', id, one.text);
    count++;
    return id;
  };
  const add = (...more: readonly Given[]): number[] => {
    const ids = transaction(db, () => {
      const inserted = more.map(insert);
      indexAssets(db, inserted);
      return inserted;
    });
    search.noteChanged(ids);
    return ids;
  };
  if (given.length > 0) add(...given);
  return {
    path,
    db,
    reader,
    search,
    add,
    async found(query, options = {}) {
      const page = await search.open({ session: 'test', query, ...options });
      return page.items.map((card) => card.title ?? card.name);
    },
    [Symbol.dispose]() {
      search.close();
      close(reader);
      close(db);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A valid asset id for a number. */
export function testUid(n: number): string {
  const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
  let rest = n;
  let text = '';
  for (let i = 0; i < 12; i++) {
    text = alphabet.charAt(rest % 32) + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}
