import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { Pictures } from '../../../../electron/engine/media/pictures.ts';
import { renderFile } from '../../../../electron/engine/media/render.ts';
import { hasShared, sharedPath } from '../../../fixtures/shared.ts';
import { wide } from '../../../fixtures/wide.ts';
import { tempFolder } from './temp-folder.ts';
import { zipFile } from './zip-file.ts';

const folder = tempFolder();
const file = (name: string, bytes: Uint8Array | string): string => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};

async function drawn(path: string): Promise<Pictures> {
  const { pictures, error } = await renderFile(path, null);
  expect(error).toBeNull();
  expect(pictures?.kind).toBe('picture');
  return pictures as Pictures;
}

/** The middle of the left and of the right half. */
async function halvesOf({ preview }: Pictures): Promise<[number[], number[]]> {
  const { data, info } = await sharp(preview).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (share: number) => {
    const place = (Math.floor(info.height / 2) * info.width + Math.floor(info.width * share)) * info.channels;
    return [...data.subarray(place, place + 3)];
  };
  return [at(0.25), at(0.75)];
}

const near = (colour: readonly number[], wanted: readonly number[], by = 12): boolean =>
  wanted.every((value, i) => Math.abs(value - (colour[i] ?? 0)) <= by);

async function expectRedAndBlue(path: string): Promise<void> {
  const [left, right] = await halvesOf(await drawn(path));
  expect(left).toSatisfy((colour: number[]) => near(colour, [255, 0, 0], 30));
  expect(right).toSatisfy((colour: number[]) => near(colour, [0, 0, 255], 30));
}

const width = 64;
const height = 40;
/** Red left half, blue right half, as packed RGB. */
const rgb = Buffer.alloc(width * height * 3);
for (let i = 0; i < width * height; i++) rgb[i * 3 + (i % width < width / 2 ? 0 : 2)] = 255;
const halves = () => sharp(rgb, { raw: { width, height, channels: 3 } });

const u16 = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 2);
  for (const [i, value] of values.entries()) bytes.writeUInt16BE(value, i * 2);
  return bytes;
};
const u32 = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [i, value] of values.entries()) bytes.writeUInt32BE(value, i * 4);
  return bytes;
};

interface Psd {
  readonly mode: number;
  readonly depth?: 8 | 16;
  readonly big?: boolean;
  readonly packed?: boolean;
  readonly resources?: Buffer;
  /** Of the section of layers; below zero the sample after the colours is how clear the whole is. */
  readonly layers?: number;
  /** One value of 0..255 for each plane, of the left and the right half. */
  readonly planes: readonly (readonly [left: number, right: number])[];
}

function psdFile(psd: Psd): Buffer {
  const { mode, depth = 8, big = false, packed = false, resources = Buffer.alloc(0), layers, planes } = psd;
  const rows = planes.flatMap(([left, right]) =>
    Array.from({ length: height }, () => {
      const row = Buffer.alloc((width * depth) / 8);
      for (let x = 0; x < width; x++) row.fill(x < width / 2 ? left : right, (x * depth) / 8, ((x + 1) * depth) / 8);
      return row;
    }),
  );
  const packedRows = rows.map((row) => {
    const half = row.length / 2;
    return Buffer.from([1 - half, row[0] ?? 0, 0x80, 1 - half, row[half] ?? 0].map((value) => value & 255));
  });
  const data = packed ? [...packedRows.map(({ length }) => (big ? u32(length) : u16(length))), ...packedRows] : rows;
  return Buffer.concat([
    Buffer.from('8BPS'),
    u16(big ? 2 : 1),
    Buffer.alloc(6),
    u16(planes.length),
    u32(height, width),
    u16(depth, mode),
    u32(0),
    u32(resources.length),
    resources,
    layers === undefined ? Buffer.alloc(big ? 8 : 4) : Buffer.concat([u32(6, 2), u16(layers & 0xffff)]),
    u16(packed ? 1 : 0),
    ...data,
  ]);
}

const resource = (id: number, data: Buffer): Buffer =>
  Buffer.concat([Buffer.from('8BIM'), u16(id, 0), u32(data.length), data, Buffer.alloc(data.length & 1)]);

