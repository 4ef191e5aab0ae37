import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Decoder } from '../../../../electron/engine/host.ts';
import type { EngineClient } from '../../../../shared/api/client.ts';
import { type Bench, cardsOf, codeOf, eventually, makeBench } from '../../../fixtures/library.ts';
import { demoClip } from '../../doors/decoder/clips.ts';

/** Each moment that a frame was asked for, and whether nobody wanted it any more. */
const asked: { at: number | undefined; signal: AbortSignal | undefined }[] = [];
/** Seconds at which a frame never comes. */
const never = 9;
const decoder: Decoder = {
  frames: async ({ at }, signal) => {
    asked.push({ at, signal });
    if (at === never) await new Promise(() => {});
    const bytes = await sharp({ create: { width: 320, height: 180, channels: 3, background: '#3a6' } })
      .jpeg()
      .toBuffer();
    return [{ at: at ?? 0, mime: 'image/jpeg', bytes }];
  },
  peaks: async () => ({ values: new Uint8Array(), seconds: 0 }),
  close: async () => {},
};

let bench: Bench;
let client: EngineClient;
let id: string;
beforeEach(async () => {
  bench = makeBench({ decoder });
  copyFileSync(demoClip('tea.mp4'), join(bench.material, 'teh.mp4'));
  client = (await bench.open()).client;
  await client.roots.add({ path: bench.material });
  await client.roots.sweep({});
  id = (await cardsOf(client))[0]?.id as string;
  asked.length = 0;
});
afterEach(() => bench.remove());

const see = (preset: string, at: number, signal?: AbortSignal) =>
  client.exports.preview({ id, preset, edge: 320, of: { what: 'still', at } }, signal ? { signal } : {});
const frames = () => asked.filter(({ at }) => at !== undefined).map(({ at }) => at);

test('all copies of one moment are seen from one frame, which is kept for a while', async () => {
  const seen = await Promise.all([see('web', 1), see('instagram-1x1', 1), see('asli', 1)]);
  expect(seen.map(({ copy }) => `${copy.width}x${copy.height}`)).toEqual(['320x180', '180x180', '320x180']);
  await client.exports.crops({ id, ratios: ['4:5'], of: { what: 'still', at: 1 } });
  expect(frames()).toEqual([1]);
  await see('web', 2);
  await see('web', 1);
  expect(frames()).toEqual([1, 2]);
});

test('a moment that nobody waits for any more is let go of', async () => {
  const [one, other] = [new AbortController(), new AbortController()];
  const waiting = [codeOf(see('web', never, one.signal)), codeOf(see('whatsapp', never, other.signal))];
  await eventually(async () => frames().includes(never));
  const signal = asked.at(-1)?.signal;
  one.abort();
  await waiting[0];
  expect(signal?.aborted).toBe(false);
  other.abort();
  await waiting[1];
  await eventually(async () => signal?.aborted);
});
