import { close, get, openReader, type Reader } from '../db/connection.ts';
import { allBits, type Bits, bitsOf, hasBit, inAll, passing, type Selection } from './bits.ts';
import { type ColumnSet, Cursor } from './column-set.ts';
import { indexFrom } from './columns.ts';
import type { Finding, ResultPieces, Source } from './finding.ts';
import type { StreamPlan, Test } from './plan.ts';
import { breathe, sliceMs } from './slices.ts';

export const newestMatches = 'SELECT rowid FROM fts WHERE fts MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?';
export const oldestMatches = 'SELECT rowid FROM fts WHERE fts MATCH ? AND rowid > ? ORDER BY rowid LIMIT ?';
export const newestAssets = 'SELECT sk FROM asset WHERE sk < ? ORDER BY sk DESC LIMIT ?';
export const oldestAssets = 'SELECT sk FROM asset WHERE sk > ? ORDER BY sk LIMIT ?';

/**
 * How many keys the piece after the first holds. Each is a statement of its own that must step over all keys before it, and
 * holds the engine's thread; what is left after it is read by the scanning thread.
 */
const secondPiece = 8_192;

type Wanted = Omit<Finding, 'hidden'>;

/** Every asset. */
export async function* streamAssets(source: Source, { order, first }: Wanted): ResultPieces {
  const set = source.current();
  if (set) {
    yield { set, ...allBits(set) };
    return;
  }
  const sql = order === 'newest' ? newestAssets : oldestAssets;
  const start = order === 'newest' ? Number.MAX_SAFE_INTEGER : Number.MIN_SAFE_INTEGER;
  const page = source.db.prepare(sql).pluck().all(start, first) as number[];
  yield Float64Array.from(page);
  const after = page.at(-1);
  if (after === undefined || page.length < first) return;
  await breathe();
  for await (const keys of walk(source.db, sql, [after, -1])) yield Float64Array.from(keys);
}

/** What the index matches and the columns pass. What is known of common words is not asked of the index again. */
export async function* streamMatches(source: Source, plan: StreamPlan, wanted: Wanted): ResultPieces {
  const { order, first, isWanted } = wanted;
  const beginning = order === 'newest' ? Number.MAX_SAFE_INTEGER : Number.MIN_SAFE_INTEGER;
  const set = source.current();
  const known = plan.parts.map((part) => set && source.known.of(set, part));
  const there = known.filter((bits) => bits !== undefined);
  const left = plan.parts.filter((_, n) => known[n] === undefined);
  if (set && left.length === 0) {
    yield await selected(set, there, plan.test);
    return;
  }
  const words = there.length > 0 ? inAll(there).words : undefined;
  const match = words ? `(${left.join(' AND ')})` : plan.match;
  const columns = set ?? (plan.test ? await source.columns() : undefined);
  const keep = columns && plan.test ? keeper(columns, plan.test) : undefined;
  const sql = order === 'newest' ? newestMatches : oldestMatches;
  let after = wanted.after ?? beginning;
  for (const limit of [first, secondPiece]) {
    // all words at once, known or not: the index steps from one that has the rarest to the next
    const keys = source.db.prepare(sql).pluck().all(plan.match, after, limit) as number[];
    const end = keys.at(-1);
    if (end !== undefined) yield Float64Array.from(keep ? keys.filter(keep) : keys);
    if (end === undefined || keys.length < limit) {
      if (left.length > 1) void learn(source, left);
      return;
    }
    after = end;
    await breathe();
  }
  const all = await source.thread.scan(match, { isWanted });
  if (!isWanted()) return;
  if (!all) {
    for await (const keys of walk(source.db, sql, [plan.match, after, -1]))
      yield Float64Array.from(keep ? keys.filter(keep) : keys);
    return;
  }
  if (set && set === source.current()) {
    const bits = await bitsOf(set, all);
    if (set === source.current()) {
      if (left.length === 1) source.known.keep(set, match, bits);
      else void learn(source, left);
    }
    yield await selected(set, [...there, bits], plan.test);
    return;
  }
  const rest = beyond(all, order, after);
  const keepRest = columns && (plan.test || words) ? keeper(columns, plan.test, words) : undefined;
  for (let from = 0; from < rest.length; from += pieceSize) {
    const piece = rest.subarray(from, from + pieceSize);
    yield keepRest ? piece.filter(keepRest) : piece;
    await breathe();
  }
}

async function selected(set: ColumnSet, parts: readonly Bits[], test: Test | undefined): Promise<Selection> {
  const bits = inAll(parts);
  return { set, ...(test ? await passing(set, bits, test) : bits) };
}

const pieceSize = 32_768;

/** Of keys that are sorted upwards, those that follow one in an order, in that order. */
function beyond(keys: Float64Array, order: 'newest' | 'oldest', after: number): Float64Array {
  return order === 'newest'
    ? keys.slice(0, indexFrom(keys, after)).reverse()
    : keys.subarray(indexFrom(keys, after + 1));
}

/**
 * Finds out what each of some texts matches, for the next time, when the thread has nothing else to do: words that stood
 * beside each other will be asked for with others.
 */
export async function learn(source: Source, parts: readonly string[]): Promise<void> {
  const set = source.current();
  if (!set) return;
  for (const part of parts) {
    const isWanted = (): boolean => source.current() === set && !source.known.isKnown(set, part);
    const keys = isWanted() ? await source.thread.scan(part, { isWanted, urgent: false }) : undefined;
    if (keys) await keepMatches(source, set, part, keys);
  }
}

async function keepMatches(source: Source, set: ColumnSet, match: string, keys: Float64Array): Promise<void> {
  const bits = source.known.isWorth(keys.length) ? await bitsOf(set, keys) : undefined;
  if (set === source.current()) source.known.keep(set, match, bits);
}

/** Whether a key is in the columns, in some bits of them, and passes a test. */
function keeper(set: ColumnSet, test: Test | undefined, words?: Uint32Array): (key: number) => boolean {
  const cursor = new Cursor(set);
  return (key) => {
    const block = cursor.find(key);
    return block !== undefined && (!words || hasBit(words, cursor.place)) && (!test || test(block, cursor.at));
  };
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
