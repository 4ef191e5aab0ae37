import { createHash } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Bench, cardsOf, codeOf, eventually, makeBench } from '../../../fixtures/library.ts';
import { age, photoBytes, putFile, putPhoto } from '../../../fixtures/photos.ts';

let bench: Bench;
beforeEach(() => {
  bench = makeBench();
});
afterEach(() => bench.remove());

const hashes = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path, createHash('sha256').update(readFileSync(path)).digest('hex')]),
  );

describe('a sweep', () => {
  it('takes in every file of a folder and changes none of them', async () => {
    await putPhoto(join(bench.material, '2020-10-09 Ekspor Kopi', 'IMG_1.jpg'), 1, { taken: '2020:10:09 08:15:00' });
    await putPhoto(join(bench.material, '2020-10-09 Ekspor Kopi', 'IMG_2.jpg'), 2, { taken: '2020:10:09 08:16:00' });
    putFile(join(bench.material, 'notulen.txt'), 'rapat koordinasi');
    const before = hashes(bench.material);
    const { client } = await bench.open();
    await client.roots.add({ path: bench.material });
    expect(await client.roots.sweep({})).toMatchObject({ seen: 3, added: 3, failed: 0, missing: 0, changing: [] });
    expect((await cardsOf(client)).map((card) => [card.name, card.kind, card.date])).toEqual([
      ['notulen.txt', 'document', expect.stringMatching(/^\d{4}-\d\d-\d\d$/)],
      ['IMG_2.jpg', 'photo', '2020-10-09'],
      ['IMG_1.jpg', 'photo', '2020-10-09'],
    ]);
    expect(hashes(bench.material)).toEqual(before);
    expect(bench.logged).toEqual([]);
  });

  it('finds nothing new the second time', async () => {
    await putPhoto(join(bench.material, 'a.jpg'), 1);
    const { client } = await bench.open();
    await client.roots.add({ path: bench.material });
    await client.roots.sweep({});
    expect(await client.roots.sweep({})).toMatchObject({ seen: 1, added: 0, changed: 0, refound: 0, missing: 0 });
  });

  it('draws pictures when they are asked for', async () => {
    await putPhoto(join(bench.material, 'a.jpg'), 1, { width: 900, height: 600 });
    const { client, library } = await bench.open();
    await client.roots.add({ path: bench.material });
    await client.roots.sweep({ pictures: true });
    const [card] = await cardsOf(client);
    expect(card).toMatchObject({ pictureKind: 'picture', width: 900, height: 600 });
    const thumb = library.store.get(card?.picture as string, 'thumb');
    expect(thumb?.bytes.length).toBeGreaterThan(1000);
  });

  it('gives names with emoji, quotes, line breaks and decomposed letters back exactly', async () => {
    const names = [
      '🎉 pesta.jpg',
      `"kutip" 'dua'.jpg`,
      'dua\nbaris.jpg',
      'cafe\u0301.jpg',
      'caf\u00e9.jpg',
      `${'n'.repeat(246)}.jpg`,
      '-rf.jpg',
      '日本.jpg',
    ];
    for (const [n, name] of names.entries()) await putPhoto(join(bench.material, name), n);
    const { client } = await bench.open();
    await client.roots.add({ path: bench.material });
    await client.roots.sweep({});
    expect((await cardsOf(client)).map((card) => card.name).sort()).toEqual([...names].sort());
    expect(await client.assets.find({ path: join(bench.material, 'cafe\u0301.jpg') })).not.toEqual(
      await client.assets.find({ path: join(bench.material, 'caf\u00e9.jpg') }),
    );
  });

  it('does not walk in circles through links, nor into what is system litter', async () => {
    await putPhoto(join(bench.material, 'a', 'a.jpg'), 1);
    symlinkSync(bench.material, join(bench.material, 'a', 'loop'));
    symlinkSync(join(bench.material, 'a', 'a.jpg'), join(bench.material, 'link.jpg'));
    for (const litter of [
      'Thumbs.db',
      '.DS_Store',
      '._a.jpg',
      '~$rapat.docx',
      'video.mp4.part',
      '@eaDir/a.jpg',
      '.git/x.jpg',
    ]) {
      putFile(join(bench.material, litter), 'x');
    }
    const { client } = await bench.open();
    await client.roots.add({ path: bench.material });
    expect(await client.roots.sweep({})).toMatchObject({ seen: 1, added: 1 });
  });

  it('takes a sidecar for part of its photo, and a lonely one for a file of its own', async () => {
    await putPhoto(join(bench.material, 'a.jpg'), 1);
    for (const name of ['a.jpg.xmp', 'a.xmp', 'A.AAE', 'sendiri.xmp']) putFile(join(bench.material, name), '<x/>');
    const { client } = await bench.open();
    await client.roots.add({ path: bench.material });
    await client.roots.sweep({});
    expect((await cardsOf(client)).map((card) => [card.name, card.kind]).sort()).toEqual([
      ['a.jpg', 'photo'],
      ['sendiri.xmp', 'other'],
    ]);
  });

  it('keeps empty and truncated pictures as assets that say what is wrong', async () => {
    const whole = await photoBytes(7, { width: 800, height: 600 });
    putFile(join(bench.material, 'kosong.jpg'), '');
    putFile(join(bench.material, 'putus.jpg'), whole.subarray(0, Math.floor(whole.length / 2)));
    await putPhoto(join(bench.material, 'utuh.jpg'), 8);
    const { client } = await bench.open();
    await client.roots.add({ path: bench.material });
    await client.roots.sweep({ pictures: true });
    const byName = Object.fromEntries((await cardsOf(client)).map((card) => [card.name, card]));
    expect(byName['kosong.jpg']?.error?.code).toBe('file-empty');
    expect(byName['putus.jpg']?.error?.code).toBe('file-truncated');
    expect(byName['utuh.jpg']?.error).toBeNull();
  });

  it('goes on past a folder that may not be read, and says nothing there is missing', async () => {
    if (process.getuid?.() === 0) return; // root may read everything
    await putPhoto(join(bench.material, 'tutup', 'a.jpg'), 1);
    await putPhoto(join(bench.material, 'buka', 'b.jpg'), 2);
    const { client } = await bench.open();
    await client.roots.add({ path: bench.material });
    await client.roots.sweep({});
    chmodSync(join(bench.material, 'tutup'), 0);
    expect(await client.roots.sweep({})).toMatchObject({ missing: 0, failed: 1 });
    chmodSync(join(bench.material, 'tutup'), 0o755);
  });
});

