import type { AssetCard } from '../../shared/model/asset.ts';

/**
 * Cards in one window of a result: more than a screen shows, and few, since the first one is read, sent and taken in with each
 * key that somebody types.
 */
export const windowSize = 100;

/**
 * The loaded windows of one result, least recently needed last. `undefined` in a window is a hole: the result had
 * fewer items there.
 */
export class Windows {
  readonly #windows = new Map<number, readonly AssetCard[]>();
  readonly #limit: number;

  constructor(limit = 60) {
    this.#limit = limit;
  }

  itemAt(index: number): AssetCard | undefined {
    return this.#windows.get(Math.floor(index / windowSize))?.[index % windowSize];
  }

  has(window: number): boolean {
    return this.#windows.has(window);
  }

  put(window: number, cards: readonly AssetCard[]): void {
    this.#windows.delete(window);
    this.#windows.set(window, cards);
    for (const oldest of this.#windows.keys()) {
      if (this.#windows.size <= this.#limit) break;
      this.#windows.delete(oldest);
    }
  }

  /** Marks windows as needed, so that others go first. */
  touch(windows: Iterable<number>): void {
    for (const window of windows) {
      const cards = this.#windows.get(window);
      if (cards) this.put(window, cards);
    }
  }

  /** Puts newer cards in the places of the old ones. Answers whether any was here. */
  patch(cards: ReadonlyMap<string, AssetCard>): boolean {
    let found = false;
    for (const [window, loaded] of this.#windows) {
      if (!loaded.some((card) => cards.has(card.id))) continue;
      found = true;
      this.#windows.set(
        window,
        loaded.map((card) => cards.get(card.id) ?? card),
      );
    }
    return found;
  }

  /** The loaded cards of these assets, each window looked through once. */
  cardsOf(ids: ReadonlySet<string>): readonly AssetCard[] {
    const found: AssetCard[] = [];
    for (const loaded of this.#windows.values()) for (const card of loaded) if (ids.has(card.id)) found.push(card);
    return found;
  }

  ids(): ReadonlySet<string> {
    const ids = new Set<string>();
    for (const loaded of this.#windows.values()) for (const card of loaded) ids.add(card.id);
    return ids;
  }

  /** The loaded card of an asset, with its place. */
  find(id: string): { readonly card: AssetCard; readonly index: number } | undefined {
    for (const [window, loaded] of this.#windows) {
      const at = loaded.findIndex((card) => card.id === id);
      const card = loaded[at];
      if (card) return { card, index: window * windowSize + at };
    }
    return undefined;
  }
}

/** Numbers of the windows that a range of indexes touches; `to` is exclusive. */
export function windowsOf(from: number, to: number): readonly number[] {
  if (to <= from) return [];
  const first = Math.floor(Math.max(0, from) / windowSize);
  const last = Math.floor((to - 1) / windowSize);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, step) => first + step);
}
