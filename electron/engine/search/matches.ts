import { close, get, openReader, type Reader } from '../db/connection.ts';
import { type Columns, indexFrom } from './columns.ts';
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

/**
 * Finds all that a plan asks for.
 * @param first how many the first piece shall hold: a page, so that it is quick
 * @param columns reads the columns; called only by plans that need them
 */
export async function* findMatches(
  db: Reader,
  plan: Plan,
  order: 'newest' | 'oldest',
  first: number,
  columns: () => Promise<Columns>,
): KeyPieces {
  if (plan.type === 'sets') {
    yield* fromColumns(await columns(), order, await evaluate(db, plan.condition, await columns()));
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

function kept(keys: readonly number[], columns: Columns, test: Test): number[] {
  return keys.filter((key) => {
    const at = indexFrom(columns.sk, key);
    return columns.sk[at] === key && test(columns, at);
  });
}

async function* fromColumns(columns: Columns, order: 'newest' | 'oldest', test: Test): KeyPieces {
  const step = 20_000;
  for (let done = 0; done < columns.length; done += step) {
    const piece: number[] = [];
    for (let n = done; n < Math.min(done + step, columns.length); n++) {
      const at = order === 'newest' ? columns.length - 1 - n : n;
      if (test(columns, at)) piece.push(columns.sk[at] ?? 0);
    }
    yield Float64Array.from(piece);
    await breathe();
  }
}

/** Works a mixed condition out for every asset. */
async function evaluate(db: Reader, condition: Condition, columns: Columns): Promise<Test> {
  switch (condition.type) {
    case 'all':
      return () => true;
    case 'test':
      return condition.test;
    case 'not': {
      const of = await evaluate(db, condition.of, columns);
      return (all, at) => !of(all, at);
    }
    case 'match': {
      const found = new Uint8Array(columns.length);
      const plan: Plan = { type: 'stream', match: condition.match, test: undefined };
      for await (const keys of findMatches(db, plan, 'oldest', 4096, async () => columns))
        await inSlices(keys.length, 20_000, (from, to) => {
          for (let n = from; n < to; n++) {
            const key = keys[n] ?? 0;
            const at = indexFrom(columns.sk, key);
            if (columns.sk[at] === key) found[at] = 1;
          }
        });
      return (_, at) => found[at] === 1;
    }
    case 'and': {
      const parts = await Promise.all(condition.of.map((child) => evaluate(db, child, columns)));
      return (all, at) => parts.every((part) => part(all, at));
    }
    case 'or': {
      const parts = await Promise.all(condition.of.map((child) => evaluate(db, child, columns)));
      return (all, at) => parts.some((part) => part(all, at));
    }
  }
}
