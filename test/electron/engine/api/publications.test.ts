import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run, transaction } from '../../../../electron/engine/db/connection.ts';
import { applyEdit } from '../../../../electron/engine/db/edits.ts';
import { publicationsOf, publishedThings } from '../../../../electron/engine/db/publications.ts';
import { noteCopy } from '../../../../electron/engine/export/ledger.ts';
import { toTakeDown } from '../../../../electron/engine/export/take-down.ts';
import type { EngineClient } from '../../../../shared/api/client.ts';
import { type Bench, cardsOf, codeOf, makeBench } from '../../../fixtures/library.ts';
import { type MadeLibrary, openMade } from '../../../fixtures/made-library.ts';
import { putPhoto } from '../../../fixtures/photos.ts';

let bench: Bench;
let client: EngineClient;
let ids: string[];
beforeAll(async () => {
  bench = makeBench();
  for (let n = 0; n < 3; n += 1) await putPhoto(join(bench.material, `${n}.jpg`), n);
  ({ client } = await bench.open());
  await client.roots.add({ path: bench.material });
  await client.roots.sweep({});
  ids = (await cardsOf(client)).sort((a, b) => a.name.localeCompare(b.name)).map((card) => card.id);
});
afterAll(() => bench.remove());

const id = (n: number): string => ids[n] as string;
const of = (n: number) => client.publications.of({ id: id(n) });
const post = { channel: 'instagram', link: 'https://www.instagram.com/p/C1a2', note: null } as const;

describe('what people say of where assets stand', () => {
  it('is written down for each of them, the newest first, with who said so', async () => {
    await client.publications.say({ ids: [id(0), id(1)], ...post, at: 1_700_000_000_000 });
    await client.publications.say({ ids: [id(0)], channel: 'website', link: null, note: ' Berita utama ' });
    const [website, instagram, ...others] = await of(0);
    expect(others).toEqual([]);
    expect(website).toMatchObject({ kind: 'published', channel: 'website', link: null, note: 'Berita utama' });
    expect(instagram).toMatchObject({ asset: id(0), ...post, at: 1_700_000_000_000, by: 'Siti', takenDown: null });
    expect(await of(1)).toMatchObject([post]);
    expect(await of(2)).toEqual([]);
  });

  it('is taken back and given again as one step', async () => {
    await client.publications.say({ ids: [id(1), id(2)], channel: 'facebook', link: null, note: null });
    expect(await of(2)).toHaveLength(1);
    await client.assets.undo({});
    expect(await of(2)).toEqual([]);
    expect(await of(1)).toMatchObject([post]);
    await client.assets.redo({});
    expect(await of(2)).toMatchObject([{ channel: 'facebook', by: 'Siti' }]);
    await client.assets.undo({});
  });

  it('is said to be taken down, and to stand there still', async () => {
    const [first] = await of(1);
    await client.publications.takeDown({ ids: [first?.id ?? ''], takenDown: '2026-03-01' });
    expect(await of(1)).toMatchObject([{ ...post, takenDown: '2026-03-01' }]);
    await client.publications.takeDown({ ids: [first?.id ?? ''], takenDown: null });
    expect(await of(1)).toMatchObject([{ takenDown: null }]);
    expect(await codeOf(client.publications.takeDown({ ids: [first?.id ?? ''], takenDown: 'kemarin' }))).toBe(
      'bad-input',
    );
    expect(await codeOf(client.publications.takeDown({ ids: ['nobody'], takenDown: null }))).toBe('not-found');
  });

  it('goes when it was said by mistake, and comes back when that was one', async () => {
    const [first] = await of(1);
    await client.publications.remove({ id: first?.id ?? '' });
    expect(await of(1)).toEqual([]);
    expect(await codeOf(client.publications.remove({ id: first?.id ?? '' }))).toBe('not-found');
    await client.assets.undo({});
    expect(await of(1)).toEqual([first]);
  });

  it('names the assets that are not there, and refuses where none is', async () => {
    expect(await client.publications.say({ ids: [id(2), 'aaaaaaaaaaaa'], ...post })).toMatchObject({
      changed: 1,
      gone: ['aaaaaaaaaaaa'],
    });
    expect(await codeOf(client.publications.say({ ids: ['aaaaaaaaaaaa'], ...post }))).toBe('asset-not-found');
  });
});

