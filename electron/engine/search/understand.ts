import type { Correction } from '../../../shared/model/search.ts';
import type { Query, QueryNode } from '../../../shared/query/tree.ts';
import { get, type Reader } from '../db/connection.ts';
import { type Compiled, compile } from './compile.ts';
import type { Corrector } from './corrections.ts';
import { fieldsOf, gather } from './gather.ts';
import type { LookStore } from './look-store.ts';
import type { CompileOptions } from './making.ts';
import type { OfficeWords } from './office-words.ts';
import { simplify } from './plan.ts';
import { quoted } from './tokens.ts';
import { hasHits } from './vocabulary.ts';

export interface Understood {
  readonly compiled: Compiled;
  readonly corrections: readonly Correction[];
  /** Words that were left out. */
  readonly ignored: readonly string[];
}

/** What knows more than the words of a query: how pictures look, what the office calls things. */
export interface Helping {
  readonly looks?: LookStore;
  readonly words?: OfficeWords;
}

/** Ways of correcting a query that are tried before the likeliest is taken though it finds nothing. */
const mostTries = 9;
/** A shorter word stands in many others by chance: *unta* in *peruntukan*. */
const leastInside = 5;
/** Words that a question has to have so that one of them can be spared, and the share of them that has to be left. */
const questionWords = 4;
const leastShare = 2 / 3;
/** Beyond so many hits a word is common. */
const manyHits = 2_000;
export const countUpTo = 'SELECT count(*) AS count FROM (SELECT 1 FROM fts WHERE fts MATCH ? LIMIT ?)';
/** More are not left out however long it is: each choice of them is tried. */
const mostSpared = 2;
/** A question that finds as many needs no help. */
const enough = 5;

/**
 * Compiles a query. Words that nothing in the library holds are replaced by what was probably meant; of a long question
 * that nothing answers, one word may be left out.
 */
export async function understand(
  db: Reader,
  corrector: Corrector,
  query: Query,
  now: number,
  { looks, words }: Helping = {},
): Promise<Understood> {
  const options: CompileOptions = {
    now,
    gathered: await gather(db, query, now, looks),
    ...(words && { synonyms: words.read() }),
  };
  const understood = await correct(db, corrector, query, options);
  if (understood.compiled.unknown.length > 0 || !isLongQuestion(query)) return understood;
  return shorten(db, query, options, understood) ?? understood;
}

async function correct(db: Reader, corrector: Corrector, query: Query, given: CompileOptions): Promise<Understood> {
  const first = compile(db, query, given);
  const inside = await insideWords(db, corrector, query, first.unknown);
  const options: CompileOptions = inside.size > 0 ? { ...given, inside } : given;
  const plain: Understood = {
    compiled: inside.size > 0 ? compile(db, query, options) : first,
    corrections: [],
    ignored: [],
  };
  if (plain.compiled.unknown.length === 0) return plain;
  const candidates = await corrector.correct(plain.compiled.unknown);
  if (candidates.size === 0) return plain;
  let likeliest: Understood | undefined;
  for (const corrections of choices([...candidates])) {
    const compiled = compile(db, query, { ...options, corrections: asMap(corrections) });
    const tried: Understood = { compiled, corrections, ignored: [] };
    likeliest ??= tried;
    // *banjr dayeuhkolot*: of *banjir* and *banjar*, the one that stands beside the other words
    if (findsSomething(db, compiled)) return tried;
  }
  return likeliest ?? plain;
}

/** Words of names that hold what no name has as a word of its own: what is unknown, and what is asked of names. */
async function insideWords(
  db: Reader,
  corrector: Corrector,
  { root }: Query,
  unknown: readonly string[],
): Promise<Map<string, readonly string[]>> {
  const asked = new Set(unknown.filter((word) => word.length >= leastInside));
  for (const { field, meaning } of fieldsOf(root)) {
    if ((field !== 'name' && field !== 'folder') || meaning.type !== 'text' || meaning.words.length !== 1) continue;
    const [word = ''] = meaning.words;
    if (!hasHits(db, `({name dir} : ${quoted(word)}*)`)) asked.add(word);
  }
  const found = new Map<string, readonly string[]>();
  for (const word of asked) {
    const terms = await corrector.containing(word);
    if (terms.length > 0) found.set(word, terms);
  }
  return found;
}

const asMap = (corrections: readonly Correction[]): ReadonlyMap<string, string> =>
  new Map(corrections.map(({ typed, shown }) => [typed, shown]));

/** Words such as *tolong carikan* beside so many others that one of them can be spared. */
function isLongQuestion({ root }: Query): boolean {
  if (root?.type !== 'and' || !root.of.some((node) => node.type === 'filler')) return false;
  return root.of.filter((node) => node.type === 'word').length >= questionWords;
}

/**
 * Leaves words out of a question that finds too little, the commonest first, since it says least; as few as lead to more.
 * What holds the words that were left out still ranks before what does not.
 */
function shorten(db: Reader, query: Query, options: CompileOptions, full: Understood): Understood | undefined {
  const { root } = query;
  if (root?.type !== 'and') return undefined;
  const given = { ...options, corrections: asMap(full.corrections) };
  const among = (of: readonly QueryNode[]): Compiled => compile(db, { ...query, root: { ...root, of } }, given);
  const before = countOf(db, full.compiled, enough);
  if (before >= enough) return undefined;
  const telling = root.of
    .filter((node) => node.type === 'word')
    .map((node) => ({ node, count: countOf(db, among([node]), manyHits) }))
    .sort((a, b) => b.count - a.count)
    .map(({ node }) => node);
  const spare = Math.min(mostSpared, telling.length - Math.ceil(telling.length * leastShare));
  let found: Understood | undefined;
  let most = before;
  for (let size = 1; size <= spare && most < enough; size++)
    for (const out of choose(telling, size)) {
      const compiled = among(root.of.filter((child) => !out.some((node) => node === child)));
      const count = countOf(db, compiled, enough);
      if (count <= most) continue;
      most = count;
      found = {
        compiled: { ...compiled, wanted: full.compiled.wanted },
        corrections: full.corrections,
        ignored: root.of
          .filter((node) => node.type === 'word')
          .filter((node) => out.includes(node))
          .map(({ text }) => text),
      };
      break;
    }
  return found;
}

/** All choices of one or two, those of the first ones first. */
function choose<Item>(list: readonly Item[], size: number): Item[][] {
  if (size === 0) return [[]];
  return list.flatMap((item, n) => choose(list.slice(n + 1), size - 1).map((rest) => [item, ...rest]));
}

/** Matches in the index, at most `limit`; tests of columns are not made. */
function countOf(db: Reader, { condition }: Compiled, limit: number): number {
  const simple = simplify(condition);
  const match = simple.type === 'and' ? simple.of[0] : simple;
  if (match?.type !== 'match') return limit;
  return get<{ count: number }>(db, countUpTo, match.match, limit)?.count ?? 0;
}

function findsSomething(db: Reader, compiled: Compiled): boolean {
  const simple = simplify(compiled.condition);
  const match = simple.type === 'and' ? simple.of[0] : simple;
  return match?.type !== 'match' || hasHits(db, match.match);
}

/** One candidate for each word, the likeliest combination first. */
function choices(candidates: readonly (readonly [string, readonly string[]])[]): Correction[][] {
  let found: Correction[][] = [[]];
  for (const [typed, terms] of candidates)
    found = terms.flatMap((shown) => found.map((chosen) => [...chosen, { typed, shown }]));
  return found.slice(0, mostTries);
}
