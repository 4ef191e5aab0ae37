import { appendFileSync, mkdirSync, readFileSync, renameSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WorkerProcess } from '../../../../electron/engine/host.ts';
import { type Bench, cardsOf, eventually, makeBench } from '../../../fixtures/library.ts';
import { watchReads } from '../../../fixtures/reads.ts';

/** Files that were read, and the sweep processes that were started. */
const reads: string[] = [];
const sweepers: WorkerProcess[] = [];
const startWorker = watchReads(reads, sweepers);

/** As a window has it, with a patience of moments. */
const sweeps = { silence: 2_500, heard: 600, unheard: 600, whole: 3_600_000, retries: [200, 300] };

let bench: Bench;
beforeEach(() => {
  bench = makeBench({ startWorker });
  reads.length = 0;
  sweepers.length = 0;
});
afterEach(() => bench.remove());

function put(path: string, text: string): void {
  const at = join(bench.material, path);
  mkdirSync(join(at, '..'), { recursive: true });
  writeFileSync(at, text);
  const old = new Date(Date.now() - 86_400_000);
  utimesSync(at, old, old);
}

async function watching(count: number) {
  for (let n = 0; n < count; n += 1) put(`kegiatan ${n % 3}/catatan ${n}.txt`, `isi ${n}`);
  const { client } = await bench.open('live', undefined, sweeps);
  const root = await client.roots.add({ path: bench.material });
  const state = async () => (await client.roots.list({})).find((one) => one.id === root.id);
  await eventually(async () => (await client.jobs.list({})).every((job) => job.endedAt !== null));
  await eventually(async () => (await state())?.watch === 'listening' && (await cardsOf(client)).length === count);
  return { client, root, state };
}

describe('a watched folder that goes away', () => {
  it('is offline by itself, can be searched and edited, and comes back without a file read again', async () => {
    const { client, state } = await watching(9);
    const away = `${bench.material}-away`;
    renameSync(bench.material, away);
    const offline = await eventually(async () => {
      const now = await state();
      return now?.state === 'offline' ? now : undefined;
    });
    expect(offline).toMatchObject({ offlineSince: expect.any(Number), missing: 0, watch: 'none' });
    const cards = await cardsOf(client, 'catatan');
    expect(cards.map((card) => card.state)).toEqual(Array.from({ length: 9 }, () => 'offline'));
    const id = cards[0]?.id as string;
    await client.assets.edit({ ids: [id], changes: [{ field: 'title', op: 'set', value: 'Sudah diberi judul' }] });
    reads.length = 0;
    renameSync(away, bench.material);
    await eventually(async () => (await state())?.state === 'online' && (await state())?.watch === 'listening');
    expect(await state()).toMatchObject({ offlineSince: null, missing: 0, assets: 9 });
    expect((await cardsOf(client, 'judul:sudah')).map((card) => card.id)).toEqual([id]);
    put('kegiatan 1/baru.txt', 'baru');
    await eventually(async () => (await cardsOf(client, 'baru'))[0]?.state === 'present');
    expect(new Set(reads)).toEqual(new Set([join(bench.material, 'kegiatan 1', 'baru.txt')]));
  });

  it('is looked at at once when the drive it lies on is plugged in, and not only by the clock', async () => {
    const drive = join(bench.folder, 'media', 'humas');
    const root = join(drive, 'EOS', 'DCIM');
    mkdirSync(root, { recursive: true });
    writeFileSync(join(root, 'catatan.txt'), 'isi');
    const { client } = await bench.open('live', undefined, { ...sweeps, retries: [3_600_000] });
    const { id } = await client.roots.add({ path: root });
    const state = async () => (await client.roots.list({})).find((one) => one.id === id)?.state;
    await eventually(async () => (await client.jobs.list({})).every((job) => job.endedAt !== null));
    renameSync(join(drive, 'EOS'), join(bench.folder, 'away'));
    await client.roots.sweep({ root: id }).catch(() => undefined);
    await eventually(async () => (await state()) === 'offline');
    renameSync(join(bench.folder, 'away'), join(drive, 'EOS'));
    await eventually(async () => (await state()) === 'online');
  });

  it('is offline when its mount point lies empty, and nothing of it is missing', async () => {
    const { client, state } = await watching(6);
    const away = `${bench.material}-away`;
    renameSync(bench.material, away);
    mkdirSync(bench.material);
    await eventually(async () => (await state())?.state === 'offline');
    expect((await cardsOf(client)).map((card) => card.state)).toEqual(Array.from({ length: 6 }, () => 'offline'));
    renameSync(away, `${bench.material}-2`);
    renameSync(bench.material, away);
    renameSync(`${bench.material}-2`, bench.material);
    await eventually(async () => (await state())?.state === 'online');
    expect(await state()).toMatchObject({ missing: 0, assets: 6 });
  });

  it('is offline while it is frozen, and the engine answers meanwhile', async () => {
    const { client, state } = await watching(4);
    const frozen = sweepers.at(-1)?.pid as number;
    process.kill(frozen, 'SIGSTOP');
    await eventually(async () => (await state())?.state === 'offline');
    expect(await cardsOf(client)).toHaveLength(4);
    await eventually(async () => (await state())?.state === 'online');
    expect(await state()).toMatchObject({ missing: 0, assets: 4 });
  });
});

