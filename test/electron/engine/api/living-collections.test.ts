import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Library } from '../../../../electron/engine/library.ts';
import type { EngineClient } from '../../../../shared/api/client.ts';
import { type Bench, cardsOf, codeOf, makeBench } from '../../../fixtures/library.ts';
import { putPhoto } from '../../../fixtures/photos.ts';

let bench: Bench;
let library: Library;
let client: EngineClient;
let ids: string[];
beforeAll(async () => {
  bench = makeBench();
  for (const [n, name] of ['kopi satu', 'kopi dua', 'teh'].entries())
    await putPhoto(join(bench.material, `${name}.jpg`), n);
  ({ library, client } = await bench.open());
  await client.roots.add({ path: bench.material });
  await client.roots.sweep({});
  ids = (await cardsOf(client)).map((card) => card.id);
});
afterAll(() => bench.remove());

const listed = async (id: string) => (await client.collections.list({})).find((one) => one.id === id);
const found = async (id: string) => (await client.collections.found({ id })).count;

describe('a living collection', () => {
  it('keeps its search and its order, holds nothing itself, and is no set made by hand', async () => {
    const { id } = await client.collections.create({ name: 'Kopi', query: ' kopi jenis:foto ', sort: 'oldest' });
    expect(await listed(id)).toMatchObject({ name: 'Kopi', query: 'kopi jenis:foto', sort: 'oldest', count: 0 });
    expect(await client.collections.items({ id })).toEqual({ ids: [], query: 'kopi jenis:foto' });
    const byHand = await client.collections.create({ name: 'Dipilih', assets: ids.slice(0, 2) });
    expect(await client.collections.items({ id: byHand.id })).toMatchObject({ query: null });
    expect(await codeOf(client.collections.found({ id: byHand.id }))).toBe('bad-input');
  });

  it('counts what its search finds now, also after something was said', async () => {
    const { id } = await client.collections.create({ name: 'Kopi', query: 'kopi' });
    expect(await found(id)).toBe(2);
    const tea = (await cardsOf(client, 'teh'))[0]?.id as string;
    await client.assets.edit({ ids: [tea], changes: [{ field: 'title', op: 'set', value: 'Teh dan kopi' }] });
    expect(await found(id)).toBe(3);
    await client.assets.undo({});
    expect(await found(id)).toBe(2);
    await client.collections.save({ id, query: 'teh' });
    expect(await found(id)).toBe(1);
    await client.assets.undo({});
    expect(await listed(id)).toMatchObject({ query: 'kopi' });
  });

  it('reads days of its search from the day that is asked for', async () => {
    const { id } = await client.collections.create({ name: 'Kemarin', query: 'tanggal:kemarin' });
    await client.assets.edit({ ids: ids.slice(0, 1), changes: [{ field: 'date', op: 'set', value: '2020-10-09' }] });
    expect((await client.collections.found({ id, today: '2020-10-10' })).count).toBe(1);
    expect((await client.collections.found({ id, today: '2020-10-12' })).count).toBe(0);
    await client.assets.undo({});
  });

  it('takes nothing in, and a set made by hand becomes no search', async () => {
    const { id } = await client.collections.create({ name: 'Kopi', query: 'kopi' });
    const byHand = await client.collections.create({ name: 'Dipilih', assets: ids });
    for (const refused of [
      client.collections.add({ id, assets: ids }),
      client.collections.take({ id, assets: ids }),
      client.collections.order({ id, assets: ids.slice(0, 1), before: null }),
      client.collections.save({ id: byHand.id, query: 'kopi' }),
      client.collections.create({ name: 'Dua-duanya', query: 'kopi', assets: ids }),
    ])
      expect(await codeOf(refused)).toBe('bad-input');
    expect(await listed(byHand.id)).toMatchObject({ count: ids.length, query: null });
  });

  it('is removed, comes back whole, and outlives the program', async () => {
    const { id } = await client.collections.create({ name: 'Kopi tua', query: 'kopi', sort: 'best' });
    await client.collections.remove({ id });
    expect(await listed(id)).toBeUndefined();
    expect(await codeOf(client.collections.found({ id }))).toBe('not-found');
    await client.assets.undo({});
    await library.close();
    ({ library, client } = await bench.open());
    expect(await listed(id)).toMatchObject({ name: 'Kopi tua', query: 'kopi', sort: 'best' });
  });
});
