import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EngineClient } from '../../../../shared/api/client.ts';
import { health } from '../../../../shared/model/health.ts';
import { type Bench, codeOf, eventually, makeBench } from '../../../fixtures/library.ts';
import { titlesIn } from '../../../fixtures/made-library.ts';

let bench: Bench;
let restarts: number;
beforeEach(() => {
  restarts = 0;
  bench = makeBench({
    restart: () => {
      restarts += 1;
    },
  });
});
afterEach(() => bench.remove());

async function withText(): Promise<{ client: EngineClient; id: string; close(): Promise<void> }> {
  writeFileSync(join(bench.material, 'panen.txt'), 'Laporan panen raya di desa');
  const { client, library } = await bench.open();
  await client.roots.add({ path: bench.material });
  await client.roots.sweep({});
  const { id } = await client.assets.find({ path: join(bench.material, 'panen.txt') });
  return { client, id, close: () => library.close() };
}

const say = (client: EngineClient, id: string, value: string) =>
  client.assets.edit({ ids: [id], changes: [{ field: 'title', op: 'set', value }] });

describe('a library whose disk is gone', () => {
  it('refuses words, loses none, and goes on when the disk is back', async () => {
    const { client, id } = await withText();
    await say(client, id, 'Sebelum dicabut');
    renameSync(bench.library, `${bench.library}-dicabut`);
    expect(await codeOf(say(client, id, 'Selagi tidak ada'))).toBe('library-gone');
    const troubles = await eventually(async () => {
      const found = (await client.upkeep.health({})).troubles;
      return found.length > 0 && found;
    });
    expect(troubles).toMatchObject([{ kind: 'library-gone', severity: 'stop' }]);
    expect((await client.upkeep.health({})).work.held).toBe('unwritable');

    renameSync(`${bench.library}-dicabut`, bench.library);
    await client.upkeep.glance({});
    await eventually(async () => (await client.upkeep.health({})).troubles.length === 0);
    expect((await client.assets.get({ id })).title).toBe('Sebelum dicabut');
    await say(client, id, 'Sesudah kembali');
    expect((await client.assets.get({ id })).title).toBe('Sesudah kembali');
    expect((await client.upkeep.health({})).work.held).toBeNull();
    expect(restarts).toBe(0);
  });

  it('asks to be opened anew when another library lies in its place', async () => {
    const { client, id } = await withText();
    renameSync(bench.library, `${bench.library}-dicabut`);
    expect(await codeOf(say(client, id, 'Selagi tidak ada'))).toBe('library-gone');
    await eventually(async () => (await client.upkeep.health({})).troubles.length > 0);
    mkdirSync(join(bench.library, 'edits'), { recursive: true });
    writeFileSync(join(bench.library, 'library.db'), 'salinan lain');
    await client.upkeep.glance({});
    await eventually(async () => restarts > 0);
    rmSync(bench.library, { recursive: true });
    renameSync(`${bench.library}-dicabut`, bench.library);
  });
});

describe('a library of which only the journal is left', () => {
  it.each(['write', 'live'] as const)('says again all that was said once its folder is read (%s)', async (mode) => {
    const { client, id, close } = await withText();
    for (const name of ['rapat', 'banjir']) writeFileSync(join(bench.material, `${name}.txt`), `Laporan ${name}`);
    await client.roots.sweep({});
    const other = await client.assets.find({ path: join(bench.material, 'rapat.txt') });
    await client.assets.edit({ ids: [id, other.id], changes: [{ field: 'theme', op: 'set', value: 'Pertanian' }] });
    await say(client, id, 'Panen raya');
    await close();
    for (const name of readdirSync(bench.library).filter((each) => each !== 'edits')) {
      rmSync(join(bench.library, name), { recursive: true });
    }
    renameSync(join(bench.material, 'rapat.txt'), join(bench.material, 'pindah.txt'));
    const again = (await bench.open(mode)).client;
    await again.roots.add({ path: bench.material });
    await again.roots.sweep({});
    expect(await again.assets.get({ id })).toMatchObject({ title: 'Panen raya', theme: 'Pertanian' });
    expect(await again.assets.get({ id: other.id })).toMatchObject({
      theme: 'Pertanian',
      path: join(bench.material, 'pindah.txt'),
    });
    const { total } = await again.search
      .open({ session: 'test', query: 'tema:pertanian' })
      .then(({ result }) => again.search.summary({ result }));
    expect(total).toBe(2);
    expect(await again.library.info({})).toMatchObject({ assets: 3 });
    await again.assets.undo({});
    expect((await again.assets.get({ id })).title).toBeNull();
  });
});

