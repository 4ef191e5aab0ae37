import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { run } from '../../../../electron/engine/db/connection.ts';
import { libraryOf, type TestLibrary } from './library-of.ts';

const world: [number, number, number, number] = [-85, -180, 85, 180];
const bandung = { lat: -6.9147, lon: 107.6098 };
const lembang = { lat: -6.8117, lon: 107.6175 };
const jayapura = { lat: -2.5337, lon: 140.7181 };

type Position = { lat: number; lon: number } | null;

/** A library with one asset at each of these positions. */
function libraryAt(...positions: Position[]): TestLibrary {
  const library = libraryOf();
  const ids = library.add(
    ...positions.map((_, n) => ({ title: `Foto ${n}`, date: `2020-01-${String((n % 28) + 1).padStart(2, '0')}` })),
  );
  place(library, ids, positions);
  return library;
}

function place({ db, search }: TestLibrary, ids: readonly number[], positions: readonly Position[]): void {
  ids.forEach((id, n) => {
    const at = positions[n] ?? null;
    run(db, 'UPDATE asset SET lat = ?, lon = ? WHERE id = ?', at?.lat ?? null, at?.lon ?? null, id);
  });
  search.noteChanged(ids);
}

async function mapIn(
  library: TestLibrary,
  view: { area: [number, number, number, number]; scale: number },
  query = '',
) {
  const { result, items } = await library.search.open({ session: 'map', query });
  const map = await library.search.map({ result, ...view });
  const titles = new Map(items.map((card) => [card.id, card.title]));
  return { ...map, clusters: map.clusters.map(({ id, ...one }) => ({ ...one, title: titles.get(id) })) };
}

describe('the map of a result', () => {
  it('joins what lies close at this scale, shows the newest of it, and counts what has no position', async () => {
    using library = libraryAt(bandung, lembang, jayapura, null, bandung);
    const far = await mapIn(library, { area: world, scale: 10 });
    expect(far.clusters).toEqual([
      expect.objectContaining({ count: 3, title: 'Foto 4' }),
      expect.objectContaining({ count: 1, title: 'Foto 2' }),
    ]);
    expect(far).toMatchObject({ elsewhere: 0, nowhere: 1 });
    const [south, west, north, east] = far.clusters[0]?.area ?? [];
    expect(south).toBeCloseTo(bandung.lat, 4);
    expect(north).toBeCloseTo(lembang.lat, 4);
    expect(west).toBeCloseTo(bandung.lon, 4);
    expect(east).toBeCloseTo(lembang.lon, 4);
    const close = await mapIn(library, { area: world, scale: 2000 });
    expect(close.clusters.map(({ count }) => count)).toEqual([2, 1, 1]);
  });

  it('counts what lies outside, and only what was found', async () => {
    using library = libraryAt(bandung, lembang, jayapura, null);
    const java = await mapIn(library, { area: [-9, 105, -5, 115], scale: 10 });
    expect(java).toMatchObject({ clusters: [{ count: 2 }], elsewhere: 1, nowhere: 1 });
    const one = await mapIn(library, { area: world, scale: 10 }, 'judul:"foto 2"');
    expect(one).toMatchObject({ clusters: [{ count: 1, title: 'Foto 2' }], elsewhere: 0, nowhere: 0 });
  });

  it('loses nobody, whatever lies wherever and however it is looked at', async () => {
    using library = libraryOf();
    const ids = library.add(...Array.from({ length: 30 }, (_, n) => ({ title: `Foto ${n}` })));
    const position = fc.option(
      fc.record({
        lat: fc.double({ min: -90, max: 90, noNaN: true }),
        lon: fc.double({ min: -180, max: 180, noNaN: true }),
      }),
      { freq: 5 },
    );
    const corner = fc.tuple(
      fc.double({ min: -90, max: 90, noNaN: true }),
      fc.double({ min: -180, max: 180, noNaN: true }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(position, { minLength: 30, maxLength: 30 }),
        corner,
        corner,
        fc.double({ min: 0.5, max: 50_000, noNaN: true }),
        async (positions, [a, b], [c, d], scale) => {
          place(library, ids, positions);
          const area: [number, number, number, number] = [
            Math.min(a, c),
            Math.min(b, d),
            Math.max(a, c),
            Math.max(b, d),
          ];
          const { clusters, elsewhere, nowhere } = await mapIn(library, { area, scale });
          expect(nowhere).toBe(positions.filter((one) => one === null).length);
          expect(clusters.reduce((sum, one) => sum + one.count, elsewhere + nowhere)).toBe(positions.length);
          for (const one of clusters) {
            const [south, west, north, east] = one.area;
            expect(south >= area[0] && west >= area[1] && north <= area[2] && east <= area[3]).toBe(true);
            expect(one.lat).toBeGreaterThanOrEqual(south - 1e-6);
            expect(one.lat).toBeLessThanOrEqual(north + 1e-6);
            expect(one.lon).toBeGreaterThanOrEqual(west - 1e-6);
            expect(one.lon).toBeLessThanOrEqual(east + 1e-6);
            expect(one.title).toBeDefined();
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
