import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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
