import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { all, close, execute, get, openWriter, run, type Writer } from '../../../../electron/engine/db/connection.ts';
import { migrate, steps } from '../../../../electron/engine/db/migrate.ts';
import { type Copied, noteCopy } from '../../../../electron/engine/export/ledger.ts';
import { channels } from '../../../../shared/model/export.ts';

let folder: string;
let db: Writer;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bahan-ledger-'));
  db = openWriter(join(folder, 'library.db'), true);
});

afterEach(() => {
  close(db);
  rmSync(folder, { recursive: true, force: true });
});

const day = 86_400_000;

function asset(uid: string): void {
  run(db, "INSERT OR IGNORE INTO root (id, uid, path, added_at) VALUES (1, 'r', '/r', 0)");
  run(db, "INSERT OR IGNORE INTO dir (id, root_id, path) VALUES (1, 1, '')");
  run(
    db,
    `INSERT INTO asset (uid, sk, kind, mime, bytes, captured_certainty, root_id, dir_id, name, added_at)
     VALUES (?, (SELECT count(*) FROM asset), 0, 'image/jpeg', 3, 'none', 1, 1, 'a.jpg', 0)`,
    uid,
  );
}

const job = () =>
  run(
    db,
    `INSERT INTO job (id, uid, kind, key, payload, label, state, created_at, ended_at)
     VALUES (3, 'jjjjjjjjjjjj', 'export', 'k', '{}', '{}', 'done', 5, 9)`,
  );

const copy = (more: Partial<Copied>): Copied => ({
  asset: 'aaaaaaaaaaaa',
  channel: 'instagram',
  preset: 'instagram-4x5',
  crop: { x: 0.1, y: 0, width: 0.8, height: 1 },
  file: '/out/a.jpg',
  by: 'Ayu',
  at: 1_700_000_000_000,
  job: 3,
  n: 0,
  ...more,
});

const out = () => get(db, "SELECT channels, times_out AS times FROM asset WHERE uid = 'aaaaaaaaaaaa'");

test('a copy is written down once, however often the work begins anew', () => {
  migrate(db);
  asset('aaaaaaaaaaaa');
  job();
  noteCopy(db, copy({}));
  noteCopy(db, copy({ file: '/out/a (2).jpg' }));
  expect(all(db, 'SELECT uid, asset_uid, kind, person, crop, file FROM publication')).toEqual([
    {
      uid: 'jjjjjjjjjjjj-0',
      asset_uid: 'aaaaaaaaaaaa',
      kind: 0,
      person: 'Ayu',
      crop: '{"x":0.1,"y":0,"width":0.8,"height":1}',
      file: '/out/a (2).jpg',
    },
  ]);
});

test('an asset knows its channels, and how often it went out: of one channel and day once', () => {
  migrate(db);
  asset('aaaaaaaaaaaa');
  job();
  noteCopy(db, copy({}));
  noteCopy(db, copy({ n: 1, preset: 'instagram-1x1' }));
  expect(out()).toEqual({ channels: 1 << channels.indexOf('instagram'), times: 1 });
  noteCopy(db, copy({ n: 2, at: 1_700_000_000_000 + 2 * day }));
  noteCopy(db, copy({ n: 3, channel: 'website' }));
  expect(out()).toEqual({ channels: (1 << channels.indexOf('instagram')) | 1, times: 3 });
  run(db, "UPDATE publication SET gone = 1 WHERE uid = 'jjjjjjjjjjjj-3'");
  expect(out()).toEqual({ channels: 1 << channels.indexOf('instagram'), times: 2 });
  run(db, 'UPDATE publication SET gone = 1');
  expect(out()).toEqual({ channels: 0, times: 0 });
});

test('an asset that is forgotten and found again knows where it went', () => {
  migrate(db);
  job();
  noteCopy(db, copy({ channel: 'press' }));
  asset('aaaaaaaaaaaa');
  expect(out()).toEqual({ channels: 1 << channels.indexOf('press'), times: 1 });
});

test('what an older library took out is still known after step 11, for a channel where the preset says one', () => {
  for (const [number, sql] of steps) if (number <= 9) execute(db, sql);
  execute(db, 'PRAGMA user_version = 9');
  asset('aaaaaaaaaaaa');
  job();
  run(
    db,
    `INSERT INTO export_item (job_id, n, asset_uid, preset, file, outcome) VALUES
       (3, 0, 'aaaaaaaaaaaa', 'web', '/out/a.jpg', 'done'), (3, 1, 'aaaaaaaaaaaa', 'asli', '/out/b.jpg', 'done'),
       (3, 2, 'aaaaaaaaaaaa', 'web', NULL, 'failed')`,
  );
  migrate(db);
  const rows = all<{ uid: string; channel: number; at: number; file: string }>(
    db,
    'SELECT uid, channel, at, file FROM publication ORDER BY uid',
  );
  expect(rows.map((row) => ({ ...row, channel: channels[row.channel] }))).toEqual([
    { uid: 'jjjjjjjjjjjj-0', channel: 'website', at: 9, file: '/out/a.jpg' },
    { uid: 'jjjjjjjjjjjj-1', channel: 'other', at: 9, file: '/out/b.jpg' },
  ]);
});