describe('a Photoshop document', () => {
  const red: Psd['planes'] = [
    [255, 0],
    [0, 0],
    [0, 255],
  ];
  it.each<[what: string, psd: Psd]>([
    ['plain RGB', { mode: 3, planes: red }],
    ['packed RGB with a mask', { mode: 3, packed: true, planes: [...red, [9, 200]] }],
    ['packed RGB of 16 bits', { mode: 3, depth: 16, packed: true, planes: red }],
    ['a large one', { mode: 3, big: true, packed: true, planes: red }],
  ])('is drawn from its merged picture: %s', async (what, psd) => {
    await expectRedAndBlue(file(`${what}.${psd.big ? 'psb' : 'psd'}`, psdFile(psd)));
  });

  it('is clear where its merged picture is', async () => {
    const bytes = psdFile({ mode: 3, packed: true, layers: -1, planes: [...red, [255, 0]] });
    const { pictures } = await renderFile(file('clear.psd', bytes), null);
    expect(pictures?.mime).toBe('image/webp');
    const { data, info } = await sharp(pictures?.preview).raw().toBuffer({ resolveWithObject: true });
    const alpha = (x: number) => data[(Math.trunc(info.height / 2) * info.width + x) * 4 + 3];
    expect([info.channels, alpha(4), alpha(info.width - 4)]).toEqual([4, 255, 0]);
  });

  it('of printing colours is not inverted', async () => {
    // no ink is 255; left: magenta and yellow, right: black
    const planes: Psd['planes'] = [
      [255, 255],
      [0, 255],
      [0, 255],
      [255, 0],
    ];
    const [left, right] = await halvesOf(await drawn(file('cmyk.psd', psdFile({ mode: 4, planes }))));
    expect(left[0]).toBeGreaterThan(180);
    expect(left[2]).toBeLessThan(90);
    expect(Math.max(...right)).toBeLessThan(80);
  });

  it('of Lab has its lightness and its hue', async () => {
    const planes: Psd['planes'] = [
      [255, 136],
      [128, 208],
      [128, 195],
    ];
    const [left, right] = await halvesOf(await drawn(file('lab.psd', psdFile({ mode: 9, planes }))));
    expect(Math.min(...left)).toBeGreaterThan(240);
    expect(right[0]).toBeGreaterThan(200);
    expect(right[2]).toBeLessThan(80);
  });

  it('without a merged picture is its thumbnail, and without that a card', async () => {
    const none = resource(0x0421, Buffer.concat([u32(1), Buffer.from([0]), Buffer.alloc(10)]));
    const jpeg = await halves().jpeg({ quality: 95 }).toBuffer();
    const small = resource(0x040c, Buffer.concat([Buffer.alloc(28), jpeg]));
    const planes: Psd['planes'] = [
      [255, 255],
      [255, 255],
      [255, 255],
    ];
    await expectRedAndBlue(file('thumb.psd', psdFile({ mode: 3, planes, resources: Buffer.concat([none, small]) })));
    const bare = await renderFile(file('bare.psd', psdFile({ mode: 3, planes, resources: none })), null);
    expect(bare).toMatchObject({ pictures: { kind: 'card' }, error: null });
  });

  it('that is cut off says so', async () => {
    const bytes = psdFile({ mode: 3, planes: red });
    const { pictures, error } = await renderFile(file('cut.psd', bytes.subarray(0, bytes.length - 500)), null);
    expect(pictures).toBeNull();
    expect(error?.code).toBe('file-truncated');
  });
});

