import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { withFile } from '../../../../../electron/engine/media/file-source.ts';
import { readFacts } from '../../../../../electron/engine/media/probe/facts.ts';
import { readRaw } from '../../../../../electron/engine/media/probe/raw.ts';
import { sniff } from '../../../../../electron/engine/media/sniff.ts';
import { tempFolder } from '../temp-folder.ts';
import { box, type Directory, numbers, tiffFile } from './tiff-file.ts';

const folder = tempFolder();

function written(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

const facts = (name: string, bytes: Uint8Array) => readFacts(written(name, bytes));

/** The JPEG that stands for a RAW photo. */
const previewOf = (name: string, bytes: Uint8Array) =>
  withFile(written(name, bytes), (source) => {
    const place = readRaw(source, sniff(source).format)?.preview;
    return place && source.read(place.offset, place.length);
  });

const jpeg = (width: number, height: number): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#456' } })
    .jpeg()
    .toBuffer();

const camera: Directory = {
  fields: [
    [0x010f, 2, 'Canon'],
    [0x0110, 2, 'EOS R6'],
    [0x0112, 3, [6]],
  ],
  below: [
    [
      0x8769,
      {
        fields: [
          [0x9003, 2, '2020:10:09 08:15:30'],
          [0xa002, 4, [6000]],
          [0xa003, 4, [4000]],
        ],
      },
    ],
  ],
};

const picture = (width: number, height: number, subfile?: number): Directory => ({
  fields: [
    ...(subfile === undefined ? [] : ([[0x00fe, 4, [subfile]]] as const)),
    [0x0100, 4, [width]],
    [0x0101, 4, [height]],
  ],
});

describe('the size of a RAW photo is the camera’s own', () => {
  it('by the directory that calls itself full-sized, however large the picture beside it is', async () => {
    const first = { fields: [...camera.fields, ...picture(160, 120, 1).fields], below: [...(camera.below ?? [])] };
    const bytes = tiffFile([
      { ...first, below: [...first.below, [0x014a, picture(4000, 3000, 0)]] },
      picture(8000, 6000, 1),
    ]);
    expect(await facts('a.nef', bytes)).toMatchObject({ width: 3000, height: 4000, orientation: 6, make: 'Canon' });
  });

  it('by the first one, where none says what it is', async () => {
    expect(await facts('a.pef', tiffFile([picture(4000, 3000), picture(8000, 6000)]))).toMatchObject({
      width: 4000,
      height: 3000,
    });
  });

  it('by EXIF, where the first directory is only a picture of it', async () => {
    const bytes = tiffFile([{ ...camera, fields: [...camera.fields, ...picture(1500, 1000).fields] }]);
    expect(await facts('b.iiq', bytes)).toMatchObject({ width: 4000, height: 6000 });
  });

  it('by the edges of its sensor, of Panasonic', async () => {
    const bytes = tiffFile(
      [
        {
          fields: [
            [0x0002, 3, [5000]],
            [0x0004, 3, [10]],
            [0x0005, 3, [20]],
            [0x0006, 3, [3010]],
            [0x0007, 3, [4020]],
            [0x010f, 2, 'Panasonic'],
          ],
        },
      ],
      true,
      'IIU\0',
    );
    expect(await facts('a.rw2', bytes)).toMatchObject({ width: 4000, height: 3000, make: 'Panasonic' });
  });
});

it.each(['IIRO', 'IIRS', 'MMOR'])('Olympus’ own mark %s is read like TIFF', async (magic) => {
  const bytes = tiffFile([camera], magic.startsWith('II'), magic);
  expect(await facts(`${magic}.orf`, bytes)).toMatchObject({
    mime: 'image/x-olympus-orf',
    model: 'EOS R6',
    capturedAt: '2020-10-09T08:15:30',
  });
});

describe('the picture of a RAW photo', () => {
  it('is the largest JPEG that its directories name', async () => {
    const [small, large] = [await jpeg(40, 30), await jpeg(400, 300)];
    const head = 4096;
    const withPlaces = (at: number, length: number): Directory => ({
      fields: [
        [0x0201, 4, [at]],
        [0x0202, 4, [length]],
      ],
    });
    const body = tiffFile([withPlaces(head, small.length), withPlaces(head + small.length, large.length)]);
    const bytes = Buffer.concat([body, Buffer.alloc(head - body.length), small, large]);
    expect(await previewOf('a.arw', bytes)).toEqual(large);
  });

  it('is found where only the maker’s own block names it', async () => {
    const large = await jpeg(400, 300);
    const body = tiffFile([camera], true, 'IIRO');
    const found = await previewOf('b.orf', Buffer.concat([body, Buffer.alloc(100), large]));
    expect(found?.subarray(0, large.length)).toEqual(large);
  });

  it('is none where there is none', async () => {
    expect(await previewOf('c.nef', tiffFile([camera]))).toBeUndefined();
  });
});

describe('RAW photos that are not built like TIFF', () => {
  it('Canon CRW: a heap of records', async () => {
    const made = Buffer.from('Canon\0Canon EOS D30\0');
    const time = Buffer.alloc(12);
    time.writeUInt32LE(Date.UTC(2002, 9, 9, 8, 15, 30) / 1000);
    const info = Buffer.alloc(28);
    info.writeUInt32LE(2160, 0);
    info.writeUInt32LE(1440, 4);
    info.writeUInt32LE(270, 12);
    const parts: readonly (readonly [number, Buffer])[] = [
      [0x080a, made],
      [0x180e, time],
      [0x1810, info],
    ];
    const table = Buffer.alloc(2 + parts.length * 10 + 4);
    table.writeUInt16LE(parts.length);
    let at = 0;
    for (const [i, [tag, bytes]] of parts.entries()) {
      table.writeUInt16LE(tag, 2 + i * 10);
      table.writeUInt32LE(bytes.length, 4 + i * 10);
      table.writeUInt32LE(at, 8 + i * 10);
      at += bytes.length;
    }
    table.writeUInt32LE(at, table.length - 4);
    const head = Buffer.alloc(26);
    head.write('II', 'latin1');
    head.writeUInt32LE(26, 2);
    head.write('HEAPCCDR', 6, 'latin1');
    expect(await facts('a.crw', Buffer.concat([head, ...parts.map(([, bytes]) => bytes), table]))).toMatchObject({
      make: 'Canon',
      model: 'Canon EOS D30',
      capturedAt: '2002-10-09T08:15:30',
      width: 1440,
      height: 2160,
      orientation: 8,
    });
  });

  it('Minolta MRW: named blocks with a TIFF among them', async () => {
    const block = (name: string, body: Buffer) => Buffer.concat([Buffer.from(`\0${name}`), numbers(body.length), body]);
    const size = Buffer.alloc(24);
    size.writeUInt16BE(2448, 12);
    size.writeUInt16BE(3264, 14);
    const body = Buffer.concat([block('PRD', size), block('TTW', tiffFile([camera], false))]);
    expect(await facts('a.mrw', Buffer.concat([Buffer.from('\0MRM'), numbers(body.length), body]))).toMatchObject({
      model: 'EOS R6',
      width: 2448,
      height: 3264,
    });
  });

  it('Sigma X3F: properties in pairs', async () => {
    const pairs = ['CAMMANUF', 'SIGMA', 'CAMMODEL', 'SIGMA SD10', 'TIME', '1034151330', 'ISO', '100'];
    const letters = Buffer.from(pairs.map((text) => `${text}\0`).join(''), 'utf16le');
    const section = Buffer.alloc(24 + pairs.length * 4);
    section.write('SECp', 'latin1');
    section.writeUInt32LE(pairs.length / 2, 8);
    let letter = 0;
    for (const [i, text] of pairs.entries()) {
      section.writeUInt32LE(letter, 24 + i * 4);
      letter += text.length + 1;
    }
    const properties = Buffer.concat([section, letters]);
    const head = Buffer.alloc(104);
    head.write('FOVb', 'latin1');
    head.writeUInt32LE(0x00020002, 4);
    head.writeUInt32LE(2268, 28);
    head.writeUInt32LE(1512, 32);
    const list = Buffer.alloc(24);
    list.write('SECd', 'latin1');
    list.writeUInt32LE(1, 8);
    list.writeUInt32LE(head.length, 12);
    list.writeUInt32LE(properties.length, 16);
    list.write('PROP', 20, 'latin1');
    const end = Buffer.alloc(4);
    end.writeUInt32LE(head.length + properties.length);
    const found = await facts('a.x3f', Buffer.concat([head, properties, list, end]));
    expect(found).toMatchObject({
      make: 'SIGMA',
      model: 'SIGMA SD10',
      capturedAt: '2002-10-09T08:15:30',
      width: 2268,
      height: 1512,
    });
    expect(found.technical.iso).toBe(100);
  });

  it('Kyocera: texts from their end to their beginning', async () => {
    const bytes = Buffer.alloc(160);
    const put = (at: number, length: number, text: string) =>
      bytes.write(text.padEnd(length, '\0').split('').toReversed().join(''), at, 'latin1');
    put(0x0c, 12, 'N DIGITAL');
    put(0x19, 7, 'KYOCERA');
    put(0x21, 20, '2005:07:16 18:14:30');
    expect(await facts('a.raw', bytes)).toMatchObject({
      make: 'KYOCERA',
      model: 'N DIGITAL',
      capturedAt: '2005-07-16T18:14:30',
    });
  });

  it('Canon CR3: TIFF blocks in boxes, and a JPEG of full size as the first sample of a track', async () => {
    const shown = await jpeg(300, 200);
    const exif = tiffFile([
      {
        fields: [
          [0x9003, 2, '2020:10:09 08:15:30'],
          [0xa002, 4, [6000]],
          [0xa003, 4, [4000]],
        ],
      },
    ]);
    const canon = Buffer.from('85c0b687820f11e08111f4ce462b6a48', 'hex');
    const moov = (at: number) =>
      box(
        'moov',
        box('uuid', canon, box('CMT1', tiffFile([{ fields: camera.fields }])), box('CMT2', exif)),
        box(
          'trak',
          box(
            'mdia',
            box('minf', box('stbl', box('stsz', numbers(0, shown.length, 1)), box('co64', numbers(0, 1, 0, at)))),
          ),
        ),
      );
    const ftyp = box('ftyp', Buffer.from('crx \0\0\0\x01crx isom', 'latin1'));
    const at = ftyp.length + moov(0).length + 8;
    const bytes = Buffer.concat([ftyp, moov(at), box('mdat', shown)]);
    expect(await facts('a.cr3', bytes)).toMatchObject({
      model: 'EOS R6',
      width: 4000,
      height: 6000,
      capturedAt: '2020-10-09T08:15:30',
    });
    expect(await previewOf('a.cr3', bytes)).toEqual(shown);
  });
});
