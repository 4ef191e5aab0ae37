import { createHash } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Library } from '../../../../electron/engine/library.ts';
import { withFile } from '../../../../electron/engine/media/file-source.ts';
import { openZip } from '../../../../electron/engine/media/zip-members.ts';
import type { EngineClient } from '../../../../shared/api/client.ts';
import { type Bench, cardsOf, codeOf, eventually, makeBench } from '../../../fixtures/library.ts';
import { age, type PhotoOptions, putPhoto } from '../../../fixtures/photos.ts';

// one library for all of them, and for each a folder of material and a target of its own
let bench: Bench;
let client: EngineClient;
let library: Library;
beforeAll(async () => {
  bench = makeBench();
  ({ client, library } = await bench.open());
  await client.roots.add({ path: bench.material });
});
afterAll(() => bench.remove());

let tests = 0;
let material: string;
let out: string;
beforeEach(() => {
  tests += 1;
  material = join(bench.material, `uji ${tests}`);
  mkdirSync(material);
  out = join(bench.folder, `keluar ${tests}`);
});

let photos = 0;
/** A photo that no other test has. */
function photo(path: string, options: PhotoOptions = {}): Promise<void> {
  photos += 1;
  return putPhoto(join(material, path), photos, options);
}

const known = new Set<string>();
/** What is new in the library after a look at its folder. */
async function taken(): Promise<string[]> {
  await client.roots.sweep({});
  const found = (await cardsOf(client)).map(({ id }) => id).filter((id) => !known.has(id));
  for (const id of found) known.add(id);
  return found;
}

type Start = Parameters<EngineClient['exports']['start']>[0];
async function ended(id: string) {
  const job = await eventually(
    async () => (await client.jobs.list({})).find((one) => one.id === id && one.endedAt),
    60_000,
  );
  return { job, items: await client.exports.items({ job: id, offset: 0, limit: 1000 }) };
}
const exported = async (request: Start) => ended((await client.exports.start({ warningsSeen: true, ...request })).id);

const hash = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

/** Does something while the library is closed, and opens it again. */
async function meanwhile(work: (db: Database.Database) => void): Promise<void> {
  await library.close();
  const db = new Database(join(bench.library, 'library.db'));
  work(db);
  db.close();
  ({ client, library } = await bench.open());
}

/** As if the process had died before any copy of an export was written down. */
function killed(db: Database.Database, job: string, named: boolean): void {
  const file = named ? '' : ', file = NULL';
  const of = 'job_id = (SELECT id FROM job WHERE uid = ?)';
  db.prepare(`UPDATE export_item SET outcome = 'waiting'${file} WHERE ${of}`).run(job);
  db.prepare("UPDATE job SET state = 'running', ended_at = NULL WHERE uid = ?").run(job);
  db.prepare("DELETE FROM publication WHERE uid LIKE ? || '-%'").run(job);
}

describe('a name that is taken in the target', () => {
  beforeEach(async () => {
    await photo(join('a', 'IMG_1.jpg'));
    await photo(join('b', 'IMG_1.jpg'));
    mkdirSync(out);
    writeFileSync(join(out, 'IMG_1.jpg'), 'dari tahun lalu');
  });

  it('is left with its file, and the copy gets a number', async () => {
    const ids = await taken();
    const plan = await client.exports.plan({ ids, presets: ['asli'], to: out });
    expect(plan).toMatchObject({ copies: 2, taken: 2, insideRoot: false, refusedCount: 0 });
    await exported({ ids, presets: ['asli'], to: out });
    expect(readFileSync(join(out, 'IMG_1.jpg'), 'utf8')).toBe('dari tahun lalu');
    expect(readdirSync(out).sort()).toEqual(['IMG_1 (2).jpg', 'IMG_1 (3).jpg', 'IMG_1.jpg']);
  });

  it('is written over where a person said so, but never by two copies of one export', async () => {
    const ids = await taken();
    const { items } = await exported({ ids, presets: ['asli'], to: out, conflict: 'overwrite' });
    expect(readdirSync(out).sort()).toEqual(['IMG_1 (2).jpg', 'IMG_1.jpg']);
    const originals = ['a', 'b'].map((folder) => hash(join(material, folder, 'IMG_1.jpg')));
    expect(items.map(({ file }) => hash(file as string)).sort()).toEqual(originals.sort());
    // and once more over its own
    await exported({ ids, presets: ['asli'], to: out, conflict: 'overwrite' });
    expect(readdirSync(out)).toHaveLength(2);
  });

  it('keeps its copy from being made where a person said so', async () => {
    const ids = await taken();
    const { job, items } = await exported({ ids, presets: ['asli'], to: out, conflict: 'skip' });
    expect(items.map(({ outcome, reason, file }) => [outcome, reason, file])).toEqual([
      ['skipped', 'name-taken', null],
      ['skipped', 'name-taken', null],
    ]);
    expect(job).toMatchObject({ state: 'done', failed: 0 });
    expect(readdirSync(out)).toEqual(['IMG_1.jpg']);
    // equal names among themselves are no reason
    rmSync(join(out, 'IMG_1.jpg'));
    await exported({ ids, presets: ['asli'], to: out, conflict: 'skip' });
    expect(readdirSync(out).sort()).toEqual(['IMG_1 (2).jpg', 'IMG_1.jpg']);
  });
});

