import { createHash } from 'node:crypto';
import { readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EngineClient } from '../../../../shared/api/client.ts';
import type { Change } from '../../../../shared/model/change.ts';
import type { EditChange } from '../../../../shared/model/edit.ts';
import { type Bench, cardsOf, codeOf, eventually, makeBench } from '../../../fixtures/library.ts';
import { putFile, putPhoto } from '../../../fixtures/photos.ts';

let bench: Bench;
beforeEach(() => {
  bench = makeBench();
});
afterEach(() => bench.remove());

async function taken() {
  const opened = await bench.open('live');
  await opened.client.roots.add({ path: bench.material });
  await opened.client.roots.sweep({});
  return opened;
}

/** Left half red, right half blue; `orientation`: as EXIF tells how the camera was held. */
async function putHalves(path: string, orientation?: number): Promise<void> {
  const red = { r: 220, g: 20, b: 20 };
  const half = await sharp({ create: { width: 60, height: 80, channels: 3, background: red } })
    .png()
    .toBuffer();
  const image = sharp({ create: { width: 120, height: 80, channels: 3, background: { r: 20, g: 20, b: 220 } } })
    .composite([{ input: half, left: 0, top: 0 }])
    .jpeg({ quality: 95 });
  putFile(path, await (orientation ? image.withMetadata({ orientation }) : image).toBuffer());
}

/** Size of a packed picture, and which colour it has in the middle of its upper and its right part. */
async function sidesOf(bytes: Uint8Array): Promise<{ size: string; top: string; right: string }> {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => {
    const n = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels;
    return (data[n] ?? 0) > (data[n + 2] ?? 0) ? 'red' : 'blue';
  };
  return { size: `${info.width}×${info.height}`, top: at(0.5, 0.2), right: at(0.8, 0.5) };
}

const turn = (value: number): EditChange => ({ field: 'turn', op: 'add', value });
const one = async (client: EngineClient) => (await cardsOf(client))[0] as Awaited<ReturnType<typeof cardsOf>>[number];
const drawn = (client: EngineClient) =>
  eventually(async () => {
    const card = await one(client);
    return card.picture !== null && card;
  });

describe('a turned photo', () => {
  it('is drawn turned under a key of its own, with its sides swapped, and back; its file stays as it is', async () => {
    const path = join(bench.material, 'a.jpg');
    await putHalves(path);
    const before = createHash('sha256').update(readFileSync(path)).digest('hex');
    const { client, library } = await taken();
    const upright = await drawn(client);
    await client.assets.edit({ ids: [upright.id], changes: [turn(1)] });
    const at = await one(client);
    // at once: its sides, and what stands for it until it is drawn
    expect(at).toMatchObject({ width: 80, height: 120 });
    expect(at.picture).not.toBe(upright.picture);
    expect(at.thumbhash).not.toBe(upright.thumbhash);
    const turned = await drawn(client);
    for (const size of ['thumb', 'preview'] as const) {
      const stored = library.store.get(turned.picture as string, size);
      expect(await sidesOf(stored?.bytes as Uint8Array)).toMatchObject({ size: '80×120', top: 'red' });
    }
    await client.assets.edit({ ids: [upright.id], changes: [turn(1)] });
    const over = await drawn(client);
    expect(await sidesOf(library.store.get(over.picture as string, 'thumb')?.bytes as Uint8Array)).toMatchObject({
      ...{ size: '120×80', right: 'red' },
    });
    await client.assets.undo({});
    await client.assets.undo({});
    expect(await drawn(client)).toMatchObject({ picture: upright.picture, width: 120, height: 80 });
    expect(createHash('sha256').update(readFileSync(path)).digest('hex')).toBe(before);
  });

  it('needs no file for that once it was drawn', async () => {
    await putHalves(join(bench.material, 'a.jpg'));
    const { client } = await taken();
    const { id } = await drawn(client);
    renameSync(bench.material, `${bench.material}-jauh`);
    expect(await codeOf(client.roots.sweep({}))).toBe('folder-offline');
    expect((await one(client)).state).toBe('offline');
    await client.assets.edit({ ids: [id], changes: [turn(-1)] });
    expect((await drawn(client)).picture).toMatch(/-turned-3$/);
    renameSync(`${bench.material}-jauh`, bench.material);
  });

  it('leaves the library turned, also where the camera was held upright', async () => {
    await putHalves(join(bench.material, 'a.jpg'), 6);
    const { client } = await taken();
    const { id } = await drawn(client);
    // held by its right side: the picture is upright with red above; one quarter more puts red to the right
    await client.assets.edit({ ids: [id], changes: [turn(1)] });
    const out = join(bench.folder, 'keluar');
    const web = (await client.exports.presets({})).find((preset) => !preset.original);
    const job = await client.exports.start({ warningsSeen: true, ids: [id], presets: [web?.id as string], to: out });
    await eventually(async () => (await client.jobs.list({})).find((each) => each.id === job.id && each.endedAt));
    const [item] = await client.exports.items({ job: job.id, offset: 0, limit: 10 });
    expect(item?.outcome).toBe('done');
    expect(await sidesOf(readFileSync(item?.file as string))).toMatchObject({ size: '120×80', right: 'red' });
  });

  it('is no film and no document', async () => {
    putFile(join(bench.material, 'a.txt'), 'kopi');
    const { client } = await taken();
    const { id } = await one(client);
    expect(await client.assets.edit({ ids: [id], changes: [turn(1)] })).toMatchObject({ changed: 0 });
    expect((await client.assets.get({ id })).turn).toBe(0);
  });
});

