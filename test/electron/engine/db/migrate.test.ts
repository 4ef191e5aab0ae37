import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { deleteAsset } from '../../../../electron/engine/db/assets.ts';
import {
  all,
  close,
  execute,
  get,
  openReader,
  openWriter,
  run,
  type Writer,
} from '../../../../electron/engine/db/connection.ts';
import { currentVersion, migrate, steps, versionOf } from '../../../../electron/engine/db/migrate.ts';
import { BahanError } from '../../../../shared/errors.ts';

let folder: string;
let db: Writer;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bahan-migrate-'));
  db = openWriter(join(folder, 'library.db'), true);
});

afterEach(() => {
  close(db);
  rmSync(folder, { recursive: true, force: true });
});

/** A library as a program of an older version left it. */
function library(version: number): void {
  for (const [number, sql] of steps) if (number <= version) execute(db, sql);
  execute(db, `PRAGMA user_version = ${version}`);
}

test('steps are numbered upwards and lead to the current version', () => {
  const numbers = steps.map(([number]) => number);
  expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
  migrate(db);
  expect(versionOf(db)).toBe(currentVersion);
});

test('what an older library holds is still there after step 3, in no stack and with nothing to be tried again', () => {
  library(2);
  run(db, "INSERT INTO root (id, uid, path, added_at) VALUES (1, 'r', '/r', 0)");
  run(db, "INSERT INTO dir (id, root_id, path) VALUES (1, 1, '')");
  run(
    db,
    `INSERT INTO asset (id, uid, sk, kind, mime, bytes, captured_certainty, root_id, dir_id, name, title, added_at)
     VALUES (7, 'aaaaaaaaaaaa', 1, 0, 'image/jpeg', 3, 'none', 1, 1, 'a.jpg', 'Panen raya', 0)`,
  );
  run(
    db,
    `INSERT INTO file (dir_id, name, size, mtime, ctime, birth, ino, asset_id, read_state)
     VALUES (1, 'a.jpg', 3, 0, 0, 0, '9', 7, 1)`,
  );
  migrate(db, folder);
  expect(get(db, 'SELECT title, strip, stack FROM asset')).toEqual({ title: 'Panen raya', strip: null, stack: null });
  expect(get(db, 'SELECT asset_id, sidecar, retry_at, read_state FROM file')).toEqual({
    asset_id: 7,
    sidecar: 0,
    retry_at: null,
    read_state: 0,
  });

  const before = openReader(join(folder, 'library-v2.db'));
  expect(versionOf(before)).toBe(2);
  expect(get(before, 'SELECT title FROM asset')).toEqual({ title: 'Panen raya' });
  close(before);
});

