import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Accidents } from '../../../electron/main/accidents.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
let folder: string;
let path: string;
let now: number;
const open = () => new Accidents(path, () => now);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bahan-accidents-'));
  path = join(folder, 'own', 'accidents.json');
  now = 100 * day;
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('what stopped by itself', () => {
  it('is remembered for some weeks, also by the next start, the newest first', () => {
    open().note('engine', 'exit 9');
    now += day;
    open().note('page', 'crashed');
    expect(open().recent()).toEqual([
      { at: now, what: 'page', reason: 'crashed' },
      { at: now - day, what: 'engine', reason: 'exit 9' },
    ]);
    now += 29.5 * day;
    expect(
      open()
        .recent()
        .map(({ what }) => what),
    ).toEqual(['page']);
  });

  it('is no more than some dozens, however often something stops', async () => {
    const one = open();
    for (let n = 0; n < 200; n += 1) one.note('engine', `exit ${n}`);
    expect(one.recent()).toHaveLength(40);
    expect(JSON.parse(await readFile(path, 'utf8'))).toHaveLength(40);
    expect(one.recent()[0]?.reason).toBe('exit 199');
  });

  it('is forgotten where its file cannot be read, and known as long as Bahan runs where it cannot be written', async () => {
    open().note('page', 'oom');
    await writeFile(path, '[{"at":"yesterday"}]');
    expect(open().recent()).toEqual([]);
    await rm(join(folder, 'own'), { recursive: true });
    await writeFile(join(folder, 'own'), 'a file where the folder should be');
    const one = open();
    one.note('page', 'oom');
    expect(one.recent()).toHaveLength(1);
  });

  it('lets Bahan draw by itself for a while where the graphics ended again and again', () => {
    const ends = (...minutes: number[]) => {
      for (const passed of minutes) {
        now += passed * minute;
        open().note('graphics', 'crashed');
      }
    };
    ends(0, 20, 20, 4);
    expect(open().isDrawingUnsure).toBe(false);
    open().note('engine', 'exit 9');
    ends(4);
    expect(open().isDrawingUnsure).toBe(true);
    now += 13 * day;
    expect(open().isDrawingUnsure).toBe(true);
    now += 2 * day;
    expect(open().isDrawingUnsure).toBe(false);
  });
});