describe('restoring from the window', () => {
  it('notes the backup and asks for a new start, which does it', async () => {
    const { client, id, close } = await withText();
    await say(client, id, 'Sebelum cadangan');
    const job = await client.upkeep.backup({});
    await eventually(async () => (await client.jobs.list({})).find((one) => one.id === job.id && one.state === 'done'));
    const [made] = await client.upkeep.backups({});
    await say(client, id, 'Sesudah cadangan');
    await client.upkeep.restore({ path: made?.path as string });
    await eventually(async () => restarts === 1);
    expect((await client.assets.get({ id })).title).toBe('Sesudah cadangan');
    await close();
    const again = await bench.open();
    expect((await again.client.assets.get({ id })).title).toBe('Sesudah cadangan');
    expect(await again.client.library.check({})).toMatchObject({ ok: true });
    const [aside] = readdirSync(bench.library).filter((name) => name.startsWith('library-before-restore-'));
    expect(Object.keys(titlesIn(join(bench.library, aside as string)))).toEqual([id]);
  });

  it('refuses what cannot be restored, and changes nothing', async () => {
    const { client } = await withText();
    const path = join(bench.folder, 'lain.db');
    expect(await codeOf(client.upkeep.restore({ path }))).toBe('backup-missing');
    writeFileSync(path, 'bukan cadangan'.repeat(1000));
    expect(await codeOf(client.upkeep.restore({ path }))).toBe('backup-damaged');
    expect(readdirSync(bench.library)).not.toContain('restore.json');
    expect(restarts).toBe(0);
  });

  it('does nothing when it is called off while the backup is looked at', async () => {
    const { client } = await withText();
    const job = await client.upkeep.backup({});
    await eventually(async () => (await client.jobs.list({})).find((one) => one.id === job.id && one.state === 'done'));
    const [made] = await client.upkeep.backups({});
    const control = new AbortController();
    const answer = client.upkeep.restore({ path: made?.path as string }, { signal: control.signal });
    const ended = answer.then(
      () => 'done',
      () => 'called off',
    );
    control.abort();
    expect(await ended).toBe('called off');
    expect(readdirSync(bench.library)).not.toContain('restore.json');
    expect(restarts).toBe(0);
  });
});

describe('the health of a library', () => {
  it('tells what is there, and to a reader neither places nor backups', async () => {
    const { client, id } = await withText();
    await say(client, id, 'Panen raya');
    const told = await client.upkeep.health({});
    expect(health.parse(told)).toEqual(told);
    expect(told).toMatchObject({
      troubles: [],
      roots: [{ path: bench.material }],
      database: { folder: bench.library, assets: 1, edits: 1, missing: 0, lastBackupAt: null, lastCheckAt: null },
      ...{ backups: [], second: null },
    });
    expect(JSON.stringify(told.about)).not.toContain('Siti');
    await client.library.check({});
    expect((await client.upkeep.health({})).database).toMatchObject({ lastCheckOk: true });
    const { library } = await bench.open('read');
    expect(await library.client({ role: 'reader' }).upkeep.health({})).toMatchObject({
      database: { folder: null },
      backups: [],
    });
  });

  it('names the files that could not be read, and why', async () => {
    const { client } = await withText();
    const path = join(bench.material, 'kosong.jpg');
    writeFileSync(path, '');
    await client.roots.sweep({});
    const { id } = await client.assets.find({ path });
    expect(await client.upkeep.unreadable({})).toEqual({ total: 1, items: [{ asset: id, path, code: 'file-empty' }] });
    expect(await client.upkeep.unreadable({ offset: 1 })).toEqual({ total: 1, items: [] });
    expect(await codeOf(client.upkeep.unreadable({ root: 'tidak-ada' }))).toBe('root-not-found');
  });
});

describe('a repair', () => {
  it('says again what people said last where the tables lost it', async () => {
    const { client, id, close } = await withText();
    await say(client, id, 'Satu');
    await say(client, id, 'Dua');
    await close();
    const db = new Database(join(bench.library, 'library.db'));
    db.exec("DELETE FROM said; UPDATE asset SET title = 'lain'");
    db.close();
    const again = (await bench.open()).client;
    expect(await again.library.check({})).toMatchObject({ ok: false, journal: { ok: false } });
    expect(await again.library.check({ repair: true })).toMatchObject({ ok: true });
    expect((await again.assets.get({ id })).title).toBe('Dua');
  });
});