test('what an older library holds is still there after step 4, known as before and with no wish of a new kind', () => {
  library(3);
  run(db, "INSERT INTO meta (key, value) VALUES ('journal-position', '2026-03.jsonl:42')");
  run(db, "INSERT INTO root (id, uid, path, added_at, last_sweep_at) VALUES (1, 'r', '/r', 5, 6)");
  run(db, "INSERT INTO dir (id, root_id, path) VALUES (1, 1, ''), (2, 1, 'Panen')");
  run(
    db,
    `INSERT INTO asset (id, uid, sk, kind, mime, bytes, captured_certainty, root_id, dir_id, name, title, content, added_at)
     VALUES (7, 'aaaaaaaaaaaa', 1, 0, 'image/jpeg', 3, 'none', 1, 2, 'a.jpg', 'Panen raya', 'c', 0)`,
  );
  run(
    db,
    `INSERT INTO file (id, dir_id, name, size, mtime, ctime, birth, ino, asset_id, content, read_state, missing)
     VALUES (9, 2, 'a.jpg', 3, 1.5, 0, 0, '77', 7, 'c', 1, 0), (10, 2, 'b.jpg', 3, 1.5, 0, 0, '78', 7, 'c', 1, 1)`,
  );
  run(db, `INSERT INTO fact (asset_id, facts) VALUES (7, '{"documentId":"xmp.did:1"}')`);
  run(db, "INSERT INTO said (asset_id, field, value) VALUES (7, 'title', '\"Panen raya\"')");
  run(db, "INSERT INTO edit_batch (batch, at) VALUES ('b', 3)");
  run(
    db,
    `INSERT INTO edit (batch, clock, device, person, asset_uid, field, value) VALUES ('b', '1', 'd', 'p', 'aaaaaaaaaaaa', 'title', '"Panen raya"')`,
  );
  run(db, "INSERT INTO refound (at, asset_id, file_id, reason, to_path) VALUES (1, 7, 9, 'content', '/r/Panen/a.jpg')");
  const tables = ['meta', 'root', 'dir', 'asset', 'file', 'fact', 'said', 'edit', 'edit_batch', 'refound'];
  const held = tables.map((table) => all<Record<string, unknown>>(db, `SELECT * FROM ${table}`));
  migrate(db, folder);

  for (const [n, table] of tables.entries()) {
    expect(all(db, `SELECT * FROM ${table}`)).toEqual(held[n]?.map((row) => expect.objectContaining(row)));
  }
  expect(get(db, 'SELECT offline_since, watch, pace, sidecars_out FROM root')).toEqual({
    ...{ offline_since: null, watch: 'none', pace: '{}', sidecars_out: 0 },
  });
  expect(all(db, 'SELECT DISTINCT mtime, digest, files FROM dir')).toEqual([
    { mtime: null, digest: null, files: null },
  ]);
  expect(get(db, 'SELECT provisional FROM asset')).toEqual({ provisional: 0 });
  expect(get(db, 'SELECT told, undone_at, batch FROM refound')).toEqual({ told: 0, undone_at: null, batch: null });
  for (const table of ['orphan', 'version', 'parted', 'sidecar_out'])
    expect(all(db, `SELECT * FROM ${table}`)).toEqual([]);
  expect(all(db, 'PRAGMA foreign_key_check')).toEqual([]);

  const before = openReader(join(folder, 'library-v3.db'));
  expect([versionOf(before), all(before, 'SELECT * FROM asset')]).toEqual([3, held[3]]);
  close(before);
  expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('files that moved and words that wait are found by an index', () => {
  migrate(db);
  const planOf = (sql: string) =>
    all<{ detail: string }>(db, `EXPLAIN QUERY PLAN ${sql}`)
      .map(({ detail }) => detail)
      .join();
  expect(planOf("SELECT id FROM file WHERE ino = '7'")).toContain('INDEX file_ino');
  expect(planOf("SELECT uid FROM orphan WHERE content = 'c'")).toContain('USING INDEX orphan_content');
  expect(planOf("SELECT uid FROM orphan WHERE content IS NULL AND path = '/a'")).toContain('USING INDEX orphan_path');
});

test('a new library has nothing to keep a copy of', () => {
  migrate(db, folder);
  expect(readdirSync(folder).filter((name) => name.startsWith('library-v'))).toEqual([]);
});

test('the other assets of a stack are found by an index', () => {
  migrate(db);
  const plan = all<{ detail: string }>(db, "EXPLAIN QUERY PLAN SELECT uid FROM asset WHERE stack = 's'");
  expect(plan.map(({ detail }) => detail).join()).toContain('USING INDEX asset_stack');
});

test('a library of a newer program is refused and stays as it is', () => {
  library(steps[0]?.[0] ?? 0);
  execute(db, `PRAGMA user_version = ${currentVersion + 1}`);
  expect(() => migrate(db)).toThrow(BahanError);
  expect(versionOf(db)).toBe(currentVersion + 1);
});

test('what an older library holds is still there after step 5, and what people said is theirs to take back', () => {
  library(4);
  run(db, "INSERT INTO root (id, uid, path, added_at) VALUES (1, 'r', '/r', 5)");
  run(db, "INSERT INTO dir (id, root_id, path) VALUES (1, 1, 'Panen')");
  run(db, "INSERT INTO theme (id, name, created_at) VALUES (3, 'Pertanian', 7), (4, 'Kopi', 8)");
  run(db, "INSERT INTO event (id, name, date, created_at) VALUES (5, 'Panen raya', '2020-10-09', 9)");
  const asset = `INSERT INTO asset (id, uid, sk, kind, mime, bytes, captured_certainty, root_id, dir_id, name, title, theme_id,
    event_id, date, content, added_at)`;
  run(
    db,
    `${asset} VALUES (7, 'aaaaaaaaaaaa', 1, 0, 'image/jpeg', 3, 'exact', 1, 1, 'a.jpg', 'Panen', 3, 5, '2020', 'c', 0)`,
  );
  run(
    db,
    `${asset} VALUES (8, 'bbbbbbbbbbbb', 2, 0, 'image/jpeg', 3, 'exact', 1, 1, 'b.jpg', 'Panen', NULL, NULL, '2020', 'd', 0)`,
  );
  run(
    db,
    "INSERT INTO edit_batch (batch, at, undoes, undone) VALUES ('one', 3, NULL, 0), ('two', 4, NULL, 1), ('back', 5, 'two', 0), ('empty', 6, NULL, 0)",
  );
  const edit = 'INSERT INTO edit (batch, clock, device, person, asset_uid, field, value) VALUES (?, ?, ?, ?, ?, ?, ?)';
  run(db, edit, 'one', '0001', 'd', 'Siti', 'aaaaaaaaaaaa', 'title', '"Panen"');
  run(db, edit, 'one', '0001', 'd', 'Siti', 'bbbbbbbbbbbb', 'title', '"Panen"');
  run(db, edit, 'two', '0002', 'd', 'Budi', 'aaaaaaaaaaaa', 'theme', '"Kopi"');
  run(db, edit, 'back', '0003', 'd', 'Budi', 'aaaaaaaaaaaa', 'theme', null);
  run(db, "INSERT INTO said (asset_id, field, value) VALUES (7, 'title', '\"Panen\"')");
  const tables = ['root', 'dir', 'theme', 'event', 'asset', 'edit', 'edit_batch', 'said'];
  const held = tables.map((table) => all<Record<string, unknown>>(db, `SELECT * FROM ${table}`));
  for (const [number, sql] of steps) if (number === 5) execute(db, sql);

  for (const [n, table] of tables.entries()) {
    expect(all(db, `SELECT * FROM ${table}`)).toEqual(held[n]?.map((row) => expect.objectContaining(row)));
  }
  expect(all(db, 'SELECT batch, person, clock FROM edit_batch')).toEqual([
    { batch: 'one', person: 'Siti', clock: '0001' },
    { batch: 'two', person: 'Budi', clock: '0002' },
    { batch: 'back', person: 'Budi', clock: '0003' },
    { batch: 'empty', person: '', clock: '' },
  ]);
  expect(all(db, 'SELECT DISTINCT subject FROM edit')).toEqual([{ subject: 'asset' }]);
  expect(all(db, 'SELECT id, described, rating, turn, unit FROM asset')).toEqual([
    { id: 7, described: 1, rating: null, turn: 0, unit: null },
    { id: 8, described: 0, rating: null, turn: 0, unit: null },
  ]);
  expect(all(db, 'SELECT state, source, people FROM event')).toEqual([{ state: 1, source: null, people: '[]' }]);
  const uids = all<{ uid: string }>(db, 'SELECT uid FROM theme UNION ALL SELECT uid FROM event').map(({ uid }) => uid);
  expect(new Set(uids).size).toBe(3);
  expect(all(db, 'SELECT asset_id FROM propose_todo')).toEqual([{ asset_id: 7 }, { asset_id: 8 }]);
  expect(all(db, 'SELECT dir_id FROM event_todo')).toEqual([{ dir_id: 1 }]);

  // and all that came later finds them, too
  execute(db, 'PRAGMA user_version = 5');
  migrate(db, folder);
  expect(versionOf(db)).toBe(currentVersion);
  expect(all(db, 'SELECT id, title, theme_id, event_id FROM asset')).toEqual([
    { id: 7, title: 'Panen', theme_id: 3, event_id: 5 },
    { id: 8, title: 'Panen', theme_id: null, event_id: null },
  ]);
  expect(all(db, 'PRAGMA foreign_key_check')).toEqual([]);
});

test('what an older library holds is still there after step 10, and of no asset anybody said whether it may leave', () => {
  library(9);
  run(db, "INSERT INTO root (id, uid, path, added_at) VALUES (1, 'r', '/r', 0)");
  run(db, "INSERT INTO dir (id, root_id, path) VALUES (1, 1, '')");
  run(
    db,
    `INSERT INTO asset (id, uid, sk, kind, mime, bytes, captured_certainty, root_id, dir_id, name, title, added_at, used)
     VALUES (7, 'aaaaaaaaaaaa', 1, 0, 'image/jpeg', 3, 'none', 1, 1, 'a.jpg', 'Panen raya', 0, 2)`,
  );
  migrate(db, folder);
  expect(get(db, 'SELECT title, used, classification, excluded_until, embargo, licence_until FROM asset')).toEqual({
    ...{ title: 'Panen raya', used: 2, classification: null, excluded_until: null, embargo: null, licence_until: null },
  });
  expect(all(db, 'SELECT * FROM consent')).toEqual([]);
  const planOf = (sql: string) =>
    all<{ detail: string }>(db, `EXPLAIN QUERY PLAN ${sql}`)
      .map(({ detail }) => detail)
      .join();
  expect(planOf("SELECT id FROM consent WHERE person_key = 'ani' AND everywhere = 1 AND gone = 0")).toContain(
    'INDEX consent_person',
  );
  expect(planOf("SELECT consent_id FROM consent_asset WHERE asset_uid = 'a'")).toContain('PRIMARY KEY');
  expect(all(db, 'PRAGMA foreign_key_check')).toEqual([]);
});

test('what an older library holds is still there after step 12, with nothing proposed and no page of a document', () => {
  library(11);
  run(db, "INSERT INTO root (id, uid, path, added_at) VALUES (1, 'r', '/r', 0)");
  run(db, "INSERT INTO dir (id, root_id, path) VALUES (1, 1, '')");
  run(
    db,
    `INSERT INTO asset (id, uid, sk, kind, mime, bytes, captured_certainty, root_id, dir_id, name, title, added_at)
     VALUES (7, 'aaaaaaaaaaaa', 1, 0, 'image/jpeg', 3, 'none', 1, 1, 'a.jpg', 'Panen raya', 0)`,
  );
  run(
    db,
    "INSERT INTO job (id, uid, kind, key, payload, label, state, created_at) VALUES (3, 'j', 'export', 'k', '{}', '{}', 'done', 0)",
  );
  run(
    db,
    "INSERT INTO export_item (job_id, n, asset_uid, preset, file, outcome) VALUES (3, 0, 'aaaaaaaaaaaa', 'web', '/k/a.jpg', 'done')",
  );
  migrate(db, folder);
  expect(all(db, 'SELECT n, asset_uid, preset, file, outcome, page, crop FROM export_item')).toEqual([
    { n: 0, asset_uid: 'aaaaaaaaaaaa', preset: 'web', file: '/k/a.jpg', outcome: 'done', page: null, crop: null },
  ]);
  expect([...all(db, 'SELECT * FROM crop_proposal'), ...all(db, 'SELECT * FROM own_copy')]).toEqual([]);
  // what was proposed goes with its asset
  run(db, "INSERT INTO crop_proposal (asset_id, ratio, picture, part) VALUES (7, '4:5', 'k', '{}')");
  deleteAsset(db, 7);
  expect(all(db, 'SELECT * FROM crop_proposal')).toEqual([]);
});

test('after step 13 pictures that were drawn in wrong colours wait to be drawn again, and no others', () => {
  library(12);
  run(db, "INSERT INTO root (id, uid, path, added_at) VALUES (1, 'r', '/r', 0)");
  run(db, "INSERT INTO dir (id, root_id, path) VALUES (1, 1, '')");
  const files: [name: string, mime: string, technical: object, kind?: number, state?: number][] = [
    ['scan.tif', 'image/tiff', { colourProfile: 'Adobe RGB (1998)' }],
    ['plain.tif', 'image/tiff', {}],
    ['deep.png', 'image/png', { bitDepth: 16, colourProfile: 'ProPhoto' }],
    ['bare.png', 'image/png', { bitDepth: 16 }],
    ['screen.png', 'image/png', { bitDepth: 8, colourProfile: 'sRGB' }],
    ['poster.psd', 'image/vnd.adobe.photoshop', { bitDepth: 16, colourProfile: 'Adobe RGB (1998)' }],
    ['phone.avif', 'image/avif', { bitDepth: 10, colourProfile: 'Display P3' }],
    ['photo.jpg', 'image/jpeg', { bitDepth: 8, colourProfile: 'Adobe RGB (1998)' }],
    ['card.tif', 'image/tiff', { colourProfile: 'Adobe RGB (1998)' }, 1],
    ['broken.tif', 'image/tiff', { colourProfile: 'Adobe RGB (1998)' }, 0, 2],
  ];
  for (const [i, [name, mime, technical, kind = 0, state = 1]] of files.entries()) {
    run(
      db,
      `INSERT INTO asset (id, uid, sk, kind, mime, bytes, captured_certainty, root_id, dir_id, name, added_at, picture,
         picture_kind, picture_state)
       VALUES (?, ?, ?, 0, ?, 3, 'none', 1, 1, ?, 0, ?, ?, ?)`,
      ...[i + 1, `aaaaaaaaaaa${i}`, i + 1, mime, name, `key-${i}`, kind, state],
    );
    run(db, 'INSERT INTO fact (asset_id, facts) VALUES (?, ?)', i + 1, JSON.stringify({ technical }));
  }
  migrate(db, folder);
  expect(all<{ name: string }>(db, 'SELECT name FROM asset WHERE picture_state = 0').map(({ name }) => name)).toEqual([
    'scan.tif',
    'deep.png',
    'poster.psd',
    'phone.avif',
  ]);
  // what was drawn stays in sight until the next is there
  expect(get(db, 'SELECT count(*) AS n FROM asset WHERE picture IS NULL')).toEqual({ n: 0 });
});