describe('a file that moves', () => {
  it('keeps what was said about it when it is renamed, moved, or comes back', async () => {
    await putPhoto(join(bench.material, 'lama', 'IMG_1.jpg'), 1);
    const { client } = await bench.open();
    await client.roots.add({ path: bench.material });
    await client.roots.sweep({});
    const [card] = await cardsOf(client);
    const id = card?.id as string;
    await client.assets.edit({ ids: [id], changes: [{ field: 'title', op: 'set', value: 'Pelepasan kopi' }] });

    mkdirSync(join(bench.material, 'baru'));
    renameSync(join(bench.material, 'lama', 'IMG_1.jpg'), join(bench.material, 'baru', 'kopi.jpg'));
    await client.roots.sweep({});
    expect(await cardsOf(client)).toMatchObject([{ id, name: 'kopi.jpg', title: 'Pelepasan kopi', state: 'present' }]);

    const bytes = readFileSync(join(bench.material, 'baru', 'kopi.jpg'));
    rmSync(join(bench.material, 'baru', 'kopi.jpg'));
    putFile(join(bench.material, 'lain.jpg'), await photoBytes(99));
    expect(await client.roots.sweep({})).toMatchObject({ missing: 1 });
    expect((await cardsOf(client, 'pelepasan'))[0]).toMatchObject({ id, state: 'missing' });

    putFile(join(bench.material, 'arsip', 'kembali.jpg'), bytes);
    expect(await client.roots.sweep({})).toMatchObject({ refound: 1 });
    expect((await cardsOf(client, 'pelepasan'))[0]).toMatchObject({ id, state: 'present', name: 'kembali.jpg' });
  });

  it('is one asset with two files when it is copied', async () => {
    await putPhoto(join(bench.material, 'a.jpg'), 1);
    await putPhoto(join(bench.material, 'salinan', 'a (1).jpg'), 1);
    const { client } = await bench.open();
    await client.roots.add({ path: bench.material });
    await client.roots.sweep({});
    const cards = await cardsOf(client);
    expect(cards).toHaveLength(1);
    expect((await client.assets.get({ id: cards[0]?.id as string })).paths).toHaveLength(2);
  });

  it('is a new asset when other content takes its name and nothing links the two', async () => {
    const path = join(bench.material, 'IMG_0001.jpg');
    await putPhoto(path, 1, { taken: '2020:01:01 10:00:00', camera: 'R5' });
    const { client } = await bench.open();
    await client.roots.add({ path: bench.material });
    await client.roots.sweep({});
    const first = (await cardsOf(client))[0]?.id as string;
    await client.assets.edit({ ids: [first], changes: [{ field: 'title', op: 'set', value: 'Kartu pertama' }] });
    rmSync(path);
    writeFileSync(join(bench.material, 'x.tmp'), await photoBytes(2, { taken: '2021:05:05 09:00:00', camera: 'R5' }));
    renameSync(join(bench.material, 'x.tmp'), path);
    age(path, 30);
    await client.roots.sweep({});
    const cards = await cardsOf(client);
    expect(cards.map((card) => [card.title, card.state, card.date])).toEqual([
      [null, 'present', '2021-05-05'],
      ['Kartu pertama', 'missing', '2020-01-01'],
    ]);
  });

  it('is the same asset when a program saved the same shot anew under its name', async () => {
    const path = join(bench.material, 'a.jpg');
    await putPhoto(path, 1, { taken: '2020:01:01 10:00:00', camera: 'R5' });
    const { client } = await bench.open();
    await client.roots.add({ path: bench.material });
    await client.roots.sweep({});
    const id = (await cardsOf(client))[0]?.id;
    writeFileSync(
      join(bench.material, 'x.tmp'),
      await photoBytes(3, { taken: '2020:01:01 10:00:00', camera: 'R5', width: 120 }),
    );
    renameSync(join(bench.material, 'x.tmp'), path);
    age(path, 30);
    expect(await client.roots.sweep({})).toMatchObject({ changed: 1, added: 0 });
    expect(await cardsOf(client)).toMatchObject([{ id, width: 120 }]);
  });
});

