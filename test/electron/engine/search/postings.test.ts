import fc from 'fast-check';
import { expect, test } from 'vitest';
import { execute, get, run, transaction } from '../../../../electron/engine/db/connection.ts';
import type { Leaf } from '../../../../electron/engine/search/match-tree.ts';
import { KeyBlock, Places } from '../../../../electron/engine/search/places.ts';
import { Postings, UnknownFormat } from '../../../../electron/engine/search/postings.ts';
import { LeafReader, readKeys, scanMatches } from '../../../../electron/engine/search/scan.ts';
import { libraryOf, type TestLibrary } from './library-of.ts';

/** Keys as assets have them: before 1970, close together, far apart. */
const keys = [
  ...Array.from({ length: 40 }, (_, n) => -90_000_000_000 + n * 70_000_000),
  ...Array.from({ length: 60 }, (_, n) => n + 1),
  ...Array.from({ length: 100 }, (_, n) => 400_000_000_000 + n * n * 12_345),
];
const words = ['kopi', 'kopiah', 'kota', 'desa', 'd', 'de', '\uE000k1', '\uE000y2020'];
const prefixes = ['k', 'ko', 'kop', 'kopi', 'kopia', 'd', 'de', 'des', 'desa', 'x', '\uE000', '\uE000k', '\uE000y2'];
const leaves: Leaf[] = [
  ...words.map((word) => ({ match: `"${word}"`, term: { word, isPrefix: false } })),
  ...prefixes
    .filter((word) => word !== '\uE000')
    .map((word) => ({ match: `"${word}"*`, term: { word, isPrefix: true } })),
];

const room = (): Places =>
  new Places([keys.slice(0, 3), keys.slice(3, 90), keys.slice(90)].map((block) => blockOf(block)));
const blockOf = (block: readonly number[]): KeyBlock => new KeyBlock(Float64Array.from(block));

/** What a leaf matches: by the lists as they lie there, and by the index itself. */
function bothWays({ reader }: TestLibrary, leaf: Leaf, goOn = () => {}): { found: number[]; expected: number[] } {
  const [sum] = new LeafReader(reader, room(), goOn).read([[leaf]]);
  const bits = sum?.rest.words ?? new Uint32Array(0);
  const row = get<{ count: number; keys: Buffer | null }>(reader, scanMatches, leaf.match);
  const found = keys.filter((_, place) => Math.floor((bits[place >>> 5] ?? 0) / 2 ** (place & 31)) % 2 === 1);
  expect(sum?.rest.count).toBe(found.length);
  return { found, expected: [...readKeys(row?.keys ?? null, row?.count ?? 0)] };
}

const text = fc
  .array(fc.tuple(fc.constantFrom(...words), fc.constantFrom(1, 1, 1, 2, 70)), { minLength: 1, maxLength: 6 })
  .map((list) => list.flatMap(([word, times]) => Array.from({ length: times }, () => word)).join(' '));
const write = fc.record({ place: fc.nat(keys.length - 1), text: fc.option(text, { freq: 5 }) });
const step = fc.record({
  writes: fc.array(write, { minLength: 1, maxLength: 60 }),
  /** Leaves that are joined afterwards; a negative number joins all that there is. */
  merge: fc.constantFrom(0, 0, 1, 3, -16),
});

test('lists read as they lie in the index are what the index answers, however it was written', () => {
  using library = libraryOf();
  const { db } = library;
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 6 }), fc.constantFrom(64, 130, 4_050), (steps, size) => {
      transaction(db, () => {
        run(db, "INSERT INTO fts (fts) VALUES ('delete-all')");
        run(db, `INSERT INTO fts (fts, rank) VALUES ('pgsz', ${size})`);
      });
      for (const { writes, merge } of steps) {
        transaction(db, () => {
          for (const one of writes) {
            run(db, 'DELETE FROM fts WHERE rowid = ?', keys[one.place]);
            if (one.text !== null)
              run(db, 'INSERT INTO fts (rowid, title, caption) VALUES (?, ?, ?)', keys[one.place], one.text, 'teh');
          }
        });
        if (merge !== 0) run(db, `INSERT INTO fts (fts, rank) VALUES ('merge', ${merge})`);
        for (const leaf of leaves) {
          const { found, expected } = bothWays(library, leaf);
          expect(found).toEqual(expected);
        }
      }
    }),
    { numRuns: 40 },
  );
});

