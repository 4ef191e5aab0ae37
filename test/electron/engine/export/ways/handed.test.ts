import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EngineClient } from '../../../../../shared/api/client.ts';
import { type Bench, cardsOf, eventually, makeBench } from '../../../../fixtures/library.ts';
import { putFile, putPhoto } from '../../../../fixtures/photos.ts';

const days = 86_400_000;

let bench: Bench;
let client: EngineClient;
let clock = () => Date.now();
let photo: string;
let paper: string;
beforeEach(async () => {
  clock = () => Date.now();
  bench = makeBench({ clock: { now: () => clock() } });
  await putPhoto(join(bench.material, 'panen.jpg'), 1, { camera: 'EOS R6' });
  putFile(join(bench.material, 'notulen.txt'), 'Notulen rapat panen raya');
  ({ client } = await bench.open());
  await client.roots.add({ path: bench.material });
  await client.roots.sweep({});
  const cards = await cardsOf(client);
  photo = cards.find(({ kind }) => kind === 'photo')?.id as string;
  paper = cards.find(({ kind }) => kind === 'document')?.id as string;
});
afterEach(() => bench.remove());

/** Copies that are made and lie ready. */
function prepared(): number {
  const folder = join(bench.library, 'handed');
  const own = existsSync(folder) ? readdirSync(folder).filter((name) => !name.startsWith('.')) : [];
  return own.filter((name) => readdirSync(join(folder, name)).length > 0).length;
}

describe('what is handed to another program', () => {
  it('is drawn anew if it is a photo, and is told where it leaves as it is', async () => {
    const web = await client.exports.prepare({ ids: [photo, paper], preset: 'web' });
    expect(web.files.map(({ path }) => basename(path))).toEqual(['panen.jpg', 'notulen.txt']);
    expect(web.asTheyAre).toEqual([paper]);
    expect(readFileSync(web.files[0]?.path ?? '').includes('EOS R6')).toBe(false);
    const original = await client.exports.prepare({ ids: [photo, paper], preset: 'asli' });
    expect(original.asTheyAre).toEqual([photo, paper]);
    expect(readFileSync(original.files[0]?.path ?? '').includes('EOS R6')).toBe(true);
  });

  it('tells what may not leave from what cannot be made', async () => {
    await client.rights.say({ ids: [photo], rights: { classification: 'excluded' } });
    await putPhoto(join(bench.material, 'hilang.jpg'), 2);
    await client.roots.sweep({});
    const gone = (await cardsOf(client, 'hilang'))[0]?.id as string;
    rmSync(join(bench.material, 'hilang.jpg'));
    const { files, refused, failed } = await client.exports.prepare({ ids: [photo, gone, paper], preset: 'web' });
    expect(files.map(({ id }) => id)).toEqual([paper]);
    expect([refused, failed]).toEqual([[photo], [gone]]);
    // nothing of the others is written down as gone out
    expect(await client.publications.of({ id: gone })).toEqual([]);
  });

  it('stays when it may not leave any more once it is made', async () => {
    const until = new Date(Date.now() + days).toISOString().slice(0, 10);
    const consent = {
      person: null,
      channels: [],
      guardian: null,
      paper: null,
      given: null,
      withdrawn: null,
      note: null,
    };
    await client.rights.saveConsent({ consent: { ...consent, id: null, assets: [photo], until } });
    // the days pass when both copies are made
    clock = () => (prepared() === 2 ? Date.now() + 4 * days : Date.now());
    const { files, refused } = await client.exports.prepare({ ids: [photo, paper], preset: 'web' });
    expect([files.map(({ id }) => id), refused]).toEqual([[paper], [photo]]);
    clock = () => Date.now();
    expect(await client.publications.of({ id: photo })).toEqual([]);
  });
});

describe('a picture for the clipboard', () => {
  it('is one that every window can read, whatever the preset makes', async () => {
    const known = await client.exports.presets({});
    const web = known.find(({ id }) => id === 'web');
    if (!web) throw new Error('no preset for the web');
    const { origin: _, ...rest } = web;
    await client.exports.savePreset({ preset: { ...rest, id: 'arsip', format: 'tiff' } });
    await eventually(async () => (await client.exports.presets({})).find(({ id }) => id === 'arsip'));
    for (const preset of ['web', 'arsip', 'asli']) {
      const { mime, bytes } = await client.exports.picture({ id: photo, preset });
      expect([preset, mime, (await sharp(bytes).metadata()).format]).toEqual([preset, 'image/jpeg', 'jpeg']);
      expect(Buffer.from(bytes).includes('EOS R6')).toBe(false);
    }
  });
});
