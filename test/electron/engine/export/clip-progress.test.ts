import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Decoder } from '../../../../electron/engine/host.ts';
import type { Job } from '../../../../shared/model/job.ts';
import { type Bench, cardsOf, makeBench } from '../../../fixtures/library.ts';
import { demoClip } from '../../doors/decoder/clips.ts';

const way = { types: ['video/mp4'], video: ['avc' as const], audio: ['aac' as const] };

/** Says a few times how far it is, a little longer apart than jobs tell it on. */
const slow: Decoder = {
  frames: async () => [],
  peaks: async () => ({ values: new Uint8Array(), seconds: 0 }),
  abilities: async () => ({ ways: [way] }),
  clip: async ({ target }, _signal, progress) => {
    for (const part of [0.25, 0.5, 0.75]) {
      progress?.(part);
      await new Promise((done) => setTimeout(done, 300));
    }
    writeFileSync(target, 'a clip');
  },
  close: async () => {},
};

let bench: Bench;
beforeEach(() => {
  bench = makeBench({ decoder: slow });
});
afterEach(() => bench.remove());

test('an export moves on inside a long clip, which is made once for all that let the same words out', async () => {
  copyFileSync(demoClip('tea.mp4'), join(bench.material, 'teh.mp4'));
  const { client } = await bench.open();
  await client.roots.add({ path: bench.material });
  await client.roots.sweep({});
  const [card] = await cardsOf(client);
  const id = card?.id as string;
  const stop = new AbortController();
  const changes = (await client.library.changes({}, { signal: stop.signal }))[Symbol.asyncIterator]();
  let next = changes.next();
  const extracts = { [id]: { what: 'clip', from: 0, to: 2 } as const };
  const to = join(bench.folder, 'Keluar');
  const asked = { ids: [id], presets: ['web', 'whatsapp'], to, extracts, warningsSeen: true };
  const { id: job } = await client.exports.start(asked);
  const told: Job[] = [];
  while (told.at(-1)?.state !== 'done') {
    const { value, done } = await next;
    if (done) break;
    told.push(...value.jobs.filter((one) => one.id === job));
    next = changes.next();
  }
  stop.abort();
  await next.catch(() => {});
  const shares = told.map(({ done, part = 0 }) => done + part);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  // in parts of the two copies, which both come of it
  expect(shares).toEqual(expect.arrayContaining([0.5, 1, 1.5, 2]));
  expect(told.every(({ done }) => Number.isInteger(done))).toBe(true);
  expect(told.at(-1)).not.toHaveProperty('part');
});
