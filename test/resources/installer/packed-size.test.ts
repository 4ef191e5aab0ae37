import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createPackageWithOptions } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packedLimits, packedParts, sizeReport, tooLarge } from '../../../resources/installer/packed-size.ts';

let folder: string;
let archive: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bahan-size-'));
  const files: readonly (readonly [string, number])[] = [
    ['dist/electron/main.js', 300],
    ['dist/electron/resources/fonts/one.ttf', 200],
    ['node_modules/@img/sharp-linux-x64/lib/sharp.node', 5000],
    ['node_modules/@img/colour/index.cjs', 10],
    ['node_modules/@scope/large/large.wasm', 2000],
    ['node_modules/small/index.js', 5],
    ['package.json', 2],
  ];
  for (const [path, bytes] of files) {
    await mkdir(dirname(join(folder, 'program', path)), { recursive: true });
    await writeFile(join(folder, 'program', path), Buffer.alloc(bytes));
  }
  archive = join(folder, 'app.asar');
  await createPackageWithOptions(join(folder, 'program'), archive, { unpack: '*.node' });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the size of the packed program', () => {
  test('counts each package and each folder of our own, also what lies beside the archive, largest first', () => {
    expect(packedParts(archive)).toEqual([
      { name: 'sharp', bytes: 5010 },
      { name: '@scope/large', bytes: 2000 },
      { name: 'dist/electron', bytes: 500 },
      { name: 'small', bytes: 5 },
      { name: 'package.json', bytes: 2 },
    ]);
  });

  test('is told in lines that end with the sum', () => {
    const report = sizeReport([
      { name: 'sharp', bytes: 19_640_000 },
      { name: 'ms', bytes: 4000 },
    ]);
    expect(report).toBe('   19.64 MB  sharp\n    0.00 MB  ms\n   19.64 MB  together');
  });

  test('a part that grew beyond its reason is named, and so are newcomers that nobody gave a reason for', () => {
    const why = 'A reason that says what it is for.';
    const limits = { parts: { sharp: { megabytes: 20, why } }, others: { megabytes: 0.5, why } };
    const sharp = { name: 'sharp', bytes: 19_000_000 };
    expect(tooLarge([sharp, { name: 'ms', bytes: 4000 }], limits)).toEqual([]);
    expect(tooLarge([{ ...sharp, bytes: 21_000_000 }], limits)).toEqual([
      'sharp: 21.00 MB, where 20 MB are accounted for',
    ]);
    expect(tooLarge([sharp, { name: 'newcomer', bytes: 600_000 }], limits)).toEqual([
      'others (newcomer): 0.60 MB, where 0.5 MB are accounted for',
    ]);
  });

  test('every limit has its reason', () => {
    const { parts, others } = packedLimits();
    expect([others, ...Object.values(parts)].filter(({ why }) => !/^[A-Z].{20,}\.$/.test(why))).toEqual([]);
  });
});
