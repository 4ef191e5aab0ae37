import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { all, close, execute, get, openWriter, run, type Writer } from '../../../../electron/engine/db/connection.ts';
import { migrate } from '../../../../electron/engine/db/migrate.ts';
import { sql as countFolders } from '../../../../electron/engine/db/migrations/0014-counted-folders.ts';
import { countedAssets, countsOfRoot, filledFolders, rootCounts } from '../../../../electron/engine/db/roots.ts';

let folder: string;
let db: Writer;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bahan-roots-'));
  db = openWriter(join(folder, 'library.db'), true);
  migrate(db);
});
afterEach(() => {
  close(db);
  rmSync(folder, { recursive: true, force: true });
});

/** Two roots with three folders each; folder 1 to 3 are of the first. */
function makeFolders(): void {
  run(db, "INSERT INTO root (id, uid, path, added_at) VALUES (1, 'a', '/a', 0), (2, 'b', '/b', 0)");
  for (const id of [1, 2, 3, 4, 5, 6])
    run(db, 'INSERT INTO dir (id, root_id, path) VALUES (?, ?, ?)', id, id < 4 ? 1 : 2, `${id}`);
}
const rootOf = (dir: number) => (dir < 4 ? 1 : 2);

function putAsset(id: number, dir: number, missing: number): void {
  run(
    db,
    `INSERT INTO asset (id, uid, sk, kind, mime, bytes, captured_certainty, root_id, dir_id, name, missing, added_at)
     VALUES (?, ?, ?, 0, 'image/jpeg', 1, 'none', ?, ?, 'x.jpg', ?, 0)`,
    ...[id, `u${id}`, id, rootOf(dir), dir, missing],
  );
}

function putFile(id: number, dir: number, missing: number, state: number): void {
  run(
    db,
    `INSERT INTO file (id, dir_id, name, size, mtime, ctime, birth, ino, missing, read_state)
     VALUES (?, ?, ?, 1, 0, 0, 0, ?, ?, ?)`,
    ...[id, dir, `${id}.jpg`, `${id}`, missing, state],
  );
}

/** The same, counted from the rows themselves. */
const plainly = (root: number) =>
  get(
    db,
    `SELECT (SELECT count(*) FROM asset a JOIN dir d ON d.id = a.dir_id WHERE d.root_id = :root AND missing = 0) AS assets,
       (SELECT count(*) FROM file f JOIN dir d ON d.id = f.dir_id
         WHERE d.root_id = :root AND f.missing = 0 AND f.read_state = 0) AS waiting,
       (SELECT count(*) FROM file f JOIN dir d ON d.id = f.dir_id
         WHERE d.root_id = :root AND f.missing = 0 AND f.read_state = 2) AS unreadable,
       (SELECT count(*) FROM asset a JOIN dir d ON d.id = a.dir_id WHERE d.root_id = :root AND missing = 1) AS missing,
       0 AS sidecarsWaiting`.replaceAll(':root', String(root)),
  );

type Step = readonly [
  'put' | 'change' | 'drop',
  'asset' | 'file',
  id: number,
  dir: number,
  missing: number,
  state: number,
];
const step: fc.Arbitrary<Step> = fc.tuple(
  fc.constantFrom('put', 'change', 'drop'),
  fc.constantFrom('asset', 'file'),
  fc.integer({ min: 1, max: 6 }),
  fc.integer({ min: 1, max: 6 }),
  fc.integer({ min: 0, max: 1 }),
  fc.integer({ min: 0, max: 3 }),
);

function take([verb, table, id, dir, missing, state]: Step): void {
  const isThere = get(db, `SELECT 1 FROM ${table} WHERE id = ?`, id) !== undefined;
  if (verb === 'drop') {
    if (table === 'asset') run(db, 'DELETE FROM propose_todo WHERE asset_id = ?', id);
    run(db, `DELETE FROM ${table} WHERE id = ?`, id);
    return;
  }
  if (!isThere) table === 'asset' ? putAsset(id, dir, missing) : putFile(id, dir, missing, state);
  else if (table === 'file')
    run(db, 'UPDATE file SET dir_id = ?, missing = ?, read_state = ? WHERE id = ?', dir, missing, state, id);
  else run(db, 'UPDATE asset SET root_id = ?, dir_id = ?, missing = ? WHERE id = ?', rootOf(dir), dir, missing, id);
}

describe('the counts of a watched folder', () => {
  it('look at no asset and at no file', () => {
    const plan = all<{ detail: string }>(db, `EXPLAIN QUERY PLAN ${countsOfRoot}`, 1, 1).map((row) => row.detail);
    expect(plan.filter((line) => /\bdir\b.*root_id=/.test(line))).toHaveLength(1);
    expect(plan.filter((line) => /SCAN (asset|file|a|f)\b/.test(line))).toEqual([]);
  });

  it('are what the rows say, whatever came, moved, went missing and was forgotten', () => {
    makeFolders();
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        for (const one of steps) take(one);
        for (const root of [1, 2]) expect(rootCounts(db, root)).toEqual(plainly(root));
        const rows = all<{ n: number }>(
          db,
          'SELECT count(*) AS n FROM asset WHERE missing = 0 GROUP BY dir_id ORDER BY dir_id',
        );
        const filled = filledFolders(db).sort((a, b) => a.path.localeCompare(b.path));
        expect(filled.map(({ assets }) => assets)).toEqual(rows.map(({ n }) => n));
        expect(Object.values(get<object>(db, countedAssets) ?? {})).toEqual(
          Object.values(get<object>(db, 'SELECT count(*) FROM asset') ?? {}),
        );
      }),
    );
  });

  it('are there for what an older library held', () => {
    makeFolders();
    putAsset(1, 1, 0);
    putAsset(2, 1, 1);
    putFile(1, 5, 0, 0);
    putFile(2, 5, 0, 2);
    for (const name of all<{ name: string }>(db, "SELECT name FROM sqlite_schema WHERE name GLOB '*counted'"))
      execute(db, `DROP TRIGGER ${name.name}`);
    for (const name of ['present', 'absent', 'waiting', 'unreadable'])
      execute(db, `ALTER TABLE dir DROP COLUMN ${name}`);
    execute(db, countFolders);
    expect([rootCounts(db, 1), rootCounts(db, 2)]).toEqual([
      { assets: 1, waiting: 0, unreadable: 0, missing: 1, sidecarsWaiting: 0 },
      { assets: 0, waiting: 1, unreadable: 1, missing: 0, sidecarsWaiting: 0 },
    ]);
  });
});
