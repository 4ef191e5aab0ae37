import type { Passage } from '../../../shared/model/search.ts';
import type { Reader } from '../db/connection.ts';
import { type InsideText, textPagesOf } from '../db/text-pages.ts';
import { breathe } from './slices.ts';
import { type Hit, hitsIn, wantedInside } from './text-hits.ts';
import type { Wanted } from './vocabulary.ts';

export interface Passages {
  readonly passages: Passage[];
  readonly total: number;
  readonly fromMachine: boolean;
}

/** Characters of a passage, and how many of them its hits may lie apart. */
const shown = 240;
const reach = 170;
/** Characters before the first hit within which a passage begins with its sentence. */
const lead = 80;
/** What wanted words that follow each other in their order add, and what each further hit does. */
const following = 0.5;
const further = 0.02;
/** What a place loses that begins with something that it says again: it might as well begin further on. */
const said = 0.15;
const atOnce = 2_000;

/**
 * Where the text inside an asset answers what is wanted: the places where most of it stands together first, equal ones in
 * the order of the text. What a machine read is looked through where the document itself says nothing of it.
 */
export async function passagesOf(
  db: Reader,
  inside: InsideText & { readonly id: number },
  wanted: readonly Wanted[],
  limit: number,
  signal?: AbortSignal,
): Promise<Passages> {
  const sought = wantedInside(wanted);
  const none: Passages = { passages: [], total: 0, fromMachine: false };
  if (sought.length === 0) return none;
  if (inside.text !== null) {
    const starts = textPagesOf(db, inside.id);
    const found = await passagesIn(inside.text, starts, inside.pages, sought, limit, signal);
    if (found.total > 0) return { ...found, fromMachine: false };
  }
  if (inside.machine === null) return none;
  const starts = machinePages(inside.machine);
  const found = await passagesIn(inside.machine, starts, inside.pages, sought, limit, signal);
  return { ...found, fromMachine: true };
}

/** A picture has no pages; of a scan each but the first begins behind a form feed. */
function machinePages(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\f'); at >= 0; at = text.indexOf('\f', at + 1)) starts.push(at + 1);
  return starts.length > 1 ? starts : [];
}

/** A part of a text that holds hits, and what it is worth. Hits `first` to `last` of all, both inclusive. */
interface Place {
  readonly first: number;
  readonly last: number;
  readonly score: number;
}

async function passagesIn(
  text: string,
  starts: readonly number[],
  pages: number | null,
  wanted: readonly Wanted[],
  limit: number,
  signal: AbortSignal | undefined,
): Promise<Omit<Passages, 'fromMachine'>> {
  const hits = (await hitsIn(text, wanted, signal)).sort((a, b) => a.from - b.from || a.to - b.to);
  const pageOf = pagesOfHits(hits, starts);
  const places = await placesOf(hits, pageOf, wanted.length, signal);
  const taken = new Uint8Array(hits.length);
  const chosen: Place[] = [];
  for (const place of places.sort((a, b) => b.score - a.score || a.first - b.first)) {
    if (chosen.length >= limit) break;
    if (taken.subarray(place.first, place.last + 1).includes(1)) continue;
    taken.fill(1, place.first, place.last + 1);
    chosen.push(place);
  }
  return {
    passages: chosen.map((place) => {
      const page = pageOf[place.first] ?? -1;
      const bounds = { from: starts[page] ?? 0, to: (starts[page + 1] ?? text.length + 1) - 1 };
      const isPage = page >= 0 && (pages === null || page < pages);
      return { page: isPage ? page + 1 : null, ...excerptOf(text, bounds, hits, place) };
    }),
    total: chosen.length + leftOver(hits, pageOf, taken),
  };
}

/** The page that each hit begins on, from 0; -1 where there are none. */
function pagesOfHits(hits: readonly Hit[], starts: readonly number[]): number[] {
  let page = -1;
  return hits.map(({ from }) => {
    while (page + 1 < starts.length && (starts[page + 1] ?? 0) <= from) page += 1;
    return page;
  });
}

/** The last hit that still belongs to the place that begins with hit `first`. */
function endOfPlace(hits: readonly Hit[], pageOf: readonly number[], first: number): number {
  const start = hits[first]?.from ?? 0;
  let last = first;
  while (last + 1 < hits.length && (hits[last + 1]?.to ?? 0) - start <= reach && pageOf[last + 1] === pageOf[first]) {
    last += 1;
  }
  return last;
}

