import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspectFile } from '../../../../electron/engine/media/inspect.ts';
import { type MediaPool, openMediaPool } from '../../../../electron/engine/media/pool.ts';
import { nodeHost } from '../../../../electron/engine/node-host.ts';
import { assetObject } from '../../../../shared/model/asset.ts';
import { hasShared, sharedPath } from '../../../fixtures/shared.ts';
import { wide } from '../../../fixtures/wide.ts';
import { tempFolder } from './temp-folder.ts';

const folder = tempFolder();
let pool: MediaPool;
beforeAll(() => {
  pool = openMediaPool(nodeHost(), { size: 1 });
});
afterAll(() => pool.close());

const file = (name: string, bytes: Uint8Array | string): string => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};

describe('inspecting one file', () => {
  it('gives the asset object, and draws the preview where it is told to', async () => {
    const bytes = await sharp({ create: { width: 2000, height: 1000, channels: 3, background: '#246' } })
      .withExif({ IFD2: { DateTimeOriginal: '2020:10:09 08:15:30' } })
      .jpeg()
      .toBuffer();
    const path = file('a “photo”\n.jpg', bytes);
    const renderTo = join(folder, 'pictures');
    mkdirSync(renderTo);
    const found = await inspectFile(pool, path, { renderTo });
    const { text, ...asset } = found;
    expect(assetObject.parse(asset)).toEqual(asset);
    expect(found).toMatchObject({
      id: null,
      path,
      paths: [path],
      kind: 'photo',
      width: 2000,
      height: 1000,
      capturedAt: '2020-10-09T08:15:30',
      date: '2020-10-09',
      theme: null,
      proposed: {},
      preview: { kind: 'picture', width: 1600, height: 800 },
      state: 'present',
      error: null,
      text: null,
    });
    expect(readdirSync(renderTo)).toHaveLength(1);
    expect(await sharp(readFileSync(found.preview?.file as string)).metadata()).toMatchObject({
      width: 1600,
      height: 800,
    });
  });

  it('tells the size of the preview without drawing it anywhere', async () => {
    const bytes = await sharp({ create: { width: 20, height: 10, channels: 3, background: '#246' } })
      .png()
      .toBuffer();
    expect((await inspectFile(pool, file('b.png', bytes))).preview).toEqual({
      kind: 'picture',
      file: null,
      width: 20,
      height: 10,
    });
  });

  it.each([
    ['gone.jpg', undefined, { kind: 'photo', state: 'missing', error: { code: 'file-missing' } }],
    ['empty.pdf', '', { kind: 'document', bytes: 0, error: { code: 'file-empty' } }],
    ['archive.zip', `PK\x05\x06${'\0'.repeat(18)}`, { kind: 'other', preview: { kind: 'card' }, error: null }],
  ])('%s has its line as well', async (name, content, expected) => {
    const path = content === undefined ? join(folder, name) : file(name, content);
    expect(await inspectFile(pool, path)).toMatchObject(expected);
  });
});

describe.skipIf(!hasShared('media/dev/photos'))('photos of many cameras', () => {
  it('have the facts that other programs find in them', async () => {
    const truth = readFileSync(sharedPath('media/dev/truth.jsonl'), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('{"path": "photos/'))
      .map((line) => JSON.parse(line));
    const known = truth.filter(
      (each) => /\.(jpe?g|png|webp|gif|tiff?|avif)$/i.test(each.path) && !each.malformed && each.width,
    );
    expect(known.length).toBeGreaterThan(100);
    const wrong: string[] = [];
    for (const each of known) {
      const facts = await pool.read(sharedPath('media/dev', each.path));
      if (facts.width !== each.width || facts.height !== each.height) wrong.push(each.path);
    }
    expect(wrong).toEqual([]);
  });

  it('are answered also when they are damaged', { timeout: 120_000 }, async () => {
    const names = readdirSync(sharedPath('media/dev/malformed')).filter((name) =>
      /\.(jpg|png|webp|gif|tif|avif|svg)$/.test(name),
    );
    for (const name of wide(8, names)) {
      const found = await inspectFile(pool, sharedPath('media/dev/malformed', name));
      expect(found.error !== null || found.preview !== null || found.kind !== 'photo', name).toBe(true);
    }
  });
});