describe('a shifted clock', () => {
  it('moves capture time, day and place in the order; a day that a person said stays', async () => {
    await putPhoto(join(bench.material, 'a.jpg'), 1, { taken: '2020:10:09 23:30:00' });
    await putPhoto(join(bench.material, 'b.jpg'), 2, { taken: '2020:10:10 00:10:00' });
    const { client } = await taken();
    const byName = async () =>
      Promise.all(
        (await cardsOf(client)).map(async (card) => [
          card.name,
          (await client.assets.get({ id: card.id })).capturedAt,
          card.date,
        ]),
      );
    const ids = Object.fromEntries((await cardsOf(client)).map((card) => [card.name, card.id]));
    const shift = (value: number): EditChange => ({ field: 'shift', op: 'add', value });
    await client.assets.edit({ ids: [ids['a.jpg'] as string], changes: [shift(3600)] });
    expect(await byName()).toEqual([
      ['a.jpg', '2020-10-10T00:30:00', '2020-10-10'],
      ['b.jpg', '2020-10-10T00:10:00', '2020-10-10'],
    ]);
    expect((await cardsOf(client, 'tanggal:2020-10-10')).length).toBe(2);
    await client.assets.edit({
      ids: [ids['b.jpg'] as string],
      changes: [{ field: 'date', op: 'set', value: '2020-10-10' }, shift(86_400)],
    });
    expect((await byName()).find(([name]) => name === 'b.jpg')).toEqual(['b.jpg', '2020-10-11T00:10:00', '2020-10-10']);
    await client.assets.undo({});
    await client.assets.undo({});
    expect(await byName()).toEqual([
      ['b.jpg', '2020-10-10T00:10:00', '2020-10-10'],
      ['a.jpg', '2020-10-09T23:30:00', '2020-10-09'],
    ]);
  });
});

describe('marks', () => {
  const marks: EditChange[] = [
    { field: 'rating', op: 'set', value: 4 },
    { field: 'pick', op: 'set', value: 'rejected' },
    { field: 'label', op: 'set', value: 'green' },
    { field: 'shift', op: 'add', value: 60 },
    turn(3),
  ];
  const marked = { rating: 4, pick: 'rejected', label: 'green', shift: 60, turn: 3 };
  const bare = { rating: null, pick: null, label: null, shift: 0, turn: 0 };

  it('are said, told by the card, taken back in one step, and found again when the database is lost', async () => {
    await putPhoto(join(bench.material, 'a.jpg'), 1, { taken: '2020:10:09 23:30:00' });
    const { client, library } = await taken();
    const { id } = await one(client);
    await client.assets.edit({ ids: [id], changes: marks });
    expect(await client.assets.get({ id })).toMatchObject(marked);
    expect(await one(client)).toMatchObject({ rating: 4, pick: 'rejected', label: 'green' });
    await client.assets.undo({});
    expect(await client.assets.get({ id })).toMatchObject(bare);
    await client.assets.redo({});
    await library.close();
    for (const tail of ['', '-wal', '-shm']) rmSync(join(bench.library, `library.db${tail}`), { force: true });
    const again = await taken();
    expect(await again.client.assets.get({ id })).toMatchObject(marked);
    expect((await drawn(again.client)).picture).toMatch(/-turned-3$/);
    // and can still be taken back
    await again.client.assets.undo({});
    expect(await again.client.assets.get({ id })).toMatchObject(bare);
  });

  it('stay with the asset, and are nothing that is proposed for its copy', async () => {
    await putPhoto(join(bench.material, 'a.jpg'), 1);
    const { client } = await taken();
    const { id } = await one(client);
    await client.assets.edit({ ids: [id], changes: [...marks, { field: 'title', op: 'set', value: 'Panen' }] });
    await putPhoto(join(bench.material, 'salinan.jpg'), 1);
    await client.roots.sweep({});
    await putPhoto(join(bench.material, 'salinan.jpg'), 2);
    await client.roots.sweep({});
    const other = (await cardsOf(client)).find((card) => card.id !== id);
    expect(other).toBeDefined();
    const whole = await client.assets.get({ id: other?.id as string });
    expect(whole).toMatchObject({ rating: null, label: null, turn: 0 });
    const fields = whole.proposals.map(({ field }) => field);
    for (const field of ['rating', 'pick', 'label', 'turn', 'shift', 'stack']) expect(fields).not.toContain(field);
  });
});