test('some lists lie on many leaves, and rows that were deleted are told apart', () => {
  using library = libraryOf();
  const { db, reader } = library;
  run(db, "INSERT INTO fts (fts, rank) VALUES ('pgsz', 64)");
  transaction(db, () => {
    for (const key of keys) run(db, 'INSERT INTO fts (rowid, title) VALUES (?, ?)', key, 'kopi '.repeat(90));
  });
  transaction(db, () => {
    for (const key of keys.slice(0, 9)) run(db, 'DELETE FROM fts WHERE rowid = ?', key);
  });
  const postings = new Postings(reader);
  const segments = postings.segments();
  expect(segments.some(({ first, last }) => last - first > 100)).toBe(true);
  expect(
    segments.flatMap((segment) => [...(segment.deletedPages > 0 ? postings.deleted(segment) : [])]).sort(),
  ).toEqual(keys.slice(0, 9).sort());
  const [leaf] = leaves;
  expect(leaf && bothWays(library, leaf).found).toEqual(keys.slice(9));
});

test('reading a list ends where nobody waits any more, and can be begun anew', () => {
  using library = libraryOf();
  run(library.db, "INSERT INTO fts (fts, rank) VALUES ('pgsz', 64)");
  transaction(library.db, () => {
    for (const key of keys) run(library.db, 'INSERT INTO fts (rowid, title) VALUES (?, ?)', key, 'kopi '.repeat(90));
  });
  let left = 4;
  const stop = (): void => {
    if (--left < 0) throw new Error('stopped');
  };
  const [leaf] = leaves;
  if (!leaf) throw new Error('no leaf');
  const reader = new LeafReader(library.reader, room(), stop);
  expect(() => reader.read([[leaf]])).toThrow('stopped');
  left = 10_000;
  expect(reader.read([[leaf]])[0]?.rest.count).toBe(keys.length);
  expect(left).toBeLessThan(10_000);
});

test('an index in a form that is not known is asked instead of read', () => {
  using library = libraryOf({ title: 'kopi' });
  execute(
    library.db,
    "DROP TABLE fts; CREATE VIRTUAL TABLE fts USING fts5(title, content='', contentless_delete=1, detail=column)",
  );
  run(library.db, 'INSERT INTO fts (rowid, title) VALUES (?, ?)', keys[70], 'kopi');
  expect(() => new Postings(library.reader)).toThrow(UnknownFormat);
  const [leaf] = leaves;
  expect(leaf && bothWays(library, leaf).found).toEqual([keys[70]]);
});

test('keys are found in their blocks, and what is in none is left out', () => {
  const sorted = fc
    .uniqueArray(fc.oneof(fc.integer({ min: -(2 ** 40), max: 2 ** 40 }), fc.integer({ min: 0, max: 300 })), {
      maxLength: 200,
    })
    .map((list) => list.sort((a, b) => a - b));
  fc.assert(
    fc.property(sorted, sorted, fc.integer({ min: 1, max: 60 }), (all, others, size) => {
      const blocks: Float64Array[] = [];
      for (let from = 0; from < all.length; from += size) blocks.push(Float64Array.from(all.slice(from, from + size)));
      const places = new Places(blocks.map((block) => new KeyBlock(block)));
      const wanted = [...new Set([...all.filter((_, n) => n % 3 !== 1), ...others])].sort((a, b) => a - b);
      const bits = places.words();
      places.mark(Float64Array.from(wanted), wanted.length, bits);
      const found = all.filter((_, place) => Math.floor((bits[place >>> 5] ?? 0) / 2 ** (place & 31)) % 2 === 1);
      expect(found).toEqual(all.filter((key) => wanted.includes(key)));
    }),
  );
});

test('what is common is given apart, to be kept', () => {
  using library = libraryOf();
  const many = Float64Array.from({ length: 20_000 }, (_, n) => 1_000 + n * 3);
  transaction(library.db, () => {
    many.forEach((key, n) => {
      run(library.db, 'INSERT INTO fts (rowid, title) VALUES (?, ?)', key, n % 2_000 === 0 ? 'kopi desa' : 'kopi');
    });
  });
  const reader = new LeafReader(
    library.reader,
    new Places([many.slice(0, 9_000), many.slice(9_000)].map((block) => new KeyBlock(block))),
    () => {},
  );
  const [sum] = reader.read([leaves.filter(({ match }) => ['"kopi"', '"desa"', '"kota"'].includes(match))]);
  expect(sum?.common.map(({ match, count }) => [match, count])).toEqual([['"kopi"', 20_000]]);
  expect(sum?.rest.count).toBe(10);
});
