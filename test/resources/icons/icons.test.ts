import { execFileSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { argbOf } from '../../../resources/icons/icns.ts';

const icons = fileURLToPath(new URL('../../../resources/icons', import.meta.url));
const edges = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bahan-icons-'));
  execFileSync(process.execPath, [join(icons, 'make-icons.ts'), folder]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const pixels = (picture: Buffer) => sharp(picture).ensureAlpha().raw().toBuffer();

/** Reads an ICO as Windows does: the size that its head says, and the PNG that it points to. */
function readIco(file: Buffer): { size: number; png: Buffer }[] {
  expect([file.readUInt16LE(0), file.readUInt16LE(2)]).toEqual([0, 1]);
  return Array.from({ length: file.readUInt16LE(4) }, (_, index) => {
    const at = 6 + index * 16;
    const offset = file.readUInt32LE(at + 12);
    expect(file.readUInt8(at)).toBe(file.readUInt8(at + 1));
    return { size: file.readUInt8(at) || 256, png: file.subarray(offset, offset + file.readUInt32LE(at + 8)) };
  });
}

function readIcns(file: Buffer): Map<string, Buffer> {
  expect(file.toString('latin1', 0, 4)).toBe('icns');
  expect(file.readUInt32BE(4)).toBe(file.length);
  const found = new Map<string, Buffer>();
  for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4)) {
    found.set(file.toString('latin1', at, at + 4), file.subarray(at + 8, at + file.readUInt32BE(at + 4)));
  }
  return found;
}

/** Unpacks the four channels of `ic04` and `ic05` into pixels of red, green, blue and alpha. */
function readArgb(bytes: Buffer): Buffer {
  expect(bytes.toString('latin1', 0, 4)).toBe('ARGB');
  const plain: number[] = [];
  for (let at = 4; at < bytes.length; ) {
    const n = bytes.readUInt8(at);
    if (n < 128) {
      plain.push(...bytes.subarray(at + 1, at + n + 2));
      at += n + 2;
    } else {
      plain.push(...new Array<number>(n - 125).fill(bytes.readUInt8(at + 1)));
      at += 2;
    }
  }
  const count = plain.length / 4;
  return Buffer.from(
    Array.from({ length: count }, (_, i) => [1, 2, 3, 0].map((channel) => plain[channel * count + i] ?? 0)).flat(),
  );
}

describe('icons', () => {
  test('there is a picture of every size, with corners that can be seen through', async () => {
    for (const edge of edges) {
      const image = sharp(join(icons, 'linux', `${edge}x${edge}.png`));
      const { width, height, hasAlpha } = await image.metadata();
      expect([width, height, hasAlpha]).toEqual([edge, edge, true]);
      const [, , , alpha] = await image.raw().toBuffer();
      expect(alpha).toBeLessThan(128);
    }
  });

  test('Windows finds a picture in each size that it asks for', async () => {
    const found = readIco(readFileSync(join(icons, 'bahan.ico')));
    expect(found.map(({ size }) => size)).toEqual([16, 24, 32, 48, 64, 128, 256]);
    for (const { size, png } of found) {
      expect(png.equals(readFileSync(join(icons, 'linux', `${size}x${size}.png`)))).toBe(true);
    }
  });

  test('a Mac finds small pictures as pixels and large ones as PNG', async () => {
    const found = readIcns(readFileSync(join(icons, 'bahan.icns')));
    const png = (edge: number) => readFileSync(join(icons, 'linux', `${edge}x${edge}.png`));
    for (const [type, edge] of [
      ['ic04', 16],
      ['ic05', 32],
    ] as const) {
      expect(readArgb(found.get(type) ?? Buffer.alloc(4)).equals(await pixels(png(edge)))).toBe(true);
    }
    const large = { ic07: 128, ic08: 256, ic09: 512, ic10: 1024, ic11: 32, ic12: 64, ic13: 256, ic14: 512 };
    for (const [type, edge] of Object.entries(large)) expect(found.get(type)?.equals(png(edge))).toBe(true);
    expect(found.size).toBe(10);
  });

  test('any pixels come back from the packing of a Mac', () => {
    const noisy = fc.uint8Array({ minLength: 1, maxLength: 400 });
    const calm = fc
      .array(fc.tuple(fc.nat(255), fc.integer({ min: 1, max: 300 })), { minLength: 1, maxLength: 5 })
      .map((runs) => Uint8Array.from(runs.flatMap(([value, length]) => new Array<number>(length).fill(value))));
    fc.assert(
      fc.property(fc.oneof(noisy, calm), (values) => {
        const rgba = Buffer.from([...values].flatMap((value, index) => [value, index % 256, 7, 255 - value]));
        expect(readArgb(argbOf(rgba)).equals(rgba)).toBe(true);
      }),
    );
  });

  test('the sun can be told from the hill and the sheet at 16 pixels', async () => {
    const image = await pixels(readFileSync(join(icons, 'linux', '16x16.png')));
    const at = (x: number, y: number) => [...image.subarray((y * 16 + x) * 4, (y * 16 + x) * 4 + 3)] as const;
    const far = (a: readonly number[], b: readonly number[]) => Math.hypot(...a.map((value, i) => value - (b[i] ?? 0)));
    const [sun, sheet, hill, ground] = [at(10, 6), at(4, 5), at(5, 10), at(1, 14)];
    for (const [one, other] of [
      [sun, sheet],
      [sun, hill],
      [sheet, hill],
      [sheet, ground],
    ] as const) {
      expect(far(one, other)).toBeGreaterThan(100);
    }
  });

  test('beside the clock of a Mac stands black alone, elsewhere a dark one and a light one', async () => {
    const shown = async (name: string) => {
      const image = await pixels(readFileSync(join(icons, name)));
      const seen = [...image].flatMap((_, i) =>
        i % 4 === 0 && (image[i + 3] ?? 0) > 0 ? [[...image.subarray(i, i + 3)]] : [],
      );
      return [Math.min(...seen.flat()), Math.max(...seen.flat())];
    };
    expect(await shown('tray-template.png')).toEqual([0, 0]);
    expect(await shown('tray-template-2x.png')).toEqual([0, 0]);
    expect((await shown('tray-light.png'))[1]).toBeLessThan(80);
    expect(await shown('tray-dark.png')).toEqual([255, 255]);
    for (const name of ['tray-light.ico', 'tray-dark.ico']) {
      expect(readIco(readFileSync(join(icons, name))).map(({ size }) => size)).toEqual([16, 32, 48]);
    }
  });

  test('the kept icons are what their drawings give', async () => {
    const made = globSync('**/*.{png,ico,icns}', { cwd: folder }).sort();
    expect(made).toEqual(globSync('**/*.{png,ico,icns}', { cwd: icons }).sort());
    for (const name of made.filter((one) => one.endsWith('.png'))) {
      const [kept, now] = await Promise.all([icons, folder].map((place) => pixels(readFileSync(join(place, name)))));
      // another build of the drawing library may round a pixel of an edge otherwise
      let worst = 0;
      kept?.forEach((value, index) => {
        worst = Math.max(worst, Math.abs(value - (now?.[index] ?? 999)));
      });
      expect({ name, worst: worst < 24 }).toEqual({ name, worst: true });
    }
  });
});
