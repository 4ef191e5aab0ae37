import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { finishClip } from '../../../../electron/doors/decoder/finish-clip.ts';
import { indexFirst, movedMovie } from '../../../../electron/doors/decoder/mp4-index.ts';
import { BahanError } from '../../../../shared/errors.ts';

const folder = mkdtempSync(join(tmpdir(), 'bahan-finish-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a file is after something was done to it. */
async function changed(bytes: Uint8Array, work: (file: FileHandle) => Promise<void>): Promise<Buffer> {
  const path = join(folder, 'clip');
  writeFileSync(path, bytes);
  const file = await open(path, 'r+');
  try {
    await work(file);
  } finally {
    await file.close();
  }
  return readFileSync(path);
}

function box(type: string, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + body.length, 0);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
}

function words(...numbers: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * numbers.length);
  for (const [n, one] of numbers.entries()) bytes.writeUInt32BE(one, 4 * n);
  return bytes;
}

/** What the samples of a track are: pictures, packed by something that left its name. */
function picturesBy(name: string): Buffer {
  const letters = Buffer.alloc(32);
  letters.writeUInt8(name.length);
  letters.write(name, 1, 'latin1');
  return box('stsd', words(0, 1), box('avc1', Buffer.alloc(42), letters, words(0x0018ffff), Buffer.from('rest')));
}

/** An index whose one track has samples at these places. */
const movieOf = (offsets: readonly number[]): Buffer =>
  box(
    'moov',
    box('mvhd', words(0, 3_900_000_000, 3_900_000_000, 1000, 500)),
    box(
      'trak',
      box('tkhd', words(0, 3_900_000_000, 3_900_000_000, 1, 0, 500)),
      box(
        'mdia',
        box('mdhd', words(0x01000000, 0, 3_900_000_000, 0, 3_900_000_000, 1000, 0, 500)),
        box('hdlr', words(0, 0), Buffer.from('vide'), words(0, 0, 0), Buffer.from('Program 1.2 of Somebody\0')),
        box('minf', box('stbl', picturesBy('Program of Somebody'), box('stco', words(0, offsets.length, ...offsets)))),
      ),
    ),
    box('udta', box('meta', Buffer.from('Panen Kopi'))),
  );

/** A film as it is written at one go: its samples, each with its length before it, then where they are. */
function filmOf(samples: readonly Uint8Array[]): Buffer {
  const head = box('ftyp', Buffer.from('isommp41'));
  const media = Buffer.concat(samples.map((sample) => Buffer.concat([words(sample.length), sample])));
  const large = Buffer.concat([words(1), Buffer.from('mdat'), words(0, 16 + media.length)]);
  let at = head.length + large.length;
  const offsets = samples.map((sample) => {
    const start = at;
    at += 4 + sample.length;
    return start;
  });
  return Buffer.concat([head, large, media, movieOf(offsets)]);
}

/** The samples of a film, found by its index. */
function samplesOf(film: Buffer): Buffer[] {
  const table = film.indexOf('stco', 0, 'latin1') + 8;
  return Array.from({ length: film.readUInt32BE(table) }, (_, n) => {
    const at = film.readUInt32BE(table + 4 + 4 * n);
    return film.subarray(at + 4, at + 4 + film.readUInt32BE(at));
  });
}

