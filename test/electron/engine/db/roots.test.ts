import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { all, close, openWriter, type Writer } from '../../../../electron/engine/db/connection.ts';
import { migrate } from '../../../../electron/engine/db/migrate.ts';
import { countsOfRoot } from '../../../../electron/engine/db/roots.ts';

let folder: string;
let db: Writer;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bahan-roots-'));
  db = openWriter(join(folder, 'library.db'), false);
  migrate(db);
});
afterEach(() => {
  close(db);
  rmSync(folder, { recursive: true, force: true });
});

describe('the counts of a watched folder', () => {
  it('look at no asset and at no file that they do not count', () => {
    const plan = all<{ detail: string }>(db, `EXPLAIN QUERY PLAN ${countsOfRoot}`, 1, 1, 1, 1, 1).map(
      (row) => row.detail,
    );
    expect(plan.filter((line) => / asset .*asset_root/.test(line))).toHaveLength(2);
    expect(plan.filter((line) => / f .*(file_waiting_in|file_unreadable)/.test(line))).toHaveLength(2);
    expect(plan.filter((line) => /SCAN (asset|f)\b/.test(line))).toEqual([]);
  });
});