describe('in the tables', () => {
  let made: MadeLibrary;
  const open = () => openMade(join(bench.folder, 'made'));
  const say = (uid: string) => {
    const { things } = publishedThings(made.db, { ids: [uid], ...post, at: 5 });
    applyEdit(made.db, made.context, [], things);
  };
  const copied = (asset: string, n = 0) =>
    transaction(made.db, () => {
      run(
        made.db,
        `INSERT OR IGNORE INTO job (id, uid, kind, key, payload, label, state, created_at)
         VALUES (1, 'jjjjjjjjjjjj', 'export', 'k', '{}', '{}', 'done', 5)`,
      );
      const copy = { preset: 'web', crop: null, file: '/out/a.jpg', by: 'Ayu', at: 7, job: 1, n };
      noteCopy(made.db, { asset, channel: 'website', ...copy });
    });

  it('a copy can be taken down, but not unsaid', async () => {
    made = open();
    const asset = made.add('a.jpg');
    copied(asset);
    const [copy] = publicationsOf(made.db, asset);
    expect(copy).toMatchObject({ kind: 'copy', channel: 'website', by: 'Ayu', takenDown: null });
    const words = { takenDown: '2026-03-01' };
    applyEdit(made.db, made.context, [], [{ subject: 'publication', id: copy?.id ?? '', words }]);
    expect(publicationsOf(made.db, asset)).toEqual([{ ...copy, takenDown: '2026-03-01' }]);
    made.close();
  });

  it('what was said is there again when the database was lost, on the asset whose content is met again', () => {
    made = open();
    const asset = made.add('b.jpg');
    say(asset);
    const before = publicationsOf(made.db, asset);
    expect(before).toMatchObject([post]);
    made.close();
    for (const tail of ['', '-wal', '-shm']) rmSync(made.paths.database + tail, { force: true });
    made = open();
    expect(made.add('elsewhere.jpg', 'content of b.jpg')).toBe(asset);
    expect(publicationsOf(made.db, asset)).toEqual(before);
    made.close();
  });

  it('lists what stands where no consent holds any more, and nothing else', async () => {
    made = open();
    const [shown, other] = [made.add('c.jpg'), made.add('d.jpg')];
    const naming = (uid: string, name: string) =>
      applyEdit(made.db, made.context, [{ id: uid, changes: [{ field: 'people', op: 'set', value: [name] }] }]);
    naming(shown, 'Bu Ratna');
    naming(other, 'Pak Dedi');
    say(shown);
    say(other);
    copied(shown, 1);
    const now = Date.parse('2026-05-01T12:00');
    expect(await toTakeDown(made.db, undefined, now)).toEqual([]);
    const consent = (id: string, words: Record<string, string | string[]>) =>
      applyEdit(made.db, made.context, [], [{ subject: 'consent', id, words }]);
    consent('kkkkkkkkkkkk', { person: 'Bu Ratna', given: '2026-01-01' });
    consent('llllllllllll', { person: 'Pak Dedi', given: '2026-01-01', withdrawn: '2026-02-01' });
    expect((await toTakeDown(made.db, undefined, now)).map(({ asset }) => asset)).toEqual([other]);
    expect(await toTakeDown(made.db, 'kkkkkkkkkkkk', now)).toEqual([]);
    expect(await toTakeDown(made.db, 'llllllllllll', now)).toHaveLength(1);
    // agreed to be shown on the website alone
    consent('kkkkkkkkkkkk', { channels: ['website'] });
    expect(await toTakeDown(made.db, 'kkkkkkkkkkkk', now)).toMatchObject([{ asset: shown, ...post }]);
    consent('kkkkkkkkkkkk', { withdrawn: '2026-03-01' });
    expect((await toTakeDown(made.db, 'kkkkkkkkkkkk', now)).map(({ channel }) => channel)).toEqual([
      'website',
      'instagram',
    ]);
    const gone = (await toTakeDown(made.db, undefined, now)).map(({ id: one }) => ({
      subject: 'publication' as const,
      id: one,
      words: { takenDown: '2026-05-01' },
    }));
    applyEdit(made.db, made.context, [], gone);
    expect(await toTakeDown(made.db, undefined, now)).toEqual([]);
    made.close();
  });

  it('lists thousands of them the newest first, while others have their turn', async () => {
    made = open();
    const asset = made.add('e.jpg');
    applyEdit(made.db, made.context, [{ id: asset, changes: [{ field: 'people', op: 'set', value: ['Bu Ratna'] }] }]);
    const words = { person: 'Bu Ratna', given: '2026-01-01', withdrawn: '2026-02-01' };
    applyEdit(made.db, made.context, [], [{ subject: 'consent', id: 'mmmmmmmmmmmm', words }]);
    for (let n = 0; n < 1_500; n += 1) {
      run(
        made.db,
        'INSERT INTO publication (uid, asset_uid, kind, channel, at) VALUES (?, ?, 0, 1, ?)',
        ...[`job-${n}`, asset, (n * 7_919) % 1_000],
      );
    }
    let turns = 0;
    let others = setImmediate(function turn() {
      turns += 1;
      others = setImmediate(turn);
    });
    const found = await toTakeDown(made.db, undefined, Date.parse('2026-05-01T12:00'));
    clearImmediate(others);
    expect(turns).toBeGreaterThan(2);
    expect(found).toHaveLength(1_500);
    const order = found.map(({ at, id }) => [at, Number(id.slice(4))] as const);
    expect(order).toEqual(order.toSorted((a, b) => b[0] - a[0] || b[1] - a[1]));
    const gone = new AbortController();
    gone.abort(new Error('thought better of it'));
    await expect(toTakeDown(made.db, undefined, 0, gone.signal)).rejects.toThrow('thought better of it');
    made.close();
  });
});
