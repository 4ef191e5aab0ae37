import type { EngineClient } from '../../shared/api/client.ts';
import type { AssetCard } from '../../shared/model/asset.ts';
import type { Correction, LightUp, SearchLayout, SearchPage, SearchSummary } from '../../shared/model/search.ts';
import { wholeText } from '../state/living.ts';
import { type Query, query, withText } from '../state/query.ts';
import { resetSelection } from '../state/selection.ts';
import { createStore } from '../state/store.ts';
import { today } from '../state/today.ts';
import { type ResultSource, resultSource } from './collection-source.ts';
import { type Failure, failureOf } from './failure.ts';
import { report } from './report.ts';
import { Windows, windowSize, windowsOf } from './windows.ts';

/** What the screen knows about the result. A new object whenever something in it changed. */
export interface Result {
  /** Name of the result at the engine; undefined before the first answer. */
  readonly result: string | undefined;
  readonly total: number;
  readonly totalIsExact: boolean;
  readonly layout: SearchLayout | undefined;
  readonly summary: SearchSummary | undefined;
  readonly corrections: readonly Correction[];
  /** Words of a long question that were left out. */
  readonly ignored: readonly string[];
  /** What is marked in titles, captions and names; the same object while it is the same. */
  readonly lightUp: LightUp | undefined;
  /** Grows whenever a card came, went or changed. */
  readonly version: number;
  /** Grows with every new search, not with a refresh of the same: the time to scroll back to the top. */
  readonly search: number;
  readonly loading: boolean;
  readonly failure: Failure | undefined;
}

const nothing: Result = {
  result: undefined,
  total: 0,
  totalIsExact: false,
  layout: undefined,
  summary: undefined,
  corrections: [],
  ignored: [],
  lightUp: undefined,
  version: 0,
  search: 0,
  loading: true,
  failure: undefined,
};

/** As many cards as the engine gives for one question. */
const cardsAtOnce = 1000;

/** Milliseconds after which somebody is told that a result is still being looked for: most come sooner. */
const patience = 120;

/**
 * Milliseconds without another search that are waited for before it is asked where all of a large result lies: the page takes
 * long to read it, and whoever types has no use for it yet.
 */
const layoutRest = 250;

/**
 * How long changes of membership are gathered before the result is opened again: longer where that takes longer, so
 * that a first import of a large library does not spend itself on showing how far it is.
 */
const gather = { least: 400, most: 5000, perTaken: 3 } as const;

/**
 * The one result on screen. It holds the first page at once and windows near the eye, never the library. A refresh of
 * the same search is prepared aside and put in place whole, so nothing flickers and the scroll place stays.
 */
export class ResultHolder {
  readonly state = createStore<Result>(nothing);
  readonly #engine: EngineClient;
  readonly #source: ResultSource;
  readonly #session = `page-${Math.random().toString(36).slice(2, 12)}`;
  #windows = new Windows();
  #coming = new Set<number>();
  #near: readonly number[] = [];
  #opening = new AbortController();
  /** What changed while a result was being opened: its answer may be older than that. */
  #meanwhile: Set<string> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #patience: ReturnType<typeof setTimeout> | undefined;
  #isOpening = false;
  /** A refresh was asked for while one was on its way. */
  #isWantedAgain = false;
  /** The newest search has not been shown yet: whatever answers it begins at its top. */
  #isNew = false;
  #lastTook = 0;
  #shown = '';
  /** The query that is about to be, see `askAhead`. */
  #ahead: Query | undefined;

  constructor(engine: EngineClient) {
    this.#engine = engine;
    this.#source = resultSource(engine);
  }

