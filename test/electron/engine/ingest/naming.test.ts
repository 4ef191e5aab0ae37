import { cpSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { all, close, openReader } from '../../../../electron/engine/db/connection.ts';
import { lookalike, unnamedFiles, waitingAfter } from '../../../../electron/engine/ingest/naming.ts';
import { closedGate, type Gate } from '../../../fixtures/gate.ts';
import { type Bench, cardsOf, eventually, makeBench } from '../../../fixtures/library.ts';
import { age, putFile, putPhoto } from '../../../fixtures/photos.ts';

/** More than enough to be named before they are read. */
const count = 115;

let gate: Gate;
let bench: Bench;
beforeEach(() => {
  gate = closedGate();
  bench = makeBench(gate.host);
});
afterEach(() => bench.remove());

const name = (n: number): string => `IMG_20240315_1014${String(n).padStart(3, '0')}.txt`;
const folder = '2024-03-15 Panen Raya';

function fill(root: string): void {
  for (let n = 0; n < count; n += 1) {
    putFile(join(root, folder, name(n)), `catatan nomor ${n}`);
    age(join(root, folder, name(n)), 1_000 + n);
  }
}

describe('a first import', () => {
  it('finds files by their names before one of them is read, and reads them afterwards', async () => {
    fill(bench.material);
    await putPhoto(join(bench.material, 'foto.jpg'), 1);
    const { client } = await bench.open('live');
    await client.roots.add({ path: bench.material });
    const cards = await eventually(async () => {
      const found = await cardsOf(client);
      return found.length === count + 1 && found;
    });
    const { picture, width, title, kind, state, error } = cards.find((card) => card.name === 'foto.jpg') ?? {};
    expect({ picture, width, title, kind, state, error }).toEqual({
      picture: null,
      width: null,
      title: null,
      kind: 'photo',
      state: 'present',
      error: null,
    });
    expect(cards.find((card) => card.name === name(5))).toMatchObject({ kind: 'document', date: '2024-03-15' });
    // words of the name, of the folder, and filters
    for (const query of ['nama:IMG_20240315_1014005', 'panen raya', 'jenis:dokumen'])
      expect((await cardsOf(client, query)).length).toBeGreaterThan(0);
    expect(await cardsOf(client, 'nomor 17')).toEqual([]);
    expect((await client.upkeep.health({})).work).toMatchObject({ provisional: count + 1 });
    gate.open();
    await eventually(async () => (await client.upkeep.health({})).work.provisional === 0);
    expect((await cardsOf(client, 'nomor 17')).map((card) => card.name)).toEqual([name(17)]);
    const after = await cardsOf(client);
    expect(after.length).toBe(count + 1);
    // the same assets as before
    expect(new Set(after.map((card) => card.id))).toEqual(new Set(cards.map((card) => card.id)));
    await eventually(async () => (await cardsOf(client, 'nama:foto'))[0]?.picture);
    expect(bench.logged).toEqual([]);
  });

  it('reads first what is on the screen, then the newest', async () => {
    fill(bench.material);
    const { client } = await bench.open('live');
    await client.roots.add({ path: bench.material });
    const cards = await eventually(async () => {
      const found = await cardsOf(client);
      return found.length === count && found;
    });
    const oldest = [count - 1, count - 2].map(name);
    const ids = cards.filter((card) => oldest.includes(card.name)).map((card) => card.id);
    await client.assets.visible({ session: 'test', ids });
    gate.open();
    await eventually(async () => gate.asked.length >= count);
    const order = gate.asked.map((path) => path.slice(path.lastIndexOf('/') + 1));
    // a few were on their way before anybody looked
    for (const one of oldest) expect(order.indexOf(one)).toBeLessThan(20);
    const others = order.filter((one) => !oldest.includes(one));
    expect(others.indexOf(name(0))).toBeLessThan(20);
    expect(others.indexOf(name(count - 3))).toBeGreaterThan(count - 30);
  });

  it('finds also those by their names that come while the others wait', async () => {
    fill(bench.material);
    const { client } = await bench.open('live');
    await client.roots.add({ path: bench.material });
    await eventually(async () => (await cardsOf(client)).length === count);
    putFile(join(bench.material, folder, 'susulan.txt'), 'kabar terakhir');
    await eventually(async () => (await cardsOf(client, 'susulan')).length === 1);
    expect((await client.upkeep.health({})).work).toMatchObject({ provisional: count + 1 });
  });

  it('does not show a folder twice that was moved into it', async () => {
    gate.open();
    const first = join(bench.material, 'lama');
    fill(first);
    const { client } = await bench.open('live');
    await client.roots.add({ path: first });
    await eventually(async () => (await cardsOf(client, 'nomor')).length === count);
    const second = join(bench.material, 'baru');
    cpSync(first, second, { recursive: true, preserveTimestamps: true });
    renameSync(join(first, folder), join(bench.folder, 'elsewhere'));
    const most: number[] = [];
    await client.roots.add({ path: second });
    await eventually(async () => {
      most.push((await cardsOf(client)).length);
      return (await client.jobs.list({})).every((job) => job.endedAt !== null) && most.length > 5;
    });
    expect(Math.max(...most)).toBe(count);
  });
});

describe('naming', () => {
  it('asks the indexes alone', async () => {
    await bench.open();
    const db = openReader(join(bench.library, 'library.db'));
    const plan = (sql: string, ...values: unknown[]): string =>
      all<{ detail: string }>(db, `EXPLAIN QUERY PLAN ${sql}`, ...values)
        .map((row) => row.detail)
        .join('; ');
    expect(plan(unnamedFiles, 0, 1, 10)).toMatch(/file_asset \(asset_id=\? AND rowid>\?\)/);
    expect(plan(unnamedFiles, 0, 1, 10)).not.toMatch(/SCAN f(;|$)|TEMP B-TREE/);
    expect(plan(waitingAfter, 1, 99)).toMatch(/file_waiting/);
    expect(plan(lookalike, 'a', 1, 1)).toMatch(/file_name/);
    close(db);
  });
});
