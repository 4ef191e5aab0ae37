import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ReturnWatch } from '../../../../electron/engine/ingest/return-watch.ts';

let folder: string;
let back: number;
let watch: ReturnWatch | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bahan-return-'));
  back = 0;
});
afterEach(() => {
  watch?.close();
  rmSync(folder, { recursive: true, force: true });
});

const listen = async (path: string) => {
  watch = new ReturnWatch(path, () => {
    back += 1;
  });
  await watch.listening;
};

it('hears a folder come as a whole, and tells of it once', async () => {
  mkdirSync(join(folder, 'elsewhere', 'DCIM'), { recursive: true });
  await listen(join(folder, 'EOS', 'DCIM'));
  renameSync(join(folder, 'elsewhere'), join(folder, 'EOS'));
  await expect.poll(() => back).toBe(1);
  mkdirSync(join(folder, 'EOS', 'MISC'));
  mkdirSync(join(folder, 'other'));
  expect(back).toBe(1);
});

it('hears it come step by step, also when much else comes', async () => {
  await listen(join(folder, 'media', 'humas', 'EOS'));
  mkdirSync(join(folder, 'media'));
  mkdirSync(join(folder, 'other'));
  mkdirSync(join(folder, 'media', 'humas'));
  mkdirSync(join(folder, 'media', 'humas', 'EOS'));
  await expect.poll(() => back).toBe(1);
});

it('hears what comes into a folder that is there and was taken to be away', async () => {
  const path = join(folder, 'EOS');
  mkdirSync(path);
  await listen(path);
  mkdirSync(join(path, '100CANON'));
  await expect.poll(() => back).toBe(1);
});

it('hears nothing any more once it is closed', async () => {
  await listen(join(folder, 'EOS'));
  watch?.close();
  let told = 0;
  const other = new ReturnWatch(join(folder, 'EOS'), () => {
    told += 1;
  });
  await other.listening;
  mkdirSync(join(folder, 'EOS'));
  await expect.poll(() => told).toBe(1);
  other.close();
  expect(back).toBe(0);
});