  /** Follows the query. Returns how to stop. */
  start(): () => void {
    this.#follow();
    const stop = query.subscribe(() => this.#follow());
    return () => {
      stop();
      clearTimeout(this.#timer);
      this.#timer = undefined;
      clearTimeout(this.#patience);
      this.#opening.abort();
      this.#isOpening = false;
      // a second start, as under a strict tree, opens again
      this.#shown = '';
    };
  }

  /**
   * Asks for a text that was typed before the page draws the letter: the engine looks meanwhile. The query is to become the
   * same at once.
   */
  readonly askAhead = (text: string): void => {
    this.#ahead = withText(query.get(), text);
    this.#follow();
    this.#ahead = undefined;
  };

  #follow(): void {
    const { text, order, collection, living, only } = this.#query();
    const wanted = `${order} ${collection ?? living?.id ?? only?.join() ?? ''} ${wholeText({ text, living })}`;
    if (wanted === this.#shown) return;
    this.#shown = wanted;
    resetSelection();
    void this.#open(true);
  }

  readonly #query = (): Query => this.#ahead ?? query.get();

  readonly itemAt = (index: number): AssetCard | undefined => this.#windows.itemAt(index);
  readonly idAt = (index: number): string | undefined => this.#windows.itemAt(index)?.id;
  readonly find = (id: string) => this.#windows.find(id);
  readonly cardsOf = (ids: ReadonlySet<string>) => this.#windows.cardsOf(ids);
  readonly total = (): number => this.state.get().total;

  /** Ids of a range, also of what is not loaded; `to` is exclusive. */
  readonly ids = async (from: number, to: number): Promise<readonly string[]> => {
    const { result } = this.state.get();
    if (result === undefined) return [];
    return this.#source.ids(result, from, to);
  };

  /** Loads what a range needs and is not here yet; `to` is exclusive. */
  readonly ensure = (from: number, to: number): void => {
    const { result, total } = this.state.get();
    this.#near = windowsOf(from, Math.min(to, total));
    if (result === undefined) return;
    this.#windows.touch(this.#near);
    for (const window of this.#near) {
      if (!this.#windows.has(window) && !this.#coming.has(window)) void this.#load(result, window);
    }
  };

  /** The same search again, soon: members may have come or gone. */
  refresh(): void {
    if (this.#timer !== undefined) return;
    this.#timer = setTimeout(
      () => {
        this.#timer = undefined;
        // one that never gets to its end because the next one cuts it off would show nothing at all
        if (this.#isOpening) this.#isWantedAgain = true;
        else void this.#open(this.#isNew);
      },
      Math.min(gather.most, Math.max(gather.least, this.#lastTook * gather.perTaken)),
    );
  }

  loadedIds(): ReadonlySet<string> {
    return this.#windows.ids();
  }

  /** Asks the cards of changed assets again, as far as they are here or on their way. */
  async changed(ids: readonly string[]): Promise<void> {
    for (const id of ids) this.#meanwhile?.add(id);
    const loaded = this.#windows.ids();
    const here = ids.filter((id) => loaded.has(id));
    for (let from = 0; from < here.length; from += cardsAtOnce) {
      this.patch(await this.#engine.assets.cards({ ids: here.slice(from, from + cardsAtOnce) }));
    }
  }

  patch(cards: readonly AssetCard[]): void {
    if (this.#windows.patch(new Map(cards.map((card) => [card.id, card])))) this.#tellCards({});
  }

  /** Shows the same items in another order, before the engine has said so; what is not loaded comes as it is needed. */
  rearrange(before: readonly string[], after: readonly string[]): void {
    const { layout, result, total } = this.state.get();
    if (!layout || !result || before.length !== total) return;
    const places = new Map(before.map((id, at) => [id, at]));
    const cards = new Map(this.#windows.cardsOf(new Set(before)).map((card) => [card.id, card]));
    const windows = new Windows();
    for (let from = 0; from < after.length; from += windowSize) {
      const here = after.slice(from, from + windowSize).map((id) => cards.get(id));
      if (here.every((card) => card !== undefined)) windows.put(from / windowSize, here);
    }
    const shapes = atob(layout.aspects);
    const aspects = btoa(after.map((id) => shapes.charAt(places.get(id) ?? 0)).join(''));
    this.#source.rearrange(result, after, { ...layout, aspects });
    this.#windows = windows;
    this.#tellCards({ layout: { ...layout, aspects } });
  }

  async #open(isNew: boolean): Promise<void> {
    this.#opening.abort();
    const opening = new AbortController();
    this.#opening = opening;
    const { signal } = opening;
    if (isNew) this.#near = [];
    this.#isNew = isNew;
    this.#isOpening = true;
    this.#isWantedAgain = false;
    const began = performance.now();
    const meanwhile = new Set<string>(this.#meanwhile);
    this.#meanwhile = meanwhile;
    clearTimeout(this.#patience);
    // drawn only where it lasts: each time would be drawn before the question leaves the page
    this.#patience = setTimeout(() => this.#tell({ loading: true }), patience);
    try {
      const asked = this.#query();
      const { order, collection, only } = asked;
      const page = await this.#source.open(
        {
          ...{ session: this.#session, query: wholeText(asked), order, limit: windowSize },
          ...{ today: today(), collection, only },
        },
        { signal },
      );
      if (signal.aborted) return;
      if (isNew) this.#show(page, undefined, true);
      await this.#complete(page, isNew, signal);
      if (signal.aborted) return;
      this.#meanwhile = undefined;
      await this.changed([...meanwhile]);
    } catch (error) {
      if (signal.aborted) return;
      const failure = failureOf(error);
      // a newer search of the same field took its place: that one will answer
      if (failure.code === 'cancelled') return;
      this.#tell({ loading: false, failure });
      if (failure.code === 'result-gone') this.#isWantedAgain = true;
      else if (isNew && failure.code !== 'connection-lost') report(error);
    } finally {
      if (!signal.aborted) {
        this.#isOpening = false;
        this.#lastTook = performance.now() - began;
        if (this.#isWantedAgain) this.refresh();
      }
    }
  }

  /** Layout and counts follow the first page; at a refresh the windows near the eye are fetched before anything is shown. */
  async #complete(page: SearchPage, isNew: boolean, signal: AbortSignal): Promise<void> {
    const { result } = page;
    const summary = this.#source.summary(result, { signal }).then((counted) => {
      if (!signal.aborted && this.state.get().result === result) {
        this.#tell({ summary: counted, total: counted.total, totalIsExact: true });
      }
      return counted;
    });
    if (isNew) {
      const [laid] = await Promise.all([this.#layoutInTime(page, signal), summary]);
      if (!signal.aborted) this.#tell({ layout: laid, total: laid.total, totalIsExact: true });
      return;
    }
    const near = this.#near.filter((window) => window !== 0);
    const [laid, counted, ...windows] = await Promise.all([
      this.#source.layout(result, { signal }),
      summary,
      ...near.map((window) => this.#fetch(result, window, signal)),
    ]);
    if (signal.aborted) return;
    this.#show(page, { layout: laid, summary: counted }, false);
    for (const [at, cards] of windows.entries()) this.#windows.put(near[at] ?? 0, cards);
    this.#tellCards({});
  }

  async #layoutInTime({ result, totalIsExact }: SearchPage, signal: AbortSignal): Promise<SearchLayout> {
    // one that is small is counted by its first page
    if (!totalIsExact) await new Promise((resolve) => setTimeout(resolve, layoutRest));
    signal.throwIfAborted();
    return this.#source.layout(result, { signal });
  }

  #show(page: SearchPage, counted: { layout: SearchLayout; summary: SearchSummary } | undefined, isNew: boolean): void {
    this.#isNew = false;
    this.#windows = new Windows();
    this.#coming = new Set();
    this.#windows.put(0, page.items);
    this.#tellCards({
      result: page.result,
      total: counted?.summary.total ?? page.total,
      totalIsExact: counted ? true : page.totalIsExact,
      layout: counted?.layout,
      summary: counted?.summary ?? this.state.get().summary,
      corrections: page.corrections,
      ignored: page.ignored ?? [],
      lightUp: kept(this.state.get().lightUp, page.lightUp),
      search: this.state.get().search + (isNew ? 1 : 0),
      loading: false,
      failure: undefined,
    });
  }

  #fetch(result: string, window: number, signal?: AbortSignal): Promise<readonly AssetCard[]> {
    return this.#source.window(result, window * windowSize, windowSize, signal ? { signal } : {});
  }

  async #load(result: string, window: number): Promise<void> {
    const coming = this.#coming;
    coming.add(window);
    try {
      const cards = await this.#fetch(result, window);
      if (this.state.get().result !== result) return;
      this.#windows.put(window, cards);
      this.#tellCards({});
    } catch (error) {
      if (failureOf(error).code === 'result-gone' && this.state.get().result === result) this.refresh();
    } finally {
      coming.delete(window);
    }
  }

  /** Cards changed, and what else `change` says. */
  #tellCards(change: Partial<Result>): void {
    this.#tell({ ...change, version: this.state.get().version + 1 });
  }

  #tell(change: Partial<Result>): void {
    if (change.loading === false) clearTimeout(this.#patience);
    this.state.set((previous) => ({ ...previous, ...change }));
  }
}

/** The one before where it says the same, so that what is drawn with it is not drawn again. */
function kept(before: LightUp | undefined, now: LightUp | undefined): LightUp | undefined {
  return JSON.stringify(before) === JSON.stringify(now) ? before : now;
}
