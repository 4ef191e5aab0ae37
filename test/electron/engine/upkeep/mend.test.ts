import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { get, transaction } from '../../../../electron/engine/db/connection.ts';
import { metaOf } from '../../../../electron/engine/db/meta.ts';
import type { PictureStore } from '../../../../electron/engine/media/store.ts';
import { mendLibrary, mendUnsure } from '../../../../electron/engine/upkeep/mend.ts';
import { openMade } from '../../../fixtures/made-library.ts';

test('a library is mended in steps between which others get their turn, and again when that was interrupted', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bahan-mend-'));
  const made = openMade(folder);
  transaction(made.db, () => Array.from({ length: 1_200 }, (_, n) => made.add(`${n}.jpg`)));
  const store = { has: () => true } as unknown as PictureStore;
  const indexed = () => get<{ n: number }>(made.db, 'SELECT count(*) AS n FROM fts')?.n;
  const counts: unknown[] = [];
  let turns = 0;
  const other = setInterval(() => {
    turns += 1;
  }, 0);
  const stopAt = (most: number) => () => counts.push(indexed()) >= most;
  await expect(mendLibrary({ db: made.db, store }, 1, stopAt(3))).rejects.toMatchObject({ code: 'closed' });
  expect(counts).toEqual([0, 500, 1_000]);
  expect(turns).toBeGreaterThan(0);
  expect(metaOf(made.db, 'unsure')).toBe('all');
  mendUnsure({ db: made.db, store }, made.context);
  expect([indexed(), metaOf(made.db, 'unsure')]).toEqual([1_200, undefined]);
  await mendLibrary({ db: made.db, store }, 1, () => false);
  expect([indexed(), metaOf(made.db, 'unsure')]).toEqual([1_200, undefined]);
  clearInterval(other);
  made.close();
  rmSync(folder, { recursive: true, force: true });
});
