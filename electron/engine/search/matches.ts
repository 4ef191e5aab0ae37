import type { Reader } from '../db/connection.ts';
import { type Columns, indexFrom } from './columns.ts';
import type { Condition, Plan, Test } from './plan.ts';
import { breathe, inSlices, sliceMs } from './slices.ts';

/** Sort keys in the order of the result, in pieces; the thread is free between two of them. */
export type KeyPieces = AsyncGenerator<Float64Array, void, undefined>;

export const newestMatches = 'SELECT rowid FROM fts WHERE fts MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?';
export const oldestMatches = 'SELECT rowid FROM fts WHERE fts MATCH ? AND rowid > ? ORDER BY rowid LIMIT ?';
export const newestAssets = 'SELECT sk FROM asset WHERE sk < ? ORDER BY sk DESC LIMIT ?';
export const oldestAssets = 'SELECT sk FROM asset WHERE sk > ? ORDER BY sk LIMIT ?';

const largestPiece = 65_536;

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
  let limit = first;
  while (true) {
    const started = performance.now();
    const values = plan.type === 'all' ? [after, limit] : [plan.match, after, limit];
    const keys = db
      .prepare(sql)
      .pluck()
      .all(...values) as number[];
    const end = keys.at(-1);
    if (end !== undefined) yield Float64Array.from(test && tested ? kept(keys, tested, test) : keys);
    if (end === undefined || keys.length < limit) return;
    after = end;
    const took = performance.now() - started;
    limit = nextLimit(limit, took);
    await breathe();
  }
}

/** Grows pieces while they are quick and shrinks them when they are not: a running statement cannot be stopped. */
function nextLimit(limit: number, took: number): number {
  if (took > sliceMs) return Math.max(500, limit >> 1);
  if (took < sliceMs / 3) return Math.min(largestPiece, limit * 2);
  return limit;
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
