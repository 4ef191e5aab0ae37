import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { close, openReader } from '../../../../electron/engine/db/connection.ts';
import { placeInEvent } from '../../../../electron/engine/db/event-assets.ts';
import type { EngineClient } from '../../../../shared/api/client.ts';
import type { Event } from '../../../../shared/model/event.ts';
import { type Bench, cardsOf, codeOf, makeBench } from '../../../fixtures/library.ts';
import { type PhotoOptions, putPhoto } from '../../../fixtures/photos.ts';

let bench: Bench;
beforeEach(() => {
  bench = makeBench();
  seed = 0;
});
afterEach(() => bench.remove());

let seed = 0;
async function put(folder: string, count: number, options: PhotoOptions = {}): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    seed += 1;
    await putPhoto(join(bench.material, folder, `IMG_${seed}.jpg`), seed, options);
  }
}

async function opened(): Promise<EngineClient> {
  const { client } = await bench.open();
  await client.roots.add({ path: bench.material });
  await client.roots.sweep({});
  return client;
}

const listed = async (client: EngineClient, todo = false): Promise<Event[]> =>
  (await client.events.list({ todo })).items;
const only = async (client: EngineClient): Promise<Event> => {
  const events = await listed(client);
  expect(events).toHaveLength(1);
  return events[0] as Event;
};
const idsOf = async (client: EngineClient, id: string): Promise<string[]> =>
  (await client.events.assets({ id })).items.map(({ card }) => card.id);

