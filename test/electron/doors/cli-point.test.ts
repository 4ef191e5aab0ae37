import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { AssetObject } from '../../../shared/model/asset.ts';
import type { Root } from '../../../shared/model/root.ts';
import { callBahan, lines } from './run-bahan.ts';

vi.setConfig({ testTimeout: 60_000 });

let base: string;
const here = (...words: string[]) => callBahan([...words, '--library', join(base, 'pustaka')]);

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'bahan-point-'));
});
afterEach(() => {
  rmSync(base, { recursive: true, force: true });
});

it('points a watched folder to its new place, by its old path or by its id', async () => {
  const [old, place, next] = ['lama', 'baru', 'lain'].map((name) => join(base, name)) as [string, string, string];
  mkdirSync(join(old, 'rapat'), { recursive: true });
  for (const name of ['satu', 'dua', 'tiga']) writeFileSync(join(old, 'rapat', `${name}.txt`), `catatan ${name}`);
  await here('add', old);
  await here('scan');
  await here('set', join(old, 'rapat', 'satu.txt'), '--title', 'Rapat perdana');
  renameSync(old, place);
  const pointed = await here('point', old, place, '--json');
  expect(pointed).toMatchObject({ code: 0 });
  const [root] = lines<Root>(pointed);
  expect(root).toMatchObject({ path: place, assets: 3 });
  expect((await here('scan')).code).toBe(0);
  const found = lines<AssetObject>(await here('search', 'perdana', '--json'));
  expect(found).toMatchObject([{ path: join(place, 'rapat', 'satu.txt'), title: 'Rapat perdana', state: 'present' }]);

  mkdirSync(next);
  expect(await here('point', root?.id as string, next)).toMatchObject({ code: 1 });
  expect(lines<Root>(await here('roots', '--json'))).toMatchObject([{ path: place }]);
  expect(await here('point', root?.id as string, next, '--force')).toMatchObject({ code: 0 });
});
