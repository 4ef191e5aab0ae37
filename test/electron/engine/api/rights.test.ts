import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Library } from '../../../../electron/engine/library.ts';
import type { EngineClient } from '../../../../shared/api/client.ts';
import type { Channel } from '../../../../shared/model/export.ts';
import type { Consent } from '../../../../shared/model/rights.ts';
import { type Bench, cardsOf, codeOf, eventually, makeBench } from '../../../fixtures/library.ts';
import { putPhoto } from '../../../fixtures/photos.ts';

let bench: Bench;
let library: Library;
let client: EngineClient;
/** Ids of the photos 0.jpg, 1.jpg, … */
let ids: string[];
/** What the computer's clock shows. */
let now = new Date(2026, 4, 20, 9, 30).getTime();

beforeAll(async () => {
  bench = makeBench({ clock: { now: () => now } });
  for (let n = 0; n < 6; n += 1) await putPhoto(join(bench.material, `${n}.jpg`), n);
  ({ library, client } = await bench.open());
  await client.roots.add({ path: bench.material });
  await client.roots.sweep({});
  ids = (await cardsOf(client)).sort((a, b) => a.name.localeCompare(b.name)).map((card) => card.id);
  await client.assets.edit({
    ids,
    changes: [
      { field: 'title', op: 'set', value: 'Panen raya' },
      { field: 'theme', op: 'set', value: 'Pertanian' },
      { field: 'date', op: 'set', value: '2026-05-01' },
    ],
  });
});
afterAll(() => bench.remove());

beforeEach(() => {
  now = new Date(2026, 4, 20, 9, 30).getTime();
});

const id = (n: number): string => ids[n] as string;
const consent = (more: Partial<Omit<Consent, 'id'>> & { id?: string }) => ({
  consent: {
    ...{ id: null, person: null, assets: [], channels: [], guardian: null, paper: null },
    ...{ given: null, until: null, withdrawn: null, note: null },
    ...more,
  },
});
const groundsOf = async (n: number, channel: Channel = 'website') => {
  const [one] = await client.rights.check({ ids: [id(n)], channels: [channel] });
  return [one?.verdict.outcome, ...(one?.verdict.grounds.map(({ ground }) => ground) ?? [])];
};
const listed = async (words = '') => (await client.rights.consents({ words, offset: 0, limit: 50 })).consents;

describe('rights of assets', () => {
  it('are nobody’s word at first, and a warning at most', async () => {
    const { rights, consents, gate } = await client.rights.of({ id: id(0) });
    expect(Object.values(rights)).toEqual([null, null, null, null, null, null, null]);
    expect(consents).toEqual([]);
    expect(gate).toHaveLength(10);
    expect(new Set(gate.map(({ verdict }) => verdict.outcome))).toEqual(new Set(['warned']));
  });

  it('are said about many in one edit, stand in their history, and are taken back in one step', async () => {
    const rights = { classification: 'excluded', reason: 'Data pribadi', basis: 'UU KIP Pasal 17 huruf h' } as const;
    const { changed } = await client.rights.say({ ids: [id(0), id(1)], rights: { ...rights, until: '2030-01-01' } });
    expect(changed).toBe(2);
    expect((await client.rights.of({ id: id(1) })).rights).toMatchObject({
      ...rights,
      until: '2030-01-01',
      embargo: null,
    });
    expect(await groundsOf(0)).toEqual(['refused', 'excluded']);
    const said = (await client.assets.history({ id: id(0) })).filter(({ field }) => field.startsWith('classification'));
    expect(said.map(({ field, value, person }) => [field, value, person])).toEqual([
      ['classificationBasis', 'UU KIP Pasal 17 huruf h', 'Siti'],
      ['classificationReason', 'Data pribadi', 'Siti'],
      ['classification', 'excluded', 'Siti'],
    ]);
    await client.assets.undo({});
    expect((await client.rights.of({ id: id(1) })).rights.classification).toBeNull();
    expect(await groundsOf(0)).toEqual(['warned', 'unclassified']);
    await client.assets.redo({});
    expect(await groundsOf(1)).toEqual(['refused', 'excluded']);
  });

  it('stay where they are left out, and go where they are null', async () => {
    await client.rights.say({ ids: [id(2)], rights: { classification: 'public', embargo: '2026-05-20T10:00' } });
    await client.rights.say({ ids: [id(2)], rights: { licence: 'CC BY 4.0' } });
    expect(await groundsOf(2)).toEqual(['refused', 'embargo']);
    now += 30 * 60_000;
    expect(await groundsOf(2)).toEqual(['allowed']);
    await client.rights.say({ ids: [id(2)], rights: { embargo: null } });
    expect((await client.rights.of({ id: id(2) })).rights).toMatchObject({
      ...{ classification: 'public', embargo: null, licence: 'CC BY 4.0' },
    });
  });

  it('know no days that no calendar has', async () => {
    expect(await codeOf(client.rights.say({ ids: [id(2)], rights: { until: '2026-02-30' } }))).toBe('bad-input');
    expect(await codeOf(client.rights.say({ ids: [id(2)], rights: { embargo: '2026-02-20T24:01' } }))).toBe(
      'bad-input',
    );
    expect(await codeOf(client.rights.of({ id: 'aaaaaaaaaaaa' }))).toBe('asset-not-found');
  });
});

