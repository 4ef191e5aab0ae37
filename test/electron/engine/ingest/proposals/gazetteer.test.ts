import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kilometres, placeAt } from '../../../../../electron/engine/ingest/proposals/gazetteer.ts';

describe('the name of a position', () => {
  it('is what an office would call it, on all islands', () => {
    const named: readonly (readonly [number, number, string])[] = [
      [-6.9932, 110.4203, 'Kota Semarang'],
      [-7.06, 110.41, 'Kota Semarang'],
      [-7.1399, 110.405, 'Ungaran, Kabupaten Semarang'],
      [-7.0252, 107.5197, 'Soreang, Kabupaten Bandung'],
      [-6.9147, 107.6098, 'Kota Bandung'],
      [5.5577, 95.3222, 'Kota Banda Aceh'],
      [-2.5337, 140.7181, 'Kota Jayapura'],
      [-8.65, 115.2167, 'Kota Denpasar'],
      [0.5333, 101.45, 'Kota Pekanbaru'],
      [-6.017, 106.054, 'Kota Cilegon'],
      [-3.6954, 128.1814, 'Kota Ambon'],
      [-6.8886, 109.6753, 'Kota Pekalongan'],
    ];
    for (const [lat, lon, name] of named) expect(placeAt(lat, lon)?.name).toBe(name);
  });

  it('is none at sea, abroad, and where a camera wrote zeros', () => {
    for (const [lat, lon] of [
      [-5.5, 110.5],
      [0, 0],
      [51.5, -0.12],
      [-90, 0],
      [Number.NaN, 110],
      [90, 180],
    ] as const) {
      expect(placeAt(lat, lon)).toBeUndefined();
    }
  });

  it('is of the place that is nearest in relation to its reach, whatever the grid', () => {
    const file = new URL('../../../../../resources/gazetteer/places.json', import.meta.url);
    const rows = JSON.parse(readFileSync(file, 'utf8')) as [string, number, number, number][];
    const near = fc
      .constantFrom(...rows)
      .chain(([, lat, lon]) =>
        fc.tuple(
          fc.double({ min: lat - 0.1, max: lat + 0.1, noNaN: true }),
          fc.double({ min: lon - 0.1, max: lon + 0.1, noNaN: true }),
        ),
      );
    fc.assert(
      fc.property(near, ([lat, lon]) => {
        const shares = rows.map(([, y, x, reach]) => kilometres(lat, lon, y, x) / reach);
        const least = Math.min(...shares);
        const found = placeAt(lat, lon);
        if (least > 1) {
          expect(found).toBeUndefined();
          return;
        }
        expect(found?.certainty).toBeCloseTo(0.65 - 0.3 * least, 6);
        expect(found?.certainty).toBeLessThan(0.7);
      }),
      { numRuns: 60 },
    );
  });
});
