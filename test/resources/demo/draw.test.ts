import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import exifr from 'exifr';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { drawDemo } from '../../../resources/demo/draw.ts';
import { planDemo } from '../../../resources/demo/plan.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bahan-demo-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const clinic = '2023/20230206 Peresmian Puskesmas Girimulyo/';
const few = new Set(
  planDemo()
    .pictures.map(({ path }) => path)
    .filter((path) => path.startsWith(clinic))
    .slice(0, 7),
);
const some = {
  scale: 0.2,
  only: (path: string) => few.has(path) || (path.startsWith(clinic) && path.endsWith('.pdf')),
};
const names = () => readdirSync(join(folder, clinic)).sort();
const hashes = () =>
  names().map((name) =>
    createHash('sha256')
      .update(readFileSync(join(folder, clinic, name)))
      .digest('hex'),
  );

describe('the plan of the demo', () => {
  const plan = planDemo();
  const paths = [...plan.pictures, ...plan.files, ...plan.copies].map(({ path }) => path);

  test('names every file once, also where upper and lower case are the same', () => {
    expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(paths.length);
  });

  test('holds about 300 assets of all four kinds', () => {
    const count = (pattern: RegExp) => paths.filter((path) => pattern.test(path)).length;
    expect(paths.length).toBeGreaterThan(280);
    expect(paths.length).toBeLessThan(340);
    expect(count(/\.(mp4|webm)$/i)).toBeGreaterThanOrEqual(8);
    expect(count(/\.(mp3|m4a|wav)$/i)).toBeGreaterThanOrEqual(8);
    expect(count(/\.(pdf|docx|txt|csv)$/i)).toBeGreaterThanOrEqual(18);
  });

  test('takes every copy from a picture that is drawn', () => {
    const drawn = new Set(plan.pictures.map(({ path }) => path));
    expect(plan.copies.filter(({ from }) => from !== '' && !drawn.has(from))).toEqual([]);
  });

  test('names nothing that Windows cannot hold', () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    expect(paths.filter((path) => /[<>:"\\|?*\u0000-\u001f]|[. ](\/|$)/.test(path))).toEqual([]);
  });
});

describe('drawing', () => {
  test('the same pictures come out each time, and nothing half-written stays', async () => {
    await drawDemo(folder, some);
    const first = hashes();
    expect(first.length).toBe(few.size + 1);
    rmSync(join(folder, '2023'), { recursive: true });
    await drawDemo(folder, some);
    expect(hashes()).toEqual(first);
    expect(names().filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test('what is there is not drawn again, and what is missing is', async () => {
    await drawDemo(folder, some);
    const gone = names().find((name) => name.endsWith('.JPG')) as string;
    const before = new Map(names().map((name) => [name, statSync(join(folder, clinic, name)).ino]));
    rmSync(join(folder, clinic, gone));
    const told: number[] = [];
    await drawDemo(folder, { ...some, onProgress: ({ done, total }) => told.push(done / total) });
    expect(names()).toContain(gone);
    const kept = names().filter(
      (name) => name !== gone && statSync(join(folder, clinic, name)).ino === before.get(name),
    );
    expect(kept.length).toBe(names().length - 1);
    expect(told.at(-1)).toBe(1);
    expect(told).toEqual([...told].sort((a, b) => a - b));
  });

  test('cancelling ends it with the reason, and a later call goes on', async () => {
    const stop = new AbortController();
    const drawing = drawDemo(folder, {
      ...some,
      signal: stop.signal,
      onProgress: ({ done }) => done === 4 && stop.abort(new Error('enough')),
    });
    await expect(drawing).rejects.toThrow(/enough|abort/i);
    const after = names().length;
    expect(names().filter((name) => name.endsWith('.part'))).toEqual([]);
    await drawDemo(folder, some);
    expect(names().length).toBeGreaterThan(after);
  });

  test('photos carry what cameras and desks write', async () => {
    await drawDemo(folder, some);
    const tasks = planDemo().pictures.filter(({ path }) => some.only(path) && path.endsWith('.JPG'));
    for (const { path, tags, iptc } of tasks) {
      const bytes = readFileSync(join(folder, path));
      const facts = (await exifr.parse(bytes, { xmp: true, iptc: true, gps: true, reviveValues: false })) as Record<
        string,
        unknown
      >;
      const meta = await sharp(bytes).metadata();
      expect(facts.Model).toBe(tags.camera?.model);
      expect(facts.DateTimeOriginal).toMatch(/^2023:02:06 \d\d:\d\d:\d\d$/);
      expect(meta.orientation ?? 1).toBe(tags.orientation ?? 1);
      if (tags.gps) expect(Math.abs((facts.latitude as number) - tags.gps.lat)).toBeLessThan(0.001);
      if (iptc) expect(meta.iptc?.includes(Buffer.from(tags.title as string))).toBe(true);
      else if (tags.title) expect(meta.xmp?.toString('utf8')).toContain(tags.title);
    }
    expect(tasks.some(({ tags }) => tags.people)).toBe(true);
    expect(tasks.some(({ iptc }) => iptc)).toBe(true);
  });
});
