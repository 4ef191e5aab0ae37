import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ChangeFeed } from '../../../../electron/engine/changes.ts';
import { close, execute, openWriter, run } from '../../../../electron/engine/db/connection.ts';
import { migrate } from '../../../../electron/engine/db/migrate.ts';
import { openJobs } from '../../../../electron/engine/jobs/queue.ts';
import { JobRunner } from '../../../../electron/engine/jobs/runner.ts';
import { prepareFolder } from '../../../../electron/engine/library-folder.ts';
import { nodeHost } from '../../../../electron/engine/node-host.ts';
import { backupName, backupsIn, expendable, superfluous } from '../../../../electron/engine/upkeep/backup-files.ts';
import { Backups } from '../../../../electron/engine/upkeep/backups.ts';
import type { EngineClient } from '../../../../shared/api/client.ts';
import type { Backup } from '../../../../shared/model/health.ts';
import type { Job } from '../../../../shared/model/job.ts';
import { type Bench, codeOf, eventually, makeBench } from '../../../fixtures/library.ts';

let bench: Bench;
beforeEach(() => {
  bench = makeBench();
});
afterEach(() => bench.remove());

/** A library with one text that has a title. */
async function withTitle(title: string): Promise<{ client: EngineClient; id: string; close(): Promise<void> }> {
  writeFileSync(join(bench.material, 'panen.txt'), 'Laporan panen raya di desa');
  const { client, library } = await bench.open();
  await client.roots.add({ path: bench.material });
  await client.roots.sweep({});
  const { id } = await client.assets.find({ path: join(bench.material, 'panen.txt') });
  await client.assets.edit({ ids: [id], changes: [{ field: 'title', op: 'set', value: title }] });
  return { client, id, close: () => library.close() };
}

const ended = async (client: EngineClient, job: Job): Promise<Job> =>
  eventually(async () => (await client.jobs.list({})).find((one) => one.id === job.id && one.endedAt !== null));

const titleIn = (path: string): unknown => {
  const db = new Database(path, { readonly: true });
  try {
    return db.prepare('SELECT title FROM asset').pluck().get();
  } finally {
    db.close();
  }
};

describe('a backup', () => {
  it('is a whole database with its own name, and nothing half-made stays beside it', async () => {
    const { client } = await withTitle('Panen raya');
    const job = await ended(client, await client.upkeep.backup({}));
    expect(job).toMatchObject({ state: 'done', kind: 'backup' });
    const [made, ...others] = await client.upkeep.backups({});
    expect(others).toEqual([]);
    expect(made).toMatchObject({ kind: 'asked', verified: true, second: false });
    expect(titleIn(made?.path as string)).toBe('Panen raya');
    expect(readdirSync(join(bench.library, 'backups'))).toHaveLength(1);
    expect((await client.upkeep.health({})).database.lastBackupAt).toBe(made?.at);
  });

  it('in another folder is a bundle with the journal, and with the pictures when they are wanted', async () => {
    const { client } = await withTitle('Panen raya');
    const to = join(bench.folder, 'usb');
    mkdirSync(to);
    const job = await ended(client, await client.upkeep.backup({ to, pictures: true }));
    const [name] = readdirSync(to);
    expect(job).toMatchObject({ state: 'done', label: { folder: join(to, name as string) } });
    const bundle = join(to, name as string);
    expect(readdirSync(bundle).sort()).toEqual([
      'edits',
      expect.stringMatching(/^library-.*-asked\.db$/),
      'previews.db',
    ]);
    const [month] = readdirSync(join(bundle, 'edits'));
    expect(readFileSync(join(bundle, 'edits', month as string), 'utf8')).toContain('Panen raya');
    expect(await client.upkeep.backups({})).toEqual([]);
  });

  it('is refused with the reason where none can lie', async () => {
    const { client } = await withTitle('Panen raya');
    const reasonOf = async (to: string) => (await ended(client, await client.upkeep.backup({ to }))).error?.code;
    expect(await reasonOf(join(bench.folder, 'tidak-ada'))).toBe('folder-missing');
    expect(await reasonOf(join(bench.library, 'edits'))).toBe('folder-is-library');
    writeFileSync(join(bench.folder, 'berkas'), '');
    expect(await reasonOf(join(bench.folder, 'berkas'))).toBe('folder-not-a-folder');
    expect(await codeOf(client.upkeep.secondPlace({ folder: join(bench.folder, 'tidak-ada') }))).toBe('folder-missing');
    expect((await client.upkeep.health({})).troubles.map(({ kind }) => kind)).toContain('backup-failed');
    await ended(client, await client.upkeep.backup({}));
    expect((await client.upkeep.health({})).troubles).toEqual([]);
  });

  it('that is cancelled leaves nothing', async () => {
    const { client } = await withTitle('Panen raya');
    const job = await client.upkeep.backup({});
    await client.jobs.cancel({ id: job.id });
    expect((await ended(client, job)).state).toBe('cancelled');
    expect(readdirSync(join(bench.library, 'backups'))).toEqual([]);
  });

  it('goes into the second place too, with each word said since, and its absence stops nothing', async () => {
    const { client, id } = await withTitle('Panen raya');
    const place = join(bench.folder, 'kedua');
    mkdirSync(place);
    await client.upkeep.secondPlace({ folder: place });
    await ended(client, await client.upkeep.backup({}));
    const second = await eventually(async () => (await client.upkeep.backups({})).find((one) => one.second));
    expect(titleIn(second.path)).toBe('Panen raya');
    expect((await client.upkeep.health({})).second).toMatchObject({ folder: place, reachable: true });

    rmSync(place, { recursive: true });
    await client.assets.edit({ ids: [id], changes: [{ field: 'title', op: 'set', value: 'Panen lagi' }] });
    expect(await ended(client, await client.upkeep.backup({}))).toMatchObject({ state: 'done' });
    expect((await client.upkeep.health({})).second).toMatchObject({ reachable: false });
    expect((await client.upkeep.health({})).troubles).toEqual([]);

    mkdirSync(place);
    await ended(client, await client.upkeep.backup({}));
    const bundle = join(place, readdirSync(place)[0] as string);
    const [month] = readdirSync(join(bundle, 'edits'));
    expect(readFileSync(join(bundle, 'edits', month as string), 'utf8')).toContain('Panen lagi');
    await client.upkeep.secondPlace({ folder: null });
    expect((await client.upkeep.health({})).second).toBeNull();
    expect(statSync(bundle).isDirectory()).toBe(true);
  });
});

