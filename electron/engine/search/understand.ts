import type { Correction } from '../../../shared/model/search.ts';
import type { Query } from '../../../shared/query/tree.ts';
import { get, type Reader } from '../db/connection.ts';
import { type Compiled, compile } from './compile.ts';
import { type Corrector, countHits } from './corrections.ts';
import { gather } from './gather.ts';
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
/** Words that must be left of a question when one is left out. */
const leastWords = 3;

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
  if (findsSomething(db, understood.compiled)) return understood;
  return shorten(db, query, options, understood.corrections) ?? understood;
}

async function correct(db: Reader, corrector: Corrector, query: Query, options: CompileOptions): Promise<Understood> {
  const plain: Understood = { compiled: compile(db, query, options), corrections: [], ignored: [] };
  if (plain.compiled.unknown.length === 0) return plain;
  const candidates = await corrector.correct(plain.compiled.unknown);
  if (candidates.size === 0) return plain;
  let first: Understood | undefined;
  for (const corrections of choices([...candidates])) {
    const compiled = compile(db, query, { ...options, corrections: asMap(corrections) });
    const tried: Understood = { compiled, corrections, ignored: [] };
    first ??= tried;
    // *banjr dayeuhkolot*: of *banjir* and *banjar*, the one that stands beside the other words
    if (findsSomething(db, compiled)) return tried;
  }
  return first ?? plain;
}

const asMap = (corrections: readonly Correction[]): ReadonlyMap<string, string> =>
  new Map(corrections.map(({ typed, shown }) => [typed, shown]));

/** Words such as *tolong carikan* beside so many others that one of them can be spared. */
function isLongQuestion({ root }: Query): boolean {
  if (root?.type !== 'and' || !root.of.some((node) => node.type === 'filler')) return false;
  return root.of.filter((node) => node.type === 'word').length > leastWords;
}

/** Leaves one word out of a question, the commonest first: it says least. */
function shorten(
  db: Reader,
  query: Query,
  options: CompileOptions,
  corrections: readonly Correction[],
): Understood | undefined {
  const { root } = query;
  if (root?.type !== 'and') return undefined;
  const telling = root.of.filter((node) => node.type === 'word');
  const byCount = telling
    .map((node) => ({ node, count: get<{ count: number }>(db, countHits, quoted(node.words.join(' ')))?.count ?? 0 }))
    .sort((a, b) => b.count - a.count);
  for (const { node } of byCount) {
    const shorter: Query = { ...query, root: { ...root, of: root.of.filter((child) => child !== node) } };
    const compiled = compile(db, shorter, { ...options, corrections: asMap(corrections) });
    if (findsSomething(db, compiled)) return { compiled, corrections, ignored: [node.text] };
  }
  return undefined;
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
