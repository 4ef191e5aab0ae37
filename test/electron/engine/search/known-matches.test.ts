import fc from 'fast-check';
import { expect, test } from 'vitest';
import { run, transaction } from '../../../../electron/engine/db/connection.ts';
import {
  allBits,
  type Bits,
  bitsOf,
  inAll,
  inAny,
  isSelection,
  keysOf,
  notIn,
  without,
} from '../../../../electron/engine/search/bits.ts';
import { ColumnSet } from '../../../../electron/engine/search/column-set.ts';
import { ColumnStore } from '../../../../electron/engine/search/column-store.ts';
import { ColumnNames, type Columns, columnsOf } from '../../../../electron/engine/search/columns.ts';
import type { Source } from '../../../../electron/engine/search/finding.ts';
import { KnownMatches } from '../../../../electron/engine/search/known-matches.ts';
import { findMatches } from '../../../../electron/engine/search/matches.ts';
import { type Condition, matching, planFor } from '../../../../electron/engine/search/plan.ts';
import { readKeys } from '../../../../electron/engine/search/scan.ts';
import { ScanThread } from '../../../../electron/engine/search/scan-thread.ts';
import { keepWarm } from '../../../../electron/engine/search/warming.ts';
import { libraryOf, type TestLibrary } from './library-of.ts';

const terms = ['kopi', 'desa', 'panen', 'raya', 'rapat'];

function sourceOf(library: TestLibrary): { source: Source; store: ColumnStore } {
  const store = new ColumnStore(library.reader);
  const known = new KnownMatches();
  const thread = new ScanThread(library.reader);
  return {
    store,
    source: {
      db: library.reader,
      columns: () => store.read(),
      current: () => store.current,
      soon: () => store.soon,
      known,
      thread,
    },
  };
}

async function keysFound(source: Source, condition: Condition, order: 'newest' | 'oldest'): Promise<number[]> {
  const finding = { order, first: 3, hidden: new Set<number>(), isWanted: () => true };
  const keys: number[] = [];
  for await (const piece of findMatches(source, planFor(condition), finding)) keys.push(...piece);
  return keys;
}

const condition = fc.letrec<{ any: Condition }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(...terms).map((term): Condition => matching(`"${term}"`)),
    fc.constant<Condition>({ type: 'test', test: ({ theme }, at) => theme[at] !== 0 }),
    fc.constant<Condition>({ type: 'all' }),
    tie('any').map((of): Condition => ({ type: 'not', of })),
    fc
      .tuple(fc.constantFrom('and' as const, 'or' as const), fc.array(tie('any'), { minLength: 1, maxLength: 3 }))
      .map(([type, of]): Condition => ({ type, of })),
  ),
})).any;

test('what is known of common words gives the same result as asking the index', async () => {
  const given = Array.from({ length: 60 }, (_, n) => ({
    title: terms.filter((_, bit) => (n * 7) & (1 << bit)).join(' '),
    date: `20${10 + (n % 13)}-0${1 + (n % 9)}-11`,
    ...(n % 3 === 0 ? { theme: 'Pertanian' } : {}),
  }));
  using library = libraryOf(...given);
  const { source, store } = sourceOf(library);
  const plain = sourceOf(library).source;
  const set = await store.read();
  for (const term of terms.slice(0, 3)) {
    const match = `"${term}"`;
    const keys = await keysFound(plain, matching(match), 'oldest');
    source.known.keep(set, match, await bitsOf(set, Float64Array.from(keys)));
  }
  await fc.assert(
    fc.asyncProperty(condition, fc.constantFrom('newest' as const, 'oldest' as const), async (asked, order) => {
      const found = await keysFound(source, asked, order);
      expect(found).toEqual(await keysFound(plain, asked, order));
      expect(found).toEqual([...new Set(found)].sort((a, b) => (order === 'newest' ? b - a : a - b)));
    }),
    { numRuns: 60 },
  );
  plain.thread.close();
  source.thread.close();
});

