import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EngineClient } from '../../../../shared/api/client.ts';
import { type Bench, cardsOf, codeOf, eventually, makeBench } from '../../../fixtures/library.ts';
import { putFile, putPhoto } from '../../../fixtures/photos.ts';

let bench: Bench;
let client: EngineClient;
let root: string;
let card: string;
beforeEach(async () => {
  bench = makeBench();
  card = join(bench.folder, 'KARTU');
  client = (await bench.open()).client;
  root = (await client.roots.add({ path: bench.material })).id;
});
afterEach(() => bench.remove());

const onCard = (...parts: string[]): string => join(card, ...parts);
const target = (...parts: string[]): string => join(bench.material, ...parts);
/** What lies in a folder, sorted, hidden names too. */
const lying = (...parts: string[]): string[] =>
  existsSync(target(...parts))
    ? readdirSync(target(...parts), { recursive: true })
        .map(String)
        .sort()
    : [];

/** A card of two days, with a RAW beside its JPEG and a sidecar. */
async function fillCard(): Promise<void> {
  await putPhoto(onCard('DCIM', '100CANON', 'IMG_0001.JPG'), 1, { taken: '2020:10:09 08:00:00' });
  await putPhoto(onCard('DCIM', '100CANON', 'IMG_0002.JPG'), 2, { taken: '2020:10:09 09:00:00' });
  putFile(onCard('DCIM', '100CANON', 'IMG_0002.CR3'), 'raw');
  putFile(onCard('DCIM', '100CANON', 'IMG_0002.XMP'), '<x/>');
  await putPhoto(onCard('DCIM', '101CANON', 'IMG_0001.JPG'), 3, { taken: '2020:10:10 08:00:00' });
  putFile(onCard('DCIM', '100CANON', '.hidden.JPG'), 'x');
  putFile(onCard('MISC', 'AUTPRINT.MRK'), 'x');
}

const wish = (more: object = {}) => ({ from: card, root, folder: 'Pelepasan Ekspor Kopi', ...more });

async function copied(more: object = {}) {
  const job = await client.intake.start(wish(more));
  const ended = await eventually(async () => {
    const now = (await client.jobs.list({})).find((one) => one.id === job.id);
    return now && ['done', 'failed', 'cancelled'].includes(now.state) ? now : undefined;
  });
  return { ...ended, ...(await client.intake.items({ job: job.id, limit: 1000 })) };
}

describe('the plan', () => {
  it('tells days, sizes, what the library has already, where it goes and the room there', async () => {
    await fillCard();
    await putPhoto(target('lama', 'sama.jpg'), 3, { taken: '2020:10:10 08:00:00' });
    await client.roots.sweep({});
    const plan = await client.intake.plan(wish());
    expect(plan).toMatchObject({ files: 5, known: 1, to: target('Pelepasan Ekspor Kopi') });
    expect(plan.days.map(({ day, files, known }) => ({ day, files, known }))).toEqual([
      { day: '2020-10-09', files: 4, known: 0 },
      { day: '2020-10-10', files: 1, known: 1 },
    ]);
    expect(plan.free).toBeGreaterThan(0);
    expect(plan.bytes).toBe(plan.days.reduce((sum, one) => sum + one.bytes, 0));
    expect((await client.intake.plan(wish({ days: ['2020-10-10'], folder: '' }))).files).toBe(1);
    expect(lying('Pelepasan Ekspor Kopi')).toEqual([]);
  });

  it('refuses what cannot be copied from or to', async () => {
    await fillCard();
    expect(await codeOf(client.intake.plan(wish({ root: 'tidakada' })))).toBe('root-not-found');
    expect(await codeOf(client.intake.plan(wish({ from: 'relatif' })))).toBe('bad-input');
    expect(await codeOf(client.intake.plan(wish({ from: onCard('tidak ada') })))).toBe('folder-missing');
    expect(await codeOf(client.intake.plan(wish({ from: onCard('DCIM', '100CANON', 'IMG_0001.JPG') })))).toBe(
      'folder-missing',
    );
    expect(await codeOf(client.intake.start(wish({ from: bench.material })))).toBe('folder-inside-root');
    expect(await codeOf(client.intake.start(wish({ from: bench.folder })))).toBe('folder-contains-root');
    rmSync(bench.material, { recursive: true });
    expect(await codeOf(client.intake.plan(wish()))).toBe('folder-offline');
    expect(existsSync(bench.material)).toBe(false);
  });
});

