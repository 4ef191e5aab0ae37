import { closeSync, existsSync, mkdirSync, openSync, readFileSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Pictures } from '../../../../electron/engine/media/pictures.ts';
import { openPictureStore } from '../../../../electron/engine/media/store.ts';
import { tempFolder } from './temp-folder.ts';

const root = tempFolder();
let count = 0;
const folder = (): string => join(root, String(count++));

const pictures = (fill: number, previewBytes = 3000): Pictures => ({
  kind: 'picture',
  mime: 'image/jpeg',
  thumb: new Uint8Array(500).fill(fill),
  preview: new Uint8Array(previewBytes).fill(fill),
  width: 160,
  height: 90,
  thumbhash: new Uint8Array(20),
  aspect: 16 / 9,
});

describe('the pictures of a library', () => {
  it('are given back as they were put, also after closing', () => {
    const path = folder();
    let store = openPictureStore(path);
    store.put('a', pictures(1));
    store.put('a', pictures(2));
    store.close();
    store = openPictureStore(path);
    expect(store.has('a', 'thumb')).toBe(true);
    expect(Buffer.from(store.get('a', 'thumb')?.bytes ?? [])).toEqual(Buffer.alloc(500, 2));
    expect(store.get('a', 'preview')).toMatchObject({ mime: 'image/jpeg' });
    expect(store.get('b', 'thumb')).toBeUndefined();
    store.remove('a');
    expect(store.has('a', 'thumb') || store.has('a', 'preview')).toBe(false);
    store.close();
  });

  it('may have a strip and loudness beside them, which go with them', () => {
    const store = openPictureStore(folder());
    const strip = { mime: 'image/jpeg', bytes: new Uint8Array(700).fill(3), frames: 12 };
    store.put('film', { ...pictures(1), strip });
    store.put('sound', { ...pictures(2), peaks: new Uint8Array(1000).fill(4) });
    expect(store.get('film', 'strip')).toEqual({ mime: 'image/jpeg', bytes: Buffer.alloc(700, 3) });
    expect(store.get('sound', 'peaks')?.bytes).toEqual(Buffer.alloc(1000, 4));
    expect(store.has('film', 'peaks') || store.has('sound', 'strip')).toBe(false);
    store.remove('film');
    expect(store.has('film', 'strip')).toBe(false);
    store.close();
  });

  it('lose the previews looked at longest ago when they take too much room, and no thumbnail', () => {
    let now = 1_700_000_000_000;
    const store = openPictureStore(folder(), () => now);
    for (let i = 0; i < 40; i++) {
      now += 1000;
      store.put(`key-${i}`, pictures(i, 100_000));
    }
    now += 7_200_000;
    expect(store.get('key-0', 'preview')).toBeDefined();
    const removed = store.trim(2_000_000);
    expect(removed).toBeGreaterThan(10);
    expect(store.bytes()).toBeLessThanOrEqual(2_100_000);
    expect(store.has('key-0', 'preview')).toBe(true);
    expect(store.has('key-1', 'preview')).toBe(false);
    expect(store.has('key-39', 'preview')).toBe(true);
    for (let i = 0; i < 40; i++) expect(store.has(`key-${i}`, 'thumb')).toBe(true);
    expect(store.trim(1e12)).toBe(0);
    store.close();
  });
});

describe('a damaged file of pictures', () => {
  it('is put aside at opening, and a new one begun', () => {
    const path = folder();
    mkdirSync(path);
    writeFileSync(
      join(path, 'previews.db'),
      'this is no database, but long enough to be taken for a page of one '.repeat(100),
    );
    const store = openPictureStore(path);
    store.put('a', pictures(1));
    expect(store.has('a', 'thumb')).toBe(true);
    expect(store.check()).toBe(true);
    store.close();
    expect(readFileSync(join(path, 'previews.db.damaged'), 'utf8')).toContain('no database');
  });

  it('is replaced while it is in use, too', () => {
    const path = folder();
    let store = openPictureStore(path);
    for (let i = 0; i < 300; i++) store.put(`key-${i}`, pictures(i % 250, 20_000));
    store.close();
    const file = join(path, 'previews.db');
    const handle = openSync(file, 'r+');
    const junk = Buffer.alloc(4096, 0xa5);
    // the second half: what is looked at when it is opened lies before
    for (let at = Math.floor(statSync(file).size / 8192) * 4096; at < statSync(file).size; at += 4096)
      writeSync(handle, junk, 0, junk.length, at);
    closeSync(handle);
    store = openPictureStore(path);
    expect(store.check()).toBe(false);
    for (let i = 0; i < 300; i++) store.get(`key-${i}`, 'preview');
    store.put('new', pictures(3));
    expect(store.get('new', 'thumb')).toBeDefined();
    expect(store.check()).toBe(true);
    store.close();
    expect(existsSync(`${file}.damaged`)).toBe(true);
  });
});
