import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { Pictures } from '../../../../electron/engine/media/pictures.ts';
import { renderFile } from '../../../../electron/engine/media/render.ts';
import { tempFolder } from './temp-folder.ts';

const folder = tempFolder();
const file = (name: string, bytes: Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};

/** Red left half, blue right half. */
const halves = (width: number, height: number) => {
  const pixels = Buffer.alloc(width * height * 3);
  for (let i = 0; i < width * height; i++) pixels[i * 3 + (i % width < width / 2 ? 0 : 2)] = 255;
  return sharp(pixels, { raw: { width, height, channels: 3 } });
};

/** A black-and-white PNG that claims this size. */
function claimingPng(width: number, height: number): Buffer {
  const size = Buffer.alloc(8);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', Buffer.concat([size, Buffer.from([1, 0, 0, 0, 0])])),
    chunk('IDAT', deflateSync(Buffer.alloc(10_000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const edges = Buffer.alloc(8);
  edges.writeUInt32BE(data.length, 0);
  edges.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([edges.subarray(0, 4), body, edges.subarray(4)]);
}

async function drawn(path: string): Promise<Pictures> {
  const { pictures, error } = await renderFile(path, null);
  expect(error).toBeNull();
  if (!pictures) throw new Error('no pictures');
  return pictures;
}

async function corner(bytes: Uint8Array, from: 'top' | 'bottom', side: 'left' | 'right'): Promise<string> {
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const x = side === 'left' ? 1 : info.width - 2;
  const y = from === 'top' ? 1 : info.height - 2;
  const at = (y * info.width + x) * info.channels;
  return (data[at] ?? 0) > 150 ? 'red' : (data[at + 2] ?? 0) > 150 ? 'blue' : 'other';
}

describe('pictures of a photo', () => {
  it('are a preview of 1600 and a thumbnail of 512 pixels at most, with a thumbhash', async () => {
    const pictures = await drawn(file('large.jpg', await halves(2400, 1200).jpeg().toBuffer()));
    expect(pictures).toMatchObject({ kind: 'picture', mime: 'image/jpeg', width: 1600, height: 800, aspect: 2 });
    expect(await sharp(pictures.preview).metadata()).toMatchObject({ format: 'jpeg', width: 1600, height: 800 });
    expect(await sharp(pictures.thumb).metadata()).toMatchObject({ format: 'jpeg', width: 512, height: 256 });
    expect(pictures.thumbhash.length).toBeGreaterThan(10);
    expect(pictures.thumbhash.length).toBeLessThan(40);
  });

  it('are never enlarged', async () => {
    const pictures = await drawn(file('small.png', await halves(40, 20).png().toBuffer()));
    expect(pictures).toMatchObject({ width: 40, height: 20 });
    expect(await sharp(pictures.thumb).metadata()).toMatchObject({ width: 40, height: 20 });
  });

  it.each<[orientation: number, red: ['top' | 'bottom', 'left' | 'right'], size: [number, number]]>([
    [1, ['top', 'left'], [80, 40]],
    [2, ['top', 'right'], [80, 40]],
    [3, ['bottom', 'right'], [80, 40]],
    [4, ['bottom', 'left'], [80, 40]],
    [5, ['top', 'left'], [40, 80]],
    [6, ['top', 'right'], [40, 80]],
    [7, ['bottom', 'right'], [40, 80]],
    [8, ['bottom', 'left'], [40, 80]],
  ])('are upright for orientation %i', async (orientation, red, [width, height]) => {
    const bytes = await halves(80, 40).withMetadata({ orientation }).jpeg({ quality: 95 }).toBuffer();
    const pictures = await drawn(file(`turned-${orientation}.jpg`, bytes));
    expect(pictures).toMatchObject({ width, height });
    expect(await corner(pictures.preview, ...red)).toBe('red');
  });

  it('keep what is see-through as WebP', async () => {
    const clear = sharp({
      create: { width: 30, height: 30, channels: 4, background: { r: 9, g: 9, b: 9, alpha: 0.2 } },
    });
    const pictures = await drawn(file('clear.png', await clear.png().toBuffer()));
    expect(pictures.mime).toBe('image/webp');
    expect(await sharp(pictures.preview).metadata()).toMatchObject({ format: 'webp', hasAlpha: true });
  });

  it('of CMYK are sRGB, not inverted', async () => {
    const bytes = await sharp({ create: { width: 40, height: 40, channels: 3, background: '#ff0000' } })
      .toColourspace('cmyk')
      .jpeg()
      .toBuffer();
    expect((await sharp(bytes).metadata()).space).toBe('cmyk');
    const pictures = await drawn(file('cmyk.jpg', bytes));
    expect(await sharp(pictures.preview).metadata()).toMatchObject({ space: 'srgb', channels: 3 });
    expect(await corner(pictures.preview, 'top', 'left')).toBe('red');
  });

  it.each(['webp', 'tiff', 'avif', 'gif', 'png'] as const)('are made of %s', async (format) => {
    const pictures = await drawn(file(`a.${format}`, await halves(64, 32).toFormat(format).toBuffer()));
    expect(pictures).toMatchObject({ width: 64, height: 32 });
    expect(await corner(pictures.preview, 'top', 'left')).toBe('red');
  });

  it('of something that moves are its first frame', async () => {
    const frame = (colour: string) =>
      sharp({ create: { width: 20, height: 20, channels: 3, background: colour } })
        .png()
        .toBuffer();
    const bytes = await sharp([await frame('#ff0000'), await frame('#0000ff')], { join: { animated: true } })
      .gif()
      .toBuffer();
    const pictures = await drawn(file('moving.gif', bytes));
    expect(pictures).toMatchObject({ width: 20, height: 20 });
    expect(await corner(pictures.preview, 'bottom', 'left')).toBe('red');
  });
});

describe('a photo that is not whole', () => {
  it('shows what there is, and says that it is cut off', async () => {
    const noise = Buffer.from(Uint8Array.from({ length: 300 * 300 * 3 }, (_, i) => (i * 7919) % 251));
    const bytes = await sharp(noise, { raw: { width: 300, height: 300, channels: 3 } })
      .jpeg()
      .toBuffer();
    const { pictures, error } = await renderFile(file('cut.jpg', bytes.subarray(0, bytes.length / 2)), null);
    expect(error?.code).toBe('file-truncated');
    expect(pictures).toMatchObject({ width: 300, height: 300 });
  });

  it('gives a reason when nothing can be seen', async () => {
    const { pictures, error } = await renderFile(file('junk.jpg', Buffer.from('\xff\xd8\xff\xe0junk', 'latin1')), null);
    expect(pictures).toBeNull();
    expect(error?.code).toMatch(/^file-(damaged|truncated)$/);
  });

  it('is refused when it would unfold to more pixels than memory has room for', async () => {
    const bytes = claimingPng(60_000, 60_000);
    const { pictures, error } = await renderFile(file('bomb.png', bytes), null);
    expect(pictures).toBeNull();
    expect(error?.code).toBe('file-too-large');
  });

  it.each([
    ['empty.jpg', Buffer.alloc(0), 'file-empty'],
    ['junk.png', Buffer.from('\x89PNG\r\n\x1a\njunk', 'latin1'), 'file-damaged'],
  ])('says so for %s', async (name, bytes, code) => {
    expect(await renderFile(file(name, bytes), null)).toMatchObject({ pictures: null, error: { code } });
  });

  it('has no picture when its content is no longer what the facts were read from', async () => {
    const path = file('other.png', await halves(8, 8).png().toBuffer());
    expect(await renderFile(path, '8-0000')).toMatchObject({ pictures: null, error: { code: 'file-changing' } });
  });
});