describe('copying from a card', () => {
  it('lays all into the folder of the event, keeps together what belongs together, and the library takes it in', async () => {
    await fillCard();
    const then = new Date('2020-10-09T01:00:00Z');
    utimesSync(onCard('DCIM', '100CANON', 'IMG_0001.JPG'), then, then);
    const before = stateOfCard();
    const job = await copied();
    expect(job).toMatchObject({ state: 'done', done: 5, failed: 0, total: 5 });
    expect(job.bytesDone).toBe(job.bytes);
    expect(lying('Pelepasan Ekspor Kopi')).toEqual([
      'IMG_0001 (2).JPG',
      'IMG_0001.JPG',
      'IMG_0002.CR3',
      'IMG_0002.JPG',
      'IMG_0002.XMP',
    ]);
    expect(readFileSync(target('Pelepasan Ekspor Kopi', 'IMG_0001 (2).JPG'))).toEqual(
      readFileSync(onCard('DCIM', '101CANON', 'IMG_0001.JPG')),
    );
    expect(statSync(target('Pelepasan Ekspor Kopi', 'IMG_0001.JPG')).mtimeMs).toBe(then.getTime());
    expect(stateOfCard()).toEqual(before);
    await eventually(async () => (await cardsOf(client)).filter(({ name }) => name.endsWith('.JPG')).length === 3);
  });

  it('copies what is new alone, and all on demand, and never the same twice into one folder', async () => {
    await fillCard();
    expect(await copied({ days: ['2020-10-09'] })).toMatchObject({ done: 4 });
    const once = lying('Pelepasan Ekspor Kopi');
    await client.roots.sweep({});
    expect(await copied()).toMatchObject({ total: 1, done: 1, failed: 0 });
    const again = await copied({ all: true });
    expect(again).toMatchObject({ total: 5, done: 5, failed: 0 });
    expect(new Set(again.items.map(({ outcome }) => outcome))).toEqual(new Set(['there']));
    expect(lying('Pelepasan Ekspor Kopi')).toEqual([...once, 'IMG_0001 (2).JPG'].sort());
  });

  it('puts nothing over what lies there, and no sidecar beside a stranger', async () => {
    await fillCard();
    putFile(target('Pelepasan Ekspor Kopi', 'img_0002.jpg'), 'another one');
    putFile(target('Pelepasan Ekspor Kopi', 'IMG_0001 (2).png'), 'another one');
    const job = await copied();
    expect(job.failed).toBe(0);
    expect(lying('Pelepasan Ekspor Kopi')).toEqual([
      'IMG_0001 (2).png',
      'IMG_0001 (3).JPG',
      'IMG_0001.JPG',
      'IMG_0002 (2).CR3',
      'IMG_0002 (2).JPG',
      'IMG_0002 (2).XMP',
      'img_0002.jpg',
    ]);
    expect(readFileSync(target('Pelepasan Ekspor Kopi', 'img_0002.jpg'), 'utf8')).toBe('another one');
  });

  it('makes names of folders that every system can hold, and takes a folder that is there in another spelling', async () => {
    await putPhoto(onCard('DCIM', '100CANON', 'IMG_1.JPG'), 1);
    for (const [folder, made] of [
      ['  Rakor: 1/2 "Kopi"? .', 'Rakor 1 2 Kopi'],
      ['CON', '_CON'],
      ['.tersembunyi', 'tersembunyi'],
      ['lost+found', '_lost+found'],
    ]) {
      expect((await client.intake.plan(wish({ folder }))).to).toBe(target(made as string));
    }
    putFile(target('pelepasan ekspor KOPI', 'lama.txt'), 'x');
    expect((await client.intake.plan(wish())).to).toBe(target('pelepasan ekspor KOPI'));
    expect((await client.intake.plan(wish({ folder: 'x'.repeat(240) }))).to.length).toBeLessThan(400);
  });

  it('keeps folders that people named, and leaves out those of cameras', async () => {
    await putPhoto(onCard('Panggung', 'DCIM', '100CANON', 'IMG_1.JPG'), 1);
    await putPhoto(onCard('Penonton.', 'IMG_1.JPG'), 2);
    await copied();
    expect(lying('Pelepasan Ekspor Kopi')).toEqual([
      'Panggung',
      join('Panggung', 'IMG_1.JPG'),
      'Penonton',
      join('Penonton', 'IMG_1.JPG'),
    ]);
  });

  it('tells of each file that cannot be copied, and goes on with the others', async () => {
    await fillCard();
    const { id } = await client.intake.start(wish());
    await client.jobs.pause({ id });
    // all is planned by now, and nothing is copied
    await eventually(async () => (await client.intake.items({ job: id })).total === 5);
    rmSync(onCard('DCIM', '100CANON', 'IMG_0001.JPG'));
    writeFileSync(onCard('DCIM', '100CANON', 'IMG_0002.CR3'), 'another content');
    await client.jobs.resume({ id });
    await eventually(async () => (await client.jobs.list({})).find((job) => job.id === id)?.state === 'done');
    const { items, failed } = await client.intake.items({ job: id });
    expect(failed).toBe(2);
    expect(items.slice(0, 2).map(({ reason, to }) => [reason, to])).toEqual([
      ['file-missing', null],
      ['file-changing', null],
    ]);
    expect(lying('Pelepasan Ekspor Kopi')).toEqual(['IMG_0001.JPG', 'IMG_0002.JPG', 'IMG_0002.XMP']);
  });

  it('leaves nothing half-written when it is called off, and copies the rest the next time', async () => {
    await fillCard();
    const { id } = await client.intake.start(wish());
    await client.jobs.pause({ id });
    await eventually(async () => (await client.intake.items({ job: id })).total === 5);
    await client.jobs.cancel({ id });
    await eventually(async () => (await client.jobs.list({})).find((job) => job.id === id)?.state === 'cancelled');
    expect((await client.intake.items({ job: id })).items.every(({ outcome }) => outcome === 'cancelled')).toBe(true);
    expect(lying('Pelepasan Ekspor Kopi')).toEqual([]);
    expect(await copied()).toMatchObject({ state: 'done', done: 5, failed: 0 });
  });

  it('says that the folder cannot be written to', async () => {
    if (process.getuid?.() === 0) return;
    await fillCard();
    chmodSync(bench.material, 0o555);
    expect(await codeOf(client.intake.start(wish()))).toBe('target-unwritable');
    chmodSync(bench.material, 0o755);
  });
});

const stateOfCard = () =>
  readdirSync(card, { recursive: true })
    .map(String)
    .sort()
    .map((name) => [name, statSync(onCard(name)).mtimeMs, statSync(onCard(name)).size]);