describe('an MP4', () => {
  test('has its index first, and every sample where that says, however it is moved', async () => {
    const films = fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(films, fc.integer({ min: 1, max: 200 }), async (samples, piece) => {
        const film = filmOf(samples);
        const made = await changed(film, (file) => indexFirst(file, undefined, piece));
        expect(made.indexOf('moov', 0, 'latin1')).toBeLessThan(made.indexOf('mdat', 0, 'latin1'));
        expect(samplesOf(made).map((sample) => sample.toString('hex'))).toEqual(
          samples.map((sample) => Buffer.from(sample).toString('hex')),
        );
        // and once more is no more
        expect((await changed(made, (file) => indexFirst(file))).equals(made)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test('says neither who wrote it nor when, and keeps its words', async () => {
    const made = await changed(filmOf([Buffer.from('abc')]), (file) => finishClip(file, 'mp4'));
    expect(made.includes('Somebody')).toBe(false);
    expect(made.includes(words(3_900_000_000))).toBe(false);
    expect(made.includes('Panen Kopi')).toBe(true);
    expect(made.includes('vide')).toBe(true);
    expect(made.includes('rest')).toBe(true);
  });

  test('has no name of an encoder in sound that was taken over, wherever its pieces are cut', async () => {
    const name = 'Lavc60.31.102';
    const samples = [Buffer.from(`${name}tone`), Buffer.from(`xLav Lavc ${name}`), Buffer.from('Lavc: a word')];
    const film = filmOf(samples);
    for (let piece = 1; piece < film.length; piece += 7) {
      const made = await changed(film, (file) => indexFirst(file, undefined, piece));
      const blank = '\0'.repeat(name.length);
      expect(samplesOf(made).map(String)).toEqual([`${blank}tone`, `xLav Lavc ${blank}`, 'Lavc: a word']);
    }
  });

  test('of more than four gigabytes says its places in 64 bits', () => {
    const near = movedMovie(movieOf([100, 4_000_000_000]));
    expect(near.includes('stco')).toBe(true);
    const far = movedMovie(movieOf([100, 4_294_967_290]));
    expect(far.includes('stco')).toBe(false);
    const table = far.indexOf('co64', 0, 'latin1') + 12;
    expect([0, 1].map((n) => Number(far.readBigUInt64BE(table + 8 * n)))).toEqual([
      100 + far.length,
      4_294_967_290 + far.length,
    ]);
    expect(far.readUInt32BE(0)).toBe(far.length);
  });

  test('stops when nobody wants it any more', async () => {
    const stopped = AbortSignal.abort();
    const made = changed(filmOf([Buffer.alloc(99)]), (file) => indexFirst(file, stopped));
    await expect(made).rejects.toMatchObject({ code: 'cancelled' });
  });
});

/** An element of a WebM; `size`: how many bytes say its length. */
function element(id: string, body: Buffer, size = 1): Buffer {
  const length = Buffer.alloc(size);
  if (size > 1) length.writeUIntBE(body.length + 2 ** (7 * size), 0, size);
  else length[0] = 0x80 | body.length;
  return Buffer.concat([Buffer.from(id, 'hex'), length, body]);
}

describe('a WebM', () => {
  const info = element(
    '1549a966',
    Buffer.concat([
      element('2ad7b1', Buffer.from([0x0f, 0x42, 0x40])),
      element('4d80', Buffer.from('writer 1.2')),
      element('5741', Buffer.from('program 3'), 4),
      element('7ba9', Buffer.from('Panen Kopi')),
    ]),
    2,
  );
  const word = (name: string, text: string) =>
    element('67c8', Buffer.concat([element('45a3', Buffer.from(name)), element('4487', Buffer.from(text))]));
  const tags = element(
    '1254c367',
    element('7373', Buffer.concat([word('ENCODER', 'packer 4'), word('ARTIST', 'Humas')])),
  );
  const rest = Buffer.concat([tags, element('1f43b675', Buffer.from('writer 1.2 in a sound'), 4)]);
  const header = element('1a45dfa3', Buffer.from('4282847765626d', 'hex'));

  test.each([
    ['of a known length', element('18538067', Buffer.concat([info, rest]), 6)],
    ['of no known length', Buffer.concat([Buffer.from('1853806701ffffffffffffff', 'hex'), info, rest])],
  ])('%s: blanks what wrote it, and nothing else', async (_, segment) => {
    const film = Buffer.concat([header, segment]);
    const made = await changed(film, (file) => finishClip(file, 'webm'));
    expect(made.toString('latin1')).toBe(
      film
        .toString('latin1')
        .replace('writer 1.2', '\0'.repeat(10))
        .replace('program 3', '\0'.repeat(9))
        .replace('packer 4', '\0'.repeat(8)),
    );
  });
});

test('what is no clip is said to be damaged, whatever it is', async () => {
  const film = filmOf([Buffer.from('abc')]);
  const cut = fc.tuple(fc.nat({ max: film.length }), fc.nat({ max: 255 })).map(([at, byte]) => {
    const bytes = Buffer.from(film);
    bytes[at % film.length] = byte;
    return bytes.subarray(0, film.length - (at % 5));
  });
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(fc.uint8Array({ maxLength: 80 }), cut),
      fc.constantFrom('m4a', 'weba'),
      async (bytes, form) => {
        await changed(bytes, (file) => finishClip(file, form as 'm4a')).catch((error: unknown) => {
          expect(error).toBeInstanceOf(BahanError);
        });
      },
    ),
    { numRuns: 200 },
  );
});
