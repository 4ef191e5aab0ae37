import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Box, type Label, type Placed, placeNames } from '../../../../renderer/features/map/labels.ts';
import { readOutlines } from '../../../../renderer/features/map/outlines.ts';
import { fitting, home } from '../../../../renderer/features/map/projection.ts';
import { stretchesIn } from '../../../../renderer/features/map/stretches.ts';

const folder = join(import.meta.dirname, '../../../../resources/map');
const rows = JSON.parse(readFileSync(join(folder, 'labels.json'), 'utf8')) as [string, number, number, number][];
const labels: readonly Label[] = rows.map(([name, lat, lon, weight]) => ({ name, lat, lon, weight }));
const stretches = stretchesIn((key) => key);
const widthOf = (name: string) => name.length * 6.5;
const boxOf = ({ name, x, y }: Placed): Box => ({ left: x, right: x + widthOf(name), top: y - 7, bottom: y + 7 });
const meet = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

describe('the map that comes along', () => {
  const outlines = readOutlines(readFileSync(join(folder, 'outlines.bin')));

  it('is read whole: every line lies on the globe, the islands where they are', () => {
    const { near, world, land, home: islands, borders } = outlines;
    expect(near).toEqual([88, -18, 154, 16]);
    for (const line of [...world, ...land, ...islands, ...borders]) {
      expect(line.length).toBeGreaterThanOrEqual(4);
      expect(line.every((value, n) => Math.abs(value) <= (n % 2 === 0 ? 180 : 90))).toBe(true);
    }
    const all = islands.flatMap((line) => [...line]);
    const lons = all.filter((_, at) => at % 2 === 0);
    const lats = all.filter((_, at) => at % 2 === 1);
    const least = (list: readonly number[]) => list.reduce((a, b) => Math.min(a, b));
    const most = (list: readonly number[]) => list.reduce((a, b) => Math.max(a, b));
    expect([least(lons), most(lons), least(lats), most(lats)].map(Math.round)).toEqual([95, 141, -11, 6]);
  });

  it('names the capital first, and towns of every size', () => {
    expect(labels[0]?.name).toBe('Jakarta');
    expect(labels.length).toBeGreaterThan(1500);
    expect(labels.every((label, at) => label.weight <= (labels[at - 1]?.weight ?? label.weight))).toBe(true);
  });
});

describe('names on the map', () => {
  it('tell islands, seas and large cities from afar', () => {
    const size = { width: 1000, height: 600 };
    const names = placeNames({ labels, stretches, taken: [] }, fitting(home, size), size, widthOf).map(
      (one) => one.name,
    );
    expect(names).toEqual(expect.arrayContaining(['Jakarta', 'Surabaya', 'Kalimantan', 'map.sea.java']));
    expect(names).not.toContain('Cimahi');
  });

  it('never lie over each other, over a picture, or beyond the window', () => {
    const marker = fc
      .record({ x: fc.integer({ min: 0, max: 900 }), y: fc.integer({ min: 0, max: 600 }) })
      .map(({ x, y }): Box => ({ left: x - 22, right: x + 28, top: y - 28, bottom: y + 22 }));
    fc.assert(
      fc.property(
        fc.double({ min: -10, max: 5, noNaN: true }),
        fc.double({ min: 96, max: 140, noNaN: true }),
        fc.double({ min: 3, max: 5000, noNaN: true }),
        fc.array(marker, { maxLength: 12 }),
        (lat, lon, scale, taken) => {
          const size = { width: 900, height: 600 };
          const placed = placeNames({ labels, stretches, taken }, { lat, lon, scale }, size, widthOf);
          const boxes = placed.map(boxOf);
          boxes.forEach((box, at) => {
            expect(boxes.some((other, n) => n !== at && meet(box, other))).toBe(false);
            expect(taken.some((other) => meet(box, other))).toBe(false);
            expect(box.left >= 0 && box.right <= 900 && box.top >= 0 && box.bottom <= 600).toBe(true);
          });
        },
      ),
      { numRuns: 60 },
    );
  });
});
