import { appendFileSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EngineClient } from '../../../../shared/api/client.ts';
import type { EditChange } from '../../../../shared/model/edit.ts';
import { type Bench, cardsOf, codeOf, makeBench } from '../../../fixtures/library.ts';
import { putPhoto } from '../../../fixtures/photos.ts';

let bench: Bench;
beforeEach(() => {
  bench = makeBench();
});
afterEach(() => bench.remove());

async function withPhotos(count: number): Promise<{ client: EngineClient; ids: string[]; close: () => Promise<void> }> {
  for (let n = 0; n < count; n += 1) await putPhoto(join(bench.material, `${n}.jpg`), n);
  const { client, library } = await bench.open();
  await client.roots.add({ path: bench.material });
  await client.roots.sweep({});
  return { client, ids: (await cardsOf(client)).map((card) => card.id), close: () => library.close() };
}

const title = (value: string | null): EditChange => ({ field: 'title', op: 'set', value });

describe('what a person says', () => {
  it('is shown, found, kept in the history, and taken back in one step for many assets', async () => {
    const { client, ids } = await withPhotos(3);
    const { edit, changed, created } = await client.assets.edit({
      ids,
      changes: [title('Panen raya'), { field: 'theme', op: 'set', value: 'Pertanian' }],
    });
    expect({ changed, created }).toEqual({ changed: 3, created: { themes: ['Pertanian'], events: [] } });
    expect(await cardsOf(client, 'panen')).toHaveLength(3);
    expect(await client.assets.history({ id: ids[0] as string })).toMatchObject([
      { edit, person: 'Siti', field: 'theme', value: 'Pertanian', previous: null },
      { edit, person: 'Siti', field: 'title', value: 'Panen raya', previous: null },
    ]);
    expect(await client.assets.undo({})).toMatchObject({ changed: 3 });
    expect(await cardsOf(client, 'panen')).toHaveLength(0);
    expect(await client.assets.redo({})).toMatchObject({ changed: 3 });
    expect(await cardsOf(client, 'panen')).toHaveLength(3);
    expect(await codeOf(client.assets.redo({}))).toBe('nothing-to-undo');
  });

  it('outlives the file that carried something else', async () => {
    const { client, ids } = await withPhotos(1);
    const id = ids[0] as string;
    await client.assets.edit({ ids, changes: [title('Judul kantor')] });
    await putPhoto(join(bench.material, '0.jpg'), 77, { title: 'lain' });
    await client.roots.sweep({});
    expect(await client.assets.get({ id })).toMatchObject({ title: 'Judul kantor' });
  });

  it('adds and removes words of a list without touching the others', async () => {
    const { client, ids } = await withPhotos(2);
    const [a, b] = ids as [string, string];
    await client.assets.edit({ ids: [a], changes: [{ field: 'keywords', op: 'set', value: ['kopi', 'ekspor'] }] });
    await client.assets.edit({ ids, changes: [{ field: 'keywords', op: 'add', value: ['bupati', 'kopi'] }] });
    await client.assets.edit({ ids, changes: [{ field: 'keywords', op: 'remove', value: ['EKSPOR'] }] });
    expect((await client.assets.get({ id: a })).keywords).toEqual(['kopi', 'bupati']);
    expect((await client.assets.get({ id: b })).keywords).toEqual(['bupati', 'kopi']);
    expect((await client.assets.summarize({ ids })).fields.keywords).toMatchObject({ mixed: false });
  });

  it('moves an asset in the order when its date is set', async () => {
    const { client, ids } = await withPhotos(2);
    await client.assets.edit({ ids: [ids[0] as string], changes: [{ field: 'date', op: 'set', value: '1999-05' }] });
    expect((await cardsOf(client)).at(-1)).toMatchObject({ id: ids[0], date: '1999-05' });
    expect((await cardsOf(client, 'tahun:1999')).map((card) => card.id)).toEqual([ids[0]]);
  });

  it('names the assets that were forgotten meanwhile, and holds for the others', async () => {
    const { client, ids } = await withPhotos(1);
    const said = await client.assets.edit({ ids: [...ids, 'aaaaaaaaaaaa'], changes: [title('x')] });
    expect(said).toMatchObject({ changed: 1, gone: ['aaaaaaaaaaaa'] });
    expect((await client.assets.get({ id: ids[0] as string })).title).toBe('x');
  });

  it('is refused when none of its assets is there', async () => {
    const { client } = await withPhotos(1);
    const call = client.assets.edit({ ids: ['aaaaaaaaaaaa'], changes: [title('x')] });
    expect(await codeOf(call)).toBe('asset-not-found');
  });

  it('is on the disk in the journal, and comes back when the database lost it', async () => {
    const { client, ids, close } = await withPhotos(1);
    await close();
    const database = readFileSync(join(bench.library, 'library.db'));
    const again = (await bench.open()).library;
    await again.client({ role: 'owner' }).assets.edit({ ids, changes: [title('Dari jurnal')] });
    await again.close();
    for (const suffix of ['-wal', '-shm']) rmSync(join(bench.library, `library.db${suffix}`), { force: true });
    const { writeFileSync } = await import('node:fs');
    writeFileSync(join(bench.library, 'library.db'), database);
    // power lost in the middle of the next line: never acknowledged, never in the way
    const journal = readdirSync(join(bench.library, 'edits'))[0] as string;
    appendFileSync(join(bench.library, 'edits', journal), '{"batch":"zzz","items":[{"as');
    const restored = (await bench.open()).client;
    expect((await restored.assets.get({ id: ids[0] as string })).title).toBe('Dari jurnal');
    await restored.assets.edit({ ids, changes: [title('Sesudahnya')] });
    expect(await restored.library.check({})).toMatchObject({
      journal: { problems: [expect.stringContaining('unreadable')] },
    });
    expect(client).toBeDefined();
  });

  it('follows the same law for any sequence of edits, undos and redos', { timeout: 120_000 }, async () => {
    const { client, ids } = await withPhotos(2);
    const step = fc.oneof(
      fc.record({ kind: fc.constant('edit' as const), who: fc.nat(1), value: fc.constantFrom('a', 'b', 'c', '') }),
      fc.record({ kind: fc.constant('undo' as const) }),
      fc.record({ kind: fc.constant('redo' as const) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        await client.assets.edit({ ids, changes: [title('')] });
        const now = async () => Promise.all(ids.map(async (id) => (await client.assets.get({ id })).title));
        // the model: states one can walk back and forth between
        const states = [await now()];
        let at = 0;
        for (const one of steps) {
          if (one.kind === 'edit') {
            const { changed } = await client.assets.edit({
              ids: [ids[one.who] as string],
              changes: [title(one.value)],
            });
            states.length = at + 1;
            const next = [...(states[at] as (string | null)[])];
            if (changed) next[one.who] = one.value || null;
            states.push(next);
            at += 1;
          } else if (one.kind === 'undo' && at > 0) {
            await client.assets.undo({});
            at -= 1;
          } else if (one.kind === 'redo' && at < states.length - 1) {
            await client.assets.redo({});
            at += 1;
          }
          expect(await now()).toEqual(states[at]);
        }
      }),
      { numRuns: 25 },
    );
  });
});
