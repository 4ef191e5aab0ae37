import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FolderDigest } from '../../../../electron/engine/ingest/folder-digest.ts';

type Entry = [name: string, size: number, mtime: number, ino: number];

const digestOf = (entries: readonly Entry[], seed = 'rules'): string => {
  const digest = new FolderDigest(seed);
  for (const entry of entries) digest.add(...entry);
  return digest.text();
};

const size = fc.nat({ max: 2 ** 40 });
const mtime = fc.double({ min: 0, max: 4e12, noNaN: true });
const ino = fc.maxSafeNat();
const name = fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' });
const folder = fc.uniqueArray(fc.tuple(name, size, mtime, ino), {
  selector: ([one]) => one,
  minLength: 1,
  maxLength: 30,
});

describe('the digest of a folder', () => {
  it('is the same in whatever order the system lists', () => {
    fc.assert(
      fc.property(folder, fc.infiniteStream(fc.nat()), (entries, order) => {
        const keyed = entries.map((entry) => ({ entry, key: order.next().value as number }));
        const shuffled = keyed.toSorted((a, b) => a.key - b.key).map(({ entry }) => entry);
        expect(digestOf(shuffled)).toBe(digestOf(entries));
      }),
    );
  });

  it('differs when anything about any file differs', () => {
    fc.assert(
      fc.property(
        folder,
        fc.nat(),
        fc.nat({ max: 3 }),
        name,
        fc.integer({ min: 1, max: 1_000_000 }),
        (entries, at, field, other, step) => {
          const which = at % entries.length;
          const [was, bytes, time, id] = entries[which] as Entry;
          fc.pre(field !== 0 || !entries.some(([known]) => known === other));
          const now: Entry = [
            field === 0 ? other : was,
            field === 1 ? bytes + step : bytes,
            field === 2 ? time + step : time,
            field === 3 ? (id + step) % Number.MAX_SAFE_INTEGER : id,
          ];
          fc.pre(now.some((value, n) => value !== (entries[which] as Entry)[n]));
          expect(digestOf(entries.with(which, now))).not.toBe(digestOf(entries));
        },
      ),
    );
  });

  it('differs when a file comes or goes, when two change names, and when other rules hold', () => {
    fc.assert(
      fc.property(folder, (entries) => {
        expect(digestOf(entries.slice(1))).not.toBe(digestOf(entries));
        expect(digestOf(entries, 'others')).not.toBe(digestOf(entries));
        const [one, two] = entries;
        if (!one || !two || one.slice(1).every((value, n) => value === two[n + 1])) return;
        const swapped: Entry[] = [
          [two[0], one[1], one[2], one[3]],
          [one[0], two[1], two[2], two[3]],
          ...entries.slice(2),
        ];
        expect(digestOf(swapped)).not.toBe(digestOf(entries));
      }),
    );
  });
});
