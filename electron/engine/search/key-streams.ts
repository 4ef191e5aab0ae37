import { close, get, openReader, type Reader } from '../db/connection.ts';
import { allBits, type Bits, passing, type Selection } from './bits.ts';
import { type ColumnSet, Cursor } from './column-set.ts';
import { indexFrom } from './columns.ts';
import type { Finding, ResultPieces, Source } from './finding.ts';
import { type AnyOf, joined, type MatchTree, readMatch, sumsOf } from './match-tree.ts';
import type { StreamPlan, Test } from './plan.ts';
import type { Asking } from './scan-thread.ts';
import { breathe, sliceMs } from './slices.ts';

export const newestMatches = 'SELECT rowid FROM fts WHERE fts MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?';
export const oldestMatches = 'SELECT rowid FROM fts WHERE fts MATCH ? AND rowid > ? ORDER BY rowid LIMIT ?';
export const newestAssets = 'SELECT sk FROM asset WHERE sk < ? ORDER BY sk DESC LIMIT ?';
export const oldestAssets = 'SELECT sk FROM asset WHERE sk > ? ORDER BY sk LIMIT ?';

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
  const tree = readMatch(plan.match);
  const set = source.current();
  const known = set && knownOf(source, set, tree);
  if (set && known) {
    yield await selected(set, known, plan.test);
    return;
  }
  const columns = set ?? (plan.test ? await source.columns() : undefined);
  const keep = columns && plan.test ? keeper(columns, plan.test) : undefined;
  const sql = order === 'newest' ? newestMatches : oldestMatches;
  const beginning = order === 'newest' ? Number.MAX_SAFE_INTEGER : Number.MIN_SAFE_INTEGER;
  const page = source.db
    .prepare(sql)
    .pluck()
    .all(plan.match, wanted.after ?? beginning, first) as number[];
  const after = page.at(-1);
  if (after !== undefined) yield Float64Array.from(keep ? page.filter(keep) : page);
  if (after === undefined || page.length < first) return;
  await breathe();
  const whole = await wholeMatches(source, tree, isWanted);
  if (!isWanted()) return;
  if (whole) {
    yield await selected(whole.set, whole, plan.test);
    return;
  }
  const all = await source.thread.scan(plan.match, { isWanted });
  if (!isWanted()) return;
  if (!all) {
    for await (const keys of walk(source.db, sql, [plan.match, after, -1]))
      yield Float64Array.from(keep ? keys.filter(keep) : keys);
    return;
  }
  const rest = beyond(all, order, after);
  for (let from = 0; from < rest.length; from += pieceSize) {
    const piece = rest.subarray(from, from + pieceSize);
    yield keep ? piece.filter(keep) : piece;
    await breathe();
  }
}

async function selected(set: ColumnSet, bits: Bits, test: Test | undefined): Promise<Selection> {
  return { set, ...(test ? await passing(set, bits, test) : bits) };
}

const pieceSize = 32_768;

/** Of keys that are sorted upwards, those that follow one in an order, in that order. */
function beyond(keys: Float64Array, order: 'newest' | 'oldest', after: number): Float64Array {
  return order === 'newest'
    ? keys.slice(0, indexFrom(keys, after)).reverse()
    : keys.subarray(indexFrom(keys, after + 1));
}

/** How often all is asked again because the library changed meanwhile. */
const mostTries = 3;

/** All that a tree matches, of columns that are the present ones still; undefined where it cannot be had like that. */
async function wholeMatches(source: Source, tree: MatchTree, isWanted: () => boolean): Promise<Selection | undefined> {
  for (let tries = 0; tries < mostTries && isWanted(); tries++) {
    const set = source.current() ?? (await source.soon());
    if (!set) return undefined;
    const bits = await lookUp(source, set, tree, { isWanted });
    if (!bits) return undefined;
    if (set === source.current()) return { set, ...bits };
  }
  return undefined;
}

/** What a tree matches, where all of its leaves are known. */
function knownOf({ known }: Source, set: ColumnSet, tree: MatchTree): Bits | undefined {
  const sums = new Map<AnyOf, readonly Bits[]>();
  for (const sum of sumsOf(tree)) {
    const bits = sum.leaves.map(({ match }) => known.of(set, match));
    const there = bits.filter((one) => one !== undefined);
    if (there.length < bits.length) return undefined;
    sums.set(sum, there);
  }
  return joined(set, tree, (sum) => sums.get(sum) ?? []);
}

/** Asks the thread for what is not known of a tree, and keeps what is common. */
async function lookUp(source: Source, set: ColumnSet, tree: MatchTree, asking: Asking): Promise<Bits | undefined> {
  const { known, thread } = source;
  const sums = sumsOf(tree).map((sum) => {
    const there = sum.leaves.map(({ match }) => known.of(set, match));
    return {
      sum,
      there: there.filter((bits) => bits !== undefined),
      left: sum.leaves.filter((_, n) => there[n] === undefined),
    };
  });
  const asked = sums.filter(({ left }) => left.length > 0);
  const read = await thread.read(
    set,
    asked.map(({ left }) => left),
    asking,
  );
  if (!read) return undefined;
  const found = new Map<AnyOf, readonly Bits[]>(sums.map(({ sum, there }) => [sum, there]));
  asked.forEach(({ sum, there, left }, n) => {
    const { common = [], rest } = read[n] ?? {};
    if (rest) found.set(sum, [...there, ...common, rest]);
    if (set !== source.current()) return;
    const bits = new Map(common.map((one) => [one.match, one]));
    for (const { match } of left) known.keep(set, match, bits.get(match));
  });
  return joined(set, tree, (sum) => found.get(sum) ?? []);
}

/** Finds out what a text matches, for the next time, when the thread has nothing else to do. */
export async function learn(source: Source, match: string): Promise<void> {
  const set = source.current();
  if (!set) return;
  const tree = readMatch(match);
  const isWanted = (): boolean =>
    source.current() === set &&
    sumsOf(tree).some(({ leaves }) => leaves.some((leaf) => !source.known.isKnown(set, leaf.match)));
  if (isWanted()) await lookUp(source, set, tree, { isWanted, urgent: false });
}

/** Whether a key is in the columns and passes a test. */
function keeper(set: ColumnSet, test: Test): (key: number) => boolean {
  const cursor = new Cursor(set);
  return (key) => {
    const block = cursor.find(key);
    return block !== undefined && test(block, cursor.at);
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
