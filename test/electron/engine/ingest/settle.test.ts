import { describe, expect, it } from 'vitest';
import type { FileLook } from '../../../../electron/engine/db/files.ts';
import {
  isOld,
  isRestless,
  isSettled,
  quietSince,
  settleTimes,
  type Watched,
} from '../../../../electron/engine/ingest/settle.ts';
import type { CloserLook } from '../../../../electron/engine/ingest/settle-look.ts';

const now = 1_800_000_000_000;
const look = (size: number, mtime = now): FileLook => ({ name: 'a', size, mtime, ctime: mtime, birth: 0, ino: '1' });
const closer = (size: number, change: Partial<CloserLook> = {}): CloserLook => ({
  ...look(size),
  end: 'unknown',
  busy: false,
  ...change,
});
const watched = (change: Partial<Watched> = {}): Watched => ({
  look: look(1),
  since: now,
  changedAt: now,
  changes: 0,
  busy: false,
  failures: 0,
  unproven: false,
  ...change,
});
const settles = (one: Watched, seen: CloserLook, after: number): boolean =>
  isSettled(one, seen, now + after, settleTimes);

describe('a file that may not be whole', () => {
  it('is taken in at once when its end is there, also when it just changed', () => {
    expect(settles(watched(), closer(1, { end: 'whole' }), 0)).toBe(true);
    expect(settles(watched(), closer(2, { end: 'whole' }), 0)).toBe(true);
    // nor does a program keep it out that still has it open
    expect(settles(watched(), closer(1, { end: 'whole', busy: true }), 0)).toBe(true);
  });

  it('needs five quiet seconds when it does not show its end, counted from the last change that was seen', () => {
    const one = watched();
    expect(settles(one, closer(1), 4_900)).toBe(false);
    expect(settles(one, closer(2), 4_950)).toBe(false);
    expect(settles(one, closer(2), 9_900)).toBe(false);
    expect(settles(one, closer(2), 9_950)).toBe(true);
  });

  it('needs thirty when it shows that it is not whole, so that a copy may stall', () => {
    const one = watched();
    expect(settles(one, closer(1, { end: 'partial' }), 29_000)).toBe(false);
    expect(settles(one, closer(1, { end: 'partial' }), 30_000)).toBe(true);
  });

  it('waits much longer while somebody has it open to write', () => {
    const one = watched();
    expect(settles(one, closer(1, { busy: true }), 60_000)).toBe(false);
    expect(isRestless(one, now + 60_000, settleTimes)).toBe(true);
    expect(settles(one, closer(1), 60_000)).toBe(true);
  });

  it('is not believed by its end when it was written to while it was read', () => {
    const one = watched({ unproven: true });
    expect(settles(one, closer(1, { end: 'whole' }), 400)).toBe(false);
    expect(settles(one, closer(1, { end: 'whole' }), 5_000)).toBe(true);
  });

  it('is waited for while it is merely young, and not when it never rests or cannot be reached', () => {
    const one = watched();
    expect(isRestless(one, now + 25_000, settleTimes)).toBe(false);
    for (let size = 2; size < 14; size += 1) settles(one, closer(size), size * 350);
    expect(isRestless(one, now + 5_000, settleTimes)).toBe(true);
    expect(isRestless(watched({ failures: 3 }), now, settleTimes)).toBe(true);
  });
});

describe('the times of a file', () => {
  it('are believed of this computer, and of a share only when they are long past', () => {
    expect(quietSince(look(1, now - 4_000), now, true)).toBe(now - 4_000);
    expect(quietSince(look(1, now - 4_000), now, false)).toBe(now);
    expect(quietSince(look(1, now + 4_000), now, true)).toBe(now);
    expect(isOld(look(1, now - 4_000), now, settleTimes)).toBe(false);
    expect(isOld(look(1, now - 600_000), now, settleTimes)).toBe(true);
    expect(isOld(look(1, now + 600_000), now, settleTimes)).toBe(false);
    // a copied file keeps its old time of change, but not that of its entry
    expect(isOld({ ...look(1, now - 600_000), ctime: now }, now, settleTimes)).toBe(false);
  });
});