describe('a consent', () => {
  it('of a person holds wherever they are shown, by any of their names, until it is withdrawn', async () => {
    await client.rights.say({ ids: [id(3)], rights: { classification: 'public' } });
    await client.assets.edit({ ids: [id(3)], changes: [{ field: 'people', op: 'set', value: ['Rina Wulandari'] }] });
    expect(await groundsOf(3)).toEqual(['warned', 'consent-missing']);
    await client.rights.saveConsent(consent({ person: '  rina  wulandari ', given: '2026-01-05', note: 'Lisan.' }));
    expect(await groundsOf(3)).toEqual(['allowed']);
    const [made] = await listed('rina');
    expect(made).toMatchObject({
      person: 'rina wulandari',
      assets: [],
      channels: [],
      given: '2026-01-05',
      note: 'Lisan.',
    });
    expect((await client.rights.of({ id: id(3) })).consents).toEqual([made]);

    // the office calls her otherwise from now on
    await client.vocabulary.save({ kind: 'person', words: { name: 'Rina Wulandari' } });
    const { terms } = await client.vocabulary.terms({ kind: 'person' });
    const term = terms.find(({ name }) => name === 'Rina Wulandari');
    await client.vocabulary.save({ kind: 'person', id: term?.id as string, words: { name: 'Hj. Rina W.' } });
    expect(await groundsOf(3)).toEqual(['allowed']);
    await client.rights.saveConsent({
      consent: { ...(made as Consent), person: 'Hj. Rina W.', withdrawn: '2026-05-19' },
    });
    expect(await groundsOf(3)).toEqual(['refused', 'consent-withdrawn']);
    await client.assets.undo({});
    expect(await groundsOf(3)).toEqual(['allowed']);
  });

  it('of some assets holds for whoever is shown there, and only for its channels', async () => {
    await client.rights.say({ ids: [id(4), id(5)], rights: { classification: 'public' } });
    await client.assets.edit({ ids: [id(4), id(5)], changes: [{ field: 'people', op: 'set', value: ['Dodi'] }] });
    await client.rights.saveConsent(consent({ assets: [id(4)], channels: ['website', 'print'], guardian: 'Ibu Sari' }));
    expect(await groundsOf(4)).toEqual(['allowed']);
    expect(await groundsOf(4, 'instagram')).toEqual(['refused', 'consent-other-channel']);
    expect(await groundsOf(4, 'other')).toEqual(['warned', 'consent-other-channel']);
    expect(await groundsOf(5)).toEqual(['warned', 'consent-missing']);
    const [made] = await listed('sari');
    await client.rights.removeConsent({ id: made?.id as string });
    expect(await listed('sari')).toEqual([]);
    expect(await groundsOf(4)).toEqual(['warned', 'consent-missing']);
    expect(await codeOf(client.rights.removeConsent({ id: made?.id as string }))).toBe('not-found');
    await client.assets.undo({});
    expect(await listed('sari')).toEqual([made]);
    expect(await groundsOf(4)).toEqual(['allowed']);
  });

  it('that speaks of nobody and nothing, or ends before it begins, is none', async () => {
    expect(await codeOf(client.rights.saveConsent(consent({ person: '  ' })))).toBe('bad-input');
    const wrong = consent({ person: 'Ani', given: '2026-05-02', until: '2026-05-01' });
    expect(await codeOf(client.rights.saveConsent(wrong))).toBe('bad-input');
    expect(await codeOf(client.rights.saveConsent(consent({ id: 'aaaaaaaaaaaa', person: 'Ani' })))).toBe('not-found');
  });
});

