import { close, get, openReader, type Reader } from '../db/connection.ts';
import { type ColumnSet, Cursor } from './column-set.ts';
import type { Condition, Plan, Test } from './plan.ts';
import { breathe, inSlices, sliceMs } from './slices.ts';

/** Sort keys in the order of the result, in pieces; the thread is free between two of them. */
export type KeyPieces = AsyncGenerator<Float64Array, void, undefined>;

export const newestMatches = 'SELECT rowid FROM fts WHERE fts MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?';
export const oldestMatches = 'SELECT rowid FROM fts WHERE fts MATCH ? AND rowid > ? ORDER BY rowid LIMIT ?';
export const newestAssets = 'SELECT sk FROM asset WHERE sk < ? ORDER BY sk DESC LIMIT ?';
export const oldestAssets = 'SELECT sk FROM asset WHERE sk > ? ORDER BY sk LIMIT ?';

/**
 * How many keys the pieces after the first hold. Each is a statement of its own that must step over all keys before it,
 * so there are few; what is left after them is walked in one statement.
 */
const pieceSizes = [8_192, 65_536];

/** How matches are wanted. */
export interface Finding {
  readonly order: 'newest' | 'oldest';
  /** How many the first piece shall hold: a page, so that it is quick. */
  readonly first: number;
  /** Reads the columns; called only by plans that need them. */
  readonly columns: () => Promise<ColumnSet>;
  /** Keys that are left out. */
  readonly hidden: ReadonlySet<number>;
}

/** Finds all that a plan asks for. */
export async function* findMatches(db: Reader, plan: Plan, finding: Finding): KeyPieces {
  if (finding.hidden.size === 0) {
    yield* findAll(db, plan, finding);
    return;
  }
  const shown = (key: number): boolean => !finding.hidden.has(key);
  // a few more, so that a page is still full without those that are hidden
  const first = Math.ceil(finding.first * 1.15) + 8;
  for await (const piece of findAll(db, plan, { ...finding, first })) yield piece.filter(shown);
}

async function* findAll(db: Reader, plan: Plan, { order, first, columns }: Omit<Finding, 'hidden'>): KeyPieces {
  if (plan.type === 'sets') {
    const set = await columns();
    yield* fromColumns(set, order, await evaluate(db, plan.condition, set));
    return;
  }
  if (plan.type === 'all' && plan.test) {
    yield* fromColumns(await columns(), order, plan.test);
    return;
  }
  const sql =
    plan.type === 'all'
      ? order === 'newest'
        ? newestAssets
        : oldestAssets
      : order === 'newest'
        ? newestMatches
        : oldestMatches;
  const test = plan.test;
  const tested = test ? await columns() : undefined;
  let after = order === 'newest' ? Number.MAX_SAFE_INTEGER : Number.MIN_SAFE_INTEGER;
  const valuesFor = (limit: number): unknown[] => (plan.type === 'all' ? [after, limit] : [plan.match, after, limit]);
  const keep = (keys: readonly number[]): Float64Array =>
    Float64Array.from(test && tested ? kept(keys, tested, test) : keys);
  for (const limit of [first, ...pieceSizes]) {
    const keys = db
      .prepare(sql)
      .pluck()
      .all(...valuesFor(limit)) as number[];
    const end = keys.at(-1);
    if (end !== undefined) yield keep(keys);
    if (end === undefined || keys.length < limit) return;
    after = end;
    await breathe();
  }
  for await (const keys of walk(db, sql, valuesFor(-1))) yield keep(keys);
}

/**
 * Walks the rest of a long answer, a few milliseconds at a time. It has a connection of its own: until it ends it sees
 * the library as it was when it began, and nobody else shall.
 */
async function* walk(db: Reader, sql: string, values: readonly unknown[]): AsyncGenerator<number[], void, undefined> {
  const path = get<{ file: string }>(db, "SELECT file FROM pragma_database_list WHERE name = 'main'")?.file ?? '';
  const own = openReader(path);
  try {
    const piece: number[] = [];
    let started = performance.now();
    for (const key of own.prepare(sql).pluck().iterate(values) as IterableIterator<number>) {
      piece.push(key);
      // the clock is asked rarely: asking costs as much as a key
      if (piece.length % 512 !== 0 || performance.now() - started < sliceMs) continue;
      yield piece.splice(0);
      await breathe();
      started = performance.now();
    }
    yield piece;
  } finally {
    close(own);
  }
}

function kept(keys: readonly number[], columns: ColumnSet, test: Test): number[] {
  const cursor = new Cursor(columns);
  return keys.filter((key) => {
    const block = cursor.find(key);
    return block !== undefined && test(block, cursor.at);
  });
}

async function* fromColumns(set: ColumnSet, order: 'newest' | 'oldest', test: Test): KeyPieces {
  for (const block of order === 'newest' ? set.blocks.toReversed() : set.blocks) {
    const piece: number[] = [];
    for (let n = 0; n < block.length; n++) {
      const at = order === 'newest' ? block.length - 1 - n : n;
      if (test(block, at)) piece.push(block.sk[at] ?? 0);
    }
    yield Float64Array.from(piece);
    await breathe();
  }
}

/** Works a mixed condition out for every asset. */
async function evaluate(db: Reader, condition: Condition, set: ColumnSet): Promise<Test> {
  switch (condition.type) {
    case 'all':
      return () => true;
    case 'test':
      return condition.test;
    case 'not': {
      const of = await evaluate(db, condition.of, set);
      return (columns, at) => !of(columns, at);
    }
    case 'match': {
      const found = new Map(set.blocks.map((block) => [block, new Uint8Array(block.length)]));
      const plan: Plan = { type: 'stream', match: condition.match, test: undefined };
      const cursor = new Cursor(set);
      for await (const keys of findAll(db, plan, { order: 'oldest', first: 4096, columns: async () => set }))
        await inSlices(keys.length, 20_000, (from, to) => {
          for (let n = from; n < to; n++) {
            const block = cursor.find(keys[n] ?? 0);
            const marks = block && found.get(block);
            if (marks) marks[cursor.at] = 1;
          }
        });
      return (columns, at) => found.get(columns)?.[at] === 1;
    }
    case 'and': {
      const parts = await Promise.all(condition.of.map((child) => evaluate(db, child, set)));
      return (columns, at) => parts.every((part) => part(columns, at));
    }
    case 'or': {
      const parts = await Promise.all(condition.of.map((child) => evaluate(db, child, set)));
      return (columns, at) => parts.some((part) => part(columns, at));
    }
  }
}
