import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { endOf } from '../../../../electron/engine/ingest/complete.ts';
import type { End } from '../../../../electron/engine/ingest/complete-bytes.ts';

const judge = (name: string, bytes: Buffer): End =>
  endOf(name, { size: bytes.length, read: (at, length) => bytes.subarray(Math.max(0, at), Math.max(0, at) + length) });

/** Bytes without runs of zeros, as packed pictures and films have them. */
function noise(length: number): Buffer {
  const bytes = Buffer.alloc(length);
  let state = 12_345;
  for (let n = 0; n < length; n += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[n] = 1 + ((state >>> 24) % 254);
  }
  return bytes;
}

const u32 = (value: number): Buffer =>
  Buffer.from([value >>> 24, value >>> 16, value >>> 8, value].map((b) => b & 255));
const u32le = (value: number): Buffer => Buffer.from(u32(value)).reverse();
const box = (type: string, body: Buffer): Buffer =>
  Buffer.concat([u32(body.length + 8), Buffer.from(type, 'latin1'), body]);
const ftyp = box('ftyp', Buffer.from('isom\0\0\x02\0isom'));
const film = (...boxes: Buffer[]): Buffer => Buffer.concat([ftyp, ...boxes]);
const riff = (type: string, body: Buffer): Buffer =>
  Buffer.concat([Buffer.from('RIFF'), u32le(body.length + 4), Buffer.from(type), body]);

function zip(): Buffer {
  const packed = deflateRawSync(noise(9_000));
  const entry = (mark: number, rest: Buffer): Buffer => Buffer.concat([u32le(mark), rest]);
  const common = Buffer.concat([
    Buffer.alloc(10),
    u32le(1),
    u32le(packed.length),
    u32le(9_000),
    Buffer.from([5, 0, 0, 0]),
  ]);
  const local = Buffer.concat([entry(0x04034b50, common), Buffer.from('a.txt'), packed]);
  const central = Buffer.concat([entry(0x02014b50, Buffer.alloc(42, 1)), Buffer.from('a.txt')]);
  const end = Buffer.concat([
    u32le(0x06054b50),
    Buffer.alloc(8),
    u32le(central.length),
    u32le(local.length),
    Buffer.alloc(2),
  ]);
  return Buffer.concat([local, central, end]);
}

const matroska = (known: boolean): Buffer => {
  const body = noise(9_000);
  const size = known
    ? Buffer.from([0x08, 0, 0, 0, 0x23, 0x28].with(0, 0x04))
    : Buffer.from([0x01, 255, 255, 255, 255, 255, 255, 255]);
  return Buffer.concat([Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 0x84, 1, 2, 3, 4, 0x18, 0x53, 0x80, 0x67]), size, body]);
};

const oggPage = (flags: number, length: number): Buffer =>
  Buffer.concat([
    Buffer.from('OggS\0'),
    Buffer.from([flags]),
    Buffer.alloc(20, 7),
    Buffer.from([2, 255, length]),
    noise(255 + length),
  ]);

const files: Record<string, Buffer> = {
  'film.mp4': film(box('moov', noise(900)), box('mdat', noise(9_000))),
  'film-late.mov': film(box('mdat', noise(9_000)), box('moov', noise(900))),
  'gambar.heic': film(box('meta', noise(900)), box('mdat', noise(9_000))),
  'suara.wav': riff('WAVE', noise(9_000)),
  'suara.webm': matroska(true),
  'suara.opus': Buffer.concat([oggPage(2, 10), oggPage(0, 200), oggPage(4, 99)]),
  'berkas.docx': zip(),
  'surat.pdf': Buffer.concat([Buffer.from('%PDF-1.7\n'), noise(9_000), Buffer.from('\nstartxref\n9\n%%EOF\n')]),
};

beforeAll(async () => {
  const image = sharp(noise(160 * 120 * 3), { raw: { width: 160, height: 120, channels: 3 } });
  files['foto.jpg'] = await image.clone().jpeg().toBuffer();
  files['layar.png'] = await image.clone().png().toBuffer();
  files['gerak.gif'] = await image.clone().gif().toBuffer();
  files['web.webp'] = await image.clone().webp().toBuffer();
  files['web.avif'] = await image.clone().resize(64).avif({ effort: 0 }).toBuffer();
});

