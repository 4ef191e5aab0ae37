import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ChangeFeed } from '../../../../electron/engine/changes.ts';
import { Rests } from '../../../../electron/engine/ingest/rests.ts';
import { type Bench, cardsOf, eventually, makeBench } from '../../../fixtures/library.ts';
import { putPhoto } from '../../../fixtures/photos.ts';

const heard = () => {
  const held = { short: false, long: false, machine: false, spares: false, reasons: new Set<string>() };
  const set = (what: 'short' | 'long' | 'machine' | 'spares') => (is: boolean) => {
    held[what] = is;
  };
  const rests = new Rests({
    ingest: {
      hold: (reason) => void held.reasons.add(reason),
      release: (reason) => void held.reasons.delete(reason),
    },
    short: [{ hold: set('short') }],
    long: [{ hold: set('long') }],
    machine: { hold: set('machine'), spare: set('spares') },
    changes: new ChangeFeed(),
  });
  return { held, rests };
};

describe('what goes on by itself', () => {
  it('rests for each reason alone, whatever order they come and go in', () => {
    const step = fc.tuple(fc.constantFrom('unwritable', 'spare', 'pause'), fc.boolean());
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const { held, rests } = heard();
        const now = { unwritable: false, spare: false, pause: false };
        for (const [what, is] of steps as [keyof typeof now, boolean][]) {
          now[what] = is;
          rests[what](is);
        }
        expect(held).toEqual({
          short: now.unwritable,
          long: now.unwritable || now.spare,
          machine: now.unwritable,
          spares: now.spare,
          reasons: new Set([...(now.unwritable ? ['unwritable'] : []), ...(now.pause ? ['paused'] : [])]),
        });
        expect([rests.isPaused, rests.isSparing]).toEqual([now.pause, now.spare]);
      }),
    );
  });
});

describe('a person who pauses', () => {
  let bench: Bench;
  beforeEach(() => {
    bench = makeBench();
  });
  afterEach(() => bench.remove());

  it('has nothing taken in until it goes on, and then all that came', async () => {
    const { client } = await bench.open('live');
    await client.upkeep.pause({ paused: true });
    await client.roots.add({ path: bench.material });
    await putPhoto(join(bench.material, 'a.jpg'), 1);
    await client.upkeep.glance({});
    await eventually(async () => (await client.upkeep.health({})).work.reading === 1);
    expect((await client.upkeep.health({})).work).toMatchObject({ held: 'paused', sparing: false });
    const known = (await cardsOf(client)).filter(({ width }) => width !== null);
    expect(known).toEqual([]);
    await client.upkeep.pause({ paused: false });
    await eventually(async () => (await cardsOf(client)).some(({ width }) => width !== null));
    expect((await client.upkeep.health({})).work.held).toBeNull();
  });
});