describe('an event that a folder proposes', () => {
  it('is guessed to have the theme that most of its photos have', async () => {
    await put('2020-10-09 Pelepasan Ekspor Kopi', 3, { taken: '2020:10:09 08:00:00' });
    const client = await opened();
    const { id } = await only(client);
    const ids = await idsOf(client, id);
    await client.assets.edit({ ids: ids.slice(0, 1), changes: [{ field: 'theme', op: 'set', value: 'Perkebunan' }] });
    expect((await only(client)).proposed.theme).toBeUndefined();
    await client.assets.edit({ ids: ids.slice(0, 2), changes: [{ field: 'theme', op: 'set', value: 'Perkebunan' }] });
    expect((await only(client)).proposed.theme).toMatchObject({ value: 'Perkebunan', reason: 'assets:2:3' });
  });

  it('has the words of the folder as guesses, its photos by time, and is to be described', async () => {
    await put('2020-10-09 Pelepasan Ekspor Kopi', 1, { taken: '2020:10:09 08:00:00' });
    await put('2020-10-09 Pelepasan Ekspor Kopi', 1, { taken: '2020:10:09 09:00:00' });
    await put('2020-10-09 Pelepasan Ekspor Kopi/RAW', 1, { taken: '2020:10:09 07:00:00' });
    const client = await opened();
    const event = await only(client);
    expect(event).toMatchObject({
      state: 'proposed',
      title: null,
      date: null,
      proposed: {
        title: { value: 'Pelepasan Ekspor Kopi', reason: 'folder-name' },
        date: { value: '2020-10-09', reason: 'folder-name' },
      },
      assets: 3,
      undescribed: 3,
      from: '2020-10-09',
      to: '2020-10-09',
      folder: '2020-10-09 Pelepasan Ekspor Kopi',
    });
    const { total, items } = await client.events.assets({ id: event.id });
    expect({ total, names: items.map(({ card }) => card.name) }).toEqual({
      total: 3,
      names: ['IMG_3.jpg', 'IMG_1.jpg', 'IMG_2.jpg'],
    });
    expect(items[0]).toMatchObject({ said: false, capturedAt: '2020-10-09T07:00:00' });
    expect(event.covers.map(({ name }) => name)).toEqual(['IMG_3.jpg', 'IMG_1.jpg', 'IMG_2.jpg']);
    // a guess is no name that anybody chose
    expect(await client.vocabulary.events({})).toEqual([]);
    expect(await client.search.suggest({ query: 'kegiatan:', cursor: 9, lang: 'id' })).toEqual([]);
    expect(await client.events.of({ asset: items[0]?.card.id as string })).toEqual({ id: event.id });
    expect(await client.events.todo({})).toEqual({
      ...{ events: 1, assets: 3, untitled: 3, unthemed: 3, undated: 0, loose: 0, pending: 0 },
    });
  });

  it('is confirmed in one step, for itself and for each photo that says nothing of its own, and taken back in one', async () => {
    await put('2020-10-09 Pelepasan Ekspor Kopi', 4);
    const client = await opened();
    const { id } = await only(client);
    const [a, b, c, d] = (await idsOf(client, id)) as [string, string, string, string];
    await client.assets.edit({ ids: [a], changes: [{ field: 'title', op: 'set', value: 'Sambutan' }] });
    const words = { title: 'Pelepasan Ekspor Kopi', theme: 'Perdagangan', date: '2020-10-09' };
    const done = await client.events.confirm({ id, words, except: [d] });
    expect(done).toMatchObject({ event: id, changed: 3, created: { themes: ['Perdagangan'], events: [] } });
    expect(await client.events.get({ id })).toMatchObject({
      ...words,
      state: 'said',
      assets: 4,
      undescribed: 1,
      proposed: {},
    });
    const whole = await client.assets.objects({ ids: [a, b, c, d] });
    expect(whole.map(({ title, theme, event }) => [title, theme, event])).toEqual([
      ['Sambutan', 'Perdagangan', 'Pelepasan Ekspor Kopi'],
      ['Pelepasan Ekspor Kopi', 'Perdagangan', 'Pelepasan Ekspor Kopi'],
      ['Pelepasan Ekspor Kopi', 'Perdagangan', 'Pelepasan Ekspor Kopi'],
      [null, null, null],
    ]);
    expect(await cardsOf(client, 'judul:ekspor')).toHaveLength(2);
    const history = await client.assets.history({ id: b });
    expect(history.find(({ field }) => field === 'event')).toMatchObject({ value: words.title, previous: null });
    await client.assets.undo({});
    expect(await client.events.get({ id })).toMatchObject({ state: 'proposed', title: null, undescribed: 4 });
    expect(await cardsOf(client, 'judul:ekspor')).toHaveLength(0);
    await client.assets.redo({});
    expect(await client.events.get({ id })).toMatchObject({ state: 'said', undescribed: 1 });
  });

  it('takes its photos along when its words change; what differs stays', async () => {
    await put('2020-10-09 Pelepasan Ekspor Kopi', 3);
    const client = await opened();
    const { id } = await only(client);
    const [a, b, c] = (await idsOf(client, id)) as [string, string, string];
    await client.events.confirm({ id, words: { title: 'Ekspor Kopi', place: 'Temanggung' } });
    await client.assets.edit({ ids: [c], changes: [{ field: 'title', op: 'set', value: 'Sambutan' }] });
    await client.events.save({ id, words: { title: 'Pelepasan Ekspor Kopi', place: null } });
    const objects = await client.assets.objects({ ids: [a, b, c] });
    expect(objects.map(({ title, place }) => [title, place])).toEqual([
      ['Pelepasan Ekspor Kopi', null],
      ['Pelepasan Ekspor Kopi', null],
      ['Sambutan', null],
    ]);
    expect(await cardsOf(client, 'kegiatan:pelepasan')).toHaveLength(3);
    await client.assets.undo({});
    expect(await cardsOf(client, 'kegiatan:pelepasan')).toHaveLength(0);
    expect(await cardsOf(client, 'judul:"ekspor kopi"')).toHaveLength(2);
  });

  it('keeps a date in order, and refuses one that no calendar has', async () => {
    await put('2020-10-09 Pelepasan Ekspor Kopi', 1);
    const client = await opened();
    const { id } = await only(client);
    await client.events.save({ id, words: { date: '2020-10-11/2020-10-09' } });
    expect(await client.events.get({ id })).toMatchObject({ date: '2020-10-09/2020-10-11' });
    await client.events.save({ id, words: { date: '2020-02-29' } });
    expect(await client.events.get({ id })).toMatchObject({ date: '2020-02-29' });
    for (const date of ['2021-02-29', '2020-13', '0000']) {
      expect(await codeOf(client.events.save({ id, words: { date } }))).toBe('bad-input');
    }
    expect(await codeOf(client.events.save({ id: 'tidak-ada', words: { date: '2020' } }))).toBe('not-found');
  });
});

