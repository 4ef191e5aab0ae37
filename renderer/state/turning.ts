import { createStore, useSelected } from './store.ts';

/** A picture that somebody turned and that has not been drawn anew yet. */
export interface Turned {
  /** Key of the picture that is shown turned meanwhile. */
  readonly picture: string;
  /** Quarter turns to the right, 1 to 3. */
  readonly quarters: number;
}

/** By asset. */
export const turning = createStore<ReadonlyMap<string, Turned>>(new Map());

interface Pictured {
  readonly id: string;
  readonly picture: string | null;
}

/** What is shown of an asset: its newest picture, or the one before, turned, until that is there. */
export function turnedOf(known: ReadonlyMap<string, Turned>, asset: Pictured): Turned | undefined {
  const turned = known.get(asset.id);
  return turned && (asset.picture === null || asset.picture === turned.picture) ? turned : undefined;
}

/** Turns the pictures of these assets on the screen, by quarter turns to the right. */
export function turnAtOnce(assets: readonly Pictured[], by: number): void {
  turning.set((before) => {
    const next = new Map(before);
    for (const asset of assets) {
      const shown = turnedOf(before, asset);
      const picture = shown?.picture ?? asset.picture;
      const quarters = ((((shown?.quarters ?? 0) + by) % 4) + 4) % 4;
      if (picture === null || quarters === 0) next.delete(asset.id);
      else next.set(asset.id, { picture, quarters });
    }
    return next;
  });
}

/** Whatever was turned on the screen alone stands as its picture says again. */
export const forgetTurns = (): void => turning.set((before) => (before.size === 0 ? before : new Map()));

/** How an asset is to be shown while its picture is drawn anew; undefined when it is as its picture says. */
export function useTurned(asset: Pictured | undefined): Turned | undefined {
  const turned = useSelected(turning, (known) => (asset ? known.get(asset.id) : undefined));
  return asset && turned && (asset.picture === null || asset.picture === turned.picture) ? turned : undefined;
}
