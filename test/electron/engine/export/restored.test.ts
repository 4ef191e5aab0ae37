import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Library, restoreLibrary } from '../../../../electron/engine/library.ts';
import { nodeHost } from '../../../../electron/engine/node-host.ts';
import { copyDatabase } from '../../../../electron/engine/upkeep/copy-database.ts';
import type { EngineClient } from '../../../../shared/api/client.ts';
import { type Bench, cardsOf, eventually, makeBench } from '../../../fixtures/library.ts';
import { putPhoto } from '../../../fixtures/photos.ts';

let bench: Bench;
let out: string;
let client: EngineClient;
let library: Library;
beforeEach(async () => {
  bench = makeBench();
  out = join(bench.folder, 'keluar');
  for (let n = 0; n < 2; n += 1) await putPhoto(join(bench.material, `${n}.jpg`), n);
  ({ client, library } = await bench.open());
  await client.roots.add({ path: bench.material });
  await client.roots.sweep({});
});
afterEach(() => bench.remove());

const ended = () => eventually(async () => (await client.jobs.list({})).every((job) => job.endedAt !== null), 60_000);
const ways = async (ids: readonly string[]) =>
  (await Promise.all(ids.map((id) => client.publications.of({ id })))).map((of) =>
    of.map(({ id, file }) => [id, file]),
  );

/** Puts the library back to a database. */
async function putBack(backup: string): Promise<void> {
  await library.close();
  restoreLibrary(bench.library, backup, nodeHost({ person: 'Siti' }));
  ({ client, library } = await bench.open());
}

it('an export from after the backup is known when that is put back', async () => {
  const ids = (await cardsOf(client)).map(({ id }) => id);
  const backup = join(bench.folder, 'sebelum.db');
  copyDatabase(join(bench.library, 'library.db'), backup);
  await client.exports.start({ warningsSeen: true, ids, presets: ['asli'], to: out });
  await ended();
  await client.exports.prepare({ ids: ids.slice(0, 1), preset: 'asli' });
  const before = await ways(ids);
  expect(before.map((of) => of.length)).toEqual([2, 1]);
  await putBack(backup);
  expect(await ways(ids)).toEqual(before);
  expect((await cardsOf(client, 'terbit:sudah')).length).toBe((await cardsOf(client)).length);
});

it('an export that the backup saw half done makes nothing a second time', async () => {
  const ids = (await cardsOf(client)).map(({ id }) => id);
  await client.exports.start({ warningsSeen: true, ids, presets: ['asli'], to: out });
  await ended();
  const before = await ways(ids);
  const backup = join(bench.folder, 'tengah.db');
  copyDatabase(join(bench.library, 'library.db'), backup);
  const db = new Database(backup);
  // as it was after the first copy
  db.exec(`UPDATE export_item SET outcome = 'waiting', file = NULL WHERE n = 1;
    UPDATE job SET state = 'running', ended_at = NULL WHERE kind = 'export';
    DELETE FROM publication WHERE uid LIKE '%-1'`);
  db.close();
  await putBack(backup);
  await ended();
  expect(readdirSync(out).sort()).toEqual(['0.jpg', '1.jpg']);
  expect(await ways(ids)).toEqual(before);
  const [job] = (await client.jobs.list({})).filter(({ kind }) => kind === 'export');
  const items = await client.exports.items({ job: job?.id ?? '', offset: 0, limit: 10 });
  expect(items.map(({ outcome, file }) => [outcome, file])).toEqual(before.map(([copy]) => ['done', copy?.[1]]));
});
