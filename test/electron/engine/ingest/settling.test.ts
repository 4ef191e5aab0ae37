import { spawn } from 'node:child_process';
import { appendFileSync, closeSync, openSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SettleTimes } from '../../../../electron/engine/ingest/settle.ts';
import { openForWriting } from '../../../../electron/engine/ingest/settle-writers.ts';
import { type Bench, cardsOf, eventually, makeBench } from '../../../fixtures/library.ts';
import { photoBytes, putPhoto } from '../../../fixtures/photos.ts';
import type { CopyPlan } from '../../../fixtures/slow-writer.ts';

const script = fileURLToPath(new URL('../../../fixtures/slow-writer.ts', import.meta.url));
/** As in life, a tenth to a fiftieth as long: a copy stalls for longer than the quiet that an unknown file needs. */
const times: SettleTimes = { every: 60, quiet: 300, partial: 8_000, open: 10_000, old: 120_000 };

let bench: Bench;
beforeEach(() => {
  bench = makeBench();
});
afterEach(() => bench.remove());

/** Copies in a process of its own; resolves when that has ended. */
function copySlowly(from: string, to: string, plan: Partial<CopyPlan>): Promise<void> {
  const whole: CopyPlan = { pieces: 8, pause: 60, stall: 900, reserve: false, hole: 0, linger: 0, ...plan };
  const child = spawn(process.execPath, [script, from, to, JSON.stringify(whole)], { stdio: 'inherit' });
  return new Promise((resolve, reject) =>
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`the writer ended with ${code}`)))),
  );
}

const box = (type: string, length: number, fill: number): Buffer => {
  const bytes = Buffer.alloc(length, fill);
  bytes.writeUInt32BE(length, 0);
  bytes.write(type, 4, 'latin1');
  return bytes;
};

/** A film of `size` bytes as far as its boxes tell; all but `kept` bytes of its pictures are a hole. */
function film(size: number, kept: number): Buffer {
  const head = Buffer.concat([box('ftyp', 20, 32), box('moov', 600, 1)]);
  const data = Buffer.alloc(kept, 7);
  data.writeUInt32BE(1, 0);
  data.write('mdat', 4, 'latin1');
  data.writeBigUInt64BE(BigInt(size - head.length), 8);
  return Buffer.concat([head, data]);
}

