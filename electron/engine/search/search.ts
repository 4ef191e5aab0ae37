import { setTimeout as pause } from 'node:timers/promises';
import { BahanError } from '../../../shared/errors.ts';
import type { AssetCard } from '../../../shared/model/asset.ts';
import type {
  FacetName,
  SearchLayout,
  SearchOrder,
  SearchPage,
  SearchSummary,
  SearchTimeline,
  Suggestion,
} from '../../../shared/model/search.ts';
import { parse } from '../../../shared/query/parse.ts';
import { cardsBySortKeys } from '../db/cards.ts';
import { all, type Reader } from '../db/connection.ts';
import { insideTextOf } from '../db/text-pages.ts';
import type { Clock } from '../host.ts';
import { byBest } from './best.ts';
import { isSelection, without } from './bits.ts';
import { ColumnStore } from './column-store.ts';
import type { Compiled } from './compile.ts';
import { Corrector } from './corrections.ts';
import { Counts } from './counts.ts';
import { countFacet, summarize } from './facets.ts';
import type { Finding, ResultPieces, Source } from './finding.ts';
import { HiddenKeys } from './hidden.ts';
import { KnownMatches } from './known-matches.ts';
import { layOut } from './layout.ts';
import { lightUpOf } from './light-up.ts';
import { LookStore } from './look-store.ts';
import { type MapAnswer, type MapView, mapOf } from './map.ts';
import { findMatches, findResult } from './matches.ts';
import { byNearness } from './nearness.ts';
import { OfficeWords } from './office-words.ts';
import { type Passages, passagesOf } from './passages.ts';
import { betterPlans, type Plan, planFor } from './plan.ts';
import { RankedTexts } from './ranked-texts.ts';
import { type ResultSet, ResultSets } from './result-sets.ts';
import { ScanThread } from './scan-thread.ts';
import { breathe } from './slices.ts';
import { suggestAt } from './suggest.ts';
import type { FacetValues } from './tally.ts';
import { timelineOf } from './timeline.ts';
import { type Helping, understand } from './understand.ts';
import { keepWarm } from './warming.ts';
import { type Whole, wholeOfKeys, wholeOfSelection } from './whole.ts';

export interface OpenQuery {
  readonly session: string;
  readonly query: string;
  readonly order?: SearchOrder | undefined;
  readonly limit?: number | undefined;
  /** YYYY-MM-DD; the host's day when absent. */
  readonly today?: string | undefined;
}

/** Search over one library, shaped as `shared/api/contract/search.ts`. */
export interface Search {
  open(query: OpenQuery): Promise<SearchPage>;
  window(range: { result: string; offset: number; limit: number }): Promise<AssetCard[]>;
  summary(of: { result: string }): Promise<SearchSummary>;
  facet(of: { result: string; name: FacetName; limit: number }): Promise<FacetValues>;
  timeline(of: { result: string }): Promise<SearchTimeline>;
  layout(of: { result: string }): Promise<SearchLayout>;
  ids(range: { result: string; from: number; to: number }): Promise<{ ids: string[] }>;
  passages(of: { query: string; id: string; limit: number }, signal?: AbortSignal): Promise<Passages>;
  suggest(at: { query: string; cursor: number; lang: 'id' | 'en' }): Promise<Suggestion[]>;
  /** Where a result lies inside an area of the map. */
  map(view: { result: string } & MapView, signal?: AbortSignal): Promise<MapAnswer>;
  /** How many assets a query finds now. It is no result of a session, and gives way to whoever asks for one. */
  count(of: { query: string; today?: string | undefined }): Promise<number>;
  /** What all pictures look like, for who asks for what is like another. */
  readonly looks: LookStore;
  /** When somebody asked something the last time, on the clock of `performance.now()`; work that nobody waits for gives way. */
  readonly lastAsked: number;
  /** Whether somebody types or scrolls now: the next question waits for whatever the engine's thread does just then. */
  readonly isAskedLately: boolean;
  /** Tells that these assets (ids of the database) were written; what is asked from now on knows it. */
  noteChanged(assetIds: readonly number[]): void;
  /** Tells that somebody spoke of the words of the office: its terms, and what it calls the same. */
  noteWords(): void;
  /** Ends what is running. The connection stays the caller's to close. */
  close(): void;
}

export interface SearchHost {
  readonly clock: Clock;
}

export const uidsOf = 'SELECT a.uid FROM json_each(?) j CROSS JOIN asset a ON a.sk = j.value ORDER BY j.key';

/** Opens search over a library; nothing is read before the first question. */
export function openSearch(db: Reader, host: SearchHost): Search {
  return new LibrarySearch(db, host);
}

/** How many of the newest matches are ranked by "best"; others than these and `betterLimit` follow, newest first. */
const rankedLimit = 1_000;
/** In a smaller one, few answers are long enough for the thread that reads them. */
const longLibrary = 20_000;
/** Milliseconds after a question within which another is to be expected. */
const askedFor = 400;
/** Milliseconds after a question in which counting waits for the next one. */
const politeness = 300;
/** How many are ranked besides, of each narrower way to match: all words in the title, all as they were typed. */
const betterLimit = 300;