describe('events in the hands of people', () => {
  it('are made, moved between, merged, split and taken apart, each in one step', async () => {
    await put('2020-10-09 Pelepasan Ekspor Kopi', 3);
    await put('2020-10-10 Panen Padi', 2);
    const client = await opened();
    const [rice, coffee] = (await listed(client)).map(({ id }) => id) as [string, string];
    await client.events.confirm({ id: coffee, words: { title: 'Ekspor Kopi', theme: 'Perdagangan' } });
    await client.events.confirm({ id: rice, words: { title: 'Panen Padi' } });
    const [a, b] = (await idsOf(client, coffee)) as [string, string];
    await client.events.move({ id: rice, assets: [a] });
    expect((await client.assets.get({ id: a })).title).toBe('Panen Padi');
    const split = await client.events.split({ id: coffee, assets: [b], words: { title: 'Sambutan Bupati' } });
    expect(await client.events.get({ id: split.event })).toMatchObject({
      title: 'Sambutan Bupati',
      theme: 'Perdagangan',
    });
    expect(await client.assets.get({ id: b })).toMatchObject({ title: 'Sambutan Bupati', theme: 'Perdagangan' });
    await client.events.merge({ ids: [split.event], into: coffee });
    expect((await client.assets.get({ id: b })).title).toBe('Ekspor Kopi');
    expect(await client.events.get({ id: split.event })).toMatchObject({ id: coffee });
    expect((await client.events.get({ id: rice })).assets).toBe(3);
    await client.events.dissolve({ id: rice });
    expect(await codeOf(client.events.get({ id: rice }))).toBe('not-found');
    // what was moved into it by hand is a guess again where its folder tells of another event
    expect((await client.events.todo({})).loose).toBe(2);
    expect(await client.events.of({ asset: a })).toEqual({ id: coffee });
    expect((await client.assets.get({ id: a })).title).toBe('Panen Padi');
    for (let n = 0; n < 4; n += 1) await client.assets.undo({});
    expect((await client.assets.objects({ ids: [a, b] })).map(({ title }) => title)).toEqual([
      'Ekspor Kopi',
      'Ekspor Kopi',
    ]);
    expect((await listed(client)).map(({ id, assets }) => [id, assets])).toEqual([
      [rice, 2],
      [coffee, 3],
    ]);
  });

  it('are listed newest first, page by page, by words of title or folder, and by what is still to do', async () => {
    await put('2020-10-09 Pelepasan Ekspor Kopi', 1);
    await put('2021-03-01 Panen Padi', 1);
    await put('2019-08-17 Upacara', 1);
    const client = await opened();
    const titles = async (input: Parameters<EngineClient['events']['list']>[0]) => {
      const { total, items } = await client.events.list(input);
      return { total, titles: items.map(({ title, proposed }) => title ?? proposed.title?.value) };
    };
    expect(await titles({})).toEqual({ total: 3, titles: ['Panen Padi', 'Pelepasan Ekspor Kopi', 'Upacara'] });
    expect(await titles({ offset: 1, limit: 1 })).toEqual({ total: 3, titles: ['Pelepasan Ekspor Kopi'] });
    expect(await titles({ text: 'kop eks' })).toEqual({ total: 1, titles: ['Pelepasan Ekspor Kopi'] });
    expect(await titles({ text: 'spor' })).toEqual({ total: 0, titles: [] });
    const upacara = (await client.events.list({ text: 'upacara' })).items[0]?.id as string;
    const words = { title: 'Upacara', theme: 'Pemerintahan', date: '2019-08-17' };
    await client.events.confirm({ id: upacara, words });
    expect((await titles({ todo: true })).titles).toEqual(['Panen Padi', 'Pelepasan Ekspor Kopi']);
    expect((await titles({})).total).toBe(3);
  });

  it('tell a window that looks on', async () => {
    await put('2020-10-09 Pelepasan Ekspor Kopi', 1);
    const { client, library } = await bench.open();
    const told = library.changes.subscribe()[Symbol.asyncIterator]();
    const first = told.next();
    await client.roots.add({ path: bench.material });
    await first;
    await client.roots.sweep({});
    let isTold = false;
    while (!isTold) isTold = (await told.next()).value?.events === true;
    const { id } = await only(client);
    const next = told.next();
    await client.events.save({ id, words: { title: 'Ekspor' } });
    expect((await next).value).toMatchObject({ events: true });
  });

  it('give their number to the names of copies by time, and say nothing where nobody named them', async () => {
    await put('2020-10-09 Pelepasan Ekspor Kopi', 1, { taken: '2020:10:09 09:00:00' });
    await put('2020-10-09 Pelepasan Ekspor Kopi', 1, { taken: '2020:10:09 08:00:00' });
    const { client, library } = await bench.open();
    await client.roots.add({ path: bench.material });
    await client.roots.sweep({});
    const { id } = await only(client);
    const [early, late] = (await idsOf(client, id)) as [string, string];
    const at = (asset: string) => {
      const db = openReader(join(library.folder, 'library.db'));
      try {
        return placeInEvent(db, asset);
      } finally {
        close(db);
      }
    };
    expect(at(early)).toBeUndefined();
    await client.events.confirm({ id, words: { title: 'Ekspor Kopi' } });
    expect([early, late].map(at)).toEqual([
      { title: 'Ekspor Kopi', n: 1, of: 2 },
      { title: 'Ekspor Kopi', n: 2, of: 2 },
    ]);
  });
});
