import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { officeTime } from '../../../../electron/engine/db/office-time.ts';
import type { EngineClient } from '../../../../shared/api/client.ts';
import { type Bench, cardsOf, eventually, makeBench } from '../../../fixtures/library.ts';
import { openZip } from '../../../fixtures/open-zip.ts';
import { putPhoto } from '../../../fixtures/photos.ts';

const days = 86_400_000;
const now = () => Date.now();
/** The consent of the tests holds until here, and after some days no more. */
const tomorrow = officeTime(now() + days).slice(0, 10);
const later = () => now() + 3 * days;

let bench: Bench;
let out: string;
let client: EngineClient;
/** What the clock of the library shows. */
let clock = now;
beforeEach(() => {
  clock = now;
  bench = makeBench({ clock: { now: () => clock() } });
  out = join(bench.folder, 'keluar');
});
afterEach(() => bench.remove());

async function taken(names: readonly string[]): Promise<Map<string, string>> {
  for (const [n, name] of names.entries()) await putPhoto(join(bench.material, `${name}.jpg`), n);
  await client.roots.add({ path: bench.material });
  await client.roots.sweep({});
  return new Map((await cardsOf(client)).map(({ id, name }) => [name.replace('.jpg', ''), id]));
}

async function ended(id: string) {
  const job = await eventually(
    async () => (await client.jobs.list({})).find((one) => one.id === id && one.endedAt),
    60_000,
  );
  const items = await client.exports.items({ job: id, offset: 0, limit: 100 });
  return { job, outcomes: new Map(items.map((item) => [item.id, item])) };
}

const archived = (): string[] => {
  const names = readdirSync(out).filter((name) => name.endsWith('.zip'));
  return names.flatMap((name) => [...openZip(readFileSync(join(out, name))).keys()]).sort();
};

describe('an archive', () => {
  it('leaves out what was made before the process died and may not leave any more', async () => {
    const { client: first, library } = await bench.open();
    client = first;
    const ids = await taken(['boleh', 'tutup', 'sisa']);
    const [open, closed, rest] = ['boleh', 'tutup', 'sisa'].map((name) => ids.get(name) as string) as [
      string,
      string,
      string,
    ];
    const { id: job } = await client.exports.start({
      ...{ ids: [open, closed, rest], presets: ['asli'], to: out, as: 'zip', warningsSeen: true },
    });
    await ended(job);
    await client.rights.say({ ids: [closed], rights: { classification: 'excluded', reason: 'rahasia' } });
    await library.close();
    // as if it had died while the third was being made: two copies wait for their archive
    rmSync(join(out, readdirSync(out)[0] as string));
    const stage = join(out, `.${job}.bahan-part`);
    mkdirSync(stage);
    for (const n of [0, 1]) writeFileSync(join(stage, `${n}.jpg`), `copy ${n}`);
    const db = new Database(join(bench.library, 'library.db'));
    db.exec(`UPDATE job SET state = 'running', ended_at = NULL WHERE kind = 'export';
      UPDATE export_item SET outcome = 'waiting', file = NULL; DELETE FROM publication`);
    db.close();
    ({ client } = await bench.open());
    const after = await ended(job);
    expect(archived()).toEqual(['boleh.jpg', 'sisa.jpg']);
    expect(after.outcomes.get(closed)).toMatchObject({ outcome: 'refused', reason: 'gate-refused', file: null });
    expect(after.outcomes.get(open)?.outcome).toBe('done');
    expect(after.job).toMatchObject({ state: 'done', done: 3, total: 3, failed: 1 });
    expect(await client.publications.of({ id: closed })).toEqual([]);
    expect(await client.publications.of({ id: open })).toHaveLength(1);
    expect(existsSync(stage)).toBe(false);
  });

  it('leaves out what might leave when it was made, and may not by the time it is packed', async () => {
    ({ client } = await bench.open());
    const ids = await taken(['boleh', 'habis']);
    const [open, over] = [ids.get('boleh') as string, ids.get('habis') as string];
    const consent = {
      person: null,
      channels: [],
      guardian: null,
      paper: null,
      given: null,
      withdrawn: null,
      note: null,
    };
    await client.rights.saveConsent({ consent: { ...consent, id: null, assets: [over], until: tomorrow } });
    // the days pass when both copies are made
    clock = () => (copiesWaiting() === 2 ? later() : now());
    const { id: job } = await client.exports.start({
      ...{ ids: [open, over], presets: ['web'], to: out, as: 'press', warningsSeen: true },
    });
    const after = await ended(job);
    expect(after.outcomes.get(over)).toMatchObject({ outcome: 'refused', reason: 'gate-refused' });
    expect(after.outcomes.get(open)?.outcome).toBe('done');
    expect(archived().filter((name) => name.endsWith('.jpg'))).toEqual(['boleh.jpg']);
    const zip = openZip(readFileSync(join(out, readdirSync(out)[0] as string)));
    expect([...zip.values()].some((bytes) => bytes.includes('habis.jpg'))).toBe(false);
  });

  it('of which nothing may leave any more is not made at all', async () => {
    ({ client } = await bench.open());
    const ids = await taken(['habis']);
    const consent = {
      person: null,
      channels: [],
      guardian: null,
      paper: null,
      given: null,
      withdrawn: null,
      note: null,
    };
    const assets = [ids.get('habis') as string];
    await client.rights.saveConsent({ consent: { ...consent, id: null, assets, until: tomorrow } });
    clock = () => (copiesWaiting() === 1 ? later() : now());
    const { id: job } = await client.exports.start({
      ...{ ids: assets, presets: ['web'], to: out, as: 'zip', warningsSeen: true },
    });
    expect((await ended(job)).job).toMatchObject({ state: 'done', failed: 1 });
    expect(readdirSync(out)).toEqual([]);
  });
});

/** Copies that are whole and wait for their archive. */
function copiesWaiting(): number {
  const [stage] = existsSync(out) ? readdirSync(out).filter((name) => /^\.[a-z0-9]+\.bahan-part$/.test(name)) : [];
  return stage === undefined ? 0 : readdirSync(join(out, stage)).filter((name) => /^\d+\./.test(name)).length;
}
