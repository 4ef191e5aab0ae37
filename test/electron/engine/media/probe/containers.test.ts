import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { readFacts } from '../../../../../electron/engine/media/probe/facts.ts';
import { packet } from '../jpeg-segments.ts';
import { tempFolder } from '../temp-folder.ts';
import { box, numbers, tiffFile } from './tiff-file.ts';

const folder = tempFolder();

function facts(name: string, bytes: Uint8Array) {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return readFacts(path);
}

const exif = (orientation = 1) =>
  tiffFile([
    {
      fields: [
        [0x010f, 2, 'Canon'],
        [0x0112, 3, [orientation]],
        [0x0132, 2, '2020:10:09 08:15:30'],
      ],
    },
  ]);
const xmp = Buffer.from(packet('<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Kopi</rdf:li></rdf:Alt></dc:title>'));

/** An image file of one item with these properties, EXIF and XMP beside it. */
function heic(properties: readonly Buffer[], orientation: number, more: readonly Buffer[] = []): Buffer {
  const full = (...parts: Buffer[]) => Buffer.concat([numbers(0), ...parts]);
  const u16 = (...values: number[]) => {
    const bytes = Buffer.alloc(values.length * 2);
    for (const [i, value] of values.entries()) bytes.writeUInt16BE(value, i * 2);
    return bytes;
  };
  const item = (id: number, type: string, content = '') =>
    box('infe', numbers(0x02000000), u16(id, 0), Buffer.from(`${type}\0${content}\0`, 'latin1'));
  const block = Buffer.concat([numbers(6), Buffer.from('Exif\0\0', 'latin1'), exif(orientation)]);
  const ftyp = box('ftyp', Buffer.from('heic\0\0\0\0mif1heic', 'latin1'));
  const meta = (start: number) =>
    box(
      'meta',
      full(),
      box('hdlr', full(numbers(0), Buffer.from('pict'), numbers(0, 0, 0), Buffer.alloc(1))),
      box('pitm', full(u16(1))),
      box('iinf', full(u16(3)), item(1, 'hvc1'), item(2, 'Exif'), item(3, 'mime', 'application/rdf+xml')),
      box(
        'iprp',
        box('ipco', ...properties),
        box('ipma', full(numbers(1), u16(1), Buffer.from([properties.length, ...properties.map((_, i) => i + 1)]))),
      ),
      box(
        'iloc',
        full(
          Buffer.from([0x44, 0]),
          u16(2),
          u16(2, 0, 1),
          numbers(start, block.length),
          u16(3, 0, 1),
          numbers(start + block.length, xmp.length),
        ),
      ),
    );
  const start = ftyp.length + meta(0).length + 8;
  return Buffer.concat([ftyp, meta(start), box('mdat', block, xmp), ...more]);
}

const extent = (width: number, height: number) => box('ispe', numbers(0, width, height));
const decoder = box('hvcC', Buffer.alloc(23));

describe('HEIC', () => {
  it('is turned once, as the container says, and not again by EXIF', async () => {
    const bytes = heic([extent(4000, 3000), decoder, box('irot', Buffer.from([3]))], 6);
    expect(await facts('a.heic', bytes)).toMatchObject({
      width: 3000,
      height: 4000,
      orientation: 6,
      make: 'Canon',
      title: 'Kopi',
      error: null,
    });
  });

  it('is not turned by EXIF when the container does not turn it', async () => {
    expect(await facts('b.heic', heic([extent(4000, 3000), decoder], 6))).toMatchObject({ width: 4000, height: 3000 });
  });

  it('is cropped before it is turned, in the order of the file', async () => {
    const clap = box('clap', numbers(100, 1, 60, 1, 0, 1, 0, 1));
    const bytes = heic([extent(120, 80), decoder, clap, box('irot', Buffer.from([1]))], 1);
    expect(await facts('c.heic', bytes)).toMatchObject({ width: 60, height: 100 });
  });

  it('says when a film is behind it', async () => {
    const bytes = heic([extent(120, 80), decoder], 1, [box('mpvd', Buffer.alloc(100))]);
    expect((await facts('d.heic', bytes)).technical.motionPhoto).toBe('yes');
  });
});

it('a film that Samsung put behind a photo is seen in the list at the end', async () => {
  const photo = await sharp({ create: { width: 4, height: 3, channels: 3, background: '#123' } })
    .jpeg()
    .toBuffer();
  const list = Buffer.alloc(24);
  list.write('SEFH', 'latin1');
  list.writeUInt32LE(1, 8);
  const behind = (type: number) => {
    const own = Buffer.from(list);
    own.writeUInt16LE(type, 14);
    const end = Buffer.alloc(8);
    end.writeUInt32LE(own.length);
    end.write('SEFT', 4, 'latin1');
    return Buffer.concat([photo, Buffer.alloc(100), own, end]);
  };
  expect((await facts('film.jpg', behind(0x0a30))).technical.motionPhoto).toBe('yes');
  expect((await facts('time.jpg', behind(0x0a01))).technical.motionPhoto).toBeUndefined();
});

