import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FolderWatch, type Hint, watchBudget, watchRoot } from '../../../../electron/engine/ingest/watch.ts';
import { eventually } from '../../../fixtures/library.ts';

let root: string;
let watch: FolderWatch | undefined;
const hints: Hint[] = [];
const heard = (dir: string) => hints.some((hint) => typeof hint === 'object' && hint.dirs.includes(dir));

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'bahan-watch-'));
  hints.length = 0;
});
afterEach(() => {
  watch?.close();
  rmSync(root, { recursive: true, force: true });
});

describe('the watch of a folder', () => {
  it('names the folder in which something happened, and is silent about litter', async () => {
    mkdirSync(join(root, 'a', 'b'), { recursive: true });
    watch = watchRoot(
      root,
      ['', 'a', 'a/b'],
      (hint) => hints.push(hint),
      () => {},
    );
    expect(watch.state).toBe('listening');
    writeFileSync(join(root, 'a', '.DS_Store'), '');
    writeFileSync(join(root, 'a', 'b', 'x.jpg'), 'x');
    await eventually(async () => heard('a/b'));
    expect(heard('a')).toBe(false);
    writeFileSync(join(root, 'a', '.bahanignore'), 'x');
    await eventually(async () => hints.includes('rules'));
  });

  it('goes with the folders that are there', async () => {
    watch = watchRoot(
      root,
      [''],
      (hint) => hints.push(hint),
      () => {},
    );
    mkdirSync(join(root, 'neu'));
    await eventually(async () => heard(''));
    watch.follow(['neu', 'tidak ada']);
    writeFileSync(join(root, 'neu', 'x.jpg'), 'x');
    await eventually(async () => heard('neu'));
    rmSync(join(root, 'neu'), { recursive: true });
    watch.leave(['neu', 'tidak ada']);
    expect(watch.state).toBe('listening');
  });

  it.skipIf(process.platform !== 'linux')('says that it hears a part when its share of watches is used up', () => {
    const troubles: unknown[] = [];
    for (const dir of ['a', 'b', 'c']) mkdirSync(join(root, dir));
    watch = watchRoot(
      root,
      ['', 'a', 'b', 'c'],
      () => {},
      (error) => troubles.push(error),
      3,
    );
    expect(watch.state).toBe('limited');
    expect(troubles).toHaveLength(1);
    watch.leave(['a']);
    watch.follow(['c']);
    expect(watch.state).toBe('limited');
  });

  it('takes a quarter of what the system grants, and little where it does not tell', () => {
    expect(watchBudget(() => '65536\n')).toBe(16_384);
    expect(watchBudget(() => 'many')).toBe(2_000);
    expect(
      watchBudget(() => {
        throw new Error('no such file');
      }),
    ).toBe(2_000);
  });
});
