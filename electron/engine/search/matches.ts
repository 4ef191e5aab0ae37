import { type ColumnSet, Cursor } from './column-set.ts';
import type { Finding, KeyPieces, Source } from './finding.ts';
import { streamAssets, streamMatches } from './key-streams.ts';
import { type Condition, type Plan, streamOf, type Test } from './plan.ts';
import { breathe, inSlices } from './slices.ts';

/** Finds all that a plan asks for. */
export async function* findMatches(source: Source, plan: Plan, finding: Finding): KeyPieces {
  if (finding.hidden.size === 0) {
    yield* findAll(source, plan, finding);
    return;
  }
  const shown = (key: number): boolean => !finding.hidden.has(key);
  // a few more, so that a page is still full without those that are hidden
  const first = Math.ceil(finding.first * 1.15) + 8;
  for await (const piece of findAll(source, plan, { ...finding, first })) yield piece.filter(shown);
}

async function* findAll(source: Source, plan: Plan, finding: Finding): KeyPieces {
  if (plan.type === 'stream') {
    yield* streamMatches(source, plan, finding);
    return;
  }
  if (plan.type === 'all' && !plan.test) {
    yield* streamAssets(source, finding);
    return;
  }
  const set = await source.columns();
  const test = plan.type === 'all' ? plan.test : await evaluate(source, plan.condition, set, finding);
  yield* fromColumns(set, finding.order, test ?? (() => true));
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
async function evaluate(source: Source, condition: Condition, set: ColumnSet, finding: Finding): Promise<Test> {
  switch (condition.type) {
    case 'all':
      return () => true;
    case 'test':
      return condition.test;
    case 'not': {
      const of = await evaluate(source, condition.of, set, finding);
      return (columns, at) => !of(columns, at);
    }
    case 'match': {
      const found = new Map(set.blocks.map((block) => [block, new Uint8Array(block.length)]));
      const cursor = new Cursor(set);
      const { isWanted } = finding;
      for await (const keys of streamMatches(source, streamOf(condition, undefined), {
        order: 'oldest',
        first: 4096,
        isWanted,
      }))
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
      const parts = await Promise.all(condition.of.map((child) => evaluate(source, child, set, finding)));
      return (columns, at) => parts.every((part) => part(columns, at));
    }
    case 'or': {
      const parts = await Promise.all(condition.of.map((child) => evaluate(source, child, set, finding)));
      return (columns, at) => parts.some((part) => part(columns, at));
    }
  }
}
