import { rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Library } from '../../../../electron/engine/library.ts';
import type { EngineClient } from '../../../../shared/api/client.ts';
import { type Bench, cardsOf, codeOf, makeBench } from '../../../fixtures/library.ts';
import { putPhoto } from '../../../fixtures/photos.ts';

let bench: Bench;
let library: Library;
let client: EngineClient;
/** Ids of the photos 0.jpg, 1.jpg, … */
let ids: string[];
beforeAll(async () => {
  bench = makeBench();
  for (let n = 0; n < 7; n += 1) await putPhoto(join(bench.material, `${n}.jpg`), n);
  ({ library, client } = await bench.open());
  await client.roots.add({ path: bench.material });
  await client.roots.sweep({});
  const cards = await cardsOf(client);
  ids = cards.sort((a, b) => a.name.localeCompare(b.name)).map((card) => card.id);
});
afterAll(() => bench.remove());

/** A collection as it is listed, by its id. */
const listed = async (id: string) => (await client.collections.list({})).find((one) => one.id === id);
const id = (n: number): string => ids[n] as string;
const some = (...ns: number[]): string[] => ns.map(id);
const shown = async (collection: string): Promise<number[]> =>
  (await client.collections.items({ id: collection })).ids.map((one) => ids.indexOf(one));

describe('a collection', () => {
  it('is made with its assets in the order in which they were chosen, and counted', async () => {
    const { id: made } = await client.collections.create({ name: ' Pameran 17 Agustus ', assets: some(3, 0, 5) });
    expect(await shown(made)).toEqual([3, 0, 5]);
    expect(await listed(made)).toMatchObject({ id: made, name: 'Pameran 17 Agustus', note: null, count: 3 });
    expect((await client.assets.get({ id: id(3) })).collections).toEqual([made]);
    expect((await client.assets.get({ id: id(1) })).collections).toEqual([]);
  });

  it('is renamed and given a note, and both are taken back', async () => {
    const { id: made } = await client.collections.create({ name: 'Awal' });
    await client.collections.save({ id: made, name: 'Akhir', note: 'Untuk buletin.\nDua halaman.' });
    expect(await listed(made)).toMatchObject({ name: 'Akhir', note: 'Untuk buletin.\nDua halaman.' });
    await client.collections.save({ id: made, note: '  ' });
    expect(await listed(made)).toMatchObject({ name: 'Akhir', note: null });
    await client.assets.undo({});
    await client.assets.undo({});
    expect(await listed(made)).toMatchObject({ name: 'Awal', note: null });
  });

  it('takes what is added at its end, also what lay in it before', async () => {
    const { id: made } = await client.collections.create({ name: 'A', assets: some(0, 1, 2) });
    await client.collections.take({ id: made, assets: some(0) });
    expect(await shown(made)).toEqual([1, 2]);
    await client.collections.add({ id: made, assets: some(4, 0, 2) });
    expect(await shown(made)).toEqual([1, 2, 4, 0]);
    await client.assets.undo({});
    expect(await shown(made)).toEqual([1, 2]);
    await client.assets.undo({});
    expect(await shown(made)).toEqual([0, 1, 2]);
  });

  it('is put in order by hand, before another one or at the end', async () => {
    const { id: made } = await client.collections.create({ name: 'A', assets: some(0, 1, 2, 3, 4) });
    await client.collections.order({ id: made, assets: some(3, 1), before: id(0) });
    expect(await shown(made)).toEqual([3, 1, 0, 2, 4]);
    await client.collections.order({ id: made, assets: some(3), before: null });
    expect(await shown(made)).toEqual([1, 0, 2, 4, 3]);
    // before one that is moved itself: before whatever comes behind it
    await client.collections.order({ id: made, assets: some(3, 0), before: id(0) });
    expect(await shown(made)).toEqual([1, 3, 0, 2, 4]);
    for (const before of [
      [1, 0, 2, 4, 3],
      [3, 1, 0, 2, 4],
      [0, 1, 2, 3, 4],
    ]) {
      await client.assets.undo({});
      expect(await shown(made)).toEqual(before);
    }
    expect(await codeOf(client.collections.order({ id: made, assets: some(0), before: id(5) }))).toBe('not-found');
  });

  it('comes back whole when its removal is taken back', async () => {
    const { id: made } = await client.collections.create({ name: 'A', assets: some(0, 1, 2) });
    await client.collections.order({ id: made, assets: some(2), before: id(0) });
    await client.collections.save({ id: made, note: 'catatan' });
    await client.collections.remove({ id: made });
    expect(await listed(made)).toBeUndefined();
    expect((await client.assets.get({ id: id(0) })).collections).not.toContain(made);
    expect(await codeOf(client.collections.items({ id: made }))).toBe('not-found');
    await client.assets.undo({});
    expect(await shown(made)).toEqual([2, 0, 1]);
    expect(await listed(made)).toMatchObject({ name: 'A', note: 'catatan', count: 3 });
  });

  it('keeps a place for what is missing and for what was forgotten', async () => {
    const { id: made } = await client.collections.create({ name: 'A', assets: some(6, 1, 2) });
    await client.collections.order({ id: made, assets: some(2), before: id(6) });
    rmSync(join(bench.material, '6.jpg'));
    await client.roots.sweep({});
    expect(await shown(made)).toEqual([2, 6, 1]);
    await client.missing.forget({ ids: some(6) });
    expect(await shown(made)).toEqual([2, 1]);
    expect((await listed(made))?.count).toBe(2);
    await client.collections.order({ id: made, assets: some(1), before: id(2) });
    expect(await shown(made)).toEqual([1, 2]);
    expect((await client.collections.add({ id: made, assets: some(6, 3) })).gone).toEqual(some(6));
    expect(await shown(made)).toEqual([1, 2, 3]);
    // the same content comes back, and lies again where it lay
    await putPhoto(join(bench.material, 'kembali.jpg'), 6);
    await client.roots.sweep({});
    expect(await shown(made)).toEqual([1, 2, 6, 3]);
  });

  it('does not know what is not there', async () => {
    expect(await codeOf(client.collections.items({ id: 'tidakada' }))).toBe('not-found');
    expect(await codeOf(client.collections.add({ id: 'tidakada', assets: some(0) }))).toBe('not-found');
    expect(await codeOf(client.collections.create({ name: '  ' }))).toBe('bad-input');
    expect(await codeOf(client.collections.create({ name: 'Tidak ada', assets: ['aaaaaaaaaaaa'] }))).toBe(
      'asset-not-found',
    );
    expect((await client.collections.list({})).map(({ name }) => name)).not.toContain('Tidak ada');
  });
});