test('the thread reads all keys of an answer, and answers nothing once it is closed or nobody waits', async () => {
  using library = libraryOf(
    { title: 'kopi', date: '2020-01-01' },
    { title: 'kopi', date: '1960-05-05' },
    { title: 'teh' },
  );
  const thread = new ScanThread(library.reader);
  const wanted = { isWanted: () => true };
  const keys = await thread.scan('"kopi"', wanted);
  expect(keys).toHaveLength(2);
  expect([...(keys ?? [])]).toEqual([...(keys ?? [])].sort((a, b) => a - b));
  expect(keys?.[0]).toBeLessThan(0);
  expect(await thread.scan('"nihil"', wanted)).toHaveLength(0);
  expect(await thread.scan('"kopi"', { isWanted: () => false })).toBeUndefined();
  // what the index refuses fails alone
  expect(await thread.scan('"', wanted)).toBeUndefined();
  expect(await thread.scan('"teh"', wanted)).toHaveLength(1);
  const late = thread.scan('"teh"', wanted);
  thread.close();
  expect(await late).toBeUndefined();
  expect(await thread.scan('"teh"', wanted)).toBeUndefined();
});

test('the thread lets what somebody waits for go first, and stops what nobody waits for any more', async () => {
  using library = libraryOf();
  transaction(library.db, () => {
    for (let n = 0; n < 3_000; n++)
      run(library.db, 'INSERT INTO fts (rowid, title) VALUES (?, ?)', n, 'kopi '.repeat(60));
  });
  const block = columnsOf(3_000);
  block.sk.set(Array.from({ length: 3_000 }, (_, n) => n));
  const set = new ColumnSet([block], new ColumnNames(library.reader));
  const thread = new ScanThread(library.reader);
  const leaf = { match: '"kopi"', term: { word: 'kopi', isPrefix: false } };
  const long = [Array.from({ length: 400 }, () => leaf)];
  const over: string[] = [];
  const ask = async (name: string, sums: readonly (typeof leaf)[][], isWanted: () => boolean, urgent: boolean) => {
    const answer = await thread.read(set, sums, { isWanted, urgent });
    over.push(name);
    return answer?.[0]?.rest.count;
  };
  const always = (): boolean => true;
  const learnt = ask('learnt', long, always, false);
  expect(await ask('asked', [[leaf]], always, true)).toBe(3_000);
  expect(over).toEqual(['asked']);
  expect(await learnt).toBe(3_000);
  let isWanted = true;
  const left = ask('left', long, () => isWanted, true);
  isWanted = false;
  expect(await ask('next', [[leaf]], always, true)).toBe(3_000);
  expect(await left).toBeUndefined();
  thread.close();
});

test('the thread counts by the columns that it is asked about, also where some of their blocks are new', async () => {
  using library = libraryOf();
  transaction(library.db, () => {
    for (let n = 0; n < 30; n++) run(library.db, 'INSERT INTO fts (rowid, title) VALUES (?, ?)', n, 'kopi');
  });
  const blockOf = (keys: readonly number[]): Columns => {
    const block = columnsOf(keys.length);
    block.sk.set(keys);
    return block;
  };
  const names = new ColumnNames(library.reader);
  const [first, second, third] = [blockOf([0, 1, 2]), blockOf([4, 5]), blockOf([4, 6, 29, 31])];
  const thread = new ScanThread(library.reader);
  const leaf = { match: '"kopi"', term: { word: 'kopi', isPrefix: false } };
  const countIn = async (blocks: readonly Columns[]): Promise<number | undefined> =>
    (await thread.read(new ColumnSet(blocks, names), [[leaf]], { isWanted: () => true }))?.[0]?.rest.count;
  thread.prepare(new ColumnSet([first, second], names));
  expect(await countIn([first, second])).toBe(5);
  expect(await countIn([first, third])).toBe(6);
  expect(await countIn([second])).toBe(2);
  expect(await countIn([first, second])).toBe(5);
  expect(await countIn([])).toBe(0);
  thread.close();
});

test('keys are read out of what the index joins', () => {
  const key = fc.integer({ min: -(2 ** 44), max: 2 ** 44 });
  fc.assert(
    fc.property(fc.array(key), (keys) => {
      const text = keys.length === 0 ? null : Buffer.from(keys.join(','));
      expect([...readKeys(text, keys.length)]).toEqual(keys.toSorted((a, b) => a - b));
    }),
  );
});

