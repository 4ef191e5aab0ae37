import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Library } from '../../../../electron/engine/library.ts';
import { libraryPaths } from '../../../../electron/engine/library-folder.ts';
import type { EngineClient } from '../../../../shared/api/client.ts';
import type { Preset } from '../../../../shared/model/export.ts';
import { largestLogo } from '../../../../shared/model/logo.ts';
import { type Bench, cardsOf, codeOf, makeBench } from '../../../fixtures/library.ts';

let bench: Bench;
let library: Library;
let client: EngineClient;
let folder: string;
beforeEach(async () => {
  bench = makeBench();
  ({ library, client } = await bench.open());
  folder = libraryPaths(bench.library).logos;
});
afterEach(() => bench.remove());

const filled = (background: string, size = 40) =>
  sharp({ create: { width: size, height: size, channels: 4, background } });
const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>');
const add = (name: string, bytes: Uint8Array) => client.exports.addLogo({ name, bytes: Uint8Array.from(bytes) });
const names = async () => (await client.exports.logos({})).map(({ file }) => file);

describe('the logos of an office', () => {
  it('are kept to the byte under their own names, and shown small', async () => {
    expect(await client.exports.logos({})).toEqual([]);
    const given: Record<string, Buffer> = {
      'Pemda.png': await filled('#0a8c').png().toBuffer(),
      'Dinas Kominfo.SVG': svg,
      'foto.jpeg': await filled('#f00').removeAlpha().jpeg().toBuffer(),
      'lambang.webp': await filled('#00f').webp().toBuffer(),
    };
    for (const [name, bytes] of Object.entries(given)) {
      expect(await add(name, bytes)).toEqual({ file: name });
      expect(readFileSync(join(folder, name)).equals(bytes)).toBe(true);
    }
    const logos = await client.exports.logos({});
    expect(logos.map(({ file }) => file).sort()).toEqual(Object.keys(given).sort());
    for (const { file, bytes, picture } of logos) {
      expect(bytes).toBe(given[file]?.length);
      const { width, format } = await sharp(picture?.bytes).metadata();
      expect(width).toBeGreaterThan(8);
      expect(`image/${format}`).toBe(picture?.mime);
    }
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('are called by what they are and never by a path, and none takes the place of another', async () => {
    const png = await filled('#123').png().toBuffer();
    expect(await add('..\\..\\rahasia/logo.jpg', png)).toEqual({ file: 'logo.png' });
    expect(await add('LOGO.png', await filled('#456').png().toBuffer())).toEqual({ file: 'LOGO (2).png' });
    // what is there already is not kept twice
    expect(await add('lain.png', png)).toEqual({ file: 'logo.png' });
    expect(await add('', png).catch(() => 'refused')).toBe('refused');
    expect(await names()).toEqual(['LOGO (2).png', 'logo.png']);
    expect(readdirSync(bench.library).filter((name) => /rahasia|logo\./.test(name))).toEqual([]);
  });

  it('are pictures of a few kinds, whole and not too large, and nothing else', async () => {
    const png = await filled('#123', 300).png({ compressionLevel: 0 }).toBuffer();
    const wrong: Record<string, Buffer> = {
      'kosong.png': Buffer.alloc(0),
      'kata.png': Buffer.from('bukan gambar'),
      'terpotong.png': png.subarray(0, png.length / 2),
      'gambar.gif': await filled('#123').gif().toBuffer(),
      'gambar.tif': await filled('#123').tiff().toBuffer(),
      'rusak.svg': Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9"><path d="M0 0'),
      'halaman.svg': Buffer.from('<!doctype html><html><body>halo</body></html>'),
      'besar.png': Buffer.concat([png, Buffer.alloc(largestLogo)]),
    };
    for (const [name, bytes] of Object.entries(wrong)) {
      expect.soft(await codeOf(add(name, bytes)), name).toBe('logo-unusable');
    }
    expect(await names()).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('are taken away and put back as they were', async () => {
    await add('Pemda.svg', svg);
    const { bytes } = await client.exports.removeLogo({ file: 'Pemda.svg' });
    expect(Buffer.from(bytes).equals(svg)).toBe(true);
    expect(await names()).toEqual([]);
    expect(await codeOf(client.exports.removeLogo({ file: 'Pemda.svg' }))).toBe('not-found');
    for (const file of ['../library.db', 'library.db', '', '.', join(bench.library, 'library.db')]) {
      expect(await codeOf(client.exports.removeLogo({ file }))).toBe('not-found');
    }
    expect(await add('Pemda.svg', bytes)).toEqual({ file: 'Pemda.svg' });
  });

  it('that somebody put there by hand are there too, and one that cannot be drawn is seen to be so', async () => {
    mkdirSync(join(folder, 'folder.png'), { recursive: true });
    writeFileSync(join(folder, 'tangan.png'), await filled('#abc').png().toBuffer());
    writeFileSync(join(folder, 'rusak.png'), 'bukan gambar');
    writeFileSync(join(folder, 'catatan.txt'), 'logo baru menyusul');
    const logos = await client.exports.logos({});
    expect(logos.map(({ file, picture }) => [file, picture !== null])).toEqual([
      ['rusak.png', false],
      ['tangan.png', true],
    ]);
  });

  it('may be looked at by all, and added and taken away by whoever runs the library', async () => {
    const editor = library.client({ role: 'editor' });
    expect(await editor.exports.logos({})).toEqual([]);
    expect(await codeOf(editor.exports.addLogo({ name: 'a.svg', bytes: Uint8Array.from(svg) }))).toBe('not-allowed');
    expect(await codeOf(editor.exports.removeLogo({ file: 'a.svg' }))).toBe('not-allowed');
  });
});

describe('a copy with a logo', () => {
  it('carries that of its unit, else that of all, and is not made where its file is gone', async () => {
    for (const name of ['a.jpg', 'b.jpg']) {
      await sharp({
        create: { width: 400, height: 300, channels: 3, background: name === 'a.jpg' ? '#fff' : '#fefefe' },
      })
        .jpeg()
        .toFile(join(bench.material, name));
    }
    await client.roots.add({ path: bench.material });
    await client.roots.sweep({ pictures: true });
    const cards = await cardsOf(client);
    const idOf = (name: string) => cards.find((card) => card.name === name)?.id ?? '';
    await client.assets.edit({
      ids: [idOf('b.jpg')],
      changes: [{ field: 'unit', op: 'set', value: 'Dinas Pertanian' }],
    });
    await add('pemda.png', await filled('#ff0000').png().toBuffer());
    await add('dinas.png', await filled('#0000ff').png().toBuffer());
    const [web] = (await client.exports.presets({})).filter(({ id }) => id === 'web');
    const { origin: _, ...preset } = { ...(web as Preset & { origin: string }) };
    const logo = { file: 'pemda.png', place: 'centre', size: 0.5, margin: 0, opacity: 1 } as const;
    await client.exports.savePreset({
      preset: { ...preset, logo: { ...logo, variants: { 'dinas pertanian': 'dinas.png' } } },
    });
    const middle = async (name: string) => {
      const { bytes } = await client.exports.preview({ id: idOf(name), preset: 'web', edge: 200 });
      const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
      const at = (Math.floor(info.height / 2) * info.width + Math.floor(info.width / 2)) * 3;
      return (data[at] ?? 0) > 200 ? 'pemda' : (data[at + 2] ?? 0) > 200 ? 'dinas' : 'none';
    };
    expect(await middle('a.jpg')).toBe('pemda');
    expect(await middle('b.jpg')).toBe('dinas');
    await client.exports.removeLogo({ file: 'dinas.png' });
    expect(await middle('a.jpg')).toBe('pemda');
    expect(await codeOf(client.exports.preview({ id: idOf('b.jpg'), preset: 'web', edge: 200 }))).toBe('logo-missing');
    // and that is known before an export begins
    const plan = await client.exports.plan({
      ids: cards.map(({ id }) => id),
      presets: ['web', 'asli'],
      to: join(bench.folder, 'keluar'),
    });
    expect(plan).toMatchObject({ copies: 3, refusedCount: 1 });
    expect(plan.refused).toEqual([{ id: idOf('b.jpg'), preset: 'web', reason: 'logo-missing' }]);
  });
});
