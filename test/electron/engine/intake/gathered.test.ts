import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Library } from '../../../../electron/engine/library.ts';
import type { EngineClient } from '../../../../shared/api/client.ts';
import { type Bench, cardsOf, codeOf, eventually, makeBench } from '../../../fixtures/library.ts';
import { putFile, putPhoto } from '../../../fixtures/photos.ts';

let bench: Bench;
let library: Library;
let client: EngineClient;
let root: string;
beforeEach(async () => {
  bench = makeBench();
  ({ library, client } = await bench.open());
  root = (await client.roots.add({ path: bench.material })).id;
});
afterEach(() => bench.remove());

/** Where the person takes files from. */
const desk = (...parts: string[]): string => join(bench.folder, 'Unduhan', ...parts);
const target = (...parts: string[]): string => join(bench.material, ...parts);
const lying = (folder: string): string[] =>
  existsSync(folder) ? readdirSync(folder, { recursive: true }).map(String).sort() : [];
const none = { here: 0, links: 0, others: 0, unreadable: 0, beyond: 0 };

/** A wish to copy what was brought into the watched folder. */
const wish = (paths: readonly string[], more: object = {}) => ({
  from: { gathered: library.gather(paths).id },
  root,
  folder: '',
  ...more,
});

async function ended(id: string) {
  const job = await eventually(async () => {
    const now = (await client.jobs.list({})).find((one) => one.id === id);
    return now && ['done', 'failed', 'cancelled'].includes(now.state) ? now : undefined;
  });
  return { ...job, ...(await client.intake.items({ job: id, limit: 1000 })) };
}

const copied = async (paths: readonly string[], more: object = {}) =>
  ended((await client.intake.start(wish(paths, more))).id);

describe('what a person brought', () => {
  it('is copied with its folders, each equal to its original, which stays as it is, and the library takes it in', async () => {
    await putPhoto(desk('Foto bersama.jpg'), 1);
    await putPhoto(desk('Rakor', 'Video', 'IMG_1.jpg'), 2);
    putFile(desk('Rakor', 'Notulen.pdf'), '%PDF-1.4 notulen');
    const before = stateOf(desk());
    const job = await copied([desk('Foto bersama.jpg'), desk('Rakor')]);
    expect(job).toMatchObject({ state: 'done', total: 3, done: 3, failed: 0, there: 0, known: 0, renamed: 0 });
    expect(job.label).toMatchObject({ source: 'Unduhan' });
    for (const name of ['Foto bersama.jpg', join('Rakor', 'Video', 'IMG_1.jpg'), join('Rakor', 'Notulen.pdf')])
      expect(readFileSync(target(name))).toEqual(readFileSync(desk(name)));
    expect(stateOf(desk())).toEqual(before);
    await eventually(async () => (await cardsOf(client)).length === 3);
  });

  it('goes into the folder that is looked at, and into a new one in it', async () => {
    await putPhoto(desk('a.jpg'), 1);
    mkdirSync(target('2026', 'Panen Teh'), { recursive: true });
    await copied([desk('a.jpg')], { below: '2026/Panen Teh', folder: 'Hari: 2?' });
    expect(lying(target('2026'))).toEqual([
      'Panen Teh',
      join('Panen Teh', 'Hari 2'),
      join('Panen Teh', 'Hari 2', 'a.jpg'),
    ]);
  });

  it('is told of by its number and its name alone', async () => {
    await putPhoto(desk('a.jpg'), 1);
    expect(library.gather([desk('a.jpg'), desk('b.jpg'), desk('a.jpg')])).toEqual({
      id: expect.stringMatching(/^[a-z0-9]{12,}$/i),
      count: 2,
      name: 'a.jpg',
      folder: 'Unduhan',
    });
  });

  it('is not copied a second time when the library has it, unless the person wants that', async () => {
    await putPhoto(target('lama', 'sudah.jpg'), 1);
    await putPhoto(desk('sudah.jpg'), 1);
    await putPhoto(desk('baru.jpg'), 2);
    await client.roots.sweep({});
    const both = [desk('sudah.jpg'), desk('baru.jpg')];
    expect(await client.intake.plan(wish(both))).toMatchObject({ files: 2, known: 1, passed: none });
    const job = await copied(both);
    expect(job).toMatchObject({ total: 1, done: 1, known: 1 });
    expect(job.items.map(({ outcome, from }) => [outcome, from])).toEqual([
      ['done', desk('baru.jpg')],
      ['known', desk('sudah.jpg')],
    ]);
    expect(await copied(both, { all: true })).toMatchObject({ total: 2, known: 0, there: 1, renamed: 0 });
    expect(lying(target())).toEqual(['baru.jpg', 'lama', join('lama', 'sudah.jpg'), 'sudah.jpg']);
  });

  it('gets another name where its own is taken, and that is told', async () => {
    await putPhoto(desk('IMG_1.jpg'), 1);
    putFile(desk('apa?.txt'), 'hostile on Windows');
    putFile(target('img_1.JPG'), 'another one');
    const job = await copied([desk('IMG_1.jpg'), desk('apa?.txt')]);
    expect(job).toMatchObject({ done: 2, renamed: 2, failed: 0 });
    expect(job.items.map(({ to }) => to)).toEqual([target('IMG_1 (2).jpg'), target('apa.txt')]);
    expect(readFileSync(target('img_1.JPG'), 'utf8')).toBe('another one');
  });
});