describe('a folder that does not answer', () => {
  it('is offline, nothing of it is missing, and it is all there when it returns', async () => {
    await putPhoto(join(bench.material, 'a.jpg'), 1);
    const { client } = await bench.open();
    await client.roots.add({ path: bench.material });
    await client.roots.sweep({});
    renameSync(bench.material, `${bench.material}-away`);
    expect(await codeOf(client.roots.sweep({}))).toBe('folder-offline');
    expect(await client.roots.list({})).toMatchObject([{ state: 'offline' }]);
    expect(await cardsOf(client)).toMatchObject([{ state: 'offline' }]);
    renameSync(`${bench.material}-away`, bench.material);
    expect(await client.roots.sweep({})).toMatchObject({ added: 0, changed: 0, missing: 0 });
    expect(await cardsOf(client)).toMatchObject([{ state: 'present' }]);
  });

  it('is taken for an unmounted share when it is suddenly empty', async () => {
    await putPhoto(join(bench.material, 'a.jpg'), 1);
    const { client } = await bench.open();
    await client.roots.add({ path: bench.material });
    await client.roots.sweep({});
    rmSync(join(bench.material, 'a.jpg'));
    expect(await codeOf(client.roots.sweep({}))).toBe('folder-offline');
    expect(await cardsOf(client)).toMatchObject([{ state: 'offline' }]);
  });
});

describe('a watched folder', () => {
  it('shows a new photo as a picture by itself, and notes one that is deleted', async () => {
    const { client } = await bench.open('live');
    await putPhoto(join(bench.material, 'ada.jpg'), 5);
    await client.roots.add({ path: bench.material });
    await eventually(async () => (await cardsOf(client)).length === 1);
    await new Promise((resolve) => setTimeout(resolve, 300));
    mkdirSync(join(bench.material, 'baru'));
    writeFileSync(join(bench.material, 'baru', 'tiba.jpg'), await photoBytes(6));
    const card = await eventually(async () => (await cardsOf(client, 'tiba')).find((one) => one.picture !== null));
    expect(card.kind).toBe('photo');
    rmSync(join(bench.material, 'baru', 'tiba.jpg'));
    await eventually(async () => (await cardsOf(client, 'tiba'))[0]?.state === 'missing');
  });

  it('takes in a file that grows slowly once, whole', async () => {
    const { client } = await bench.open('live');
    await client.roots.add({ path: bench.material });
    await new Promise((resolve) => setTimeout(resolve, 300));
    const bytes = await photoBytes(11, { width: 600, height: 400 });
    const path = join(bench.material, 'lambat.jpg');
    for (let part = 1; part <= 8; part += 1) {
      writeFileSync(path, bytes.subarray(0, Math.ceil((bytes.length * part) / 8)));
      await new Promise((resolve) => setTimeout(resolve, 150));
      // with its last part it is whole, and may be there at once
      if (part < 8) expect(await cardsOf(client)).toEqual([]);
    }
    const card = await eventually(async () => (await cardsOf(client))[0]);
    expect(card).toMatchObject({ width: 600, height: 400, error: null });
  });

  it('does not let a film that is still being copied hold up the photo beside it', async () => {
    const { client } = await bench.open('live');
    await client.roots.add({ path: bench.material });
    await new Promise((resolve) => setTimeout(resolve, 300));
    let grows = true;
    const growing = (async () => {
      for (let n = 1; grows; n += 1) {
        writeFileSync(join(bench.material, 'film.mp4'), Buffer.alloc(n * 1000));
        await new Promise((resolve) => setTimeout(resolve, 120));
      }
    })();
    await new Promise((resolve) => setTimeout(resolve, 400));
    writeFileSync(join(bench.material, 'cepat.jpg'), await photoBytes(21));
    await eventually(async () => (await cardsOf(client)).some((card) => card.name === 'cepat.jpg'));
    expect((await cardsOf(client)).map((card) => card.name)).toEqual(['cepat.jpg']);
    grows = false;
    await growing;
    await eventually(async () => (await cardsOf(client)).some((card) => card.name === 'film.mp4'));
  });
});
