import { allBits, type Bits, bitsOf, inAll, inAny, isSelection, keysOf, notIn, passing, without } from './bits.ts';
import type { ColumnSet } from './column-set.ts';
import type { Finding, KeyPieces, ResultPieces, Source } from './finding.ts';
import { streamAssets, streamMatches } from './key-streams.ts';
import { type Condition, type Plan, streamOf } from './plan.ts';
import { breathe } from './slices.ts';

/** Finds all that a plan asks for. */
export async function* findMatches(source: Source, plan: Plan, finding: Finding): KeyPieces {
  let given = 0;
  for await (const piece of findResult(source, plan, finding)) {
    if (!isSelection(piece)) {
      given += piece.length;
      yield piece;
      continue;
    }
    let before = given;
    for (const keys of keysOf(piece, finding.order)) {
      if (keys.length > before) yield keys.subarray(before);
      before = Math.max(0, before - keys.length);
      await breathe();
    }
  }
}

/** The same for whoever can do with a selection. */
export async function* findResult(source: Source, plan: Plan, finding: Finding): ResultPieces {
  const { hidden } = finding;
  if (hidden.size === 0) {
    yield* findAll(source, plan, finding);
    return;
  }
  const shown = (key: number): boolean => !hidden.has(key);
  // a few more, so that a page is still full without those that are hidden
  const first = Math.ceil(finding.first * 1.15) + 8;
  for await (const piece of findAll(source, plan, { ...finding, first }))
    yield isSelection(piece) ? { set: piece.set, ...without(piece.set, piece, hidden) } : piece.filter(shown);
}

async function* findAll(source: Source, plan: Plan, finding: Finding): ResultPieces {
  if (plan.type === 'stream') {
    yield* streamMatches(source, plan, finding);
    return;
  }
  if (plan.type === 'all' && !plan.test) {
    yield* streamAssets(source, finding);
    return;
  }
  const set = await source.columns();
  const bits =
    plan.type === 'sets'
      ? await evaluate(source, plan.condition, set, finding)
      : await passing(set, allBits(set), plan.test ?? (() => true));
  yield { set, ...bits };
}

/** Works a mixed condition out for every asset. */
async function evaluate(source: Source, condition: Condition, set: ColumnSet, finding: Finding): Promise<Bits> {
  const each = (of: readonly Condition[]) => Promise.all(of.map((child) => evaluate(source, child, set, finding)));
  switch (condition.type) {
    case 'all':
      return allBits(set);
    case 'test':
      return passing(set, allBits(set), condition.test);
    case 'not':
      return notIn(set, await evaluate(source, condition.of, set, finding));
    case 'and':
      return inAll(await each(condition.of));
    case 'or':
      return inAny(await each(condition.of));
    case 'match': {
      const plan = streamOf(condition, undefined);
      const found: Bits[] = [];
      for await (const piece of streamMatches(source, plan, {
        ...finding,
        order: 'oldest',
        first: 4096,
        after: undefined,
      }))
        found.push(isSelection(piece) && piece.set === set ? piece : await bitsOf(set, await keysIn(piece)));
      return inAny([{ words: new Uint32Array(allBits(set).words.length), count: 0 }, ...found]);
    }
  }
}

type Piece = ResultPieces extends AsyncGenerator<infer One, void, undefined> ? One : never;

async function keysIn(piece: Piece): Promise<Float64Array> {
  if (!isSelection(piece)) return piece;
  const keys = new Float64Array(piece.count);
  let length = 0;
  for (const some of keysOf(piece, 'oldest')) {
    keys.set(some, length);
    length += some.length;
    await breathe();
  }
  return keys;
}
