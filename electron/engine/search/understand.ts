import type { Correction } from '../../../shared/model/search.ts';
import type { Query } from '../../../shared/query/tree.ts';
import type { Reader } from '../db/connection.ts';
import { type Compiled, compile } from './compile.ts';
import type { Corrector } from './corrections.ts';
import { simplify } from './plan.ts';
import { hasHits } from './vocabulary.ts';

export interface Understood {
  readonly compiled: Compiled;
  readonly corrections: readonly Correction[];
}

/** Ways of correcting a query that are tried before the likeliest is taken though it finds nothing. */
const mostTries = 9;

/** Compiles a query; words that nothing in the library holds are replaced by what was probably meant. */
export async function understand(db: Reader, corrector: Corrector, query: Query, now: number): Promise<Understood> {
  const compiled = compile(db, query, { now });
  if (compiled.unknown.length === 0) return { compiled, corrections: [] };
  const candidates = await corrector.correct(compiled.unknown);
  if (candidates.size === 0) return { compiled, corrections: [] };
  let first: Understood | undefined;
  for (const corrections of choices([...candidates])) {
    const tried: Understood = {
      compiled: compile(db, query, {
        now,
        corrections: new Map(corrections.map(({ typed, shown }) => [typed, shown])),
      }),
      corrections,
    };
    first ??= tried;
    // *banjr dayeuhkolot*: of *banjir* and *banjar*, the one that stands beside the other words
    if (findsSomething(db, tried.compiled)) return tried;
  }
  return first ?? { compiled, corrections: [] };
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
