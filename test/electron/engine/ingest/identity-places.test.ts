import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { photoBytes, putFile } from '../../../fixtures/photos.ts';
import {
  at,
  begin,
  bench,
  client,
  move,
  openEach,
  overwrite,
  putAhead,
  scene,
  sweep,
  title,
  titles,
} from './identity-library.ts';

openEach();

describe('a file whose place another one took', () => {
  /** What is away is in no watched folder. */
  const away = (path: string) => renameSync(at(path), join(bench.folder, path));
  const back = (path: string, to: string) => renameSync(join(bench.folder, path), at(to));

  it('is known again by its file id when it comes back, written to and under another name, and an empty one too', async () => {
    await begin({ 'catatan.txt': 'Rapat koordinasi', 'kosong.txt': '', 'undangan.txt': 'Undangan' });
    away('catatan.txt');
    away('kosong.txt');
    putFile(at('catatan.txt'), 'Daftar hadir upacara');
    move('undangan.txt', 'kosong.txt');
    await sweep();
    // where the other went is not waited for any longer
    putAhead(15 * 60_000);
    await sweep();
    expect(await titles()).toEqual({
      there: { 'catatan.txt': null, 'kosong.txt': 'undangan.txt' },
      missing: ['catatan.txt', 'kosong.txt'],
    });
    writeFileSync(join(bench.folder, 'catatan.txt'), 'Rapat koordinasi di aula');
    back('catatan.txt', 'notulen.txt');
    back('kosong.txt', 'belum ada.txt');
    await sweep();
    expect(await titles()).toEqual({
      there: {
        'catatan.txt': null,
        'kosong.txt': 'undangan.txt',
        'notulen.txt': 'catatan.txt',
        'belum ada.txt': 'kosong.txt',
      },
      missing: [],
    });
  });

  it('gives its title to no other one: neither an empty one to what comes instead, nor a text to what another was', async () => {
    const letter = (week: number) => `Laporan kegiatan mingguan bidang kehumasan minggu ke-${week}`;
    await begin({ 'kosong.txt': '', 'a.txt': letter(1), 'b.txt': letter(2) });
    overwrite('a.txt', letter(3));
    await sweep();
    rmSync(at('kosong.txt'));
    putFile(at('kosong.txt'), 'Undangan rapat');
    // what a.txt was
    overwrite('b.txt', letter(1));
    await sweep();
    expect(await titles()).toEqual({
      there: { 'kosong.txt': null, 'a.txt': 'a.txt', 'b.txt': null },
      missing: ['b.txt', 'kosong.txt'],
    });
  });

  it('is known again at its place, saved anew meanwhile, by its moment or by how it looks', async () => {
    const shot = { taken: '2024:05:01 09:00:10', camera: 'EOS R5' };
    const files = { 'a.jpg': await scene(1), 'IMG_1.jpg': await photoBytes(2, shot), 'c.jpg': await scene(3) };
    await begin(files, { pictures: true });
    for (const [n, path] of Object.keys(files).entries()) {
      rmSync(at(path));
      putFile(at(path), await scene(20 + n));
    }
    await client.roots.sweep({ pictures: true });
    expect((await titles()).missing).toEqual(['IMG_1.jpg', 'a.jpg', 'c.jpg']);
    for (const path of Object.keys(files)) rmSync(at(path));
    putFile(at('a.jpg'), await sharp(files['a.jpg']).modulate({ brightness: 1.1 }).jpeg({ quality: 60 }).toBuffer());
    putFile(at('IMG_1.jpg'), await photoBytes(7, { ...shot, width: 120 }));
    putFile(at('c.jpg'), await scene(4));
    await sweep();
    const { there, missing } = await titles();
    expect(there).toEqual({ 'a.jpg': 'a.jpg', 'IMG_1.jpg': 'IMG_1.jpg', 'c.jpg': null });
    expect(missing).toContain('c.jpg');
    const groups = await client.refound.groups({});
    expect(groups.map(({ reason }) => reason).sort()).toEqual(['moment', 'picture']);
  });

  it('is known again at its place in another spelling of its name, too', async () => {
    const shot = { taken: '2024:05:01 09:00:10', camera: 'EOS R5' };
    await begin({ 'img_1.jpeg': await photoBytes(1, shot), 'b.txt': 'laporan' });
    rmSync(at('img_1.jpeg'));
    await sweep();
    putFile(at('IMG_1.JPEG'), await photoBytes(7, { ...shot, width: 120 }));
    await sweep();
    expect(await titles()).toEqual({ there: { 'IMG_1.JPEG': 'img_1.jpeg', 'b.txt': 'b.txt' }, missing: [] });
  });

  it('is known by how it looks where several lay before, and is forgotten with all that was kept of it', async () => {
    await begin({ 'a.jpg': await scene(1) }, { pictures: true });
    for (const seed of [2, 3]) {
      if (seed === 3) await title('a.jpg', 'kedua');
      rmSync(at('a.jpg'));
      putFile(at('a.jpg'), await scene(seed));
      await client.roots.sweep({ pictures: true });
    }
    rmSync(at('a.jpg'));
    putFile(
      at('a.jpg'),
      await sharp(await scene(1))
        .jpeg({ quality: 50 })
        .toBuffer(),
    );
    await sweep();
    expect((await titles()).there).toEqual({ 'a.jpg': 'a.jpg' });
    rmSync(at('a.jpg'));
    putFile(at('a.jpg'), await scene(5));
    await sweep();
    const { items } = await client.missing.list({});
    expect(items).toHaveLength(3);
    await client.missing.forget({ ids: items.map(({ card }) => card.id) });
    expect((await client.missing.list({})).total).toBe(0);
  });
});
