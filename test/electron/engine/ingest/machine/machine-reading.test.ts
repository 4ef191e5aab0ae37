// @module-tag long
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { MachineProcess } from '../../../../../electron/engine/ingest/machine/machine-process.ts';
import { nodeHost } from '../../../../../electron/engine/node-host.ts';
import type { EngineClient } from '../../../../../shared/api/client.ts';
import { type Bench, cardsOf, codeOf, makeBench } from '../../../../fixtures/library.ts';
import { hills, hillsWithSign } from '../../media/machine/written.ts';

let bench: Bench | undefined;
afterEach(async () => {
  await bench?.remove();
  bench = undefined;
});

const read = async (client: EngineClient, count: number) =>
  expect.poll(async () => (await client.machineReading.state({})).read, { timeout: 60_000, interval: 200 }).toBe(count);
const found = async (client: EngineClient, query: string) => (await cardsOf(client, query)).map(({ name }) => name);

describe('writing in pictures', () => {
  it('is read of those that somebody asked for, also while it is off', async () => {
    bench = makeBench();
    writeFileSync(join(bench.material, 'a.jpg'), await hillsWithSign('Posko Bencana\nKecamatan Cimanggung'));
    writeFileSync(join(bench.material, 'b.jpg'), await hillsWithSign('Bazar Ramadan\nAlun-alun'));
    const { client } = await bench.open('live');
    await client.roots.add({ path: bench.material });
    await expect
      .poll(async () => (await cardsOf(client)).filter(({ picture }) => picture).length, { timeout: 30_000 })
      .toBe(2);
    const [card] = (await cardsOf(client)).filter(({ name }) => name === 'a.jpg');
    await client.machineReading.read({ ids: [card?.id ?? ''] });
    await read(client, 1);
    await expect.poll(() => found(client, 'posko')).toEqual(['a.jpg']);
    expect(await found(client, 'bazar')).toEqual([]);
  });

  it('waits while the computer has no power to spare, unless somebody asks for it', async () => {
    bench = makeBench();
    writeFileSync(join(bench.material, 'a.jpg'), await hillsWithSign('Posko Bencana\nKecamatan Cimanggung'));
    writeFileSync(join(bench.material, 'b.jpg'), await hillsWithSign('Bazar Ramadan\nAlun-alun'));
    const { client, library } = await bench.open('live');
    library.rests.spare(true);
    await client.machineReading.set({ on: true });
    await client.roots.add({ path: bench.material });
    await expect
      .poll(async () => (await cardsOf(client)).filter(({ picture }) => picture).length, { timeout: 30_000 })
      .toBe(2);
    const [card] = (await cardsOf(client)).filter(({ name }) => name === 'a.jpg');
    await client.machineReading.read({ ids: [card?.id ?? ''] });
    await read(client, 1);
    expect(await found(client, 'bazar')).toEqual([]);
    library.rests.spare(false);
    await read(client, 2);
    await expect.poll(() => found(client, 'bazar')).toEqual(['b.jpg']);
  }, 120_000);

  it('cannot be asked of what has no picture', async () => {
    bench = makeBench();
    writeFileSync(join(bench.material, 'catatan.txt'), 'rapat');
    const { client } = await bench.open();
    await client.roots.add({ path: bench.material });
    const [card] = await cardsOf(client);
    expect(await codeOf(client.machineReading.read({ ids: [card?.id ?? ''] }))).toBe('bad-input');
  });
});

describe('the process that reads', () => {
  it('says what is wrong with a file and reads the next one', async () => {
    bench = makeBench();
    const broken = join(bench.material, 'broken.jpg');
    writeFileSync(broken, 'not a picture');
    const process = new MachineProcess(nodeHost());
    try {
      const task = { what: 'picture', kept: null, turn: 0, isAsked: false } as const;
      await expect(process.read({ ...task, path: broken })).rejects.toMatchObject({ code: 'file-unsupported' });
      await expect(process.read({ ...task, path: join(bench.material, 'gone.jpg') })).rejects.toMatchObject({
        code: 'file-missing',
      });
      const kept = await hills(300, 200);
      expect(await process.read({ ...task, path: null, kept })).toEqual({ text: '', certainty: 0 });
    } finally {
      process.close();
    }
  });
});
