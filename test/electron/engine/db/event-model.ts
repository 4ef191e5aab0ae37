/** Words that a call gives; null clears. */
export interface Words {
  readonly title?: string | null;
  readonly theme?: string | null;
}

const fields = ['title', 'theme'] as const;
type Own = Readonly<Record<(typeof fields)[number], string | null>>;

interface Asset {
  readonly words: Own;
  /** Event that a person said. */
  readonly said: number | null;
  readonly found: number;
}
interface Event {
  readonly words: Own;
  /** Put together by hand, so that it is a said one without any word. */
  readonly kept: boolean;
  readonly gone: boolean;
  readonly into: number | null;
}
interface State {
  readonly assets: readonly Asset[];
  readonly events: readonly Event[];
}

const isThere = ({ gone, into }: Event): boolean => !gone && into === null;

const none: Own = { title: null, theme: null };
/** In the place of one that was made and taken back: numbers are not given again. */
const takenBack: Event = { words: none, kept: false, gone: true, into: null };
const changed = (words: Own, by: Words): Own => ({
  title: by.title === undefined ? words.title : by.title,
  theme: by.theme === undefined ? words.theme : by.theme,
});
/** What was said with the words before, is said with the words after. */
const follow = (own: Own, before: Own, after: Own): Own => {
  const next = (field: keyof Own) => (own[field] !== null && own[field] === before[field] ? after[field] : own[field]);
  return { title: next('title'), theme: next('theme') };
};

/** Events as a person thinks of them: lists of photos with words. Every call is one step that can be taken back. */
export class EventModel {
  #state: State;
  #made: number;
  #past: State[] = [];
  #future: State[] = [];

  /** `perFolder` assets lie in each of the folders that propose an event. */
  constructor(folders: number, assets: number, perFolder: number) {
    this.#made = folders;
    this.#state = {
      assets: Array.from({ length: assets }, (_, n) => ({ words: none, said: null, found: Math.floor(n / perFolder) })),
      events: Array.from({ length: folders }, () => ({ words: none, kept: false, gone: false, into: null })),
    };
  }

  standing(): number[] {
    return this.#state.events.flatMap((event, n) => (isThere(event) ? [n] : []));
  }

  shown() {
    const { assets, events } = this.#state;
    return {
      assets: assets.map((asset) => ({ event: this.#eventOf(asset), ...asset.words })),
      events: Array.from({ length: this.#made }, (_, n) => {
        const event = events[n] ?? takenBack;
        const said = event.kept || event.words.title !== null || event.words.theme !== null;
        return isThere(event) ? { said, ...event.words } : null;
      }),
    };
  }

  type(asset: number, title: string | null): void {
    this.#change({
      assets: this.#assets((one, n) => (n === asset ? { ...one, words: { ...one.words, title } } : one)),
    });
  }

  save(event: number, words: Words): void {
    const before = this.#event(event);
    const after = changed(before.words, words);
    this.#change({
      assets: this.#members(event, (one) => ({ ...one, words: follow(one.words, before.words, after) })),
      events: this.#with(event, { ...before, words: after }),
    });
  }

  confirm(event: number, words: Words, except: readonly number[]): void {
    const before = this.#event(event);
    const after = changed(before.words, words);
    this.#change({
      assets: this.#members(event, (one, n) => {
        if (except.includes(n)) return one;
        const own = follow(one.words, before.words, after);
        const fill = (field: keyof Own) => (one.words[field] === null ? (words[field] ?? null) : own[field]);
        return { ...one, said: event, words: { title: fill('title'), theme: fill('theme') } };
      }),
      events: this.#with(event, { ...before, words: after, kept: true }),
    });
  }

  create(assets: readonly number[], words: Words): void {
    this.#begin(assets, changed(none, words));
  }

  split(event: number, assets: readonly number[], words: Words): void {
    this.#begin(assets, changed(this.#event(event).words, words));
  }

  move(event: number, assets: readonly number[]): void {
    const target = this.#event(event);
    this.#change({
      assets: this.#taken(assets, event, target.words),
      events: this.#with(event, { ...target, kept: true }),
    });
  }

  merge(events: readonly number[], into: number): void {
    const others = events.filter((event) => event !== into);
    const target = this.#event(into);
    const first = (field: keyof Own) =>
      [target, ...others.map((n) => this.#event(n))].map(({ words }) => words[field]).find((word) => word !== null) ??
      null;
    const words = { title: first('title'), theme: first('theme') };
    this.#change({
      assets: this.#assets((one) => {
        const from = this.#eventOf(one);
        if (from === null || !others.includes(from)) return one;
        const own = follow(one.words, this.#event(from).words, words);
        return { ...one, words: own, said: one.said === null ? null : into };
      }),
      events: this.#state.events.map((event, n) => {
        if (n === into && others.length > 0) return { ...event, words, kept: true };
        return others.includes(n) ? { ...event, into } : event;
      }),
    });
  }

  dissolve(event: number): void {
    this.#change({
      assets: this.#members(event, (one) => ({ ...one, said: null })),
      events: this.#with(event, { ...this.#event(event), gone: true }),
    });
  }

  undo(): boolean {
    const before = this.#past.pop();
    if (!before) return false;
    this.#future.push(this.#state);
    this.#state = before;
    return true;
  }

  redo(): boolean {
    const after = this.#future.pop();
    if (!after) return false;
    this.#past.push(this.#state);
    this.#state = after;
    return true;
  }

  #change(next: Partial<State>): void {
    this.#past.push(this.#state);
    this.#future = [];
    this.#state = { ...this.#state, ...next };
  }

  #begin(assets: readonly number[], words: Own): void {
    const event = this.#made;
    this.#made += 1;
    const events = Array.from({ length: event }, (_, n) => this.#state.events[n] ?? takenBack);
    this.#change({
      assets: this.#taken(assets, event, words),
      events: [...events, { words, kept: true, gone: false, into: null }],
    });
  }

  #taken(assets: readonly number[], event: number, words: Own): Asset[] {
    return this.#assets((one, n) => {
      if (!assets.includes(n)) return one;
      const from = this.#eventOf(one);
      const before = from === null ? none : this.#event(from).words;
      return { ...one, said: event, words: follow(one.words, before, words) };
    });
  }

  #assets(change: (asset: Asset, n: number) => Asset): Asset[] {
    return this.#state.assets.map(change);
  }

  #members(event: number, change: (asset: Asset, n: number) => Asset): Asset[] {
    return this.#assets((one, n) => (this.#eventOf(one) === event ? change(one, n) : one));
  }

  #event(n: number): Event {
    return this.#state.events[n] as Event;
  }

  #with(n: number, event: Event): Event[] {
    return this.#state.events.map((one, at) => (at === n ? event : one));
  }

  #eventOf({ said, found }: Asset): number | null {
    let at: number | null = said ?? found;
    while (at !== null) {
      const event: Event = this.#event(at);
      if (event.gone) return null;
      if (event.into === null) return at;
      at = event.into;
    }
    return null;
  }
}