test('bits are joined, excluded and counted as sets are', async () => {
  using library = libraryOf(
    ...Array.from({ length: 100 }, (_, n) => ({ title: `${n}`, date: `20${10 + (n % 80)}-01-01` })),
  );
  const set = await new ColumnStore(library.reader).read();
  const all = [...keysOf({ set, ...allBits(set) }, 'oldest')].flatMap((keys) => [...keys]);
  expect(all).toHaveLength(100);
  const some = fc.subarray(all);
  const keysIn = (bits: Bits): number[] => [...keysOf({ set, ...bits }, 'oldest')].flatMap((keys) => [...keys]);
  await fc.assert(
    fc.asyncProperty(some, some, async (one, other) => {
      const [a, b] = [await bitsOf(set, Float64Array.from(one)), await bitsOf(set, Float64Array.from(other))];
      const check = (bits: Bits, keys: readonly number[]): void => {
        expect(keysIn(bits)).toEqual(keys);
        expect(bits.count).toBe(keys.length);
      };
      check(
        inAll([a, b]),
        one.filter((key) => other.includes(key)),
      );
      check(
        inAny([a, b]),
        all.filter((key) => one.includes(key) || other.includes(key)),
      );
      check(
        notIn(set, a),
        all.filter((key) => !one.includes(key)),
      );
      check(
        without(set, a, other),
        one.filter((key) => !other.includes(key)),
      );
    }),
    { numRuns: 30 },
  );
  expect(isSelection({ set, ...allBits(set) })).toBe(true);
});

test('what is known is forgotten with the first change, and the oldest when there is too much', async () => {
  using library = libraryOf({ title: 'kopi' });
  const { store, source } = sourceOf(library);
  const set = await store.read();
  source.known.keep(set, 'kopi', allBits(set));
  source.known.keep(set, 'sedikit', undefined);
  expect(source.known.of(set, 'kopi')?.count).toBe(1);
  expect(source.known.isKnown(set, 'sedikit')).toBe(true);
  library.add({ title: 'teh' });
  store.noteChanged([2]);
  expect(source.current()).toBeUndefined();
  const next = await store.read();
  expect(next).not.toBe(set);
  expect(source.known.of(next, 'kopi')).toBeUndefined();
  const large = { words: new Uint32Array(5_000_000), count: 1 };
  for (const name of ['a', 'b', 'c']) source.known.keep(next, name, large);
  expect(['a', 'b', 'c'].map((name) => source.known.of(next, name) !== undefined)).toEqual([false, true, true]);
});

test('what is common is looked up while nobody asks, whole words and beginnings, and no longer once it is stopped', async () => {
  const titles = Array.from({ length: 30 }, (_, n) => ({ title: `panen raya kopi ${n % 2 ? 'desa' : 'pasar'}` }));
  using library = libraryOf(...titles);
  const { store, source } = sourceOf(library);
  await store.read();
  const asked: string[] = [];
  const matchOf = async (query: string): Promise<string> => {
    asked.push(query);
    return `"${query.trim()}"${query.endsWith(' ') ? '' : '*'}`;
  };
  let lastAsked = Number.POSITIVE_INFINITY;
  const times = { leastAssets: 10, quiet: 0, unchanged: 0, lookEvery: 1 };
  const stop = keepWarm({ source, lastAsked: () => lastAsked, matchOf }, times);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(asked).toEqual([]);
  lastAsked = Number.NEGATIVE_INFINITY;
  const common = ['p', 'r', 'k', 'd', 'panen ', 'raya ', 'kopi ', 'desa ', 'pa'];
  await expect.poll(() => common.filter((query) => !asked.includes(query)), { timeout: 20_000 }).toEqual([]);
  expect(asked.indexOf('kopi ')).toBeGreaterThan(asked.indexOf('k'));
  const set = source.current();
  await expect.poll(() => set && source.known.isKnown(set, '"kopi"'), { timeout: 20_000 }).toBe(true);
  stop();
  const before = asked.length;
  library.add({ title: 'teh' });
  store.noteChanged([31]);
  await store.read();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(asked).toHaveLength(before);
  source.thread.close();
});