class LibrarySearch implements Search {
  readonly #db: Reader;
  readonly #host: SearchHost;
  readonly #columns: ColumnStore;
  readonly #hidden: HiddenKeys;
  readonly #source: Source;
  readonly #stopWarming: () => void;
  readonly #corrector: Corrector;
  readonly looks: LookStore;
  readonly #words: OfficeWords;
  readonly #help: Helping;
  readonly #results = new ResultSets(() => this.#columns.blocks);
  readonly #counts = new Counts();
  readonly #ranked = new RankedTexts();
  #isClosed = false;
  #asked = Number.NEGATIVE_INFINITY;

  constructor(db: Reader, host: SearchHost) {
    this.#db = db;
    this.#host = host;
    const thread = new ScanThread(db);
    this.#columns = new ColumnStore(db, (set) => {
      if (set.length >= longLibrary) thread.prepare(set);
    });
    this.#hidden = new HiddenKeys(db);
    this.#source = {
      db,
      columns: () => this.#columns.read(),
      current: () => this.#columns.current,
      soon: () => this.#columns.soon,
      known: new KnownMatches(),
      thread,
    };
    const matchOf = async (query: string): Promise<string | undefined> => {
      const now = host.clock.now();
      const { compiled } = await understand(db, this.#corrector, parse(query, localDay(now)), now, this.#help);
      const plan = planFor(compiled.condition);
      return plan.type === 'stream' ? plan.match : undefined;
    };
    this.#stopWarming = keepWarm({ source: this.#source, lastAsked: () => this.#asked, matchOf });
    this.#corrector = new Corrector(db);
    this.looks = new LookStore(db);
    this.#words = new OfficeWords(db);
    this.#help = { looks: this.looks, words: this.#words };
  }

  get lastAsked(): number {
    return this.#asked;
  }

  get isAskedLately(): boolean {
    return performance.now() - this.#asked < askedFor;
  }

  async open({ session, query, order = 'newest', limit = 200, today }: OpenQuery): Promise<SearchPage> {
    this.#refuseClosed();
    this.#asked = performance.now();
    const result = this.#results.create(session, order);
    const now = this.#host.clock.now();
    const parsed = parse(query, today ?? localDay(now));
    const { compiled, corrections, ignored } = await understand(this.#db, this.#corrector, parsed, now, this.#help);
    // one more than a page tells whether there is more, in the same step
    void result.fill(this.#pieces(compiled, result, limit + 1));
    const keys = await result.range(0, limit);
    if (result.length <= limit) await settled(result);
    return {
      result: result.id,
      items: cardsBySortKeys(this.#db, keys),
      total: result.length,
      totalIsExact: result.isComplete,
      corrections: [...corrections],
      ...(ignored.length > 0 ? { ignored: [...ignored] } : {}),
      lightUp: lightUpOf(compiled.wanted),
    };
  }

  async window({ result, offset, limit }: { result: string; offset: number; limit: number }): Promise<AssetCard[]> {
    this.#asked = performance.now();
    return cardsBySortKeys(this.#db, await this.#results.get(result).range(offset, offset + limit));
  }

  async summary({ result }: { result: string }): Promise<SearchSummary> {
    this.#asked = performance.now();
    return summarize(this.#db, await this.#whole(result));
  }

  async facet({ result, ...facet }: { result: string; name: FacetName; limit: number }): Promise<FacetValues> {
    this.#asked = performance.now();
    return countFacet(this.#db, await this.#whole(result), facet);
  }

  async timeline({ result }: { result: string }): Promise<SearchTimeline> {
    this.#asked = performance.now();
    return timelineOf(await this.#whole(result));
  }

  async layout({ result }: { result: string }): Promise<SearchLayout> {
    const isByTime = this.#results.get(result).order !== 'best';
    return layOut(await this.#whole(result, !isByTime), isByTime);
  }

  async ids({ result, from, to }: { result: string; from: number; to: number }): Promise<{ ids: string[] }> {
    const keys = await this.#results.get(result).range(from, to);
    const ids: string[] = [];
    const step = 2_000;
    for (let at = 0; at < keys.length; at += step) {
      if (at > 0) await breathe();
      const part = JSON.stringify(keys.slice(at, at + step));
      for (const { uid } of all<{ uid: string }>(this.#db, uidsOf, part)) ids.push(uid);
    }
    return { ids };
  }

  async passages(
    { query, id, limit }: { query: string; id: string; limit: number },
    signal?: AbortSignal,
  ): Promise<Passages> {
    this.#refuseClosed();
    const now = this.#host.clock.now();
    const { compiled } = await understand(this.#db, this.#corrector, parse(query, localDay(now)), now, this.#help);
    const inside = insideTextOf(this.#db, id);
    if (!inside) throw new BahanError('asset-not-found', { id });
    return passagesOf(this.#db, inside, compiled.wanted, limit, signal);
  }

  async map({ result, ...view }: { result: string } & MapView, signal?: AbortSignal): Promise<MapAnswer> {
    this.#asked = performance.now();
    const keys = await this.#results.get(result).all();
    return mapOf(this.#db, await this.#columns.read(), keys, view, signal);
  }

  async suggest(at: { query: string; cursor: number; lang: 'id' | 'en' }): Promise<Suggestion[]> {
    this.#refuseClosed();
    return suggestAt(this.#db, at);
  }

  async count({ query, today }: { query: string; today?: string | undefined }): Promise<number> {
    this.#refuseClosed();
    const now = this.#host.clock.now();
    const day = today ?? localDay(now);
    return this.#counts.of(`${day} ${query}`, async () => {
      const { compiled } = await understand(this.#db, this.#corrector, parse(query, day), now, this.#help);
      let found = 0;
      const finding = this.#finding(compiled, 'newest', 4096);
      for await (const piece of findMatches(this.#source, planFor(compiled.condition), finding)) {
        found += piece.length;
        while (performance.now() - this.#asked < politeness) await pause(politeness / 3);
        this.#refuseClosed();
      }
      return found;
    });
  }

  noteChanged(assetIds: readonly number[]): void {
    this.#counts.noteChanged();
    this.#ranked.clear();
    this.#columns.noteChanged(assetIds);
    this.#hidden.noteChanged(assetIds);
    // it is of columns that will be replaced, and worth up to 48 MB
    if (assetIds.length > 0) this.#source.known.clear();
    this.#corrector.noteChanged();
    this.looks.noteChanged(assetIds);
  }

  noteWords(): void {
    this.#words.noteChanged();
  }

  close(): void {
    this.#isClosed = true;
    this.#results.close();
    this.#columns.close();
    this.#stopWarming();
    this.#source.thread.close();
    this.#source.known.clear();
    this.looks.close();
  }

  /** All of a result, when it is known, with what it is counted by; `ranked`: also by "best" in its order. */
  async #whole(id: string, ranked = false): Promise<Whole> {
    const set = this.#results.get(id);
    const goOn = set.guard();
    await set.until(Number.POSITIVE_INFINITY);
    const { selection, order } = set;
    if (selection && !ranked) return wholeOfSelection(selection, order === 'oldest' ? order : 'newest', goOn);
    return wholeOfKeys(await this.#columns.read(), await set.all(), goOn);
  }

  #refuseClosed(): void {
    if (this.#isClosed) throw new BahanError('closed');
  }

  #finding(compiled: Compiled, order: Finding['order'], first: number, isWanted = () => !this.#isClosed): Finding {
    const hidden = compiled.showsHidden ? nothing : this.#hidden.read();
    return { order, first, hidden, isWanted };
  }

  #pieces(compiled: Compiled, result: ResultSet, first: number): ResultPieces {
    const plan = planFor(compiled.condition);
    const order = result.order === 'oldest' ? 'oldest' : 'newest';
    const finding = this.#finding(compiled, order, first, () => result.isWanted);
    return result.order === 'best' ? this.#bestFirst(plan, compiled, finding) : findResult(this.#source, plan, finding);
  }

  /** Matches ranked, then the others, newest first; few enough are ranked that it never takes long. */
  async *#bestFirst(plan: Plan, compiled: Compiled, finding: Finding): ResultPieces {
    const ranked = new Set<number>();
    let oldest = Number.MAX_SAFE_INTEGER;
    const take = async (from: Plan, limit: number, after: number): Promise<number> => {
      const before = ranked.size;
      for await (const piece of findMatches(this.#source, from, { ...finding, first: limit, after })) {
        for (const key of piece) {
          if (key >= after) continue;
          ranked.add(key);
          oldest = Math.min(oldest, key);
          if (ranked.size - before >= limit) return limit;
        }
      }
      return ranked.size - before;
    };
    const isMore = (await take(plan, rankedLimit, oldest)) >= rankedLimit;
    // among very many, the best need not be among the newest; those that are were taken
    const rest = oldest;
    if (isMore) for (const better of betterPlans(plan, compiled.wanted)) await take(better, betterLimit, rest);
    const { nearest, wanted } = compiled;
    yield Float64Array.from(
      nearest ? byNearness(this.#db, [...ranked], nearest) : await byBest(this.#db, this.#ranked, [...ranked], wanted),
    );
    if (!isMore) return;
    // the page goes out first
    await breathe();
    for await (const piece of findResult(this.#source, plan, { ...finding, first: 4096 })) {
      if (isSelection(piece)) yield { set: piece.set, ...without(piece.set, piece, ranked) };
      else yield piece.filter((key) => !ranked.has(key));
    }
  }
}

const nothing: ReadonlySet<number> = new Set();

/** Lets a result that seems to end say so. */
async function settled(result: ResultSet): Promise<void> {
  await result.until(result.length + 1);
}

function localDay(now: number): string {
  const date = new Date(now);
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;
}