describe('what is passed over', () => {
  it('lies in a watched folder or was made by the library itself', async () => {
    await putPhoto(target('2026', 'a.jpg'), 1);
    await putPhoto(join(bench.library, 'handed', 'x', 'b.jpg'), 2);
    await putPhoto(desk('c.jpg'), 3);
    const paths = [
      target('2026', 'a.jpg'),
      target('2026'),
      bench.material,
      join(bench.library, 'handed', 'x', 'b.jpg'),
    ];
    expect(await client.intake.plan(wish([...paths, desk('c.jpg')]))).toMatchObject({
      files: 1,
      passed: { ...none, here: 4 },
    });
    // the folder above both: only what lies in neither comes
    expect(await client.intake.plan(wish([bench.folder]))).toMatchObject({ files: 1, passed: { ...none, here: 2 } });
    expect(await copied([target('2026', 'a.jpg')])).toMatchObject({ state: 'done', total: 0 });
    expect(lying(target())).toEqual(['2026', join('2026', 'a.jpg')]);
  });

  it('is a link, dropped or within a folder, wherever it leads', async () => {
    await putPhoto(join(bench.folder, 'Rahasia', 'x.jpg'), 1);
    await putPhoto(desk('Rakor', 'a.jpg'), 2);
    symlinkSync(join(bench.folder, 'Rahasia'), desk('Rakor', 'keluar'));
    symlinkSync(join(bench.folder, 'Rahasia', 'x.jpg'), desk('Rakor', 'x.jpg'));
    symlinkSync(join(bench.folder, 'Rahasia', 'x.jpg'), desk('pintasan.jpg'));
    const paths = [desk('Rakor'), desk('pintasan.jpg')];
    expect(await client.intake.plan(wish(paths))).toMatchObject({ files: 1, passed: { ...none, links: 3 } });
    await copied(paths);
    expect(lying(target())).toEqual(['Rakor', join('Rakor', 'a.jpg')]);
  });

  it('is no material, gone, a pipe, or a sidecar of nothing', async () => {
    await putPhoto(desk('a.jpg'), 1);
    for (const name of ['pasang.exe', 'arsip.zip', 'Thumbs.db', 'sendiri.xmp']) putFile(desk(name), name);
    execFileSync('mkfifo', [desk('pipa.jpg')]);
    const names = [...readdirSync(desk()), 'tidak ada.jpg'].map((name) => desk(name));
    expect(await client.intake.plan(wish(names))).toMatchObject({
      files: 1,
      passed: { ...none, others: 4, unreadable: 1 },
    });
    // within a folder, what the system leaves everywhere is not even counted
    expect(await client.intake.plan(wish([desk()]))).toMatchObject({ files: 1, passed: { ...none, others: 2 } });
  });

  it('is what a camera writes beside its pictures, where a card was dropped', async () => {
    await putPhoto(desk('KARTU', 'DCIM', '100CANON', 'IMG_1.JPG'), 1);
    putFile(desk('KARTU', 'DCIM', '100CANON', 'INDEX.DAT'), 'x');
    putFile(desk('KARTU', 'STATUS.XML'), '<x/>');
    expect(await client.intake.plan(wish([desk('KARTU')]))).toMatchObject({ files: 1, passed: none });
  });
});

