import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { all, close, get, openReader, openWriter, run } from '../../../../electron/engine/db/connection.ts';
import { type Bench, cardsOf, makeBench } from '../../../fixtures/library.ts';

let bench: Bench;
beforeEach(() => {
  bench = makeBench();
});
afterEach(() => bench.remove());

test('a library whose search rows an older version wrote is found by what they lacked, soon after it is opened', async () => {
  for (const background of ['red', 'blue'])
    await sharp({ create: { width: 8, height: 8, channels: 3, background } })
      .jpeg()
      .toFile(join(bench.material, `${background}.jpg`));
  const before = await bench.open();
  await before.client.roots.add({ path: bench.material });
  await before.client.roots.sweep({});
  expect(await cardsOf(before.client, 'format:jpg ')).toHaveLength(2);
  await before.library.close();
  const path = join(bench.library, 'library.db');
  // rows without formats in them, as they were
  const db = openWriter(path, false);
  run(db, 'DELETE FROM fts');
  for (const { sk } of all<{ sk: number }>(db, 'SELECT sk FROM asset'))
    run(db, "INSERT INTO fts (rowid, title) VALUES (?, 'tanpa format')", sk);
  run(db, "UPDATE meta SET value = '1' WHERE key = 'search-rows'");
  close(db);
  const { client } = await bench.open();
  await vi.waitFor(async () => expect(await cardsOf(client, 'format:jpg ')).toHaveLength(2), 15_000);
  const reader = openReader(path);
  const kept = () => get<{ value: string }>(reader, "SELECT value FROM meta WHERE key = 'search-rows'")?.value;
  await vi.waitFor(() => expect(kept()).not.toMatch(/^1$|after/), 15_000);
  expect(get(reader, 'SELECT 1 FROM index_todo')).toBeUndefined();
  close(reader);
}, 60_000);