describe('a clock that is set back', () => {
  it('opens nothing that was closed by then, until somebody who may says that it is right', async () => {
    await client.rights.say({ ids: [id(2)], rights: { licenceUntil: '2026-05-21' } });
    expect(await groundsOf(2)).toEqual(['allowed']);
    now = new Date(2026, 4, 25, 8, 0).getTime();
    await client.assets.edit({ ids: [id(0)], changes: [{ field: 'rating', op: 'set', value: 3 }] });
    expect(await groundsOf(2)).toEqual(['warned', 'licence-expired']);
    now = new Date(2026, 4, 20, 8, 0).getTime();
    expect(await groundsOf(2)).toEqual(['warned', 'licence-expired']);
    expect(await client.rights.clock({})).toMatchObject({ now, isBehind: true });
    const editor = library.client({ role: 'editor' });
    expect(await codeOf(editor.rights.trustClock({}))).toBe('not-allowed');
    expect(await client.rights.trustClock({})).toMatchObject({ now, isBehind: false });
    expect(await groundsOf(2)).toEqual(['allowed']);
  });
});

describe('an export', () => {
  it('leaves what must not leave where it is', async () => {
    const to = join(bench.folder, 'keluar');
    await client.rights.say({ ids, rights: { classification: 'public', licenceUntil: null, embargo: null } });
    await client.rights.say({ ids: [id(0)], rights: { classification: 'excluded' } });
    const request = { ids: [id(0), id(1), id(2)], presets: ['asli'], to, warningsSeen: true };
    const plan = await client.exports.plan(request);
    expect([plan.copies, plan.refusedCount]).toEqual([2, 1]);
    expect(plan.gate.find(({ id: one }) => one === id(0))?.verdict.outcome).toBe('refused');
    const job = await client.exports.start(request);
    await eventually(async () => (await client.jobs.list({})).find((one) => one.id === job.id)?.endedAt ?? undefined);
    const items = await client.exports.items({ job: job.id, offset: 0, limit: 10 });
    const outcome = (n: number) => {
      const item = items.find((one) => one.id === id(n));
      return [item?.outcome, item?.reason];
    };
    expect(outcome(0)).toEqual(['refused', 'gate-refused']);
    expect(outcome(2)).toEqual(['done', null]);
    expect(readdirSync(to)).not.toContain('0.jpg');
    expect(readdirSync(to)).toContain('2.jpg');
  });
});

describe('a library whose database was lost', () => {
  it('has all of it again from what was written down beside it', async () => {
    const before = await Promise.all(ids.map((one) => client.rights.of({ id: one })));
    const consents = await listed();
    expect(consents.length).toBeGreaterThan(1);
    await library.close();
    for (const suffix of ['', '-wal', '-shm']) rmSync(join(bench.library, `library.db${suffix}`), { force: true });
    expect(existsSync(join(bench.library, 'library.db'))).toBe(false);
    ({ library, client } = await bench.open());
    await client.roots.add({ path: bench.material });
    await client.roots.sweep({});
    expect(await Promise.all(ids.map((one) => client.rights.of({ id: one })))).toEqual(before);
    expect(await listed()).toEqual(consents);
  });
});