interface Change {
  readonly do: 'add' | 'take' | 'order';
  readonly assets: readonly number[];
  /** Of `order` alone. */
  readonly before: number | null;
}
type Step = Change | { readonly do: 'undo' } | { readonly do: 'redo' };

const asset = fc.nat({ max: 5 });
const assets = fc.uniqueArray(asset, { minLength: 1, maxLength: 4 });
const steps = fc.array(
  fc.oneof(
    fc.record({
      do: fc.constantFrom('add' as const, 'take' as const, 'order' as const),
      assets,
      before: fc.option(asset),
    }),
    fc.record({ do: fc.constant('undo' as const) }),
    fc.record({ do: fc.constant('redo' as const) }),
  ),
  { maxLength: 14 },
);

/** What a list does that somebody keeps by hand. */
function next(list: readonly number[], step: Change): number[] {
  if (step.do === 'add') return [...list, ...step.assets.filter((one) => !list.includes(one))];
  if (step.do === 'take') return list.filter((one) => !step.assets.includes(one));
  const moved = step.assets.filter((one) => list.includes(one));
  if (step.before === null) return [...list.filter((one) => !moved.includes(one)), ...moved];
  const target = list.slice(list.indexOf(step.before)).find((one) => !moved.includes(one));
  const rest = list.filter((one) => !moved.includes(one));
  const at = target === undefined ? rest.length : rest.indexOf(target);
  return [...rest.slice(0, at), ...moved, ...rest.slice(at)];
}

async function take(step: Step, collection: string): Promise<void> {
  if (step.do === 'undo') await client.assets.undo({});
  else if (step.do === 'redo') await client.assets.redo({});
  else if (step.do === 'order') {
    const before = step.before === null ? null : id(step.before);
    await client.collections.order({ id: collection, assets: some(...step.assets), before });
  } else await client.collections[step.do]({ id: collection, assets: some(...step.assets) });
}

describe('whatever is done to collections', () => {
  it('leaves the order of a list kept by hand, and undo and redo go through it, and the journal tells it again', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const { id: made } = await client.collections.create({ name: 'A' });
        const past: number[][] = [];
        const undone: number[][] = [];
        let list: number[] = [];
        for (const step of all) {
          if (step.do === 'undo') {
            const before = past.pop();
            if (!before) continue;
            undone.push(list);
            list = before;
          } else if (step.do === 'redo') {
            const after = undone.pop();
            if (!after) continue;
            past.push(list);
            list = after;
          } else {
            if (step.do === 'order' && step.before !== null && !list.includes(step.before)) continue;
            past.push(list);
            undone.length = 0;
            list = next(list, step);
          }
          await take(step, made);
          expect(await shown(made)).toEqual(list);
        }
        expect((await listed(made))?.count).toBe(list.length);
      }),
      { numRuns: 30 },
    );
    const before = await orders();
    expect(Object.values(before).some((one) => one.length > 1)).toBe(true);
    // the database is lost: the journal alone tells it, and the files are met again
    await library.close();
    for (const end of ['', '-wal', '-shm']) rmSync(join(bench.library, `library.db${end}`), { force: true });
    client = (await bench.open()).client;
    expect(await client.collections.list({})).toHaveLength(Object.keys(before).length);
    await client.roots.add({ path: bench.material });
    await client.roots.sweep({});
    expect(await orders()).toEqual(before);
  });
});

const orders = async (): Promise<Record<string, number[]>> => {
  const all = await client.collections.list({});
  return Object.fromEntries(await Promise.all(all.map(async (one) => [one.id, await shown(one.id)] as const)));
};
