import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { readFacts } from '../../../../../electron/engine/media/probe/facts.ts';
import { positionOf } from '../../../../../electron/engine/media/probe/film-words.ts';
import { renderFile } from '../../../../../electron/engine/media/render.ts';
import { fileFacts } from '../../../../../shared/model/facts.ts';
import { type Mp4, mp3File, mp4File, wavFile } from '../media-files.ts';
import { tempFolder } from '../temp-folder.ts';

const folder = tempFolder();
let count = 0;
const file = (name: string, bytes: Uint8Array): string => {
  const path = join(folder, `${count++}-${name}`);
  writeFileSync(path, bytes);
  return path;
};
const facts = (name: string, bytes: Uint8Array) => readFacts(file(name, bytes));

describe('a film', () => {
  const film: Mp4 = {
    width: 640,
    height: 360,
    seconds: 3,
    created: Date.UTC(2020, 9, 9, 1, 15, 30),
    place: '-07.1401+110.4000/',
  };

  it('has its size, its length, its place and the time of its container in UTC', async () => {
    const found = await facts('a.mp4', mp4File(film));
    expect(fileFacts.parse(found)).toEqual(found);
    expect(found).toMatchObject({
      kind: 'video',
      mime: 'video/mp4',
      width: 640,
      height: 360,
      durationSeconds: 3,
      capturedAt: '2020-10-09T01:15:30Z',
      capturedAtCertainty: 'utc-container',
      gps: { lat: -7.1401, lon: 110.4 },
      error: null,
    });
  });

  it('has its size as it is shown', async () => {
    expect(await facts('b.mp4', mp4File({ ...film, turn: 90 }))).toMatchObject({ width: 360, height: 640 });
  });

  it('whose clock was never set has no time of its own', async () => {
    const found = await facts('c.mp4', mp4File({ ...film, created: -2_082_844_800_000 }));
    expect(found.capturedAtCertainty).toBe('file');
  });

  it('that is cut off before its index has a reason, and its kind', async () => {
    expect(await facts('d.mp4', mp4File(film).subarray(0, 30))).toMatchObject({
      kind: 'video',
      error: { code: 'file-damaged' },
    });
  });

  it.each([
    ['+32.0929+034.8620/', { lat: 32.0929, lon: 34.862 }],
    ['32.0929°N 34.8620°E 28.516m', { lat: 32.0929, lon: 34.862 }],
    ['7°08\'24"S 110°24\'00"E', { lat: -7.14, lon: 110.4 }],
    ['+00.0000+000.0000/', null],
    ['+95.0000+000.0000/', null],
    ['somewhere', null],
  ])('place %s', (text, expected) => {
    expect(positionOf(text)).toEqual(expected);
  });
});

describe('a sound', () => {
  it('has its length and its tags', async () => {
    const found = await facts('a.wav', wavFile({ INAM: 'Wawancara', IART: 'Sri', ICMT: 'Rapat kopi', ICOP: 'Humas' }));
    expect(fileFacts.parse(found)).toEqual(found);
    expect(found).toMatchObject({
      kind: 'audio',
      durationSeconds: 1,
      title: 'Wawancara',
      creator: 'Sri',
      description: 'Rapat kopi',
      copyright: 'Humas',
      error: null,
    });
  });

  it('has the words of ID3, and its cover as its picture', async () => {
    const cover = await sharp({ create: { width: 50, height: 50, channels: 3, background: '#c00' } })
      .png()
      .toBuffer();
    const path = file('a.mp3', mp3File('Mars “Kopi”', 'Paduan Suara', cover));
    const found = await readFacts(path);
    expect(found).toMatchObject({ kind: 'audio', mime: 'audio/mpeg', title: 'Mars “Kopi”', creator: 'Paduan Suara' });
    expect(found.durationSeconds).toBeCloseTo(1.04, 1);
    const { pictures } = await renderFile(path, found.fingerprint);
    expect(pictures).toMatchObject({ kind: 'picture', width: 50, height: 50 });
  });

  it('without a cover is drawn as a card', async () => {
    expect(await renderFile(file('b.mp3', mp3File('a', 'b')), null)).toMatchObject({
      pictures: { kind: 'card' },
      error: null,
    });
  });
});

it('films and sounds never fail, whatever was changed in them', { timeout: 60_000 }, async () => {
  const wholes: [string, Buffer][] = [
    ['x.mp4', mp4File({ width: 64, height: 36, seconds: 1, created: 1.6e12, place: '+01.0000+002.0000/' })],
    ['x.wav', wavFile({ INAM: 'a' })],
    ['x.mp3', mp3File('a', 'b')],
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...wholes),
      fc.array(fc.tuple(fc.nat(1200), fc.nat(255)), { minLength: 1, maxLength: 10 }),
      async ([name, whole], changes) => {
        const bytes = Buffer.from(whole);
        for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
        const path = join(folder, name);
        writeFileSync(path, bytes);
        const found = await readFacts(path);
        expect(() => fileFacts.parse(found)).not.toThrow();
      },
    ),
    { numRuns: 100 },
  );
});