/** The place that begins with each hit. */
async function placesOf(
  hits: readonly Hit[],
  pageOf: readonly number[],
  wanted: number,
  signal: AbortSignal | undefined,
): Promise<Place[]> {
  const counts = new Float64Array(wanted);
  for (const hit of hits) counts[hit.wanted] = (counts[hit.wanted] ?? 0) + 1;
  // what stands in every line of a document tells little about one of them
  const weights = counts.map((count) => 0.4 + 1 / (1 + Math.log2(Math.max(1, count))));
  const places: Place[] = [];
  for (let first = 0; first < hits.length; first++) {
    if (first % atOnce === atOnce - 1) {
      await breathe();
      signal?.throwIfAborted();
    }
    const last = endOfPlace(hits, pageOf, first);
    places.push({ first, last, score: scoreOf(hits.slice(first, last + 1), weights) });
  }
  return places;
}

function scoreOf(hits: readonly Hit[], weights: Float64Array): number {
  const best = new Map<number, number>();
  let bonus = further * Math.min(5, hits.length - 1);
  for (const hit of hits) {
    best.set(hit.wanted, Math.max(best.get(hit.wanted) ?? 0, hit.quality));
    const follows = hits.some((one) => one.wanted === hit.wanted - 1 && one.word + one.length === hit.word);
    if (follows) bonus += following * (weights[hit.wanted] ?? 0);
  }
  let score = hits.slice(1).some(({ wanted }) => wanted === hits[0]?.wanted) ? bonus - said : bonus;
  for (const [wanted, quality] of best) score += quality * (weights[wanted] ?? 0);
  return score;
}

/** How many places the hits make that are in none yet. */
function leftOver(hits: readonly Hit[], pageOf: readonly number[], taken: Uint8Array): number {
  let count = 0;
  for (let at = 0; at < hits.length; ) {
    if (taken[at]) {
      at += 1;
      continue;
    }
    count += 1;
    const last = endOfPlace(hits, pageOf, at);
    while (at <= last && !taken[at]) at += 1;
  }
  return count;
}

/** The words around a place on one line, cut where words or sentences are, with its hits marked. */
function excerptOf(
  text: string,
  bounds: { readonly from: number; readonly to: number },
  hits: readonly Hit[],
  { first, last }: Place,
): Pick<Passage, 'text' | 'marks'> {
  const start = hits[first]?.from ?? 0;
  const end = Math.max(...hits.slice(first, last + 1).map(({ to }) => to));
  const from = beginOf(text, Math.max(bounds.from, start - lead), start, bounds.from);
  const to = endOf(text, Math.min(bounds.to, Math.max(end, from.at + shown)), end, bounds.to);
  const before = from.isCut ? '… ' : '';
  const shift = before.length - from.at;
  const marks: { from: number; to: number }[] = [];
  for (const hit of hits) {
    if (hit.from < from.at || hit.to > to.at) continue;
    const mark = { from: hit.from + shift, to: hit.to + shift };
    const previous = marks.at(-1);
    if (previous && mark.from < previous.to) previous.to = Math.max(previous.to, mark.to);
    else marks.push(mark);
  }
  // one sign for one sign, so that the marks keep their places
  const line = text.slice(from.at, to.at).replace(/\s/g, ' ');
  return { text: `${before}${line}${to.isCut ? ' …' : ''}`, marks };
}

/** Where the sentence of a hit begins; where that is too far away, a word. */
function beginOf(text: string, from: number, hit: number, bound: number): { at: number; isCut: boolean } {
  const before = text.slice(from, hit);
  // a line of a PDF ends anywhere, a paragraph of a letter where the next one begins with a large letter
  const sentence = /.*(?:[.!?:;]["”)]?\s+(?=\S)|\n\s*(?=[\p{Lu}\p{N}•]))/su.exec(before);
  if (sentence) return { at: from + sentence[0].length, isCut: false };
  if (from <= bound) return { at: from, isCut: false };
  const space = before.search(/\s/);
  return { at: space < 0 ? hit : from + space + 1, isCut: true };
}

function endOf(text: string, to: number, hit: number, bound: number): { at: number; isCut: boolean } {
  if (to >= bound) return { at: trimmedEnd(text, bound, hit), isCut: false };
  const after = text.slice(hit, to);
  const space = /\s(?=\S*$)/.exec(after);
  return { at: trimmedEnd(text, space ? hit + space.index : to, hit), isCut: true };
}

function trimmedEnd(text: string, to: number, least: number): number {
  let at = to;
  while (at > least && /\s/.test(text[at - 1] ?? '')) at -= 1;
  return at;
}