/** What the library knows about a path at each look until `until` resolves. */
async function during(until: Promise<void>, look: () => Promise<number>): Promise<Set<number>> {
  const seen = new Set<number>();
  let isOver = false;
  const over = until.then(() => {
    isOver = true;
  });
  while (!isOver) {
    seen.add(await look());
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  await over;
  return seen;
}

describe('a file that is being copied', () => {
  for (const reserve of [false, true]) {
    it(`enters once, whole, though its copy stalls${reserve ? ' and had reserved its room' : ''}`, async () => {
      const source = join(bench.folder, 'asli.jpg');
      writeFileSync(source, await photoBytes(1, { width: 400, height: 300 }));
      const { client, library } = await bench.open('live', times);
      await client.roots.add({ path: bench.material });
      let arrived = 0;
      const heard = new AbortController();
      const listening = (async () => {
        for await (const change of library.changes.subscribe(heard.signal)) arrived += change.arrived?.count ?? 0;
      })();
      const copy = copySlowly(source, join(bench.material, 'IMG_1.jpg'), { reserve });
      const seen = await during(copy, async () => (await cardsOf(client)).length);
      // the very last look may come after the last byte
      expect([...seen].filter((count) => count > 1)).toEqual([]);
      const [card] = await eventually(async () => {
        const cards = await cardsOf(client);
        return cards[0]?.picture ? cards : undefined;
      });
      expect(card).toMatchObject({ name: 'IMG_1.jpg', width: 400, height: 300, error: null });
      heard.abort();
      await listening;
      expect(arrived).toBe(1);
    });
  }

  it('of four gigabytes enters once, whole, when its last bytes are there', async () => {
    const size = 4 * 1024 ** 3;
    const source = join(bench.folder, 'asli.mp4');
    writeFileSync(source, film(size, 64_000));
    const { client } = await bench.open('live', times);
    await client.roots.add({ path: bench.material });
    const path = join(bench.material, 'upacara.mp4');
    const copy = copySlowly(source, path, { reserve: true, hole: size - 64_620, stall: 1_200 });
    await during(
      copy.then(() => {}),
      async () => (await cardsOf(client)).length,
    );
    await eventually(async () => (await cardsOf(client)).length === 1);
    const found = await client.assets.find({ path });
    expect((await client.assets.get({ id: found?.id as string })).bytes).toBe(size);
  });

  it('waits while another process has it open to write', async () => {
    const source = join(bench.folder, 'asli.txt');
    writeFileSync(source, 'notulen rapat koordinasi '.repeat(100));
    const { client } = await bench.open('live', times);
    await client.roots.add({ path: bench.material });
    const path = join(bench.material, 'notulen.txt');
    // quiet for much longer than a closed file needs
    const copy = copySlowly(source, path, { pieces: 1, stall: 0, linger: 2_000 });
    const seen = await during(copy, async () => (await cardsOf(client)).length);
    if (process.platform === 'linux') expect([...seen]).toEqual([0]);
    await eventually(async () => (await cardsOf(client)).length === 1);
  });

  it('is read again as the same asset when it grows later', async () => {
    const path = join(bench.material, 'catatan.txt');
    writeFileSync(path, 'bagian pertama');
    const { client } = await bench.open('write', times);
    await client.roots.add({ path: bench.material });
    await client.roots.sweep({});
    const [before] = await cardsOf(client);
    await client.assets.edit({
      ids: [before?.id as string],
      changes: [{ field: 'title', op: 'set', value: 'Catatan rapat' }],
    });
    appendFileSync(path, ' dan bagian kedua');
    expect(await client.roots.sweep({})).toMatchObject({ added: 0, changed: 1 });
    const after = await cardsOf(client, 'kedua');
    expect(after).toMatchObject([{ id: before?.id, title: 'Catatan rapat' }]);
  });
});

describe('a sweep that is asked for', () => {
  it('does not wait for photos that are whole, however new they are', async () => {
    for (let n = 0; n < 30; n += 1) await putPhoto(join(bench.material, `IMG_${n}.jpg`), n);
    // so long that the test would end before
    const { client } = await bench.open('write', { ...times, quiet: 3_600_000, partial: 3_600_000, old: 7_200_000 });
    await client.roots.add({ path: bench.material });
    expect(await client.roots.sweep({})).toMatchObject({ seen: 30, added: 30, changing: [] });
  });

  it('takes in what lay there for long at its first look, broken or not', async () => {
    const path = join(bench.material, 'putus.jpg');
    writeFileSync(path, (await photoBytes(1, { width: 300, height: 200 })).subarray(0, 4_000));
    const then = Date.now() / 1000 - 3_600;
    utimesSync(path, then, then);
    // a new name has a new ctime everywhere; on this clock all is an hour later
    const late = makeBench({ clock: { now: () => Date.now() + 3_600_000 } });
    try {
      const { client } = await late.open('write', { ...times, quiet: 1e9, partial: 1e9 });
      await client.roots.add({ path: bench.material });
      expect(await client.roots.sweep({})).toMatchObject({ added: 1, failed: 1, changing: [] });
    } finally {
      await late.remove();
    }
  });

  it('names a file that never comes to rest, and takes in all others', async () => {
    await putPhoto(join(bench.material, 'a.jpg'), 1);
    const path = join(bench.material, 'rekaman.log');
    writeFileSync(path, 'x');
    const busy = setInterval(() => appendFileSync(path, 'x'), 25);
    try {
      const { client } = await bench.open('write', times);
      await client.roots.add({ path: bench.material });
      expect(await client.roots.sweep({})).toMatchObject({ added: 1, changing: [path] });
    } finally {
      clearInterval(busy);
    }
  });
});

describe('who has a file open to write', () => {
  it.skipIf(process.platform !== 'linux')('is seen of other processes, and not who only reads it', async () => {
    const path = join(bench.material, 'a.bin');
    writeFileSync(path, 'abc');
    expect(openForWriting([path])).toEqual(new Set());
    const reader = spawn('sleep', ['30'], { stdio: [openSync(path, 'r'), 'ignore', 'ignore'] });
    expect(openForWriting([path])).toEqual(new Set());
    const handle = openSync(path, 'r+');
    const writer = spawn('sleep', ['30'], { stdio: ['ignore', handle, 'ignore'] });
    closeSync(handle);
    try {
      await eventually(async () => openForWriting([path]).has(path));
    } finally {
      reader.kill();
      writer.kill();
    }
    truncateSync(path, 0);
  });
});
