import { assetKinds } from '../../../shared/model/kind.ts';
import type { Columns } from './columns.ts';
import { kindToken, quoted } from './tokens.ts';
import { matchAny, type Wanted } from './vocabulary.ts';

/** Whether the asset at an index of the columns is wanted. */
export type Test = (columns: Columns, at: number) => boolean;

/**
 * What a query comes to.
 * `match`: text for the search index. `test`: looked up in the columns. `all`: every asset. A condition that neither the
 * index nor a test can answer alone is an `and`, `or` or `not` of such.
 */
export type Condition =
  | { readonly type: 'all' }
  | { readonly type: 'match'; readonly match: string }
  | { readonly type: 'test'; readonly test: Test }
  | { readonly type: 'not'; readonly of: Condition }
  | { readonly type: 'and' | 'or'; readonly of: readonly Condition[] };

/**
 * How the matches are found. `stream`: the index gives them in the order wanted, a test may drop some. `sets`: whole sets
 * are combined, for the rare query that mixes both under OR.
 */
export type Plan =
  | { readonly type: 'all'; readonly test: Test | undefined }
  | StreamPlan
  | { readonly type: 'sets'; readonly condition: Condition };

export interface StreamPlan {
  readonly type: 'stream';
  readonly match: string;
  readonly test: Test | undefined;
}

/** Every asset bears exactly one of these, so together they match all: the index cannot exclude from nothing. */
const everything = `(${assetKinds.map((_, kind) => quoted(kindToken(kind))).join(' OR ')})`;

export const matching = (match: string): Extract<Condition, { type: 'match' }> => ({ type: 'match', match });

/** Chooses the cheapest way to find what meets a condition. */
export function planFor(condition: Condition): Plan {
  const simple = simplify(condition);
  if (simple.type === 'all') return { type: 'all', test: undefined };
  if (simple.type === 'test') return { type: 'all', test: simple.test };
  if (simple.type === 'match') return streamOf(simple, undefined);
  if (simple.type === 'not' && simple.of.type === 'match')
    return streamOf(matching(excluding(everything, [simple.of.match])), undefined);
  if (simple.type === 'and') {
    const [first, second] = simple.of;
    if (simple.of.length === 2 && first?.type === 'match' && second?.type === 'test')
      return streamOf(first, second.test);
  }
  return { type: 'sets', condition: simple };
}

export function streamOf({ match }: Extract<Condition, { type: 'match' }>, test: Test | undefined): StreamPlan {
  return { type: 'stream', match, test };
}

const excluding = (match: string, excluded: readonly string[]): string => `(${match} NOT (${excluded.join(' OR ')}))`;

/** Joins what the index can answer in one go into one text, and what the columns can answer into one test. */
export function simplify(condition: Condition): Condition {
  switch (condition.type) {
    case 'all':
    case 'match':
    case 'test':
      return condition;
    case 'not': {
      const of = simplify(condition.of);
      if (of.type === 'not') return of.of;
      if (of.type === 'test') return { type: 'test', test: (columns, at) => !of.test(columns, at) };
      return { type: 'not', of };
    }
    case 'and':
      return simplifyAnd(condition.of.map(simplify).flatMap((child) => (child.type === 'and' ? child.of : [child])));
    case 'or':
      return simplifyOr(condition.of.map(simplify).flatMap((child) => (child.type === 'or' ? child.of : [child])));
  }
}

function simplifyAnd(children: readonly Condition[]): Condition {
  const matches: string[] = [];
  const excluded: string[] = [];
  const tests: Test[] = [];
  const rest: Condition[] = [];
  for (const child of children) {
    if (child.type === 'match') matches.push(child.match);
    else if (child.type === 'not' && child.of.type === 'match') excluded.push(child.of.match);
    else if (child.type === 'test') tests.push(child.test);
    else if (child.type !== 'all') rest.push(child);
  }
  const parts: Condition[] = [];
  const joined = matches.length > 1 ? `(${matches.join(' AND ')})` : matches[0];
  if (excluded.length > 0) parts.push(matching(excluding(joined ?? everything, excluded)));
  else if (joined !== undefined) parts.push(matching(joined));
  const [first, ...others] = tests;
  if (first)
    parts.push({
      type: 'test',
      test: others.length === 0 ? first : (columns, at) => tests.every((test) => test(columns, at)),
    });
  parts.push(...rest);
  const [only] = parts;
  if (!only) return { type: 'all' };
  return parts.length === 1 ? only : { type: 'and', of: parts };
}

function simplifyOr(children: readonly Condition[]): Condition {
  if (children.some((child) => child.type === 'all')) return { type: 'all' };
  const matches = children.flatMap((child) => (child.type === 'match' ? [child.match] : []));
  const tests = children.flatMap((child) => (child.type === 'test' ? [child.test] : []));
  const parts: Condition[] = children.filter((child) => child.type !== 'match' && child.type !== 'test');
  if (matches.length > 0) parts.push(matching(matches.length > 1 ? `(${matches.join(' OR ')})` : (matches[0] ?? '')));
  if (tests.length > 0) parts.push({ type: 'test', test: (columns, at) => tests.some((test) => test(columns, at)) });
  const [only] = parts;
  return parts.length === 1 && only ? only : { type: 'or', of: parts };
}

/** Narrower plans whose matches are likely to be the best: all words in the title, all as they were typed. */
export function betterPlans(plan: Plan, wanted: readonly Wanted[]): Plan[] {
  const free = wanted.filter(({ column }) => column === undefined);
  if (plan.type !== 'stream' || free.length === 0) return [];
  const narrowed = (matches: readonly string[]): Plan => ({
    ...plan,
    match: `(${[plan.match, ...matches].join(' AND ')})`,
  });
  const asTyped = free.map(({ alternatives }) => alternatives.filter(({ quality }) => quality === 1));
  return [
    narrowed(free.map(({ alternatives }) => `({title} : ${matchAny(alternatives)})`)),
    ...(asTyped.every((list) => list.length > 0) ? [narrowed(asTyped.map(matchAny))] : []),
  ];
}
