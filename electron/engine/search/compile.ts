import { assetKinds } from '../../../shared/model/kind.ts';
import { fillers } from '../../../shared/query/keywords.ts';
import type { FieldName, KindNode, Query, QueryNode, WordNode } from '../../../shared/query/tree.ts';
import type { DateMeaning } from '../../../shared/text/dates.ts';
import type { Reader } from '../db/connection.ts';
import { joinBounds } from './bounds.ts';
import { compileField, dateMatch, kindCondition } from './compile-field.ts';
import { type CompileOptions, insideNames, type Making, want } from './making.ts';
import { type Condition, matching, simplify } from './plan.ts';
import { usual } from './synonyms.ts';
import { quoted, undatedToken } from './tokens.ts';
import { type Alternative, expandWord, hasHits, matchAny, type Wanted } from './vocabulary.ts';

export interface Compiled {
  readonly condition: Condition;
  readonly wanted: readonly Wanted[];
  /** Words that nothing in the library holds. */
  readonly unknown: readonly string[];
  /** What people hid is among what is asked for; else it is left out of every result. */
  readonly showsHidden?: boolean;
  /** Ids of assets in the order in which they are like what is asked for; "best" is the nearest. */
  readonly nearest?: readonly number[] | undefined;
}

/** Turns a query into what the index and the columns can answer, with the words that this library knows. */
export function compile(db: Reader, query: Query, options: CompileOptions): Compiled {
  const making: Making = { db, options, wanted: [], unknown: [] };
  const condition: Condition = query.root ? compilePart(making, query.root, false) : { type: 'all' };
  const showsHidden = query.root !== undefined && asksForHidden(query.root);
  // of several pictures, what is like the first of them
  const [nearest] = options.gathered?.similar.values() ?? [];
  return { condition, wanted: making.wanted, unknown: making.unknown, showsHidden, nearest };
}

function asksForHidden(node: QueryNode): boolean {
  if (node.type === 'field') return node.meaning.type === 'status' && node.meaning.status === 'hidden';
  if (node.type === 'and' || node.type === 'or') return node.of.some(asksForHidden);
  return false;
}

function compileNode(making: Making, node: QueryNode, excluded: boolean): Condition {
  switch (node.type) {
    case 'word':
      return compileWord(making, node, excluded);
    case 'phrase':
      return want(making, [{ words: node.words, isPrefix: false, quality: 1 }], undefined, excluded);
    case 'filler':
      return compileWord(making, { ...node, type: 'word' }, excluded);
    case 'kind':
      return kindCondition(assetKinds.indexOf(node.kind));
    case 'date':
      return compileFreeDate(node.date, node.words);
    case 'field':
      return compileField(making, node, excluded);
    case 'not':
      return { type: 'not', of: compileNode(making, node.of, !excluded) };
    case 'or':
      return { type: 'or', of: node.of.map((child) => compilePart(making, child, excluded)) };
    case 'and':
      return compileAnd(making, node.of, excluded);
  }
}

/** A side of the whole query or of an alternative; one word alone is read like one among others. */
function compilePart(making: Making, node: QueryNode, excluded: boolean): Condition {
  return compileAnd(making, node.type === 'and' ? node.of : [node], excluded);
}

function compileAnd(making: Making, given: readonly QueryNode[], excluded: boolean): Condition {
  const children = joinBounds(given);
  // fillers narrow nothing while something else is asked for
  const telling = children.filter((child) => child.type !== 'filler');
  const kept = telling.length > 0 ? telling : children;
  const parts: Condition[] = [];
  const fields = new Map<FieldName, Condition[]>();
  for (let n = 0; n < children.length; n++) {
    const child = children[n];
    if (!child || !kept.includes(child) || (child.type === 'kind' && !child.sure)) continue;
    const otherwise = excluded ? undefined : compileSynonyms(making, children, n);
    if (otherwise) {
      parts.push(otherwise.condition);
      n += otherwise.count - 1;
      continue;
    }
    const part = compileNode(making, child, excluded);
    if (child.type !== 'field') {
      parts.push(part);
      continue;
    }
    // the same field again widens, another one narrows
    const same = fields.get(child.field);
    if (same) same.push(part);
    else fields.set(child.field, [part]);
  }
  for (const same of fields.values()) parts.push({ type: 'or', of: same });
  for (const child of kept)
    if (child.type === 'kind' && !child.sure) parts.push(compileUnsureKind(making, child, parts));
  return { type: 'and', of: parts };
}