describe('JPEG XL', () => {
  // 8 x 8 pixels: a small size in units of eight, and a ratio of one
  const picture = Buffer.from([0xff, 0x0a, 0b0100_0001, 0, 0, 0]);
  const signature = Buffer.from('\0\0\0\x0cJXL \r\n\x87\n', 'latin1');

  it('holds EXIF and XMP in boxes', async () => {
    const bytes = Buffer.concat([signature, box('jxlc', picture), box('Exif', numbers(0), exif()), box('xml ', xmp)]);
    expect(await facts('a.jxl', bytes)).toMatchObject({ width: 8, height: 8, make: 'Canon', title: 'Kopi' });
  });

  it('may have packed them', async () => {
    const packed = (type: string, body: Buffer) => box('brob', Buffer.from(type), brotliCompressSync(body));
    const bytes = Buffer.concat([
      signature,
      packed('Exif', Buffer.concat([numbers(0), exif()])),
      packed('xml ', xmp),
      box('jxlp', numbers(0), picture),
    ]);
    expect(await facts('b.jxl', bytes)).toMatchObject({ width: 8, height: 8, make: 'Canon', title: 'Kopi' });
  });
});

it('JPEG 2000 has its words in boxes and its size in a header', async () => {
  const bytes = Buffer.concat([
    Buffer.from('\0\0\0\x0cjP  \r\n\x87\n', 'latin1'),
    box('jp2h', box('ihdr', numbers(125, 92), Buffer.from([0, 3, 7, 7, 0, 0]))),
    box('uuid', Buffer.from('be7acfcb97a942e89c71999491e3afac', 'hex'), xmp),
    box('uuid', Buffer.from('4a706754696666457869662d3e4a5032', 'hex'), exif()),
  ]);
  expect(await facts('a.jp2', bytes)).toMatchObject({ width: 92, height: 125, make: 'Canon', title: 'Kopi' });
});

it('PNG has a time of change, texts, a profile and frames', async () => {
  const chunk = (type: string, body: Buffer) =>
    Buffer.concat([numbers(body.length), Buffer.from(type), body, numbers(0)]);
  const plain = await sharp({ create: { width: 4, height: 3, channels: 3, background: '#123' } })
    .png()
    .toBuffer();
  const behindHead = 33;
  const text = Buffer.concat([Buffer.from('Title\0\0'), deflateSync(Buffer.from('Rapat Kerja'))]);
  const bytes = Buffer.concat([
    plain.subarray(0, behindHead),
    chunk('tIME', Buffer.from([0x07, 0xe4, 10, 9, 8, 15, 30])),
    chunk('zTXt', text),
    chunk('iTXt', Buffer.from('Author\0\0\0id\0Penulis\0Sri')),
    chunk('tEXt', Buffer.from('Software\0Krita')),
    chunk('acTL', numbers(7, 0)),
    plain.subarray(behindHead),
  ]);
  const found = await facts('a.png', bytes);
  expect(found).toMatchObject({
    width: 4,
    height: 3,
    title: 'Rapat Kerja',
    creator: 'Sri',
    capturedAt: '2020-10-09T08:15:30Z',
    capturedAtCertainty: 'modified',
  });
  expect(found.technical).toMatchObject({ software: 'Krita', frames: 7, bitDepth: 8 });
});

describe('a drawing', () => {
  const drawing = (attributes: string, inside = '') =>
    facts('a.svg', Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inside}</svg>`));

  it.each([
    ['width="40" height="30px"', [40, 30]],
    ['width="1in" height="2.54cm"', [96, 96]],
    ['width="100%" height="100%" viewBox="0 0 480 360"', [480, 360]],
    ['width="240" viewBox="0 0 480 360"', [240, 180]],
    ['viewBox="0,0,123,456"', [123, 456]],
    ['', [null, null]],
  ])('%s is %j pixels', async (attributes, size) => {
    const { width, height } = await drawing(attributes);
    expect([width, height]).toEqual(size);
  });

  it('names and describes itself', async () => {
    expect(await drawing('width="1" height="1"', '<title>Peta</title><desc>Peta desa</desc>')).toMatchObject({
      title: 'Peta',
      description: 'Peta desa',
    });
  });
});

describe('PostScript', () => {
  it('says who and what in its comments', async () => {
    const text = [
      '%!PS-Adobe-3.0 EPSF-3.0',
      '%%Title: (Brosur \\(2020\\))',
      '%%Creator: Inkscape',
      '%%For: Sri',
      '%%Pages: 2',
      '%%EndComments',
      '%%Title: inner',
    ].join('\r');
    const found = await facts('a.eps', Buffer.from(text));
    expect(found).toMatchObject({ kind: 'document', title: 'Brosur (2020)', creator: 'Sri', pages: 2 });
    expect(found.technical.software).toBe('Inkscape');
  });

  it('is found behind the table of EPS for Windows, with the XMP in it', async () => {
    const text = Buffer.concat([Buffer.from('%!PS-Adobe-3.0\n%%Title: c.eps\n%%EndComments\n'), xmp]);
    const head = Buffer.alloc(30);
    head.writeUInt32BE(0xc5d0d3c6);
    head.writeUInt32LE(30, 4);
    head.writeUInt32LE(text.length, 8);
    expect((await facts('b.eps', Buffer.concat([head, text]))).title).toBe('Kopi');
  });
});
