import { copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { cardsOf } from '../../../fixtures/library.ts';
import { age, photoBytes, putFile } from '../../../fixtures/photos.ts';
import {
  at,
  begin,
  bench,
  client,
  move,
  openEach,
  overwrite,
  replace,
  restore,
  scene,
  sweep,
  title,
  titles,
  withWords,
} from './identity-library.ts';

openEach();

describe('names that change', () => {
  it('keeps what was said about a file through a rename, a move, both at once, and other capitals', async () => {
    await begin({
      'a.jpg': await photoBytes(1),
      'b.jpg': await photoBytes(2),
      'c.jpg': await photoBytes(3),
      'D.JPG': await photoBytes(4),
    });
    move('a.jpg', 'a baru.jpg');
    move('b.jpg', 'dalam/b.jpg');
    move('c.jpg', 'dalam/c baru.jpg');
    move('D.JPG', 'd.jpg');
    await sweep();
    expect(await titles()).toEqual({
      there: { 'a baru.jpg': 'a.jpg', 'dalam/b.jpg': 'b.jpg', 'dalam/c baru.jpg': 'c.jpg', 'd.jpg': 'D.JPG' },
      missing: [],
    });
  });

  it('keeps it through another composition of letters', async () => {
    await begin({ 'cafe\u0301.jpg': await photoBytes(1) });
    move('cafe\u0301.jpg', 'caf\u00e9.jpg');
    await sweep();
    expect(await titles()).toEqual({ there: { 'caf\u00e9.jpg': 'caf\u00e9.jpg' }, missing: [] });
  });

  it('follows two files that swapped their names', async () => {
    await begin({ 'a.jpg': await photoBytes(1), 'b.jpg': await photoBytes(2) });
    move('a.jpg', 'x.jpg');
    move('b.jpg', 'a.jpg');
    move('x.jpg', 'b.jpg');
    await sweep();
    expect(await titles()).toEqual({ there: { 'a.jpg': 'b.jpg', 'b.jpg': 'a.jpg' }, missing: [] });
  });

  it('follows two files whose contents were swapped in place', async () => {
    const [one, two] = [await photoBytes(1), await photoBytes(2)];
    await begin({ 'a.jpg': one, 'b.jpg': two });
    overwrite('a.jpg', two);
    overwrite('b.jpg', one);
    await sweep();
    expect(await titles()).toEqual({ there: { 'a.jpg': 'b.jpg', 'b.jpg': 'a.jpg' }, missing: [] });
  });

  it('tells of a renamed folder once, with all below it, and takes a part of it back', async () => {
    await begin({
      '2020/kopi/1.jpg': await photoBytes(1),
      '2020/kopi/pilihan/2.jpg': await photoBytes(2),
      '2020/kopi/pilihan/3.jpg': await photoBytes(3),
    });
    move('2020/kopi', '2020/Ekspor Kopi');
    await sweep();
    const groups = await client.refound.groups({ untold: true });
    expect(groups).toMatchObject([
      { how: 'moved', count: 3, undone: 0, from: at('2020/kopi'), to: at('2020/Ekspor Kopi'), told: false },
    ]);
    const group = groups[0]?.id as string;
    const items = await client.refound.items({ group });
    expect(items.map((item) => [relative(bench.material, item.from), relative(bench.material, item.to)])).toEqual([
      ['2020/kopi/1.jpg', '2020/Ekspor Kopi/1.jpg'],
      ['2020/kopi/pilihan/2.jpg', '2020/Ekspor Kopi/pilihan/2.jpg'],
      ['2020/kopi/pilihan/3.jpg', '2020/Ekspor Kopi/pilihan/3.jpg'],
    ]);
    await client.refound.told({ groups: [group] });
    expect(await client.refound.groups({ untold: true })).toEqual([]);

    expect(await client.refound.undo({ group, items: [items[1]?.id as number] })).toEqual({ undone: 1 });
    expect(await client.refound.groups({})).toMatchObject([{ count: 3, undone: 1 }]);
    const parted = {
      there: {
        '2020/Ekspor Kopi/1.jpg': '2020/kopi/1.jpg',
        '2020/Ekspor Kopi/pilihan/2.jpg': null,
        '2020/Ekspor Kopi/pilihan/3.jpg': '2020/kopi/pilihan/3.jpg',
      },
      missing: ['2020/kopi/pilihan/2.jpg'],
    };
    expect(await titles()).toEqual(parted);
    // never taken for one another again
    move('2020/Ekspor Kopi/pilihan/2.jpg', '2020/kopi/pilihan/2.jpg');
    await sweep();
    expect((await titles()).missing).toEqual(['2020/kopi/pilihan/2.jpg']);
    expect((await titles()).there['2020/kopi/pilihan/2.jpg']).toBeNull();
  });
});

describe('content that changes', () => {
  it('is a newer version of the asset where words were written into the file, whatever its date says now', async () => {
    const bytes = await photoBytes(1, { taken: '2020:01:01 10:00:00', camera: 'R5' });
    await begin({ 'a.jpg': bytes, 'b.jpg': await photoBytes(2) });
    replace('a.jpg', await withWords(bytes, 'Pelepasan ekspor kopi'));
    replace('b.jpg', await withWords(await photoBytes(2), 'Rapat'));
    await sweep();
    expect(await titles()).toEqual({ there: { 'a.jpg': 'a.jpg', 'b.jpg': 'b.jpg' }, missing: [] });
    const { id } = await client.assets.find({ path: at('a.jpg') });
    const { versions, description } = await client.assets.get({ id });
    expect(description).toBe('Pelepasan ekspor kopi');
    expect(versions).toMatchObject([{ reason: 'essence', bytes: bytes.length, description: null }]);
  });

  it('is found again where words were written into a file that was moved and renamed meanwhile', async () => {
    const bytes = await photoBytes(1);
    await begin({ 'a.jpg': bytes });
    rmSync(at('a.jpg'));
    putFile(at('lain', 'z.jpg'), await withWords(bytes, 'Rapat'));
    await sweep();
    expect(await titles()).toEqual({ there: { 'lain/z.jpg': 'a.jpg' }, missing: [] });
    expect(await client.refound.groups({})).toMatchObject([{ how: 'moved', reason: 'essence', count: 1 }]);
  });

  it('is a new asset when a card has filled the same name with its next shot, also over the old file', async () => {
    const shot = (n: number, second: string) =>
      photoBytes(n, { taken: `2024:05:01 09:00:${second}`, camera: 'EOS R5' });
    await begin({ 'IMG_1.jpg': await shot(1, '10'), 'IMG_2.jpg': await shot(2, '20') });
    replace('IMG_1.jpg', await shot(3, '30'));
    overwrite('IMG_2.jpg', await shot(4, '40'));
    await sweep();
    expect(await titles()).toEqual({
      there: { 'IMG_1.jpg': null, 'IMG_2.jpg': null },
      missing: ['IMG_1.jpg', 'IMG_2.jpg'],
    });
  });

  it('is judged again when the content before turns up that lay out of sight, unless something was said meanwhile', async () => {
    const away = join(bench.folder, 'jauh');
    const words = (about: string) => `${about} `.repeat(8);
    const names = ['satu', 'dua'];
    await begin(Object.fromEntries(names.map((name) => [`${name}.txt`, words(name)])));
    for (const name of names) putFile(join(away, `${name}.txt`), words(`${name} di sana`));
    const here = (await client.roots.list({}))[0]?.id as string;
    const { id: root } = await client.roots.add({ path: away });
    await sweep();

    for (const name of names) {
      writeFileSync(join(away, `${name}.txt`), words(name));
      age(join(away, `${name}.txt`), 30);
    }
    renameSync(away, `${away} sekali`);
    for (const name of names) overwrite(`${name}.txt`, words(`lain dari ${name}`));
    await client.roots.sweep({ root: here });
    expect((await titles()).there).toMatchObject({ 'satu.txt': 'satu.txt', 'dua.txt': 'dua.txt' });
    await title('dua.txt', 'Dikatakan sesudahnya');
    await client.roots.point({ root, path: `${away} sekali`, force: true });
    await sweep();

    const { there } = await titles();
    expect(there).toMatchObject({ 'satu.txt': null, 'dua.txt': 'Dikatakan sesudahnya' });
    expect(there['../jauh sekali/satu.txt']).toBe('satu.txt');
    expect(there['../jauh sekali/dua.txt']).toBeNull();
  });

  it('is judged again when another file of its asset turns up, which was moved while this one was saved', async () => {
    const letter = (n: number) => `surat nomor ${n} `.repeat(9);
    await begin({ 'asli.txt': letter(1), 'lain.txt': 'lain' });
    overwrite('salinan.txt', letter(1));
    const here = (await client.roots.list({}))[0]?.id as string;
    const beyond = join(bench.folder, 'seberang');
    putFile(join(beyond, 'tetap.txt'), 'tetap');
    await client.roots.add({ path: beyond });
    await sweep();

    overwrite('salinan.txt', letter(2));
    // not in one moment with it, which would tell enough
    await new Promise((resolve) => setTimeout(resolve, 200));
    renameSync(at('asli.txt'), join(beyond, 'asli.txt'));
    await client.roots.sweep({ root: here });
    expect((await titles()).there).toMatchObject({ 'salinan.txt': 'asli.txt' });
    await sweep();
    expect((await titles()).there).toMatchObject({ 'salinan.txt': null, '../seberang/asli.txt': 'asli.txt' });
  });

  it('is told by its picture where nothing else is known: the same one packed anew, or another one', async () => {
    await begin(
      { 'a.jpg': await scene(1), 'b.jpg': await scene(2), 'c.jpg': await scene(3), 'd.jpg': await scene(4) },
      { pictures: true },
    );
    const anew = async (seed: number) =>
      sharp(await scene(seed))
        .resize(320)
        .modulate({ brightness: 1.15, saturation: 1.3 })
        .jpeg({ quality: 60 })
        .toBuffer();
    replace('a.jpg', await anew(1));
    overwrite('b.jpg', await anew(2));
    replace('c.jpg', await scene(33));
    overwrite('d.jpg', await scene(44));
    await sweep();
    expect(await titles()).toEqual({
      there: { 'a.jpg': 'a.jpg', 'b.jpg': 'b.jpg', 'c.jpg': null, 'd.jpg': null },
      missing: ['c.jpg', 'd.jpg'],
    });
    const { id } = await client.assets.find({ path: at('a.jpg') });
    expect((await client.assets.get({ id })).versions).toMatchObject([{ reason: 'picture', width: 640 }]);
  });

  it('is taken back to what it was before, where a person says that a saved file is another thing', async () => {
    await begin({ 'a.jpg': await photoBytes(1, { taken: '2020:01:01 10:00:00', camera: 'R5' }) });
    replace('a.jpg', await photoBytes(2, { taken: '2020:01:01 10:00:00', camera: 'R5', width: 120 }));
    await sweep();
    const [group] = await client.refound.groups({});
    expect(group).toMatchObject({ how: 'saved', reason: 'moment' });
    expect(await client.refound.undo({ group: group?.id as string })).toEqual({ undone: 1 });
    expect(await titles()).toEqual({ there: { 'a.jpg': null }, missing: ['a.jpg'] });
    const old = (await cardsOf(client)).find((card) => card.state === 'missing');
    expect(old?.width).toBe(96);
    // saved once more: it stays what it is now
    replace('a.jpg', await photoBytes(3, { taken: '2020:01:01 10:00:00', camera: 'R5', width: 140 }));
    await sweep();
    expect(await titles()).toEqual({ there: { 'a.jpg': null }, missing: ['a.jpg'] });
  });

  it('stays with its asset while its file cannot be read, and a text is followed while it is written', async () => {
    const letter = 'Surat edaran tentang pelaksanaan upacara bendera setiap hari Senin di halaman kantor bupati';
    await begin({ 'catatan.txt': letter, 'kosong.txt': 'isi awal' });
    overwrite('catatan.txt', `${letter} dan seluruh kecamatan`);
    overwrite('kosong.txt', '');
    await sweep();
    expect(await titles()).toEqual({
      there: { 'catatan.txt': 'catatan.txt', 'kosong.txt': 'kosong.txt' },
      missing: [],
    });
    overwrite('kosong.txt', 'isi awal');
    await sweep();
    expect((await titles()).there['kosong.txt']).toBe('kosong.txt');
  });
});

describe('copies', () => {
  it('are one asset; one that is edited alone becomes its own, and the words of the other are proposed for it', async () => {
    const bytes = await photoBytes(1, { taken: '2020:01:01 10:00:00', camera: 'R5' });
    await begin({ 'a.jpg': bytes });
    putFile(at('salinan.jpg'), bytes);
    await sweep();
    expect((await titles()).there).toEqual({ 'a.jpg': 'a.jpg', 'salinan.jpg': 'a.jpg' });
    replace('salinan.jpg', await photoBytes(2, { taken: '2020:01:01 10:00:00', camera: 'R5', width: 120 }));
    await sweep();
    expect(await titles()).toEqual({ there: { 'a.jpg': 'a.jpg', 'salinan.jpg': null }, missing: [] });
    const { id } = await client.assets.find({ path: at('salinan.jpg') });
    expect((await client.assets.get({ id })).proposals).toContainEqual(
      expect.objectContaining({ field: 'title', value: 'a.jpg', reason: 'copy' }),
    );
  });

  it('that got other words are none of those that are there, nor of one that is gone: who of them is not known', async () => {
    const bytes = await photoBytes(1);
    await begin({ 'a.jpg': bytes });
    putFile(at('b.jpg'), await withWords(bytes, 'Rapat'));
    await sweep();
    await title('b.jpg', 'b.jpg');
    rmSync(at('b.jpg'));
    putFile(at('lain', 'c.jpg'), await withWords(bytes, 'Upacara'));
    await sweep();
    expect(await titles()).toEqual({ there: { 'a.jpg': 'a.jpg', 'lain/c.jpg': null }, missing: ['b.jpg'] });
    // its name tells
    rmSync(at('lain', 'c.jpg'));
    putFile(at('lain', 'b.jpg'), await withWords(bytes, 'Pelantikan'));
    await sweep();
    expect((await titles()).there).toEqual({ 'a.jpg': 'a.jpg', 'lain/b.jpg': 'b.jpg' });
  });

  it('whose original goes soon after were a move, and are told as one', async () => {
    const bytes = await photoBytes(1);
    await begin({ 'a.jpg': bytes, 'lain.jpg': await photoBytes(9) });
    putFile(at('arsip', 'a.jpg'), bytes);
    await sweep();
    rmSync(at('a.jpg'));
    await sweep();
    expect((await titles()).there['arsip/a.jpg']).toBe('a.jpg');
    const { id } = await client.assets.find({ path: at('arsip', 'a.jpg') });
    expect((await client.assets.get({ id })).files).toHaveLength(1);
    expect(await client.refound.groups({})).toMatchObject([{ how: 'moved', reason: 'content', count: 1 }]);
  });
});

describe('files that go', () => {
  it('come back with all that was said, a month later and from a backup', async () => {
    const [one, two] = [await photoBytes(1), await photoBytes(2)];
    await begin({ 'a.jpg': one, 'b.jpg': two, 'c.jpg': await photoBytes(3) });
    rmSync(at('a.jpg'));
    rmSync(at('b.jpg'));
    await sweep();
    expect((await titles()).missing).toEqual(['a.jpg', 'b.jpg']);
    restore('a.jpg', one);
    restore('dari cadangan/foto.jpg', two);
    await sweep();
    expect(await titles()).toEqual({
      there: { 'a.jpg': 'a.jpg', 'dari cadangan/foto.jpg': 'b.jpg', 'c.jpg': 'c.jpg' },
      missing: [],
    });
  });

  it('come back in their newest state, where an older one of a backup comes in the same moment', async () => {
    const [old, newest] = [await photoBytes(1), await withWords(await photoBytes(1), 'Rapat')];
    await begin({ 'a.jpg': old, 'b.jpg': await photoBytes(2) });
    replace('a.jpg', newest);
    await sweep();
    rmSync(at('a.jpg'));
    await sweep();
    putFile(at('lama', 'a.jpg'), old);
    putFile(at('terbaru', 'a.jpg'), newest);
    // the newest file is read first
    age(at('lama', 'a.jpg'), 30);
    await sweep();
    expect((await titles()).there).toEqual({ 'lama/a.jpg': null, 'terbaru/a.jpg': 'a.jpg', 'b.jpg': 'b.jpg' });
  });

  it('are kept until a person forgets them; what was said comes back with the content all the same', async () => {
    const bytes = await photoBytes(1);
    await begin({ 'dalam/a.jpg': bytes, 'b.jpg': await photoBytes(2) });
    rmSync(at('dalam/a.jpg'));
    await sweep();
    const { items, total } = await client.missing.list({});
    expect(total).toBe(1);
    expect(items).toMatchObject([{ path: at('dalam/a.jpg'), said: 1, missingSince: expect.any(Number) }]);
    const b = (await client.assets.find({ path: at('b.jpg') })).id;
    expect(await client.missing.forget({ ids: [items[0]?.card.id as string, b] })).toEqual({ forgotten: 1 });
    expect((await client.missing.list({})).total).toBe(0);
    expect(await titles()).toEqual({ there: { 'b.jpg': 'b.jpg' }, missing: [] });
    putFile(at('lagi.jpg'), bytes);
    await sweep();
    expect((await titles()).there['lagi.jpg']).toBe('dalam/a.jpg');
  });

  it('are not given up while their folder is away: the same content elsewhere is a copy', async () => {
    const bytes = await photoBytes(1);
    await begin({ 'a.jpg': bytes });
    const other = join(bench.folder, 'lain');
    mkdirSync(other);
    copyFileSync(at('a.jpg'), join(other, 'a.jpg'));
    renameSync(bench.material, `${bench.material}-pergi`);
    await sweep().catch(() => undefined);
    const { id: root } = await client.roots.add({ path: other });
    await client.roots.sweep({ root });
    const [card, ...more] = await cardsOf(client);
    expect(more).toEqual([]);
    expect((await client.assets.get({ id: card?.id as string })).files).toHaveLength(2);
    renameSync(`${bench.material}-pergi`, bench.material);
    expect(readFileSync(at('a.jpg'))).toEqual(bytes);
  });
});
