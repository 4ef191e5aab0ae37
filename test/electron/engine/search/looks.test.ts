import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { all, run } from '../../../../electron/engine/db/connection.ts';
import { traitBytes, traitsAt, waveLength } from '../../../../electron/engine/media/look.ts';
import { areClose, nearPictures, samePictures } from '../../../../electron/engine/search/look-pairs.ts';
import { type Looks, looksById, nextLooks } from '../../../../electron/engine/search/look-store.ts';
import { ofColour, similarTo } from '../../../../electron/engine/search/looks.ts';
import { type LookColour, lookColours } from '../../../../shared/model/look.ts';
import { libraryOf, type TestLibrary } from './library-of.ts';

let library: TestLibrary;
beforeEach(() => {
  library = libraryOf();
});
afterEach(() => library[Symbol.dispose]());

/** Numbers that look random, the same each time. */
function numbers(seed: number): () => number {
  let state = (seed * 2654435761 + 1) >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

interface Given {
  readonly shape?: bigint | null;
  /** Seed of how brightness is spread. */
  readonly waves?: number;
  /** Those that it shows, each as much as the others. */
  readonly colours?: readonly LookColour[];
}

/** Writes what a picture looks like, as it would have been measured. */
function look(id: number, { shape = 0n, waves = 1, colours = ['grey'] }: Given): void {
  const traits = new Uint8Array(traitBytes).fill(128, traitsAt.layout, traitsAt.sharpness);
  for (const colour of colours) traits[traitsAt.shares + lookColours.indexOf(colour)] = 255 / colours.length;
  const next = numbers(waves);
  const vector = Array.from({ length: traitsAt.sharpness - traitsAt.waves }, () => next() - 0.5);
  const length = Math.hypot(...vector);
  traits.set(
    vector.map((value) => Math.round(128 + (value / length) * waveLength)),
    traitsAt.waves,
  );
  const bytes = shape === null ? null : Buffer.alloc(8);
  bytes?.writeBigUInt64BE(shape ?? 0n);
  run(library.db, 'INSERT OR REPLACE INTO look VALUES (?, ?, ?, ?)', id, `p${id}`, bytes, traits);
  library.search.looks.noteChanged([id]);
}

const read = (): Promise<Looks> => library.search.looks.read();

describe('what pictures look like', () => {
  it('is known as it was written last, and forgotten when it goes', async () => {
    const [red = 0, blue = 0, none = 0] = library.add({}, {}, {});
    look(red, { colours: ['red'] });
    look(blue, { colours: ['blue'] });
    const isRed = ofColour(await read(), 'red');
    expect([red, blue, none].map(isRed)).toEqual([true, false, false]);
    look(blue, { colours: ['red'] });
    run(library.db, 'DELETE FROM look WHERE asset_id = ?', red);
    library.search.looks.noteChanged([red]);
    const { version } = library.search.looks;
    const now = ofColour(await read(), 'red');
    expect([red, blue, none].map(now)).toEqual([false, true, false]);
    expect(library.search.looks.version).toBeGreaterThan(version);
  });

  it('is read by the keys of its table, never by going through it', () => {
    const planOf = (sql: string, value: unknown): string =>
      all<{ detail: string }>(library.reader, `EXPLAIN QUERY PLAN ${sql}`, value)
        .map(({ detail }) => detail)
        .join('; ');
    expect(planOf(nextLooks, 0)).toMatch(/SEARCH look USING INTEGER PRIMARY KEY \(rowid>\?\)/);
    expect(planOf(looksById, '[]')).toMatch(/SEARCH l USING INTEGER PRIMARY KEY \(rowid=\?\)/);
  });
});

describe('similar pictures', () => {
  it('come nearest first, the one that was asked for before all, and those without anything in common not at all', async () => {
    const [own = 0, twin = 0, shade = 0, other = 0] = library.add({}, {}, {}, {});
    look(own, { waves: 7, colours: ['green'] });
    look(twin, { waves: 7, colours: ['green'] });
    look(shade, { waves: 7, colours: ['green', 'yellow'] });
    look(other, { waves: 8, colours: ['black'] });
    const { ids, distances } = await similarTo(await read(), own);
    expect(ids).toEqual([own, twin, shade]);
    expect(distances).toEqual(distances.toSorted((a, b) => a - b));
    expect(distances[1]).toBeLessThan(0.02);
  });

  it('of an even surface are other even surfaces of its colour, and no photo', async () => {
    const [wall = 0, other = 0, photo = 0] = library.add({}, {}, {});
    look(wall, { shape: null, colours: ['white'] });
    look(other, { shape: null, waves: 5, colours: ['white'] });
    look(photo, { shape: 3n, colours: ['white'] });
    expect((await similarTo(await read(), wall)).ids).toEqual([wall, other]);
    expect((await similarTo(await read(), photo)).ids).toEqual([photo]);
  });

  it('are none of an asset without a picture', async () => {
    const [own = 0, bare = 0] = library.add({}, {});
    look(own, {});
    expect((await similarTo(await read(), bare)).ids).toEqual([]);
  });

  it('are found by the language of search, nearest first', async () => {
    const [own = 0, twin = 0, other = 0] = library.add({ title: 'Satu' }, { title: 'Dua' }, { title: 'Tiga' });
    look(own, { waves: 3, colours: ['blue'] });
    look(twin, { waves: 3, colours: ['blue'] });
    look(other, { waves: 4, colours: ['red'] });
    const [{ uid = '' } = {}] = all<{ uid: string }>(library.db, 'SELECT uid FROM asset WHERE id = ?', twin);
    expect(await library.found(`mirip:${uid}`, { order: 'best' })).toEqual(['Dua', 'Satu']);
    expect(await library.found('warna:merah')).toEqual(['Tiga']);
    expect((await library.found('-warna:merah')).sort()).toEqual(['Dua', 'Satu']);
  });
});

describe('pictures that may be the same', () => {
  it('are all that differ in three bits or less, wherever they lie, and none beyond four', async () => {
    const next = numbers(5);
    const randomShape = (): bigint =>
      BigInt(Math.floor(next() * 2 ** 32)) * 2n ** 32n + BigInt(Math.floor(next() * 2 ** 32));
    const flip = (shape: bigint, bits: number): bigint => {
      const places = new Set<number>();
      while (places.size < bits) places.add(Math.floor(next() * 64));
      return [...places].reduce((one, place) => one ^ (1n << BigInt(place)), shape);
    };
    const wanted: number[][] = [];
    for (let n = 0; n < 60; n += 1) {
      const [a = 0, b = 0, c = 0] = library.add({}, {}, {});
      const shape = randomShape();
      look(a, { shape, waves: n });
      look(b, { shape: flip(shape, n % 4), waves: n });
      look(c, { shape: flip(shape, 9), waves: n });
      wanted.push([a, b]);
    }
    const found = (await samePictures(await read())).map((group) => group.toSorted((a, b) => a - b));
    expect(found.sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0))).toEqual(wanted);
  });

  it('are none of those that are too empty, or that share their shape alone', async () => {
    const [a = 0, b = 0, c = 0, d = 0] = library.add({}, {}, {}, {});
    look(a, { shape: null, waves: 1 });
    look(b, { shape: null, waves: 1 });
    look(c, { shape: 5n, waves: 1 });
    look(d, { shape: 5n, waves: 2 });
    const looks = await read();
    expect(await samePictures(looks)).toEqual([]);
    expect(areClose(looks, looks.indexOf(c), looks.indexOf(d), 'same')).toBe(false);
  });
});

describe('shots of one view', () => {
  it('follow one another closely, each like the first: a pan is not one view', async () => {
    const ids = library.add({}, {}, {}, {}, {}, {});
    const bits = (count: number): bigint => (1n << BigInt(count)) - 1n;
    const [a = 0, b = 0, pan = 0, late = 0, other = 0, again = 0] = ids;
    look(a, { shape: 0n });
    look(b, { shape: bits(10) });
    look(pan, { shape: bits(20) });
    look(late, { shape: 0n });
    look(other, { shape: 0n, waves: 9 });
    look(again, { shape: bits(2) });
    const shots = {
      ids: Int32Array.from([a, b, other, pan, again, late]),
      seconds: Float64Array.from([0, 5, 6, 10, 12, 4000]),
    };
    expect(await nearPictures(await read(), shots, 600)).toEqual([[a, b, again]]);
  });
});
