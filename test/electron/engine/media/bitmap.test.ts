import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { readBmp } from '../../../../electron/engine/media/bitmap.ts';
import { readIco } from '../../../../electron/engine/media/icon.ts';
import { renderFile } from '../../../../electron/engine/media/render.ts';
import { tempFolder } from './temp-folder.ts';
import { zipFile } from './zip-file.ts';

const folder = tempFolder();
const drawn = async (name: string, bytes: Uint8Array) => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return renderFile(path, null);
};

/** Two by two pixels of 24 bits: red and green above, blue and white below. */
function bmp(): Buffer {
  const head = Buffer.alloc(54);
  head.write('BM', 'latin1');
  head.writeUInt32LE(54, 10);
  head.writeUInt32LE(40, 14);
  head.writeInt32LE(2, 18);
  head.writeInt32LE(2, 22);
  head.writeUInt16LE(1, 26);
  head.writeUInt16LE(24, 28);
  const below = [255, 0, 0, 255, 255, 255, 0, 0];
  const above = [0, 0, 255, 0, 255, 0, 0, 0];
  return Buffer.concat([head, Buffer.from([...below, ...above])]);
}

interface Shape {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  readonly packing: number;
  readonly colours: number;
}

/** A bitmap file with any header; `parts` follow it, and its pixels begin after the first of them. */
function dib({ width, height, bits, packing, colours }: Shape, ...parts: Buffer[]): Buffer {
  const head = Buffer.alloc(54);
  head.write('BM', 'latin1');
  head.writeUInt32LE(54 + (parts[0]?.length ?? 0), 10);
  head.writeUInt32LE(40, 14);
  head.writeInt32LE(width, 18);
  head.writeInt32LE(height, 22);
  head.writeUInt16LE(1, 26);
  head.writeUInt16LE(bits, 28);
  head.writeUInt32LE(packing, 30);
  head.writeUInt32LE(colours, 46);
  return Buffer.concat([head, ...parts]);
}

/** Each pixel as three letters of hexadecimal. */
const colours = (data: Buffer): string[] =>
  Array.from({ length: data.length / 4 }, (_, i) =>
    [...data.subarray(i * 4, i * 4 + 3)].map((part) => (part >> 4).toString(16)).join(''),
  );

const ico = (picture: Buffer): Buffer => {
  const head = Buffer.alloc(22);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(1, 4);
  head[6] = 20;
  head[7] = 20;
  head.writeUInt32LE(picture.length, 14);
  head.writeUInt32LE(22, 18);
  return Buffer.concat([head, picture]);
};

describe('a bitmap', () => {
  it('has its rows from below', () => {
    const picture = readBmp(bmp());
    expect(picture).toMatchObject({ width: 2, height: 2, channels: 4 });
    expect('data' in picture && [...picture.data]).toEqual([
      255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255, 255, 255, 255, 255,
    ]);
  });

  it('is drawn like any picture, and says when it is cut off', async () => {
    expect(await drawn('a.bmp', bmp())).toMatchObject({ pictures: { width: 2, height: 2 }, error: null });
    expect(await drawn('b.bmp', bmp().subarray(0, 60))).toMatchObject({
      pictures: null,
      error: { code: 'file-truncated' },
    });
  });

  it('has its pixels unpacked from runs, and what no run covers is the first colour', () => {
    const palette = Buffer.from([0, 0, 0, 0, 0, 0, 255, 0, 0, 255, 0, 0]);
    // below: three times 1; above: one skipped, then 2 and 1 one by one
    const runs = Buffer.from([3, 1, 0, 0, 0, 2, 1, 0, 1, 2, 1, 1, 0, 1]);
    const picture = readBmp(dib({ width: 3, height: 2, bits: 8, packing: 1, colours: 3 }, palette, runs));
    expect('data' in picture && colours(picture.data)).toEqual(['000', '0f0', 'f00', 'f00', 'f00', 'f00']);
  });

  it('has the colours that its masks say', () => {
    const masks = Buffer.alloc(12);
    for (const [i, mask] of [0xf800, 0x07e0, 0x001f].entries()) masks.writeUInt32LE(mask, i * 4);
    const pixels = Buffer.alloc(4);
    pixels.writeUInt16LE(0xf800, 0);
    pixels.writeUInt16LE(0x07ff, 2);
    const picture = readBmp(dib({ width: 2, height: 1, bits: 16, packing: 3, colours: 0 }, masks, pixels));
    expect('data' in picture && colours(picture.data)).toEqual(['f00', '0ff']);
  });

  it('is clear where the mask of an icon says so', () => {
    const palette = Buffer.from([0, 0, 255, 0, 0, 255, 0, 0]);
    const [pixels, mask] = [Buffer.from([0b10000000, 0, 0, 0]), Buffer.from([0b01000000, 0, 0, 0])];
    const whole = dib({ width: 2, height: 2, bits: 1, packing: 0, colours: 2 }, palette, pixels, mask);
    const picture = readIco(ico(whole.subarray(14)));
    expect('data' in picture && [...picture.data]).toEqual([0, 255, 0, 255, 255, 0, 0, 0]);
  });

  it('of any bytes is pixels or an error, never an endless loop', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.boolean(), (bytes, icon) => {
        const whole = icon ? ico(Buffer.from(bytes)) : Buffer.concat([bmp().subarray(0, 30), Buffer.from(bytes)]);
        try {
          expect(icon ? readIco(whole) : readBmp(whole)).toBeTypeOf('object');
        } catch (cause) {
          expect(cause).toBeInstanceOf(Error);
        }
      }),
    );
  });
});