describe('two windows', () => {
  it('that edit one field: the last one wins, both are in the history, and the other window is told', async () => {
    await putPhoto(join(bench.material, 'a.jpg'), 1);
    const { client, library } = await taken();
    const { id } = await one(client);
    const [siti, budi] = ['Siti', 'Budi'].map((person) => library.client({ role: 'editor', person })) as [
      EngineClient,
      EngineClient,
    ];
    const stop = new AbortController();
    const heard: Change[] = [];
    const listening = (async () => {
      for await (const change of library.changes.subscribe(stop.signal)) heard.push(change);
    })();
    const title = (value: string): EditChange => ({ field: 'title', op: 'set', value });
    await Promise.all([
      siti.assets.edit({ ids: [id], changes: [title('Kata Siti')] }),
      budi.assets.edit({ ids: [id], changes: [title('Kata Budi')] }),
    ]);
    const history = await client.assets.history({ id });
    expect(history.map(({ person, value }) => `${person}: ${value}`).sort()).toEqual([
      'Budi: Kata Budi',
      'Siti: Kata Siti',
    ]);
    expect((await client.assets.get({ id })).title).toBe(history[0]?.value);
    await eventually(async () => heard.some((change) => change.assets.includes(id)));
    stop.abort();
    await listening;
    const [last, first] = history[0]?.person === 'Siti' ? [siti, budi] : [budi, siti];
    // who was overruled takes nothing back from the other
    await first.assets.undo({});
    expect((await client.assets.get({ id })).title).toBe(history[0]?.value);
    await last.assets.undo({});
    expect((await client.assets.get({ id })).title).toBe(history[1]?.value);
  });
});

describe('bad input', () => {
  it('is refused with what is wrong, put in order, or cleaned', async () => {
    await putPhoto(join(bench.material, 'a.jpg'), 1);
    const { client } = await taken();
    const { id } = await one(client);
    const date = (value: string) => client.assets.edit({ ids: [id], changes: [{ field: 'date', op: 'set', value }] });
    for (const none of ['2021-02-29', '2020-13', '2020-04-31', '2020-10-09/2020-02-30', '0000']) {
      expect(await codeOf(date(none))).toBe('bad-input');
      await expect(date(none)).rejects.toMatchObject({ data: { details: { field: 'date', value: none } } });
    }
    expect((await client.assets.history({ id })).length).toBe(0);
    await date('2020-02-29');
    await date('2020-10-11/2020-10-09');
    expect((await client.assets.get({ id })).date).toBe('2020-10-09/2020-10-11');
    const long = `${'kopi '.repeat(999)}akhir`;
    const changes: EditChange[] = [
      { field: 'title', op: 'set', value: long },
      { field: 'caption', op: 'set', value: 'Satu\r\nDua\u0000\u202e\ud800' },
      { field: 'place', op: 'set', value: '\u0645\u062f\u064a\u0646\u0629\t\u0628\u0648\u063a\u0648\u0631' },
    ];
    await client.assets.edit({ ids: [id], changes });
    expect(await client.assets.get({ id })).toMatchObject({
      ...{
        title: long,
        description: 'Satu\nDua\ufffd',
        place: '\u0645\u062f\u064a\u0646\u0629 \u0628\u0648\u063a\u0648\u0631',
      },
    });
    expect(await cardsOf(client, 'akhir')).toHaveLength(1);
    const tooLong: EditChange = { field: 'title', op: 'set', value: 'x'.repeat(5001) };
    expect(await codeOf(client.assets.edit({ ids: [id], changes: [tooLong] }))).toBe('bad-input');
  });
});
