import { copyFileSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { close, execute, get, openWriter } from '../../../../electron/engine/db/connection.ts';
import { type FileLook, updateLook } from '../../../../electron/engine/db/files.ts';
import { makeBench } from '../../../fixtures/library.ts';
import { photoBytes, putFile } from '../../../fixtures/photos.ts';
import {
  at,
  begin,
  bench,
  client,
  openEach,
  overwrite,
  putAhead,
  replace,
  scene,
  sweep,
  title,
  titles,
  withWords,
} from './identity-library.ts';

openEach();

const away = (name: string) => join(bench.folder, name);

describe('what is met in another order than it happened', () => {
  it('an original that turns up elsewhere has its title back from a copy with other words', async () => {
    const bytes = await photoBytes(1);
    await begin({ 'asli.jpg': bytes });
    renameSync(at('asli.jpg'), away('asli.jpg'));
    putFile(at('salinan.jpg'), await withWords(bytes, 'Rapat'));
    await sweep();
    expect(await titles()).toEqual({ there: { 'salinan.jpg': 'asli.jpg' }, missing: [] });
    renameSync(away('asli.jpg'), at('arsip.jpg'));
    await sweep();
    expect(await titles()).toEqual({ there: { 'salinan.jpg': null, 'arsip.jpg': 'asli.jpg' }, missing: [] });
  });

  it('so has the content itself in another file that lay there before the copy was written, where both were met together', async () => {
    const shots = await Promise.all([1, 2].map((seed) => photoBytes(seed)));
    const [one, two] = shots as [Buffer, Buffer];
    await begin({ 'satu.jpg': one, 'dua.jpg': two });
    for (const [name, bytes] of [
      ['satu.jpg', one],
      ['dua.jpg', two],
    ] as const) {
      putFile(away(name), bytes);
      rmSync(at(name));
      putFile(at(`kata ${name}`), await withWords(bytes, 'Rapat'));
    }
    await sweep();
    expect((await titles()).there).toEqual({ 'kata satu.jpg': 'satu.jpg', 'kata dua.jpg': 'dua.jpg' });
    renameSync(away('satu.jpg'), at('cadangan satu.jpg'));
    await sweep();
    // what turns up much later is a copy of what it was: the asset went on
    putAhead(15 * 60_000);
    renameSync(away('dua.jpg'), at('cadangan dua.jpg'));
    await sweep();
    expect((await titles()).there).toEqual({
      'kata satu.jpg': null,
      'cadangan satu.jpg': 'satu.jpg',
      'kata dua.jpg': 'dua.jpg',
      'cadangan dua.jpg': null,
    });
  });

  it('a copy with other words has the title once the original is written over with something else', async () => {
    const bytes = await scene(1);
    await begin({ 'asli.jpg': bytes });
    // its file id is remembered, since something else lay there meanwhile
    renameSync(at('asli.jpg'), away('asli.jpg'));
    putFile(at('asli.jpg'), await scene(2));
    await sweep();
    rmSync(at('asli.jpg'));
    renameSync(away('asli.jpg'), at('asli.jpg'));
    await sweep();
    putFile(at('salinan.jpg'), await withWords(bytes, 'Rapat'));
    await sweep();
    expect((await titles()).there).toEqual({ 'asli.jpg': 'asli.jpg', 'salinan.jpg': null });
    overwrite('asli.jpg', await photoBytes(9));
    await sweep();
    expect((await titles()).there).toEqual({ 'asli.jpg': null, 'salinan.jpg': 'asli.jpg' });
  });

  it('what was made of a copy is not taken for what lay there before the copy, though both were of one moment', async () => {
    const shot = { taken: '2024:05:01 09:00:10', camera: 'EOS R5' };
    await begin({ 'satu.jpg': await photoBytes(1, shot), 'dua.jpg': await photoBytes(2, shot) });
    rmSync(at('satu.jpg'));
    copyFileSync(at('dua.jpg'), at('satu.jpg'));
    await sweep();
    expect(await titles()).toEqual({ there: { 'satu.jpg': 'dua.jpg', 'dua.jpg': 'dua.jpg' }, missing: ['satu.jpg'] });
    replace('satu.jpg', await photoBytes(3, { ...shot, width: 120 }));
    await sweep();
    expect(await titles()).toEqual({ there: { 'satu.jpg': null, 'dua.jpg': 'dua.jpg' }, missing: ['satu.jpg'] });
  });

  it('nor by how it looks, where no moment is known', async () => {
    const lit = async (brightness: number) =>
      sharp(await scene(1))
        .modulate({ brightness })
        .jpeg({ quality: 70 })
        .toBuffer();
    await begin({ 'satu.jpg': await lit(1), 'dua.jpg': await lit(1.05) }, { pictures: true });
    rmSync(at('satu.jpg'));
    copyFileSync(at('dua.jpg'), at('satu.jpg'));
    await client.roots.sweep({ pictures: true });
    replace('satu.jpg', await lit(1.1));
    await client.roots.sweep({ pictures: true });
    expect(await titles()).toEqual({ there: { 'satu.jpg': null, 'dua.jpg': 'dua.jpg' }, missing: ['satu.jpg'] });
  });

  it('two files of one length and moment that swapped their names stay apart where their folder moved, too', async () => {
    await begin({ 'tetap/a.txt': 'undangan rapat', 'b.txt': 'laporan acara' });
    const other = away('jauh');
    putFile(join(other, 'c.txt'), 'daftar hadirin');
    const { id: root } = await client.roots.add({ path: other });
    await sweep();
    for (const path of [at('tetap/a.txt'), join(other, 'c.txt')]) utimesSync(path, 1_700_000_000, 1_700_000_001);
    await sweep();
    const { id } = await client.assets.find({ path: join(other, 'c.txt') });
    await client.assets.edit({ ids: [id], changes: [{ field: 'title', op: 'set', value: 'c.txt' }] });
    expect(statSync(join(other, 'c.txt')).size).toBe(statSync(at('tetap/a.txt')).size);

    renameSync(other, `${other} sekali`);
    renameSync(at('tetap/a.txt'), away('sementara'));
    renameSync(join(`${other} sekali`, 'c.txt'), at('tetap/a.txt'));
    renameSync(away('sementara'), join(`${other} sekali`, 'c.txt'));
    await client.roots.point({ root, path: `${other} sekali`, force: true });
    await client.roots.sweep({ root });
    await sweep();
    expect((await titles()).there).toEqual({
      'tetap/a.txt': 'c.txt',
      'b.txt': 'b.txt',
      '../jauh sekali/c.txt': 'tetap/a.txt',
    });
  });

  it('an empty file that got another spelling is not the one that was called so before', async () => {
    const [composed, apart] = ['Kafé.txt'.normalize('NFC'), 'Kafé.txt'.normalize('NFD')];
    await begin({ [composed]: '', [apart]: '', 'b.txt': 'laporan' });
    await title(apart, 'apart');
    rmSync(at(composed));
    await sweep();
    rmSync(at(apart));
    putFile(at(composed), '');
    await sweep();
    expect(await titles()).toEqual({ there: { [composed]: 'apart', 'b.txt': 'b.txt' }, missing: [composed] });
  });

  it('a file that another one came to the place of is not that one, however often it was looked at unread', async () => {
    await begin({ 'a.txt': 'satu' });
    const db = openWriter(join(bench.library, 'library.db'), false);
    try {
      const row = get<FileLook & { id: number }>(db, 'SELECT * FROM file');
      if (!row) throw new Error('no file');
      const looked = (size: number, linked: boolean) => {
        updateLook(db, row.id, { ...row, sidecar: false, ino: '4711', size }, linked, 0);
        return get<{ linked: number }>(db, 'SELECT linked FROM file')?.linked;
      };
      expect([looked(8, false), looked(9, true)]).toEqual([0, 0]);
      execute(db, 'UPDATE file SET read_state = 1');
      expect([looked(10, true), looked(11, true)]).toEqual([1, 1]);
    } finally {
      close(db);
    }
  });

  it('files that wait are read when a script looks, and not when it opens the library', async () => {
    const own = makeBench();
    const first = await own.open();
    putFile(join(own.material, 'a.txt'), 'satu');
    await first.client.roots.add({ path: own.material });
    await first.client.roots.sweep({});
    await first.library.close();
    const db = openWriter(join(own.library, 'library.db'), false);
    const waiting = () => get<{ n: number }>(db, 'SELECT count(*) AS n FROM file WHERE read_state = 0')?.n;
    try {
      execute(db, 'UPDATE file SET read_state = 0');
      const { client: next } = await own.open();
      await new Promise((resolve) => setTimeout(resolve, 500));
      expect(waiting()).toBe(1);
      await next.roots.sweep({});
      expect(waiting()).toBe(0);
    } finally {
      close(db);
      await own.remove();
    }
  });
});
