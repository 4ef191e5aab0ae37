import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { renderFile } from '../../../../electron/engine/media/render.ts';
import { tempFolder } from './temp-folder.ts';

const folder = tempFolder();
const file = (name: string, bytes: Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};

const small = () => sharp({ create: { width: 16, height: 16, channels: 3, background: '#c00' } });

/** The same bytes with other numbers at a place. */
function changed(bytes: Buffer, at: number, write: (from: Buffer) => void): Buffer {
  const copy = Buffer.from(bytes);
  write(copy.subarray(at));
  return copy;
}

const big = 100_000;

/** Small files that claim to be so large that their pixels would fill the memory of any computer. */
const claims: readonly (readonly [name: string, make: () => Promise<Buffer>])[] = [
  [
    'claim.jpg',
    async () => {
      const bytes = await small().jpeg().toBuffer();
      return changed(bytes, bytes.indexOf(Buffer.from([0xff, 0xc0])) + 5, (from) => {
        from.writeUInt16BE(65_500, 0);
        from.writeUInt16BE(65_500, 2);
      });
    },
  ],
  [
    'claim.tif',
    async () => {
      const bytes = await small().tiff().toBuffer();
      const directory = bytes.readUInt32LE(4);
      for (let i = 0; i < bytes.readUInt16LE(directory); i++) {
        const at = directory + 2 + i * 12;
        const tag = bytes.readUInt16LE(at);
        if (tag !== 256 && tag !== 257) continue;
        bytes.writeUInt16LE(4, at + 2);
        bytes.writeUInt32LE(big, at + 8);
      }
      return bytes;
    },
  ],
  [
    'claim.psd',
    async () => {
      const head = Buffer.alloc(40);
      head.write('8BPS\0\x02', 'latin1');
      head.writeUInt16BE(3, 12);
      head.writeUInt32BE(big, 14);
      head.writeUInt32BE(big, 18);
      head.writeUInt16BE(8, 22);
      head.writeUInt16BE(3, 24);
      return head;
    },
  ],
  [
    'claim.bmp',
    async () => {
      const head = Buffer.alloc(60);
      head.write('BM', 'latin1');
      head.writeUInt32LE(54, 10);
      head.writeUInt32LE(40, 14);
      head.writeInt32LE(big, 18);
      head.writeInt32LE(big, 22);
      head.writeUInt16LE(1, 26);
      head.writeUInt16LE(24, 28);
      return head;
    },
  ],
  [
    'claim.j2k',
    async () => {
      const bytes = Buffer.alloc(80);
      bytes.writeUInt32BE(0xff4fff51, 0);
      bytes.writeUInt16BE(47, 4);
      bytes.writeUInt32BE(big, 8);
      bytes.writeUInt32BE(big, 12);
      bytes.writeUInt32BE(big, 24);
      bytes.writeUInt32BE(big, 28);
      bytes.writeUInt16BE(3, 40);
      return bytes;
    },
  ],
  [
    'claim.avif',
    async () => {
      const bytes = await small().avif().toBuffer();
      return changed(bytes, bytes.indexOf('ispe') + 8, (from) => {
        from.writeUInt32BE(big, 0);
        from.writeUInt32BE(big, 4);
      });
    },
  ],
];

describe('a small file that claims to be huge', () => {
  it.each(claims)('%s is refused without taking the memory', async (name, make) => {
    const path = file(name, await make());
    const before = process.memoryUsage.rss();
    const { pictures, error } = await renderFile(path, null);
    expect(pictures).toBeNull();
    expect(error?.code).toMatch(/^file-(too-large|damaged|truncated)$/);
    expect(process.memoryUsage.rss() - before).toBeLessThan(300e6);
  });
});

describe('a picture that moves', () => {
  const frame = (colour: string, mark?: string) => {
    const plain = sharp({ create: { width: 40, height: 40, channels: 4, background: colour } });
    const part = { create: { width: 20, height: 40, channels: 4 as const, background: mark ?? colour } };
    return (mark ? plain.composite([{ input: part, left: 0, top: 0 }]) : plain).png().toBuffer();
  };
  it.each(['gif', 'webp'] as const)('is its first frame on which there is something: %s', async (format) => {
    const frames = [await frame('#00000000'), await frame('#ffffff'), await frame('#0000ff', '#ff0000')];
    const bytes = await sharp(frames, { join: { animated: true } })
      .toFormat(format)
      .toBuffer();
    const { pictures, error } = await renderFile(file(`late.${format}`, bytes), null);
    expect(error).toBeNull();
    const { channels } = await sharp(pictures?.preview).stats();
    expect(channels[0]?.mean).toBeGreaterThan(80);
    expect(channels[2]?.stdev).toBeGreaterThan(80);
  });

  it('is its first frame when all are of one colour', async () => {
    const frames = [await frame('#ff0000'), await frame('#0000ff')];
    const bytes = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer();
    const { pictures } = await renderFile(file('plain.gif', bytes), null);
    const { dominant } = await sharp(pictures?.preview).stats();
    expect(dominant.r).toBeGreaterThan(200);
  });
});
