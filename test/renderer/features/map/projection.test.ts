import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Area,
  areaOf,
  areaText,
  around,
  type Eye,
  fitting,
  home,
  moved,
  scaleBar,
  sound,
  toPlace,
  toScreen,
  zoomed,
} from '../../../../renderer/features/map/projection.ts';
import { parse } from '../../../../shared/query/parse.ts';
import { libraryOf } from '../../../electron/engine/search/library-of.ts';

const size = { width: 800, height: 600 };
const lat = fc.double({ min: -84, max: 84, noNaN: true });
const lon = fc.double({ min: -179, max: 179, noNaN: true });
const eyes: fc.Arbitrary<Eye> = fc
  .record({ lat, lon, scale: fc.double({ min: 0.1, max: 500_000, noNaN: true }) })
  .map((eye) => sound(eye, size));

describe('the eye over the map', () => {
  it('leads from a place to the screen and back', () => {
    fc.assert(
      fc.property(eyes, lat, lon, (eye, there, across) => {
        const { x, y } = toScreen(eye, size, there, across);
        const back = toPlace(eye, size, x, y);
        expect(back.lat).toBeCloseTo(there, 6);
        expect(back.lon).toBeCloseTo(across, 6);
      }),
    );
  });

  it('keeps the place under the pointer while it comes nearer, as far as the map goes', () => {
    fc.assert(
      fc.property(
        fc.record({
          lat: fc.constant(-6.9),
          lon: fc.constant(107.6),
          scale: fc.double({ min: 20, max: 20_000, noNaN: true }),
        }),
        fc.double({ min: 1.1, max: 4, noNaN: true }),
        fc.integer({ min: 0, max: 800 }),
        fc.integer({ min: 0, max: 600 }),
        (eye, factor, x, y) => {
          const before = toPlace(eye, size, x, y);
          const after = toPlace(zoomed(eye, size, factor, x, y), size, x, y);
          expect(after.lat).toBeCloseTo(before.lat, 6);
          expect(after.lon).toBeCloseTo(before.lon, 6);
        },
      ),
    );
  });

  it('never leaves the map, however it is moved', () => {
    fc.assert(
      fc.property(eyes, fc.integer({ min: -9000, max: 9000 }), fc.integer({ min: -9000, max: 9000 }), (eye, x, y) => {
        const there = moved(eye, size, x, y);
        expect(Math.abs(there.lat)).toBeLessThanOrEqual(85);
        expect(Math.abs(there.lon)).toBeLessThanOrEqual(180);
        expect(there.scale).toBeGreaterThanOrEqual(size.width / 360);
      }),
    );
  });

  it('shows an area whole, and a single place no closer than it is asked to', () => {
    for (const window of [size, { width: 360, height: 640 }, { width: 1600, height: 300 }]) {
      const [south, west, north, east] = areaOf(fitting(home, window), window);
      expect(south < home[0] && west < home[1] && north > home[2] && east > home[3]).toBe(true);
    }
    const one: Area = [-6.9, 107.6, -6.9, 107.6];
    expect(fitting(one, size, 900)).toMatchObject({ lat: expect.closeTo(-6.9, 9), lon: 107.6, scale: 900 });
  });

  it('holds all areas that it is given', () => {
    expect(around([])).toBeUndefined();
    expect(around([home, [-20, 100, -15, 150]])).toEqual([-20, 94.8, 6.3, 150]);
  });

  it('draws a bar of a round length', () => {
    expect(scaleBar({ lat: 0, lon: 0, scale: 100 }, 110)).toEqual({
      metres: 100_000,
      pixels: expect.closeTo(89.83, 2),
    });
    fc.assert(
      fc.property(eyes, (eye) => {
        const { metres, pixels } = scaleBar(eye, 110);
        expect(pixels).toBeLessThanOrEqual(110.001);
        expect(pixels).toBeGreaterThan(40);
        expect(`${metres}`.replace(/[0.]|e.*/g, '')).toMatch(/^[125]?$/);
      }),
    );
  });
});

describe('an area in the search', () => {
  it('is understood, and holds what was seen in it', () => {
    fc.assert(
      fc.property(lat, lat, lon, lon, fc.double({ min: 1, max: 120_000, noNaN: true }), (a, b, c, d, scale) => {
        const area: Area = [Math.min(a, b), Math.min(c, d), Math.max(a, b), Math.max(c, d)];
        const { root } = parse(`area:${areaText(area, scale)} `, '2020-10-10');
        if (root?.type !== 'field' || root.meaning.type !== 'area') throw new Error(areaText(area, scale));
        const { south, west, north, east } = root.meaning;
        expect(south <= area[0] && west <= area[1] && north >= area[2] && east >= area[3]).toBe(true);
      }),
    );
  });

  it('finds all of a cluster that lies on one spot', async () => {
    using library = libraryOf();
    const ids = library.add({ title: 'Satu' }, { title: 'Dua' }, { title: 'Jauh' });
    const set = library.db.prepare('UPDATE asset SET lat = ?, lon = ? WHERE id = ?');
    for (const [at, spot] of [-6.914_744_3, -6.914_744_3, -7].entries()) set.run(spot, 107.609_81, ids[at]);
    library.search.noteChanged(ids);
    const { result } = await library.search.open({ session: 'map', query: '' });
    const { clusters } = await library.search.map({ result, area: [-6.95, 107, -6.9, 108], scale: 2000 });
    const [cluster] = clusters;
    if (!cluster) throw new Error('no cluster');
    expect(await library.found(`area:${areaText(cluster.area, 120_000)}`)).toEqual(['Dua', 'Satu']);
  });
});
