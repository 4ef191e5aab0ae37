import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EngineClient } from '../../../../shared/api/client.ts';
import { type Bench, cardsOf, codeOf, eventually, makeBench } from '../../../fixtures/library.ts';
import { putFile, putPhoto } from '../../../fixtures/photos.ts';

let bench: Bench;
let out: string;
let client: EngineClient;
let photo: string;
let paper: string;
beforeEach(async () => {
  bench = makeBench();
  out = join(bench.folder, 'keluar');
  await putPhoto(join(bench.material, 'panen.jpg'), 1);
  putFile(join(bench.material, 'notulen.txt'), 'Notulen rapat panen raya');
  ({ client } = await bench.open());
  await client.roots.add({ path: bench.material });
  await client.roots.sweep({});
  const cards = await cardsOf(client);
  photo = cards.find(({ kind }) => kind === 'photo')?.id as string;
  paper = cards.find(({ kind }) => kind === 'document')?.id as string;
});
afterEach(() => bench.remove());

describe('a start', () => {
  it('of which the gate warns and nobody was told is refused, and copies nothing', async () => {
    const request = { ids: [photo], presets: ['asli'], to: out };
    expect((await client.exports.plan(request)).warnedCount).toBe(1);
    expect(await codeOf(client.exports.start(request))).toBe('warnings-unseen');
    expect(existsSync(out) ? readdirSync(out) : []).toEqual([]);
    expect((await client.jobs.list({})).filter(({ kind }) => kind === 'export')).toEqual([]);
    const job = await client.exports.start({ ...request, warningsSeen: true });
    await eventually(async () => (await client.jobs.list({})).find(({ id, endedAt }) => id === job.id && endedAt));
    expect(readdirSync(out)).toEqual(['panen.jpg']);
  });

  it('of which the plan warned of nothing begins, until a colleague says something that is to be read first', async () => {
    await client.rights.say({ ids: [photo], rights: { classification: 'public' } });
    const request = { ids: [photo], presets: ['asli'], to: out };
    expect((await client.exports.plan(request)).warnedCount).toBe(0);
    await client.rights.say({ ids: [photo], rights: { classification: 'limited' } });
    expect(await codeOf(client.exports.start(request))).toBe('warnings-unseen');
    await client.rights.say({ ids: [photo], rights: { classification: 'public' } });
    expect((await client.exports.start(request)).kind).toBe('export');
  });

  it('is not held up by a warning of what no copy is made of, as the plan says nothing of it either', async () => {
    await client.rights.say({ ids: [photo], rights: { classification: 'public' } });
    const facts = { title: 'Panen', theme: 'Pertanian', date: '2026-05-01' } as const;
    for (const [field, value] of Object.entries(facts)) {
      await client.assets.edit({ ids: [photo], changes: [{ field, op: 'set', value } as never] });
    }
    const request = { ids: [photo, paper], presets: ['web'], to: out };
    expect(await client.exports.plan(request)).toMatchObject({ copies: 1, warnedCount: 0, refusedCount: 1 });
    expect((await client.exports.start(request)).kind).toBe('export');
  });
});