describe('a picture of a newer or rarer sort', () => {
  it('JPEG XL is decoded', async () => {
    const { default: encoder } = await import('@jsquash/jxl/codec/enc/jxl_enc.js');
    const wasm = createRequire(import.meta.url).resolve('@jsquash/jxl/codec/enc/jxl_enc.wasm');
    const module = await encoder({ noInitialRun: true, wasmBinary: readFileSync(wasm) as never });
    const { defaultOptions } = await import('@jsquash/jxl/meta.js');
    const rgba = await halves().ensureAlpha().raw().toBuffer();
    const bytes = module.encode(rgba, width, height, { ...defaultOptions, quality: 95 }) as Uint8Array;
    await expectRedAndBlue(file('a.jxl', bytes));
    const cut = await renderFile(file('cut.jxl', bytes.subarray(0, bytes.length / 3)), null);
    expect(cut.error?.code).toMatch(/^file-/);
  });

  it('JPEG 2000 is decoded', async () => {
    const require = createRequire(import.meta.url);
    const module = await require('@cornerstonejs/codec-openjpeg/wasmjs')({
      locateFile: () => require.resolve('@cornerstonejs/codec-openjpeg/wasm'),
      print: () => {},
    });
    const encoder = new module.J2KEncoder();
    const info = { bitsPerSample: 8, componentCount: 3, height, width, isSigned: false };
    encoder.getDecodedBuffer(info).set(rgb);
    encoder.setQuality(true, 0);
    encoder.encode();
    const bytes = Buffer.from(encoder.getEncodedBuffer());
    await expectRedAndBlue(file('a.j2k', bytes));
    const cut = await renderFile(file('cut.j2k', bytes.subarray(0, 60)), null);
    expect(cut).toMatchObject({ pictures: null, error: { code: expect.stringMatching(/^file-/) } });
  });

  it('a PostScript page with a picture beside it is that picture', async () => {
    const tiff = await halves().tiff().toBuffer();
    const page = Buffer.from('%!PS-Adobe-3.0 EPSF-3.0\n');
    const head = Buffer.alloc(30);
    head.writeUInt32BE(0xc5d0d3c6, 0);
    head.writeUInt32LE(30, 4);
    head.writeUInt32LE(page.length, 8);
    head.writeUInt32LE(30 + page.length, 20);
    head.writeUInt32LE(tiff.length, 24);
    await expectRedAndBlue(file('a.eps', Buffer.concat([head, page, tiff])));
  });

  it('a PostScript page with a bitmap in its comments is that bitmap', async () => {
    const rows = Array.from({ length: 16 }, () => '% FF00\n').join('');
    const page = `%!PS-Adobe-3.0 EPSF-3.0\n%%BeginPreview: 16 16 1 16\n${rows}%%EndPreview\nshowpage\n`;
    const [left, right] = await halvesOf(await drawn(file('b.eps', page)));
    expect([left[0], right[0]]).toEqual([0, 255]);
  });

  it('a layout is the picture in its XMP', async () => {
    const jpeg = (await halves().jpeg({ quality: 95 }).toBuffer()).toString('base64').replace(/.{76}/g, '$&&#xA;');
    const xmp = `<xmp:Thumbnails><xmpGImg:image>${jpeg}</xmpGImg:image></xmp:Thumbnails>`;
    const head = Buffer.from('0606edf5d81d46e5bd31efe7fe74b71d', 'hex');
    await expectRedAndBlue(file('a.indd', Buffer.concat([head, Buffer.alloc(5_000_000), Buffer.from(xmp)])));
  });

  it.each([
    ['a.kra', 'mergedimage.png'],
    ['a.ora', 'Thumbnails/thumbnail.png'],
    ['a.cdr', 'previews/page1.png'],
    ['a.sketch', 'previews/preview.png'],
  ])('a drawing in a ZIP is the picture stored in it: %s', async (name, member) => {
    const png = await halves().png().toBuffer();
    await expectRedAndBlue(file(name, zipFile({ [member]: png })));
  });

  it('an archive that holds such a name is no picture', async () => {
    const bytes = zipFile({ 'preview.png': await halves().png().toBuffer() });
    expect((await renderFile(file('a.zip', bytes), null)).pictures?.kind).toBe('card');
  });

  it('a blank thumbnail of a document is not shown', async () => {
    const blank = await sharp({ create: { width: 100, height: 140, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    const parts = { 'word/document.xml': '<w:document/>', 'docProps/thumbnail.png': blank };
    expect((await renderFile(file('blank.docx', zipFile(parts)), null)).pictures?.kind).toBe('card');
  });
});

describe('colours', () => {
  const orange = { r: 230, g: 120, b: 40 };
  const flat = () => sharp({ create: { width: 32, height: 32, channels: 3, background: orange } });
  it.each<[what: string, ending: string, bytes: () => Promise<Buffer>]>([
    ['Display P3', 'jpg', () => flat().withIccProfile('p3').jpeg({ quality: 100 }).toBuffer()],
    ['sRGB with a profile', 'jpg', () => flat().withIccProfile('srgb').jpeg({ quality: 100 }).toBuffer()],
    ['16 bits', 'png', () => flat().toColourspace('rgb16').png().toBuffer()],
    ['Lab', 'tif', () => flat().toColourspace('lab').tiff().toBuffer()],
    ['CMYK with a profile', 'jpg', () => flat().withIccProfile('cmyk').jpeg({ quality: 100 }).toBuffer()],
    ['CMYK without a profile', 'tif', () => flat().toColourspace('cmyk').tiff().toBuffer()],
  ])('of %s are those that were meant', async (what, ending, bytes) => {
    const pictures = await drawn(file(`${what}.${ending}`, await bytes()));
    expect(await sharp(pictures.preview).metadata()).toMatchObject({ space: 'srgb', channels: 3, depth: 'uchar' });
    const [left] = await halvesOf(pictures);
    expect(left).toSatisfy((colour: number[]) => near(colour, [230, 120, 40], 32));
  });

  it('of grey stay grey', async () => {
    const bytes = await flat().greyscale().jpeg().toBuffer();
    const [left] = await halvesOf(await drawn(file('grey.jpg', bytes)));
    expect(Math.max(...left) - Math.min(...left)).toBeLessThan(4);
  });
});

describe.skipIf(!hasShared('media/dev/photos'))('photos of telephones', () => {
  const photos = wide(1, [
    ['samsung-one-ui-6.heic', 'tall'],
    ['iphone_13_pro_max.HEIC', 'tall'],
    ['heic-iphone7.heic', 'wide'],
  ]);
  it.each(photos)('%s is turned once', async (name, wanted) => {
    const { width: wide, height: tall } = await drawn(sharedPath('media/dev/photos', name));
    expect(wide > tall ? 'wide' : 'tall').toBe(wanted);
  });
});