describe('a target in a watched folder', () => {
  it('is refused unless a person said yes, and its copies are not taken in', async () => {
    await photo('IMG_1.jpg', { width: 400, height: 300 });
    const ids = await taken();
    const to = join(material, 'keluar');
    expect(await client.exports.plan({ ids, presets: ['web'], to })).toMatchObject({ insideRoot: true, copies: 1 });
    expect(await codeOf(client.exports.start({ ids, presets: ['web'], to }))).toBe('target-inside-root');
    expect(existsSync(to)).toBe(false);
    const { items } = await exported({ ids, presets: ['web', 'asli'], to, insideRoot: true });
    expect(items.map(({ outcome }) => outcome)).toEqual(['done', 'done']);
    for (const name of readdirSync(to)) age(join(to, name), 0);
    expect(await taken()).toEqual([]);
    // what somebody makes of a copy is new material
    await photo(join('keluar', 'IMG_1.jpg'));
    expect(await taken()).toHaveLength(1);
  });

  it('never costs an original, whatever was said about equal names', async () => {
    const path = join(material, 'IMG_1.jpg');
    await photo('IMG_1.jpg', { width: 400, height: 300 });
    const before = hash(path);
    const ids = await taken();
    await photo('IMG_2.jpg');
    const to = material;
    await exported({ ids, presets: ['web'], to, insideRoot: true, conflict: 'overwrite' });
    expect(hash(path)).toBe(before);
    expect(readdirSync(to).sort()).toEqual(['IMG_1 (2).jpg', 'IMG_1.jpg', 'IMG_2.jpg']);
    await taken();
  });

  it('never costs an original that lies there under another path', async () => {
    const path = join(material, 'IMG_1.jpg');
    await photo('IMG_1.jpg', { width: 400, height: 300 });
    const before = hash(path);
    const ids = await taken();
    mkdirSync(out);
    linkSync(path, join(out, 'IMG_1.jpg'));
    await exported({ ids, presets: ['web'], to: out, conflict: 'overwrite' });
    expect(hash(path)).toBe(before);
    expect(readdirSync(out).sort()).toEqual(['IMG_1 (2).jpg', 'IMG_1.jpg']);
  });
});

describe('the gate', () => {
  it('is asked beforehand and again when a copy is made', async () => {
    await photo('boleh.jpg');
    await photo('tutup.jpg');
    const ids = await taken();
    const closed = (await cardsOf(client, 'tutup'))[0]?.id as string;
    const request = { ids, presets: ['asli', 'web'], to: out };
    expect((await client.exports.plan(request)).refusedCount).toBe(0);
    await client.rights.say({
      ids: [closed],
      rights: { classification: 'excluded', reason: 'rahasia', basis: 'UU 14/2008' },
    });
    const plan = await client.exports.plan(request);
    expect(plan).toMatchObject({ copies: 2, refusedCount: 2 });
    expect(plan.refused).toContainEqual({ id: closed, preset: 'web', reason: 'gate-refused' });
    expect(
      plan.gate.filter(({ verdict }) => verdict.outcome === 'refused').map(({ id, channel }) => [id, channel]),
    ).toEqual([
      [closed, 'other'],
      [closed, 'website'],
    ]);
    const { items } = await exported(request);
    for (const { id, outcome, reason, file } of items) {
      expect([outcome, reason, file === null]).toEqual(
        id === closed ? ['refused', 'gate-refused', true] : ['done', null, false],
      );
    }
    expect(readdirSync(out).filter((name) => name.startsWith('tutup'))).toEqual([]);
  });
});

