import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { EngineClient } from '../../shared/api/client.ts';
import { hills, hillsWithSign, letter, scan } from '../electron/engine/media/machine/written.ts';
import { type Bench, cardsOf, makeBench } from '../fixtures/library.ts';

let bench: Bench | undefined;
afterEach(async () => {
  await bench?.remove();
  bench = undefined;
});

const read = async (client: EngineClient, count: number) =>
  expect.poll(async () => (await client.machineReading.state({})).read, { timeout: 60_000, interval: 200 }).toBe(count);
const found = async (client: EngineClient, query: string) => (await cardsOf(client, query)).map(({ name }) => name);

describe('writing in pictures', () => {
  it('is found once somebody switched the reading on, and the page of a scan that it stands on', async () => {
    bench = makeBench();
    writeFileSync(join(bench.material, 'IMG_1.jpg'), await hillsWithSign('Gebyar Vaksinasi\nPendopo Sumedang'));
    writeFileSync(join(bench.material, 'IMG_2.jpg'), await hills(900, 600));
    const invitation = 'Undangan rapat koordinasi persiapan penyerahan bantuan benih kepada kelompok tani. '.repeat(3);
    writeFileSync(join(bench.material, 'scan.pdf'), await scan([await hills(900, 600), await letter(invitation)]));
    const { client } = await bench.open('live');
    await client.roots.add({ path: bench.material });
    await expect
      .poll(async () => (await cardsOf(client)).filter(({ picture }) => picture).length, { timeout: 30_000 })
      .toBe(3);
    expect(await client.machineReading.state({})).toEqual({ on: false, waiting: 0, read: 0, withText: 0, failed: 0 });
    expect(await client.machineReading.set({ on: true })).toMatchObject({ on: true, waiting: 3, read: 0 });
    await read(client, 3);
    expect(await client.machineReading.state({})).toMatchObject({ waiting: 0, withText: 2, failed: 0 });
    await expect.poll(() => found(client, 'vaksinasi')).toEqual(['IMG_1.jpg']);
    await expect.poll(() => found(client, 'menyerahkan bantuan')).toEqual(['scan.pdf']);
    const [card] = await cardsOf(client, 'menyerahkan');
    const { passages, fromMachine } = await client.search.passages({
      query: 'menyerahkan',
      id: card?.id ?? '',
      limit: 1,
    });
    expect(fromMachine).toBe(true);
    expect(passages.map(({ page, text, marks: [mark] }) => [page, text.slice(mark?.from, mark?.to)])).toEqual([
      [2, 'penyerahan'],
    ]);
    // what was read stays when it is switched off
    expect(await client.machineReading.set({ on: false })).toMatchObject({ on: false, read: 3 });
    expect(await found(client, 'vaksinasi')).toEqual(['IMG_1.jpg']);
    expect(bench.logged).toEqual([]);
  });
});
