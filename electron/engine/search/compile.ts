import { type AssetKind, assetKinds } from '../../../shared/model/kind.ts';
import { fillers } from '../../../shared/query/keywords.ts';
import type { FieldName, FieldNode, KindNode, Query, QueryNode, WordNode } from '../../../shared/query/tree.ts';
import { type DateMeaning, datePieces } from '../../../shared/text/dates.ts';
import type { Reader } from '../db/connection.ts';
import { errorFlag, missingFlag, rootsNow } from './columns.ts';
import { type Condition, matching, simplify } from './plan.ts';
import { synonymsAt } from './synonyms.ts';
import {
  dayToken,
  folderKey,
  folderToken,
  kindToken,
  monthToken,
  quoted,
  undatedToken,
  unthemedToken,
  untitledToken,
  yearlyToken,
  yearToken,
} from './tokens.ts';
import { type Alternative, expandWord, hasHits, matchAny, matchOf, type Wanted } from './vocabulary.ts';

export interface Compiled {
  readonly condition: Condition;
  readonly wanted: readonly Wanted[];
  /** Words that nothing in the library holds. */
  readonly unknown: readonly string[];
  /** What people hid is among what is asked for; else it is left out of every result. */
  readonly showsHidden?: boolean;
}

export interface CompileOptions {
  /** Epoch milliseconds, for *status:baru*. */
  readonly now: number;
  /** What to take for a word that nothing holds, by that word. */
  readonly corrections?: ReadonlyMap<string, string>;
}

/** Days that an asset counts as new. */
const newDays = 14;
const dayMs = 86_400_000;

const columnOf: Partial<Record<FieldName, string>> = {
  title: 'title',
  theme: 'theme',
  event: 'event',
  person: 'people',
  place: 'place',
  keyword: 'keywords',
  creator: 'creator',
  folder: 'dir',
  name: 'name',
};

/** Turns a query into what the index and the columns can answer, with the words that this library knows. */
export function compile(db: Reader, query: Query, options: CompileOptions): Compiled {
  const making: Making = { db, options, wanted: [], unknown: [] };
  const condition: Condition = query.root ? compilePart(making, query.root, false) : { type: 'all' };
  return { condition, wanted: making.wanted, unknown: making.unknown };
}

interface Making {
  readonly db: Reader;
  readonly options: CompileOptions;
  readonly wanted: Wanted[];
  readonly unknown: string[];
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
      return kindCondition(node.kind);
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

function compileAnd(making: Making, children: readonly QueryNode[], excluded: boolean): Condition {
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
  const synonyms = synonymsAt(said, 0);
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
  if (both.type !== 'match' || !hasHits(making.db, both.match)) return kindCondition(node.kind);
  return want(making, alternatives, undefined, false);
}

const kindCondition = (kind: AssetKind): Condition => matching(quoted(kindToken(assetKinds.indexOf(kind))));

function want(
  making: Making,
  alternatives: readonly Alternative[],
  column: string | undefined,
  excluded: boolean,
): Condition {
  if (!excluded) making.wanted.push({ alternatives, column });
  const match = matchAny(alternatives);
  return matching(column === undefined ? match : `({${column}} : ${match})`);
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
  return {
    type: 'and',
    of: node.words.map((part, n) => compileSingle(making, part, node.open && n === node.words.length - 1, excluded)),
  };
}

function compileSingle(making: Making, word: string, open: boolean, excluded: boolean): Condition {
  const { db, options } = making;
  const expansion = expandWord(db, word, { open, lenient: !excluded });
  if (expansion.hasHits || excluded) return want(making, expansion.alternatives, undefined, excluded);
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

function dateMatch(date: DateMeaning): string {
  if (date.type === 'yearly') {
    const month = String(date.month).padStart(2, '0');
    return quoted(yearlyToken(date.day === undefined ? month : `${month}-${String(date.day).padStart(2, '0')}`));
  }
  const { years, months, days } = datePieces(date.from, date.to);
  const tokens = [...years.map(yearToken), ...months.map(monthToken), ...days.map(dayToken)];
  return `(${(tokens.length > 0 ? tokens : [dayToken(date.from)]).map(quoted).join(' OR ')})`;
}

function compileField(making: Making, node: FieldNode, excluded: boolean): Condition {
  const { meaning } = node;
  switch (meaning.type) {
    case 'empty':
      return excluded ? { type: 'not', of: { type: 'all' } } : { type: 'all' };
    case 'date':
      return matching(dateMatch(meaning.date));
    case 'kind':
      return kindCondition(meaning.kind);
    case 'lacking':
      return matching(quoted({ title: untitledToken, theme: unthemedToken, date: undatedToken }[meaning.field]));
    case 'status':
      return compileStatus(making, meaning.status);
    case 'text': {
      if (node.field === 'folder') {
        const match = folderMatch(making.db, node.value);
        if (match) return matching(match);
      }
      const column = columnOf[node.field];
      const whole: Alternative = { words: meaning.words, isPrefix: false, quality: 1 };
      const begins = node.open && column !== undefined && !hasHits(making.db, `({${column}} : ${matchOf(whole)})`);
      return want(making, [{ ...whole, isPrefix: begins }], column, excluded);
    }
  }
}

/** A folder given with its path means it and everything below; any other value is words of folder names. */
function folderMatch(db: Reader, value: string): string | undefined {
  const key = folderKey(value);
  const isInside = rootsNow(db).some(({ path }) => {
    const root = folderKey(path);
    return key === root || key.startsWith(root.endsWith('/') ? root : `${root}/`);
  });
  return isInside ? quoted(folderToken(key)) : undefined;
}

function compileStatus(making: Making, status: 'new' | 'missing' | 'offline' | 'unreadable'): Condition {
  switch (status) {
    case 'missing':
      return { type: 'test', test: (columns, at) => ((columns.flags[at] ?? 0) & missingFlag) !== 0 };
    case 'unreadable':
      return { type: 'test', test: (columns, at) => ((columns.flags[at] ?? 0) & errorFlag) !== 0 };
    case 'offline': {
      const offline = new Set(
        rootsNow(making.db)
          .filter((root) => !root.online)
          .map((root) => root.id),
      );
      return {
        type: 'test',
        test: (columns, at) => offline.has(columns.root[at] ?? 0) && ((columns.flags[at] ?? 0) & missingFlag) === 0,
      };
    }
    case 'new': {
      const since = Math.floor(making.options.now / dayMs) - newDays;
      return { type: 'test', test: (columns, at) => (columns.added[at] ?? 0) >= since };
    }
  }
}