describe('a watched folder that goes away while it is read', () => {
  /** Nothing comes back from a file, as from a share whose cable was pulled, though the names in its folders are known still. */
  let deaf = false;
  beforeEach(() => {
    deaf = false;
    bench = makeBench({
      startWorker: (entry) => {
        const worker = startWorker(entry);
        const post: WorkerProcess['post'] = (message) => (entry === 'media' && deaf ? undefined : worker.post(message));
        return { ...worker, post };
      },
    });
  });

  it('lets go of who waits for it, says that it is away, and is read to its end when it is back', async () => {
    for (let n = 0; n < 30; n += 1) put(`kegiatan ${n % 3}/catatan ${n}.txt`, `isi ${n}`);
    deaf = true;
    const { client } = await bench.open('live', undefined, sweeps);
    const { id } = await client.roots.add({ path: bench.material });
    const swept = client.roots.sweep({}).then(
      () => 'done',
      (error) => error.data?.code ?? error.code,
    );
    const root = async () => (await client.roots.list({}))[0];
    await eventually(async () => (await root())?.waiting === 30 && (await root())?.lastSweepAt !== null);
    const away = `${bench.material}-away`;
    renameSync(bench.material, away);
    expect(await swept).toBe('folder-offline');
    deaf = false;
    renameSync(away, bench.material);
    await eventually(async () => (await root())?.state === 'online');
    await client.roots.sweep({ root: id });
    expect((await cardsOf(client)).map(({ state, error }) => [state, error])).toEqual(
      Array(30).fill(['present', null]),
    );
    expect(await root()).toMatchObject({ waiting: 0, unreadable: 0 });
  });
});

describe('a watched folder that is listened to', () => {
  it('tells what comes and goes in folders that are newer than its watch', async () => {
    const { client } = await watching(2);
    put('baru/lebih baru/dalam.txt', 'dalam');
    await eventually(async () => (await cardsOf(client, 'dalam')).length === 1);
    put('baru/lebih baru/kemudian.txt', 'kemudian');
    await eventually(async () => (await cardsOf(client, 'kemudian')).length === 1);
    renameSync(join(bench.material, 'baru'), join(bench.material, 'lain'));
    await eventually(async () => (await client.refound.groups({}))[0]?.count === 2);
    put('lain/lebih baru/terakhir.txt', 'terakhir');
    await eventually(async () => (await cardsOf(client, 'terakhir')).length === 1);
  });

  it('hears of a .bahanignore', async () => {
    const { client } = await watching(3);
    put('.bahanignore', '/kegiatan 1/\n');
    const isMissing = async () => (await cardsOf(client)).filter((card) => card.state === 'missing').length;
    await eventually(async () => (await isMissing()) === 1);
    appendFileSync(join(bench.material, '.bahanignore'), '!/kegiatan 1/\n');
    await eventually(async () => (await isMissing()) === 0);
    expect(readFileSync(join(bench.material, 'kegiatan 1', 'catatan 1.txt'), 'utf8')).toBe('isi 1');
  });
});