/** The room for backups alone, with its own clock, over a library in which somebody said something. */
function alone() {
  const clock = { at: Date.UTC(2026, 10, 22) };
  const logged: string[] = [];
  const host = {
    ...nodeHost(),
    clock: { now: () => clock.at },
    log: (_level: string, event: string) => void logged.push(event),
  };
  const paths = prepareFolder(bench.library, true);
  const db = openWriter(paths.database, true);
  migrate(db);
  run(
    db,
    "INSERT INTO edit (batch, clock, device, person, asset_uid, field, value) VALUES ('b', '1', 'd', 'p', 'a', 'title', '1')",
  );
  const jobs = new JobRunner(db, host, () => {});
  const backups = new Backups({ db, host, paths, jobs, changes: new ChangeFeed() });
  const shut = async () => {
    await backups.close();
    await jobs.close();
    close(db);
  };
  return { clock, logged, paths, db, jobs, backups, shut };
}

describe('the daily backup', () => {
  it('is due though one was made while the clock of the computer was years ahead', async () => {
    const { clock, paths, backups, shut } = alone();
    writeFileSync(join(paths.backups, backupName('daily', clock.at + 900 * 86_400_000)), 'x');
    expect([backups.isDue(), backups.newestAt()]).toEqual([true, null]);
    writeFileSync(join(paths.backups, backupName('daily', clock.at - 3_600_000)), 'x');
    expect([backups.isDue(), backups.newestAt()]).toEqual([false, clock.at - 3_600_000]);
    await shut();
  });

  it('ends nothing where the library cannot be written to, and is looked for again', async () => {
    const { logged, db, backups, shut } = alone();
    mkdirSync(join(bench.folder, 'kedua'));
    await backups.setSecond(join(bench.folder, 'kedua'));
    await backups.deliver();
    execute(db, 'PRAGMA query_only = ON');
    expect(backups.isDue()).toBe(true);
    backups.lookNow();
    expect(logged).toEqual(['backup-not-begun']);
    await backups.deliver();
    expect(logged).toEqual(['backup-not-begun', 'second-place-not-noted']);
    execute(db, 'PRAGMA query_only = OFF');
    await backups.deliver();
    expect(backups.second()).toMatchObject({ reachable: true });
    expect(logged).toHaveLength(2);
    await shut();
  });

  it('is due once there is something to keep, the newest one is a day old, and no first import goes on', async () => {
    let now = Date.UTC(2026, 10, 22);
    const host = { ...nodeHost(), clock: { now: () => now } };
    const paths = prepareFolder(bench.library, true);
    const db = openWriter(paths.database, true);
    migrate(db);
    const changes = new ChangeFeed();
    const jobs = new JobRunner(db, host, () => {});
    const backups = new Backups({ db, host, paths, jobs, changes });
    expect(backups.isDue()).toBe(false);
    run(db, "INSERT INTO root (id, uid, path, added_at) VALUES (1, 'r', '/r', 0)");
    run(
      db,
      "INSERT INTO edit (batch, clock, device, person, asset_uid, field, value) VALUES ('b', '1', 'd', 'p', 'a', 'title', '1')",
    );
    expect(backups.isDue()).toBe(false);
    run(db, 'UPDATE root SET last_sweep_at = 1');
    expect(backups.isDue()).toBe(true);
    backups.lookNow();
    const [job] = openJobs(db);
    expect(await jobs.ended(job?.uid as string)).toMatchObject({ state: 'done', kind: 'backup' });
    expect(backups.list()).toMatchObject([{ kind: 'daily' }]);
    now += 23 * 3_600_000;
    expect(backups.isDue()).toBe(false);
    now += 2 * 3_600_000;
    expect(backups.isDue()).toBe(true);
    await backups.close();
    await jobs.close();
    close(db);
  });
});

