import { beforeEach, describe, expect, it } from 'vitest';
import { createEdits } from '../../../renderer/data/edits.ts';
import { createQueries } from '../../../renderer/data/queries.ts';
import { ResultHolder } from '../../../renderer/data/result-holder.ts';
import { query } from '../../../renderer/state/query.ts';
import { turnedOf, turning } from '../../../renderer/state/turning.ts';
import { BahanError } from '../../../shared/errors.ts';
import { createFakeEngine } from '../fake-engine.ts';

async function room(assets: number) {
  const fake = createFakeEngine({ assets });
  const holder = new ResultHolder(fake.engine);
  const stop = holder.start();
  await expect.poll(() => holder.state.get().layout?.total).toBe(assets);
  const queries = createQueries();
  return { fake, holder, queries, stop, edits: createEdits(fake.engine, queries, holder) };
}

describe('what is said is seen before the engine has answered', () => {
  beforeEach(() => query.set({ text: '', order: 'newest' }));

  it('for ten thousand at once the screen is told once, and only what is loaded is touched', async () => {
    const { holder, edits, fake, stop } = await room(10_000);
    const ids = [...(await holder.ids(0, 10_000))];
    holder.ensure(0, 600);
    await expect.poll(() => holder.itemAt(599)).toBeDefined();
    let draws = 0;
    const unwatch = holder.state.subscribe(() => {
      draws += 1;
    });
    const editing = edits.edit(ids, [{ field: 'title', op: 'set', value: 'Panen raya' }]);
    // nothing has been awaited: this is what the next picture of the screen shows
    expect(draws).toBe(1);
    for (const index of [0, 300, 599]) expect(holder.itemAt(index)?.title).toBe('Panen raya');
    expect(fake.cards[0]?.title).not.toBe('Panen raya');
    unwatch();
    expect(await editing).toBe(true);
    expect(fake.calls.filter((call) => call === 'assets.edit')).toHaveLength(1);
    stop();
  });

  it('a refused mark is taken off again, and so is a turn', async () => {
    const { holder, edits, fake, stop } = await room(20);
    const card = holder.itemAt(1);
    if (!card) throw new Error('nothing loaded');
    fake.failNext('assets.edit', new BahanError('disk-full'));
    const editing = edits.edit(
      [card.id],
      [
        { field: 'turn', op: 'add', value: 1 },
        { field: 'rating', op: 'set', value: 4 },
      ],
    );
    const shown = holder.itemAt(1);
    expect(shown).toMatchObject({ rating: 4, width: card.height, height: card.width });
    expect(turnedOf(turning.get(), card)).toEqual({ picture: card.picture, quarters: 1 });
    await editing;
    expect(holder.itemAt(1)).toEqual(card);
    expect(turning.get().size).toBe(0);
    stop();
  });

  it('a turned picture stands as it is drawn once the new one is there', async () => {
    const { holder, edits, stop } = await room(20);
    const card = holder.itemAt(1);
    if (!card) throw new Error('nothing loaded');
    await edits.edit([card.id], [{ field: 'turn', op: 'add', value: -1 }]);
    await edits.edit([card.id], [{ field: 'turn', op: 'add', value: -1 }]);
    expect(turnedOf(turning.get(), card)?.quarters).toBe(2);
    expect(turnedOf(turning.get(), { ...card, picture: null })?.picture).toBe(card.picture);
    expect(turnedOf(turning.get(), { ...card, picture: 'drawn-anew' })).toBeUndefined();
    await edits.undo();
    expect(turning.get().size).toBe(0);
    stop();
  });

  it('a find and replace shows what the look beforehand told', async () => {
    const { holder, edits, stop } = await room(20);
    const card = holder.itemAt(1);
    if (!card) throw new Error('nothing loaded');
    const change = {
      field: 'title',
      op: 'replace',
      find: 'Kopi',
      value: 'Teh',
      matchCase: false,
      wholeWords: false,
    } as const;
    const foretold = [{ id: card.id, field: 'title', after: 'Pelepasan Ekspor Teh 2026' }];
    const editing = edits.edit([card.id], [change], { foretold });
    expect(holder.itemAt(1)?.title).toBe('Pelepasan Ekspor Teh 2026');
    await editing;
    stop();
  });

  it('a collection is shown in its own order, narrowed by a search, and put in another order at once', async () => {
    const { fake, holder, stop } = await room(30);
    const ids = fake.cards.map((card) => card.id);
    const chosen = [ids[9], ids[2], ids[5]].map((id) => id ?? '');
    const { id } = await fake.engine.collections.create({ name: 'Pilihan', assets: chosen });
    query.set({ text: '', order: 'newest', collection: id });
    await expect.poll(() => holder.state.get().total).toBe(3);
    expect(await holder.ids(0, 3)).toEqual(chosen);
    const next = [chosen[2], chosen[0], chosen[1]].map((one) => one ?? '');
    holder.rearrange(chosen, next);
    expect([0, 1, 2].map((index) => holder.idAt(index))).toEqual(next);
    expect(await holder.ids(0, 3)).toEqual(next);
    query.set({ text: 'tidak ada yang begini', order: 'newest', collection: id });
    await expect.poll(() => holder.state.get().total).toBe(0);
    stop();
  });
});
