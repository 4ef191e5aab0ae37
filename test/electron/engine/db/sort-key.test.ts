import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freeSortKey, secondOf } from '../../../../electron/engine/db/assets.ts';
import { close, openWriter, run, type Writer } from '../../../../electron/engine/db/connection.ts';
import { migrate } from '../../../../electron/engine/db/migrate.ts';
import { dayOfKey, firstKey, lastKey, secondOfDay, secondOfKey } from '../../../../electron/engine/db/sort-key.ts';

let folder: string;
let db: Writer;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bahan-keys-'));
  db = openWriter(join(folder, 'library.db'), false);
  migrate(db);
  run(db, "INSERT INTO root (id, uid, path, added_at) VALUES (1, 'r', '/r', 0)");
  run(db, "INSERT INTO dir (id, root_id, path) VALUES (1, 1, '')");
});
afterEach(() => {
  close(db);
  rmSync(folder, { recursive: true, force: true });
});

function take(second: number): number {
  const sk = freeSortKey(db, second);
  run(
    db,
    `INSERT INTO asset (uid, sk, kind, mime, bytes, captured_certainty, root_id, dir_id, name, added_at)
     VALUES (?, ?, 0, '', 0, 'none', 1, 1, '', 0)`,
    `u${sk}`,
    sk,
  );
  return sk;
}

describe('sort keys', () => {
  it('order as their seconds do, and give their second back', () => {
    const second = fc.integer({ min: -2_000_000_000, max: 8_000_000_000 });
    fc.assert(
      fc.property(second, second, (a, b) => {
        expect(secondOfKey(firstKey(a))).toBe(a);
        expect(secondOfKey(lastKey(a))).toBe(a);
        if (a < b) expect(lastKey(a)).toBeLessThan(firstKey(b));
      }),
    );
  });

  it('of one second are all different, also when thousands of files share it', () => {
    const keys = Array.from({ length: 1200 }, () => take(1_600_000_000));
    expect(new Set(keys).size).toBe(1200);
    expect(secondOfKey(Math.max(...keys)) - 1_600_000_000).toBeLessThanOrEqual(5);
    expect(secondOfKey(take(1_600_000_001))).toBeLessThanOrEqual(1_600_000_006);
  });

  it('tell the day', () => {
    expect(dayOfKey(firstKey(secondOfDay('2020-10-09')))).toBe('2020-10-09');
    expect(dayOfKey(firstKey(secondOfDay('1945-08-17')))).toBe('1945-08-17');
  });
});

describe('the second that an asset is sorted by', () => {
  it('is the said date before the capture time, with the time of day where both agree', () => {
    const at = (text: string) => Date.parse(`${text}Z`) / 1000;
    expect(secondOf(null, '2020-10-09T08:15:30+07:00', 0)).toBe(at('2020-10-09T08:15:30'));
    expect(secondOf('2020-10-09', '2020-10-09T08:15:30', 0)).toBe(at('2020-10-09T08:15:30'));
    expect(secondOf('2019', '2020-10-09T08:15:30', 0)).toBe(at('2019-01-01T00:00:00'));
    expect(secondOf('2021-08-12/2021-08-14', null, 0)).toBe(at('2021-08-12T00:00:00'));
    expect(secondOf(null, '2020-10', 0)).toBe(at('2020-10-01T00:00:00'));
    expect(secondOf(null, null, 5_500)).toBe(5);
  });
});
