import { mkdirSync, renameSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach } from 'vitest';
import type { EngineClient } from '../../../../shared/api/client.ts';
import { type Bench, cardsOf, makeBench } from '../../../fixtures/library.ts';
import { age, putFile } from '../../../fixtures/photos.ts';

/** Those of the test that runs now. */
export let bench: Bench;
export let client: EngineClient;
/** Milliseconds that the library's clock is ahead. */
let ahead = 0;

/** Opens a library with a folder of material before each test of a file. */
export function openEach(): void {
  beforeEach(async () => {
    ahead = 0;
    bench = makeBench({ clock: { now: () => Date.now() + ahead } });
    ({ client } = await bench.open());
  });
  afterEach(() => bench.remove());
}

/** Puts the library's clock ahead, in milliseconds. */
export function putAhead(milliseconds: number): void {
  ahead = milliseconds;
}

export const at = (...parts: string[]) => join(bench.material, ...parts);
export const sweep = () => client.roots.sweep({});

/** Puts files, takes them in, and gives each its path as its title. */
export async function begin(files: Record<string, Buffer | string>, options: { pictures?: boolean } = {}) {
  for (const [path, bytes] of Object.entries(files)) putFile(at(path), bytes);
  await client.roots.add({ path: bench.material });
  await client.roots.sweep({ pictures: options.pictures ?? false });
  for (const path of Object.keys(files)) await title(path, path);
}

export async function title(path: string, value: string) {
  const { id } = await client.assets.find({ path: at(path) });
  await client.assets.edit({ ids: [id], changes: [{ field: 'title', op: 'set', value }] });
  return id;
}

/** The title that each file which is there has, by its path; and those of the missing. */
export async function titles() {
  const there: Record<string, string | null> = {};
  const missing: (string | null)[] = [];
  for (const { id } of await cardsOf(client)) {
    const whole = await client.assets.get({ id });
    if (whole.state === 'missing') missing.push(whole.title);
    else for (const path of whole.paths) there[relative(bench.material, path)] = whole.title;
  }
  return { there, missing: missing.sort() };
}

/** As a program saves: beside it first, then in its place. */
export function replace(path: string, bytes: Buffer | string) {
  const beside = join(bench.folder, 'saved.tmp');
  writeFileSync(beside, bytes);
  renameSync(beside, at(path));
  age(at(path), 30);
}

/** As `cp` does over a file that is there: it keeps its file id and birth time. */
export function overwrite(path: string, bytes: Buffer | string) {
  writeFileSync(at(path), bytes);
  age(at(path), 30);
}

export function move(from: string, to: string) {
  mkdirSync(dirname(at(to)), { recursive: true });
  renameSync(at(from), at(to));
}

/** A copy with another file id and no history, as from a backup. */
export function restore(path: string, bytes: Buffer) {
  putFile(at(path), bytes);
  const long = Date.now() / 1000 - 90 * 86_400;
  utimesSync(at(path), long, long);
}

export const withWords = (bytes: Buffer, words: string): Promise<Buffer> =>
  // segments of words go in before the picture, whose own bytes stay
  Promise.resolve(
    Buffer.concat([
      bytes.subarray(0, 2),
      Buffer.from([0xff, 0xfe, 0, words.length + 2]),
      Buffer.from(words, 'latin1'),
      bytes.subarray(2),
    ]),
  );

/** A scene that looks like one: soft shapes, other ones for each seed. */
export async function scene(seed: number, options: { shift?: number; exif?: object } = {}) {
  const shapes = Array.from({ length: 24 }, (_, n) => {
    const r = (k: number) => ((seed * 7919 + n * 104729 + k * 1299709) % 997) / 997;
    const x = r(1) * 640 + (options.shift ?? 0);
    return `<ellipse cx="${x}" cy="${r(2) * 480}" rx="${20 + r(3) * 80}" ry="${20 + r(4) * 80}" fill="hsl(${r(5) * 360},60%,${20 + r(6) * 60}%)"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"><rect width="640" height="480" fill="#888"/>${shapes.join('')}</svg>`;
  const image = sharp(Buffer.from(svg)).jpeg({ quality: 92 });
  return options.exif ? image.withExif(options.exif).toBuffer() : image.toBuffer();
}
