import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { close, openWriter, run, type Writer } from '../../../../electron/engine/db/connection.ts';
import { migrate } from '../../../../electron/engine/db/migrate.ts';
import { insertRoot, setRootSettings } from '../../../../electron/engine/db/roots.ts';
import { bytesForFacts, bytesForPictures, Paces, untilHours } from '../../../../electron/engine/ingest/pace.ts';
import { type Bench, cardsOf, eventually, makeBench } from '../../../fixtures/library.ts';
import { age, photoBytes, putPhoto } from '../../../fixtures/photos.ts';

const at = (time: string): number => new Date(`2026-03-02T${time}:00`).getTime();
const hour = 3_600_000;

let bench: Bench;
beforeEach(() => {
  bench = makeBench();
});
afterEach(() => bench.remove());

describe('the hours of a folder', () => {
  it('begin and end on the clock on the wall, also over midnight', () => {
    const day = { from: '08:00', to: '16:30' };
    expect(untilHours(day, at('12:00'))).toBe(0);
    expect(untilHours(day, at('08:00'))).toBe(0);
    expect(untilHours(day, at('16:30'))).toBe(15.5 * hour);
    expect(untilHours(day, at('06:00'))).toBe(2 * hour);
    const night = { from: '18:00', to: '06:00' };
    expect(untilHours(night, at('23:59'))).toBe(0);
    expect(untilHours(night, at('05:59'))).toBe(0);
    expect(untilHours(night, at('06:00'))).toBe(12 * hour);
    expect(untilHours(night, at('17:00'))).toBe(hour);
    expect(untilHours({ from: null, to: '06:00' }, at('12:00'))).toBe(0);
  });

  it('are always reached when they are waited for', () => {
    const time = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
    fc.assert(
      fc.property(time, time, fc.integer({ min: 0, max: 3 * 86_400 }), (from, to, second) => {
        const now = at('00:00') + second * 1000;
        const wait = untilHours({ from, to }, now);
        expect(wait).toBeLessThanOrEqual(25 * hour);
        expect(untilHours({ from, to }, now + wait)).toBe(0);
      }),
    );
  });
});

describe('the rate of a folder', () => {
  let db: Writer;
  let now = 0;
  const paces = (): Paces => new Paces(db, { now: () => now });
  beforeEach(() => {
    db = openWriter(join(bench.folder, 'pace.db'), false);
    migrate(db);
    now = at('12:00');
  });
  afterEach(() => close(db));

  const rootWith = (pace: { megabytesPerSecond?: number; from?: string; to?: string }): number => {
    const root = insertRoot(db, `/arsip/${Math.random()}`, 0);
    setRootSettings(db, root.id, { pace: { megabytesPerSecond: null, from: null, to: null, ...pace } });
    return root.id;
  };

  it('is kept over any time and any sizes, but for what it may save up and its last file', () => {
    const root = rootWith({ megabytesPerSecond: 2 });
    const sizes = fc.array(fc.integer({ min: 1, max: 30_000_000 }), { minLength: 5, maxLength: 60 });
    fc.assert(
      fc.property(sizes, (files) => {
        const pace = paces();
        const began = now;
        let read = 0;
        for (const size of files) {
          for (;;) {
            const rest = pace.resting().get(root);
            if (!rest) break;
            expect(rest.why).toBe('rate');
            now += rest.for;
          }
          expect(read).toBeLessThanOrEqual(((now - began) / 1000) * 2_000_000 + 4_000_000);
          pace.take(root, size);
          read += size;
        }
      }),
    );
  });

  it('holds up no other folder, and follows what a person sets', () => {
    const slow = rootWith({ megabytesPerSecond: 1 });
    const other = rootWith({});
    const pace = paces();
    pace.take(slow, 12_000_000);
    pace.take(other, 12_000_000);
    expect([...pace.resting()]).toEqual([[slow, { why: 'rate', for: 10_001 }]]);
    run(db, "UPDATE root SET pace = '{}'");
    now += 1_500;
    expect(pace.resting().size).toBe(0);
  });

  it('leaves the hours aside while a person asks for the folder, not the rate', () => {
    const root = rootWith({ megabytesPerSecond: 1, from: '18:00', to: '06:00' });
    const pace = paces();
    expect(pace.resting().get(root)).toEqual({ why: 'hours', for: 6 * hour });
    pace.ask(root, true);
    expect(pace.resting().size).toBe(0);
    pace.take(root, 5_000_000);
    expect(pace.resting().get(root)?.why).toBe('rate');
    pace.ask(root, false);
    expect(pace.resting().get(root)?.why).toBe('hours');
  });

  it('counts what is really read', () => {
    expect(bytesForFacts('photo', 40_000_000)).toBeLessThan(1_000_000);
    expect(bytesForFacts('document', 40_000_000)).toBe(40_000_000);
    expect(bytesForPictures('photo', 40_000_000)).toBe(40_000_000);
    expect(bytesForPictures('video', 4_000_000_000)).toBeLessThan(100_000_000);
  });
});

describe('a folder outside of its hours', () => {
  it('is known but not read, says so, and is read when they begin', async () => {
    let hours = 0;
    await bench.remove();
    bench = makeBench({ clock: { now: () => Date.now() + hours * hour } });
    const { client } = await bench.open('live');
    const root = await client.roots.add({ path: bench.material });
    await eventually(async () => (await client.jobs.list({})).every((job) => job.endedAt !== null));
    const begin = new Date(Date.now() + 6 * hour);
    const two = (value: number): string => String(value).padStart(2, '0');
    const time = (date: Date): string => `${two(date.getHours())}:${two(date.getMinutes())}`;
    await client.roots.settings({
      root: root.id,
      pace: { megabytesPerSecond: null, from: time(begin), to: time(new Date(begin.getTime() + 2 * hour)) },
    });
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    for (let n = 0; n < 3; n += 1) {
      const path = join(bench.material, `IMG_${n}.jpg`);
      writeFileSync(path, await photoBytes(n));
      age(path);
    }
    const waiting = async () => (await client.roots.list({})).find((one) => one.id === root.id)?.waiting;
    await eventually(async () => (await waiting()) === 3);
    expect(await cardsOf(client)).toEqual([]);
    expect((await client.upkeep.health({})).work).toMatchObject({ reading: 3, held: 'hours' });
    hours = 7;
    await eventually(async () => (await cardsOf(client)).length === 3);
    expect(await waiting()).toBe(0);
  });

  it('is read at once when a person asks for it', async () => {
    await putPhoto(join(bench.material, 'a.jpg'), 1);
    const { client } = await bench.open();
    const root = await client.roots.add({ path: bench.material });
    const later = (n: number): string => `${String((new Date().getHours() + n) % 24).padStart(2, '0')}:00`;
    await client.roots.settings({ root: root.id, pace: { megabytesPerSecond: null, from: later(5), to: later(7) } });
    expect(await client.roots.sweep({})).toMatchObject({ added: 1 });
  });
});
