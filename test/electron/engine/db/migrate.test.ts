import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
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
