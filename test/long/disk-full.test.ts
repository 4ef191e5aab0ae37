import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currentVersion, steps } from '../../electron/engine/db/migrate.ts';
import type { Library, LibraryMode } from '../../electron/engine/library.ts';
import type { EngineClient } from '../../shared/api/client.ts';
import { filesOf } from '../fixtures/files-of.ts';
import { type Bench, cardsOf, codeOf, eventually, makeBench } from '../fixtures/library.ts';
import { putPhoto } from '../fixtures/photos.ts';
import { makeSmallDisk, type SmallDisk, smallDiskImpossible } from './small-disk.ts';

const impossible = smallDiskImpossible();
if (impossible) process.stderr.write(`no disk test here: ${impossible}\n`);

const photos = 24;

describe.skipIf(impossible)('a disk that is full', () => {
  let disk: SmallDisk;
  let bench: Bench;
  let material: string;
  let library: Library;
  let client: EngineClient;

  beforeEach(async () => {
    disk = makeSmallDisk(400 * 2 ** 20);
    bench = benchOn(disk.folder);
    material = mkdtempSync(join(tmpdir(), 'bahan-material-'));
    for (let n = 0; n < photos; n += 1) await putPhoto(join(material, `IMG_${n}.jpg`), n, { width: 320, height: 240 });
  });
  afterEach(async () => {
    disk.makeRoom();
    await bench.remove();
    disk.remove();
    rmSync(material, { recursive: true, force: true });
  });

  const open = async (mode: LibraryMode = 'write') => {
    ({ library, client } = await bench.open(mode));
  };
  const taken = async (mode?: LibraryMode) => {
    await open(mode);
    await client.roots.add({ path: material });
    await client.roots.sweep({});
  };
  const ids = async () => (await cardsOf(client)).map((card) => card.id);
  const title = (value: string) => [{ field: 'title', op: 'set', value }] as const;
  const say = (id: string, value: string) => client.assets.edit({ ids: [id], changes: [...title(value)] });
  /** The code that a call is refused with; '' when it is answered. */
  const answerOf = (call: Promise<unknown>) =>
    call.then(
      () => '',
      (error) => codeOf(Promise.reject(error)),
    );
  const titleOf = async (id: string) => (await client.assets.get({ id })).title;
  /** The end of a job. */
  const ended = (id: string) =>
    eventually(async () => (await client.jobs.list({})).find((one) => one.id === id && one.endedAt !== null), 60_000);
  const isSound = async () => {
    expect(await client.library.check({})).toMatchObject({ ok: true });
    expect(filesOf(disk.folder).filter((path) => /\.(bahan-part|part)$/.test(path))).toEqual([]);
  };

  it('keeps every edit that was acknowledged, refuses the others, and takes them again when there is room', async () => {
    await taken();
    const all = await ids();
    const first = all[0] as string;
    await say(first, 'Sebelum penuh');
    disk.fill(300_000);
    const said = new Map<string, string>([[first, 'Sebelum penuh']]);
    // what each acknowledged edit took the place of, the latest last
    const instead: (readonly [id: string, value: string | undefined])[] = [];
    let code = '';
    for (let n = 0; n < 5_000 && !code; n += 1) {
      const id = all[n % all.length] as string;
      const value = `Judul ${n} ${'panjang '.repeat(50)}`.trim();
      code = await answerOf(say(id, value));
      if (code) continue;
      instead.push([id, said.get(id)]);
      said.set(id, value);
    }
    expect(code).toBe('disk-full');
    const isAsSaid = async () => {
      for (const [id, value] of said) expect(await titleOf(id)).toBe(value);
    };
    disk.fill();
    await isAsSaid();
    // what lies in blocks that the files have already is still taken: as little as that is
    code = '';
    for (let one = instead.pop(); one && !code; one = instead.pop()) {
      code = await answerOf(client.assets.undo({}));
      if (code) continue;
      if (one[1] === undefined) said.delete(one[0]);
      else said.set(one[0], one[1]);
    }
    expect(code).toBe('disk-full');
    await isAsSaid();
    expect((await cardsOf(client, 'judul')).length).toBeGreaterThan(0);
    await library.close();
    // not even opening it needs room
    await open();
    await isAsSaid();
    disk.makeRoom();
    await say(first, 'Ada tempat lagi');
    expect(await titleOf(first)).toBe('Ada tempat lagi');
    await client.assets.undo({});
    expect(await titleOf(first)).toBe(said.get(first));
    await library.close();
    await open();
    await isAsSaid();
    await isSound();
  });

  it('watches no new folder', async () => {
    await open();
    disk.fill();
    expect(await codeOf(client.roots.add({ path: material }))).toBe('disk-full');
    expect(await client.roots.list({})).toEqual([]);
    disk.makeRoom();
    await client.roots.add({ path: material });
    // the look at the disk that the refusal began may still be under way
    const swept = () =>
      client.roots.sweep({}).then(
        () => true,
        () => false,
      );
    await eventually(swept);
    expect((await ids()).length).toBe(photos);
    await isSound();
  });

  it('takes in nothing more, says so, and goes on by itself when there is room', async () => {
    await open('live');
    await client.roots.add({ path: material });
    await eventually(
      async () => (await client.upkeep.health({})).work.reading === 0 && (await ids()).length === photos,
      60_000,
    );
    const one = (await ids())[0] as string;
    await say(one, 'Tetap');
    disk.fill();
    await client.upkeep.glance({});
    for (let n = 0; n < photos; n += 1)
      await putPhoto(join(material, 'baru', `B_${n}.jpg`), 100 + n, { width: 320, height: 240 });
    await eventually(
      async () => (await client.upkeep.health({})).troubles.some((trouble) => trouble.kind === 'disk-full'),
      60_000,
    );
    await client.roots.sweep({}).catch(() => undefined);
    expect(await titleOf(one)).toBe('Tetap');
    disk.makeRoom();
    await client.upkeep.glance({});
    await eventually(async () => {
      await client.roots.sweep({}).catch(() => undefined);
      return (await ids()).length === 2 * photos && (await client.upkeep.health({})).work.reading === 0;
    }, 120_000);
    await eventually(async () => (await cardsOf(client)).every((card) => card.picture !== null), 120_000);
    expect((await cardsOf(client)).every((card) => card.state === 'present' && card.error === null)).toBe(true);
    expect((await client.upkeep.health({})).troubles.filter((trouble) => trouble.kind === 'disk-full')).toEqual([]);
    await library.close();
    await open();
    await isSound();
  });

  it('holds no half-written copy of an export', async () => {
    await taken();
    const to = join(disk.folder, 'keluar');
    mkdirSync(to);
    // the library lies elsewhere: only the copies meet the full disk
    const other = benchOn(tmpdir());
    try {
      const { client: elsewhere } = await other.open();
      await elsewhere.roots.add({ path: material });
      await elsewhere.roots.sweep({});
      disk.fill(150_000);
      const asked = (await cardsOf(elsewhere)).map((card) => card.id);
      const job = await elsewhere.exports.start({ warningsSeen: true, ids: asked, presets: ['asli'], to });
      await eventually(
        async () => (await elsewhere.jobs.list({})).find((one) => one.id === job.id)?.endedAt != null,
        60_000,
      );
      const items = await elsewhere.exports.items({ job: job.id, offset: 0, limit: 100 });
      const done = items.filter((item) => item.outcome === 'done');
      expect(items.filter((item) => item.outcome === 'failed').map((item) => item.reason)).toContain('target-full');
      expect(readdirSync(to).sort()).toEqual(done.map((item) => (item.file as string).slice(to.length + 1)).sort());
      for (const { file, id } of done)
        expect(readFileSync(file as string)).toEqual(readFileSync((await elsewhere.assets.get({ id })).path));
    } finally {
      await other.remove();
    }
    // the library on the full disk cannot even write down how far it is: it goes on when it is opened again
    disk.fill();
    await client.exports.start({ warningsSeen: true, ids: await ids(), presets: ['asli'], to }).catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 500));
    disk.makeRoom();
    await library.close();
    await open();
    const again = await client.exports.start({ warningsSeen: true, ids: await ids(), presets: ['asli'], to });
    await ended(again.id);
    const items = await client.exports.items({ job: again.id, offset: 0, limit: 100 });
    expect(items.every((item) => item.outcome === 'done')).toBe(true);
    await isSound();
  });

  it('holds no half-written backup, and the next one is whole', async () => {
    await taken();
    await say((await ids())[0] as string, 'Cadangan');
    disk.fill(200_000);
    const before = await client.upkeep.backups({});
    const job = await client.upkeep.backup({}).catch(() => undefined);
    if (job) expect(await ended(job.id)).toMatchObject({ state: 'failed', error: { code: 'disk-full' } });
    expect(await client.upkeep.backups({})).toEqual(before);
    disk.makeRoom();
    const next = await client.upkeep.backup({});
    expect(await ended(next.id)).toMatchObject({ state: 'done' });
    expect((await client.upkeep.backups({})).filter((one) => one.verified).length).toBe(before.length + 1);
    await isSound();
  });

  it('leaves a library of an older Bahan as it was, and brings it up to date when there is room', async () => {
    mkdirSync(bench.library, { recursive: true });
    const path = join(bench.library, 'library.db');
    const old = new Database(path);
    for (const [number, sql] of steps.slice(0, -1)) {
      old.exec(sql);
      old.pragma(`user_version = ${number}`);
    }
    // something to copy, and to lose
    old.exec(`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
      INSERT INTO meta (key, value) SELECT 'k' || i, printf('%.100c', 'x') FROM n`);
    old.close();
    disk.fill(100_000);
    expect(await codeOf(open())).toBe('disk-full');
    const still = new Database(path, { readonly: true });
    expect(still.pragma('user_version', { simple: true })).toBe(currentVersion - 1);
    expect(still.pragma('integrity_check', { simple: true })).toBe('ok');
    still.close();
    disk.makeRoom();
    await open();
    expect(await client.library.check({})).toMatchObject({ ok: true });
    await isSound();
  });

  it('keeps words waiting that are to lie beside originals on it', async () => {
    await open();
    const here = join(disk.folder, 'foto');
    await putPhoto(join(here, 'a.jpg'), 1);
    const other = benchOn(tmpdir());
    try {
      const { client: elsewhere } = await other.open();
      const { id: root } = await elsewhere.roots.add({ path: here });
      await elsewhere.roots.sweep({});
      await elsewhere.roots.settings({ root, sidecarsOut: true });
      disk.fill();
      const [card] = await cardsOf(elsewhere);
      await elsewhere.assets.edit({ ids: [card?.id as string], changes: [...title('Menunggu tempat')] });
      const queue = new Database(join(other.library, 'library.db'), { readonly: true });
      const code = queue.prepare('SELECT error_code FROM sidecar_out').pluck();
      await eventually(async () => code.get() === 'target-full', 60_000);
      queue.close();
      expect(readdirSync(here)).toEqual(['a.jpg']);
      disk.makeRoom();
      await eventually(async () => (await elsewhere.roots.list({}))[0]?.sidecarsWaiting === 0, 60_000);
      expect(readFileSync(join(here, 'a.jpg.xmp'), 'utf8')).toContain('Menunggu tempat');
    } finally {
      await other.remove();
    }
    await isSound();
  });

  it('is no reason to lose anything over a check with repair, or a restore', async () => {
    await taken();
    const [one] = await ids();
    await say(one as string, 'Sebelum cadangan');
    expect(await ended((await client.upkeep.backup({})).id)).toMatchObject({ state: 'done' });
    await say(one as string, 'Sesudah cadangan');
    disk.fill();
    const repaired = await client.library.check({ repair: true }).catch((error) => error.data?.code ?? String(error));
    if (typeof repaired === 'string') expect(repaired).toBe('disk-full');
    expect(await titleOf(one as string)).toBe('Sesudah cadangan');
    const [backup] = await client.upkeep.backups({});
    const noted = await client.upkeep
      .restore({ path: backup?.path as string })
      .catch((error) => error.data?.code ?? String(error));
    if (typeof noted === 'string') expect(noted).toBe('disk-full');
    await library.close();
    await open().catch((error) => expect(error.code).toBe('disk-full'));
    disk.makeRoom();
    await library.close();
    await open();
    expect(await titleOf(one as string)).toBe('Sesudah cadangan');
    expect((await ids()).length).toBe(photos);
    await client.library.check({ repair: true });
    await isSound();
  });
});

/** A bench whose folder lies on another disk. */
function benchOn(folder: string): Bench {
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    return makeBench();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}