describe('pictures that lie in other files', () => {
  const colour = (edge: number) => sharp({ create: { width: edge, height: edge, channels: 3, background: '#c00' } });

  it('are those of icons', async () => {
    expect(await drawn('a.ico', ico(await colour(20).png().toBuffer()))).toMatchObject({
      pictures: { width: 20, height: 20 },
    });
  });

  it('are the first page that an office program stored', async () => {
    const bytes = zipFile({
      'word/document.xml': '<a/>',
      'docProps/thumbnail.jpeg': await colour(30).jpeg().toBuffer(),
    });
    expect(await drawn('a.docx', bytes)).toMatchObject({ pictures: { kind: 'picture', width: 30 }, error: null });
  });

  it('are the covers of books', async () => {
    const bytes = zipFile({
      mimetype: 'application/epub+zip',
      'META-INF/container.xml': '<container/>',
      'OPS/book.opf':
        '<package><metadata><meta name="cover" content="c"/></metadata><manifest><item href="cover%20a.png" id="c"/></manifest></package>',
      'OPS/cover a.png': await colour(40).png().toBuffer(),
    });
    expect(await drawn('a.epub', bytes)).toMatchObject({ pictures: { width: 40 }, error: null });
  });

  it('are no fault of the document when they cannot be drawn', async () => {
    const bytes = zipFile({ 'word/document.xml': '<a/>', 'docProps/thumbnail.jpeg': 'no picture' });
    expect(await drawn('b.docx', bytes)).toMatchObject({ pictures: { kind: 'card' }, error: null });
  });

  it('are the JPEG of a RAW photo, turned as the photo says', async () => {
    const jpeg = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#c00' } })
      .jpeg()
      .toBuffer();
    const entries: [tag: number, type: number, value: number][] = [
      [0x0100, 4, 6000],
      [0x0101, 4, 4000],
      [0x0112, 3, 6],
      [0x0201, 4, 200],
      [0x0202, 4, jpeg.length],
    ];
    const head = Buffer.alloc(200);
    head.write('II*\0\x08', 'latin1');
    head.writeUInt16LE(entries.length, 8);
    entries.forEach(([tag, type, value], i) => {
      head.writeUInt16LE(tag, 10 + i * 12);
      head.writeUInt16LE(type, 12 + i * 12);
      head.writeUInt32LE(1, 14 + i * 12);
      head.writeUInt32LE(value, 18 + i * 12);
    });
    const found = await drawn('a.nef', Buffer.concat([head, jpeg]));
    expect(found).toMatchObject({ pictures: { width: 40, height: 60 }, error: null });
  });
});