/** The end of a GIF is two bytes; one place in 65,000 looks like it. */
const looksLikeEnd = (name: string, bytes: Buffer, cut: number): boolean =>
  name.endsWith('.gif') && bytes[cut - 1] === 0x3b && bytes[cut - 2] === 0;

describe('the end of a file', () => {
  it('is seen in every format that shows it', () => {
    for (const [name, bytes] of Object.entries(files)) expect([name, judge(name, bytes)]).toEqual([name, 'whole']);
  });

  it('is never seen in a part of it, copied so far', () => {
    for (const [name, bytes] of Object.entries(files)) {
      fc.assert(
        fc.property(
          fc.integer({ min: 0, max: bytes.length - 2 }),
          (cut) => looksLikeEnd(name, bytes, cut) || judge(name, bytes.subarray(0, cut)) !== 'whole',
        ),
        { numRuns: 300 },
      );
    }
  });

  it('is never seen in a copy that reserved its room and is not that far', () => {
    for (const [name, bytes] of Object.entries(files)) {
      fc.assert(
        fc.property(fc.integer({ min: 0, max: bytes.length - 2 }), (cut) => {
          const copy = Buffer.alloc(bytes.length);
          bytes.copy(copy, 0, 0, cut);
          // what is missing of a format without a mark at its end is seen once it is longer than a run of zeros can be
          return judge(name, copy) !== 'whole' || bytes.length - cut < 4_096;
        }),
        { numRuns: 300 },
      );
    }
  });

  it('is known to be missing where something points beyond it', () => {
    for (const [name, bytes] of Object.entries(files)) {
      if (name === 'suara.opus') continue; // a page more or less cannot be told
      expect([name, judge(name, bytes.subarray(0, bytes.length - 500))]).toEqual([name, 'partial']);
    }
    expect(judge('film.mp4', film(box('mdat', noise(9_000))))).toBe('partial');
    expect(judge('foto.jpg', Buffer.alloc(0))).toBe('partial');
    expect(judge('catatan.txt', Buffer.alloc(0))).toBe('unknown');
    expect(judge('catatan.txt', Buffer.from('rapat'))).toBe('unknown');
    expect(judge('rekaman.mp3', Buffer.concat([noise(9_000), Buffer.alloc(9_000)]))).toBe('partial');
  });

  it('of a photo is seen behind padding, a maker’s trailer, and a film that belongs to it', () => {
    const photo = files['foto.jpg'] as Buffer;
    expect(judge('a.jpg', Buffer.concat([photo, Buffer.alloc(20_000)]))).toBe('whole');
    expect(judge('a.jpg', Buffer.concat([photo, noise(500), Buffer.from('SEFT')]))).toBe('whole');
    expect(judge('a.jpg', Buffer.concat([photo, photo]))).toBe('whole');
    const clip = film(box('moov', noise(300)), box('mdat', noise(5_000)));
    const xmp = Buffer.from(`<x MotionPhoto="1" Item:Length="${clip.length}"/>`);
    const app1 = Buffer.concat([Buffer.from([0xff, 0xe1]), u32(xmp.length + 2).subarray(2), xmp]);
    const motion = Buffer.concat([photo.subarray(0, 2), app1, photo.subarray(2), clip]);
    expect(judge('MVIMG_1.jpg', motion)).toBe('whole');
    expect(judge('MVIMG_1.jpg', motion.subarray(0, motion.length - 900))).toBe('partial');
  });

  it('is not told by a recording without a size', () => {
    expect(judge('rapat.webm', matroska(false))).toBe('unknown');
    const pieces = film(box('moov', noise(900)), box('moof', noise(90)), box('mdat', noise(9_000)));
    expect(judge('film.mp4', pieces)).toBe('unknown');
    expect(judge('film.mp4', Buffer.concat([pieces, box('mfra', noise(40))]))).toBe('whole');
    expect(judge('film.mp4', Buffer.concat([ftyp, u32(0), Buffer.from('mdat'), noise(900)]))).toBe('unknown');
  });
});
