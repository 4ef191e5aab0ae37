import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkParts } from '../../../../electron/engine/upkeep/check-parts.ts';
import type { EngineClient } from '../../../../shared/api/client.ts';
import { type Bench, cardsOf, makeBench } from '../../../fixtures/library.ts';
import { putPhoto } from '../../../fixtures/photos.ts';

vi.setConfig({ testTimeout: 90_000 });

let bench: Bench;
beforeEach(() => {
  bench = makeBench();
});
afterEach(() => bench.remove());

async function taken() {
  const opened = await bench.open();
  await opened.client.roots.add({ path: bench.material });
  await opened.client.roots.sweep({});
  return opened;
}

/** Events with their assets, words of the office's lists, collections and stacks, as a person sees them. */
async function stateOf(client: EngineClient) {
  const cards = await cardsOf(client);
  const events = await client.events.list({ limit: 100 });
  const lists = await Promise.all(
    (['theme', 'person', 'place', 'unit', 'keyword'] as const).map((kind) => client.vocabulary.terms({ kind })),
  );
  const collections = await client.collections.list({});
  return {
    assets: await Promise.all(
      cards.map(async ({ id }) => {
        const { title, theme, date, event, eventId, place, people, unit, rating, turn, shift, collections, history } =
          await client.assets.get({ id });
        const told = { title, theme, date, event, eventId, place, people, unit, rating, turn, shift, collections };
        return { id, ...told, edits: history.length };
      }),
    ),
    events: events.items
      .filter(({ state }) => state === 'said')
      .map(({ id, title, theme, date, place, people, unit, note, assets }) => ({
        ...{ id, title, theme, date, place, people, unit, note, assets },
      })),
    lists: lists.map(({ terms, adding }) => ({ adding, terms: terms.map(({ count: _, ...term }) => term) })),
    collections: await Promise.all(
      collections.map(async ({ id, name, note }) => ({ name, note, ...(await client.collections.items({ id })) })),
    ),
    stacks: (await cardsOf(client)).map(({ stack, stackTop }) => [stack, stackTop]),
  };
}

async function described() {
  for (const name of ['a', 'b', 'c', 'd']) {
    await putPhoto(join(bench.material, `${name}.jpg`), name.charCodeAt(0), {
      taken: `2020:10:09 0${name.charCodeAt(0) - 96}:00:00`,
    });
  }
  const { client, library } = await taken();
  const [a, b, c, d] = (await cardsOf(client)).map(({ id }) => id) as [string, string, string, string];
  const words = {
    title: 'Panen raya',
    theme: 'Pertanian',
    date: '2020-10-09',
    people: ['Bupati'],
    note: 'Cerah\nsekali',
  };
  const { event } = await client.events.create({ words, assets: [a, b] });
  const other = await client.events.create({ words: { title: 'Panen kecil' }, assets: [c] });
  await client.events.merge({ ids: [event, other.event], into: event });
  await client.events.save({ id: event, words: { place: 'Bogor' } });
  const { id: above } = await client.vocabulary.save({ kind: 'theme', words: { name: 'Ekonomi', colour: '#aa3300' } });
  const { id: theme } = await client.vocabulary.save({
    kind: 'theme',
    words: { name: 'Kopi', parent: above, synonyms: ['Robusta'] },
  });
  await client.vocabulary.save({ kind: 'theme', id: above, words: { name: 'Perekonomian' } });
  const office = { title: 'Bupati Bogor', from: '2018', to: null };
  await client.vocabulary.save({ kind: 'person', words: { name: 'Ade Yasin', offices: [office] } });
  await client.vocabulary.save({ kind: 'place', words: { name: 'Cibinong', position: { lat: -6.48, lon: 106.85 } } });
  await client.vocabulary.adding({ kind: 'theme', adding: 'owner' });
  const { id: set } = await client.collections.create({ name: 'Kalender', assets: [a, b, c] });
  await client.collections.order({ id: set, assets: [c], before: a });
  await client.collections.save({ id: set, note: 'Cetak' });
  await client.stacks.make({ assets: [b, c], top: c });
  await client.assets.edit({
    ids: [d],
    changes: [
      { field: 'theme', op: 'set', value: 'Kopi' },
      { field: 'unit', op: 'set', value: 'Diskominfo' },
      { field: 'rating', op: 'set', value: 5 },
    ],
  });
  await client.events.save({ id: event, words: { title: 'Bukan ini' } });
  await client.assets.undo({});
  return { client, library, theme };
}

describe('events, words of the office, collections and stacks', () => {
  it('are all there again when the database is lost: the journal holds them', async () => {
    const { client, library } = await described();
    const before = await stateOf(client);
    expect(before.events).toMatchObject([{ title: 'Panen raya', place: 'Bogor', assets: 3 }]);
    expect(before.collections).toMatchObject([{ name: 'Kalender', note: 'Cetak' }]);
    await library.close();
    for (const tail of ['', '-wal', '-shm']) rmSync(join(bench.library, `library.db${tail}`), { force: true });
    const again = await taken();
    expect(await stateOf(again.client)).toEqual(before);
    // and what can be taken back still can
    await again.client.assets.undo({});
    expect((await stateOf(again.client)).assets.map(({ rating }) => rating)).not.toContain(5);
  });

  it('are missed by the check where their rows do not say what people said, and mended from what they said', async () => {
    const { client, library } = await described();
    const before = await stateOf(client);
    await library.close();
    const db = new Database(join(bench.library, 'library.db'));
    db.exec(`DELETE FROM said_thing WHERE field IN ('name', 'title');
      UPDATE theme SET name = 'x' || id, parent_id = NULL; UPDATE event SET name = '', place = NULL;
      DELETE FROM collection_place; DELETE FROM said WHERE field = 'theme'`);
    db.close();
    expect(checkParts(bench.library).journal).toEqual([
      expect.stringMatching(/^\d+ assets do not say what people said last$/),
      expect.stringMatching(/^\d+ events, words and collections do not say what people said last$/),
    ]);
    const again = await bench.open();
    await again.client.library.check({ repair: true });
    expect(checkParts(bench.library).journal).toEqual([]);
    const after = await stateOf(again.client);
    expect(after.lists).toEqual(before.lists);
    expect(after.events).toEqual(before.events);
    expect(after.collections).toEqual(before.collections);
    expect(after.assets).toEqual(before.assets);
  });
});