describe('what can go wrong', () => {
  it('is refused where nobody gathered it, or where it is no place on this computer', async () => {
    expect(await codeOf(client.intake.plan({ ...wish([desk()]), from: { gathered: 'aaaaaaaaaaaa' } }))).toBe(
      'choice-forgotten',
    );
    for (const odd of [[], ['relatif.jpg'], [''], [`${desk()}\0`]])
      expect(() => library.gather(odd)).toThrow(expect.objectContaining({ code: 'bad-input' }));
  });

  it('forgets what was brought long ago', async () => {
    await putPhoto(desk('a.jpg'), 1);
    const first = wish([desk('a.jpg')]);
    for (let n = 0; n < 20; n += 1) library.gather([desk('a.jpg')]);
    expect(await codeOf(client.intake.start(first))).toBe('choice-forgotten');
  });

  it('refuses a folder of the target that is gone, hidden, or leads out of the watched one', async () => {
    await putPhoto(desk('a.jpg'), 1);
    symlinkSync(bench.folder, target('keluar'));
    putFile(target('berkas'), 'x');
    const codes: string[] = [];
    for (const below of ['tidak ada', 'keluar', 'berkas', '..', '../..', 'a/../..', '.git', '/etc', 'a//b', 'a\\b'])
      codes.push(await codeOf(client.intake.start(wish([desk('a.jpg')], { below }))));
    expect(codes).toEqual([...Array(3).fill('target-missing'), ...Array(7).fill('bad-input')]);
    expect(lying(desk())).toEqual(['a.jpg']);
  });

  it('says that the watched folder is away or can only be read', async () => {
    await putPhoto(desk('a.jpg'), 1);
    if (process.getuid?.() !== 0) {
      chmodSync(bench.material, 0o555);
      expect(await codeOf(client.intake.start(wish([desk('a.jpg')])))).toBe('target-unwritable');
      chmodSync(bench.material, 0o755);
    }
    renameSync(bench.material, `${bench.material}-jauh`);
    expect(await codeOf(client.intake.start(wish([desk('a.jpg')])))).toBe('folder-offline');
    renameSync(`${bench.material}-jauh`, bench.material);
  });

  it('tells of a file that vanished, changed or became a link meanwhile, and copies the others', async () => {
    for (const n of [1, 2, 3, 4]) await putPhoto(desk(`foto ${n}.jpg`), n);
    const { id } = await client.intake.start(wish([1, 2, 3, 4].map((n) => desk(`foto ${n}.jpg`))));
    await client.jobs.pause({ id });
    // all is planned by now, and nothing is copied
    await eventually(async () => (await client.intake.items({ job: id })).total === 4);
    rmSync(desk('foto 1.jpg'));
    writeFileSync(desk('foto 2.jpg'), 'another content');
    renameSync(desk('foto 3.jpg'), desk('aslinya.jpg'));
    symlinkSync(desk('aslinya.jpg'), desk('foto 3.jpg'));
    await client.jobs.resume({ id });
    const job = await ended(id);
    expect(job.items.map(({ outcome, reason }) => reason ?? outcome)).toEqual([
      'file-missing',
      'file-changing',
      'file-unreadable',
      'done',
    ]);
    expect(lying(target())).toEqual(['foto 4.jpg']);
  });

  it('ends with the reason when all of it went away, and leaves nothing half-written', async () => {
    for (const n of [1, 2, 3]) await putPhoto(desk(`foto ${n}.jpg`), n);
    const { id } = await client.intake.start(wish([desk('foto 1.jpg'), desk('foto 2.jpg'), desk('foto 3.jpg')]));
    await client.jobs.pause({ id });
    await eventually(async () => (await client.intake.items({ job: id })).total === 3);
    rmSync(desk(), { recursive: true });
    await client.jobs.resume({ id });
    expect(await ended(id)).toMatchObject({ state: 'failed', error: { code: 'folder-missing' }, failed: 3 });
    expect(lying(target())).toEqual([]);
  });

  it('stops when it is called off, and what was copied stays', async () => {
    await putPhoto(desk('a.jpg'), 1);
    const { id } = await client.intake.start(wish([desk('a.jpg')]));
    await client.jobs.pause({ id });
    await eventually(async () => (await client.intake.items({ job: id })).total === 1);
    await client.jobs.cancel({ id });
    expect(await ended(id)).toMatchObject({ state: 'cancelled', failed: 0 });
    expect(lying(target())).toEqual([]);
  });
});

describe('who may copy', () => {
  it('is whoever may describe; a path alone is named by the owner, or is one of the cards that are offered', async () => {
    await putPhoto(desk('a.jpg'), 1);
    const asEditor = library.client({ role: 'editor', person: 'Budi' });
    const asReader = library.client({ role: 'reader', person: 'Tono' });
    const dropped = wish([desk('a.jpg')]);
    expect(await codeOf(asReader.intake.plan(dropped))).toBe('not-allowed');
    expect(await codeOf(asReader.intake.start(dropped))).toBe('not-allowed');
    for (const path of [desk(), '/etc', bench.library]) {
      expect(await codeOf(asEditor.intake.plan({ ...dropped, from: path }))).toBe('not-allowed');
      expect(await codeOf(asEditor.intake.start({ ...dropped, from: path }))).toBe('not-allowed');
    }
    expect(await client.intake.plan({ ...dropped, from: desk() })).toMatchObject({ files: 1 });
  });
});

it('hundreds of files go into one folder, and none over what others put there meanwhile', async () => {
  mkdirSync(desk('Banyak'), { recursive: true });
  for (let n = 100; n < 500; n += 1) writeFileSync(desk('Banyak', `catatan ${n}.txt`), `catatan ${n}`);
  const { id } = await client.intake.start(wish([desk('Banyak')]));
  await eventually(async () => lying(target('Banyak')).some((name) => !name.startsWith('.')));
  await client.jobs.pause({ id });
  expect(existsSync(target('Banyak', 'catatan 499.txt'))).toBe(false);
  writeFileSync(target('Banyak', 'catatan 499.txt'), 'of somebody else');
  await client.jobs.resume({ id });
  expect(await ended(id)).toMatchObject({ state: 'done', total: 400, done: 400, failed: 0, renamed: 1, there: 0 });
  expect(lying(target('Banyak')).length).toBe(401);
  expect(readFileSync(target('Banyak', 'catatan 499.txt'), 'utf8')).toBe('of somebody else');
  expect(readFileSync(target('Banyak', 'catatan 499 (2).txt'), 'utf8')).toBe('catatan 499');
}, 60_000);

const stateOf = (folder: string) =>
  lying(folder).map((name) => [name, statSync(join(folder, name)).mtimeMs, statSync(join(folder, name)).size]);