describe('rotation', () => {
  const day = 86_400_000;
  const daily = (at: number): Backup => ({
    path: `/b/${at}`,
    at,
    bytes: 1,
    kind: 'daily',
    verified: true,
    second: false,
  });
  const noon = new Date(2026, 10, 22, 12).getTime();

  it('keeps a week of days, a month of weeks and half a year of months of two years of daily backups', () => {
    const all = Array.from({ length: 730 }, (_, n) => daily(noon - n * day));
    const gone = new Set(superfluous(all));
    const kept = all.filter((one) => !gone.has(one));
    expect(kept.slice(0, 7).map(({ at }) => (noon - at) / day)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(kept.length).toBeGreaterThanOrEqual(13);
    expect(kept.length).toBeLessThanOrEqual(17);
    const months = new Set(kept.map(({ at }) => new Date(at).getMonth()));
    expect(months.size).toBe(6);
  });

  it('never removes the newest, never one of the last seven days with one, and is done after one round', () => {
    const kind = fc.constantFrom('daily' as const, 'asked' as const, 'migration' as const);
    const backup = fc.record({ age: fc.integer({ min: 0, max: 800 }), hour: fc.integer({ min: -11, max: 11 }), kind });
    fc.assert(
      fc.property(fc.array(backup, { maxLength: 60 }), (made) => {
        const all = made.map((one, n) => ({
          ...daily(noon - one.age * day + one.hour * 3_600_000 + n),
          path: String(n),
          kind: one.kind,
        }));
        const gone = superfluous(all);
        const kept = all.filter((one) => !gone.includes(one));
        const newest = Math.max(...all.map(({ at }) => at));
        expect(all.length === 0 || kept.some(({ at }) => at === newest)).toBe(true);
        expect(superfluous(kept)).toEqual([]);
        expect(kept.filter((one) => one.kind === 'asked').length).toBeLessThanOrEqual(6);
        expect(kept.filter((one) => one.kind === 'migration').length).toBeLessThanOrEqual(3);
        const days = [
          ...new Set(all.filter((one) => one.kind === 'daily').map(({ at }) => new Date(at).toDateString())),
        ];
        const newestDays = days.sort((a, b) => Date.parse(b) - Date.parse(a)).slice(0, 7);
        for (const each of newestDays) {
          expect(kept.some((one) => one.kind === 'daily' && new Date(one.at).toDateString() === each)).toBe(true);
        }
      }),
    );
  });

  it('gives up old ones for the room that a new one lacks, and none where that would not be enough', () => {
    const all = Array.from({ length: 5 }, (_, n) => ({ ...daily(noon - n * day), bytes: 10 }));
    const ages = (lacking: number) => expendable(all, lacking).map(({ at }) => (noon - at) / day);
    expect([ages(-5), ages(0), ages(1), ages(11), ages(30), ages(31)]).toEqual([[], [], [4], [4, 3], [4, 3, 2], []]);
    const asked = all.map((one) => ({ ...one, kind: 'asked' as const }));
    expect(expendable(asked, 1)).toEqual([]);
  });

  it('reads back the moment that a name was made of, and takes no unfinished file for a backup', () => {
    const folder = join(bench.folder, 'cadangan');
    mkdirSync(folder);
    const at = new Date(2026, 2, 4, 1, 2).getTime();
    for (const name of [
      backupName('daily', at),
      backupName('asked', at + 60_000),
      'library-v3.db',
      `${backupName('daily', at)}.part`,
      'lain.db',
    ]) {
      writeFileSync(join(folder, name), 'x');
    }
    utimesSync(join(folder, 'library-v3.db'), new Date(at - day), new Date(at - day));
    expect(backupsIn(folder).map(({ kind, at: when }) => [kind, when])).toEqual([
      ['asked', at + 60_000],
      ['daily', at],
      ['migration', at - day],
    ]);
  });
});