/** Words from a place of the query on that are also said otherwise: *rapat koordinasi* is *rakor*. */
function compileSynonyms(
  making: Making,
  children: readonly QueryNode[],
  at: number,
): { condition: Condition; count: number } | undefined {
  const run: WordNode[] = [];
  for (let n = at; n < children.length; n++) {
    const child = children[n];
    if ((child?.type !== 'word' && child?.type !== 'filler') || child.words.length !== 1) break;
    run.push({ ...child, type: 'word' });
  }
  const said = run.map(({ words: [word = ''] }) => making.options.corrections?.get(word) ?? word);
  const synonyms = (making.options.synonyms ?? usual).at(said, 0);
  if (!synonyms) return undefined;
  const others = [
    ...synonyms.same.map((words): Alternative => ({ words, isPrefix: false, quality: 0.95 })),
    ...synonyms.narrower.map((words): Alternative => ({ words, isPrefix: false, quality: 0.8 })),
  ];
  const own: Making = { ...making, wanted: [], unknown: [] };
  const conditions = run
    .slice(0, synonyms.count)
    .filter(({ words: [word = ''] }) => !fillers.has(word))
    .map((node) => compileNode(own, node, false));
  // what nobody wrote out is not misspelt when the short form is there
  if (!hasHits(making.db, matchAny(others))) making.unknown.push(...own.unknown);
  const [only] = own.wanted;
  const alternatives =
    own.wanted.length === 1 && only
      ? only.alternatives
      : [{ words: said.slice(0, synonyms.count), isPrefix: false, quality: 1 }];
  making.wanted.push({ alternatives: [...alternatives, ...others], column: undefined });
  const condition: Condition = {
    type: 'or',
    of: [{ type: 'and', of: conditions }, matching(matchAny(others))],
  };
  return { condition, count: synonyms.count };
}

/** *pelatihan foto* is about photographing where the library has that; else a training, in photos. */
function compileUnsureKind(making: Making, node: KindNode, others: readonly Condition[]): Condition {
  const [word = ''] = node.words;
  const { alternatives } = expandWord(making.db, word, { open: false, lenient: false });
  const both = simplify({ type: 'and', of: [...others, matching(matchAny(alternatives))] });
  if (both.type !== 'match' || !hasHits(making.db, both.match)) return kindCondition(assetKinds.indexOf(node.kind));
  return want(making, alternatives, undefined, false);
}

function compileWord(making: Making, node: WordNode, excluded: boolean): Condition {
  const { db } = making;
  const [word = ''] = node.words;
  if (node.words.length === 1) return compileSingle(making, word, node.open, excluded);
  // *covid-19*: side by side, or run together; else each for itself
  const joined: Alternative[] = [
    { words: node.words, isPrefix: node.open, quality: 1 },
    { words: [node.words.join('')], isPrefix: node.open, quality: 0.95 },
  ];
  if (excluded || hasHits(db, matchAny(joined))) return want(making, joined, undefined, excluded);
  // the name of a filter was meant as that, and is no slip of another word
  const asNamed: Making = node.tried ? { ...making, unknown: [] } : making;
  return {
    type: 'and',
    of: node.words.map((part, n) =>
      compileSingle(n === 0 ? asNamed : making, part, node.open && n === node.words.length - 1, excluded),
    ),
  };
}

function compileSingle(making: Making, word: string, open: boolean, excluded: boolean): Condition {
  const { db, options } = making;
  const expansion = expandWord(db, word, { open, lenient: !excluded });
  if (expansion.hasHits || excluded) return want(making, expansion.alternatives, undefined, excluded);
  const inside = insideNames(making, word);
  if (inside) return inside;
  const corrected = options.corrections?.get(word);
  if (corrected !== undefined) {
    const { alternatives } = expandWord(db, corrected, { open: false, lenient: false });
    return want(making, alternatives, undefined, false);
  }
  making.unknown.push(word);
  return want(making, expansion.alternatives, undefined, false);
}

/**
 * A date among free words also finds assets without a date whose words say it; and a year or month alone finds what is
 * named after it (*RKPD 2021*, *April Lestari*).
 */
function compileFreeDate(date: DateMeaning, words: readonly string[]): Condition {
  const says = quoted(words.join(' '));
  const isName = words.length === 1 && (date.type === 'yearly' || /^\d{4}$/.test(words[0] ?? ''));
  const ways = [dateMatch(date), `(${quoted(undatedToken)} AND ${says})`];
  if (isName) ways.push(`({${naming}} : ${says})`);
  return matching(`(${ways.join(' OR ')})`);
}

/** Columns in which a year or a month names something; elsewhere it only says when. */
const naming = 'title caption event theme keywords people creator proposed';