describe('what did not come about', () => {
  it('is tried once more, and what was made is not made again', async () => {
    await photo('satu.jpg');
    await photo('dua.jpg');
    const ids = await taken();
    const bytes = readFileSync(join(material, 'dua.jpg'));
    rmSync(join(material, 'dua.jpg'));
    const { job, items } = await exported({ ids, presets: ['asli', 'web'], to: out });
    expect(items.map(({ outcome }) => outcome).sort()).toEqual(['done', 'done', 'failed', 'failed']);
    expect(job).toMatchObject({ state: 'done', failed: 2, done: 4 });
    writeFileSync(join(material, 'dua.jpg'), bytes);
    const again = await ended((await client.exports.retry({ job: job.id })).id);
    expect(again.job).toMatchObject({ id: job.id, state: 'done', failed: 0 });
    expect(again.items.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done', 'done']);
    expect(readdirSync(out).sort()).toEqual(['dua (2).jpg', 'dua.jpg', 'satu (2).jpg', 'satu.jpg']);
    expect(await codeOf(client.exports.retry({ job: 'tidak-ada' }))).toBe('job-not-found');
  });

  it('ends all at once where the target is gone', async () => {
    for (let n = 0; n < 6; n += 1) await photo(`${n}.jpg`, { width: 600, height: 450 });
    const ids = await taken();
    const { id } = await client.exports.start({ warningsSeen: true, ids, presets: ['web', 'asli'], to: out });
    rmSync(out, { recursive: true });
    const { job, items } = await ended(id);
    expect(job).toMatchObject({ state: 'failed', error: { code: 'target-missing' } });
    expect(new Set(items.filter(({ outcome }) => outcome !== 'done').map(({ reason }) => reason))).toEqual(
      new Set(['target-missing']),
    );
    mkdirSync(out);
    const again = await ended((await client.exports.retry({ job: id })).id);
    expect(again.job.state).toBe('done');
    expect(again.items.every(({ outcome }) => outcome === 'done')).toBe(true);
  });
});

describe('an export that was killed', () => {
  it('knows which copies had their names, and makes the others', async () => {
    for (let n = 1; n <= 3; n += 1) await photo(`${n}.jpg`);
    const ids = await taken();
    const { job, items } = await exported({ ids, presets: ['asli'], to: out });
    const [linked, unnamed, foreign] = items.map(({ file }) => file as string) as [string, string, string];
    const temporary = (n: number) => join(out, `.${job.id}-${n}.bahan-part`);
    // between the link and the unlink; before it had its name; before it had its name, which somebody else took
    linkSync(linked, temporary(0));
    writeFileSync(temporary(1), readFileSync(unnamed));
    rmSync(unnamed);
    writeFileSync(temporary(2), readFileSync(foreign));
    rmSync(foreign);
    writeFileSync(foreign, 'milik orang lain');
    writeFileSync(temporary(7), 'setengah');
    await meanwhile((db) => killed(db, job.id, true));
    const after = await ended(job.id);
    expect(after.items.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done']);
    expect(after.items.slice(0, 2).map(({ file }) => file)).toEqual([linked, unnamed]);
    expect(readFileSync(foreign, 'utf8')).toBe('milik orang lain');
    const names = readdirSync(out);
    expect(names).toHaveLength(4);
    expect(names.filter((name) => name.includes('bahan-part'))).toEqual([]);
    expect(new Set(after.items.map(({ file }) => file)).size).toBe(3);
    const of = await Promise.all(ids.map((id) => client.publications.of({ id })));
    expect(of.map((one) => one.length)).toEqual([1, 1, 1]);
  });
});

describe('an export at its end', () => {
  it('leaves nothing that a process wrote which outlived the engine that began it', async () => {
    // more than are made at once, so that some wait
    for (let n = 1; n <= 6; n += 1) await photo(`${n}.jpg`);
    const ids = await taken();
    const { id } = await client.exports.start({ warningsSeen: true, ids, presets: ['asli'], to: out });
    await client.jobs.pause({ id });
    await eventually(async () => (await client.jobs.list({})).some((one) => one.id === id && one.state === 'paused'));
    writeFileSync(join(out, `.${id}-99.bahan-part`), 'setengah');
    await client.jobs.resume({ id });
    await ended(id);
    expect(readdirSync(out).sort()).toEqual(['1.jpg', '2.jpg', '3.jpg', '4.jpg', '5.jpg', '6.jpg']);
  });
});

describe('several copies of one photo', () => {
  it('each leave a line in the ledger, for their channel and with their crop', async () => {
    await photo('panen.jpg', { width: 600, height: 400 });
    const [id] = (await taken()) as [string];
    await client.exports.crop({ id, ratio: '4:5', part: { x: 0.1, y: 0, width: 8 / 15, height: 1 } });
    const { items } = await exported({ ids: [id], presets: ['instagram-4x5', 'website-inline', 'asli'], to: out });
    expect(items.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done']);
    const lines = await client.publications.of({ id });
    const byPreset = Object.fromEntries(lines.map((one) => [one.preset, one]));
    expect(byPreset['instagram-4x5']).toMatchObject({ channel: 'instagram', by: 'Siti', file: items[0]?.file });
    expect(byPreset['instagram-4x5']?.crop?.x).toBeCloseTo(0.1, 2);
    expect(byPreset['website-inline']).toMatchObject({ channel: 'website', crop: null });
    expect(byPreset.asli?.channel).toBe('other');
  });
});

describe('an archive', () => {
  it('holds all copies that may leave, and nothing else lies in the target', async () => {
    await photo(join('a', 'IMG_1.jpg'), { width: 300, height: 200 });
    await photo(join('b', 'IMG_1.jpg'), { width: 300, height: 200 });
    const ids = await taken();
    const { job, items } = await exported({ ids, presets: ['asli', 'web'], to: out, as: 'zip' });
    expect(job).toMatchObject({ state: 'done', done: 4, failed: 0 });
    const [name, ...others] = readdirSync(out);
    expect([name, others]).toEqual([expect.stringMatching(/^Bahan \d{4}-\d\d-\d\d\.zip$/), []]);
    expect(items.map(({ outcome, file }) => [outcome, file])).toEqual(
      Array(4).fill(['done', join(out, name as string)]),
    );
    expect((await zipNames(join(out, name as string))).sort()).toEqual([
      'IMG_1 (2).jpg',
      'IMG_1 (3).jpg',
      'IMG_1 (4).jpg',
      'IMG_1.jpg',
    ]);
    expect(await client.publications.of({ id: ids[0] as string })).toHaveLength(2);
  });

  it('is made of what was made before the process died, and is not made twice', async () => {
    for (let n = 1; n <= 3; n += 1) await photo(`${n}.jpg`);
    const ids = await taken();
    const { job } = await exported({ ids, presets: ['asli'], to: out, as: 'zip' });
    const [archive] = readdirSync(out) as [string];
    // killed while two copies waited for it and the third was being written
    const stage = join(out, `.${job.id}.bahan-part`);
    mkdirSync(stage);
    writeFileSync(join(stage, '0.jpg'), 'satu');
    writeFileSync(join(stage, '1.jpg'), 'dua');
    writeFileSync(join(stage, 'making-2.bahan-part'), 'setengah');
    mkdirSync(join(stage, 'sheets.bahan-part'));
    writeFileSync(join(stage, 'sheets.bahan-part', 'contact-pdf'), 'setengah');
    rmSync(join(out, archive));
    await meanwhile((db) => killed(db, job.id, false));
    expect((await ended(job.id)).items.every(({ outcome }) => outcome === 'done')).toBe(true);
    expect(readdirSync(out)).toEqual([archive]);
    expect(await zipNames(join(out, archive))).toHaveLength(3);
    expect(readFileSync(join(out, archive)).includes('satu')).toBe(true);
    // killed when it had its name, before that was written down
    await meanwhile((db) => killed(db, job.id, true));
    expect((await ended(job.id)).items.every(({ outcome }) => outcome === 'done')).toBe(true);
    expect(readdirSync(out)).toEqual([archive]);
  });
});

async function zipNames(path: string): Promise<string[]> {
  return withFile(path, async (source) => [...(await openZip(source)).names]);
}
