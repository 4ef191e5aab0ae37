import type { AssetCard } from '../../shared/model/asset.ts';
import { useSelected, useStore } from '../state/store.ts';
import { useRoom } from './engine.tsx';
import type { Result } from './result-holder.ts';

export interface ShownResult extends Result {
  /** The card at a place; undefined while it is not loaded. */
  readonly itemAt: (index: number) => AssetCard | undefined;
  /** Loads what a range of places needs; `to` is exclusive. */
  readonly ensure: (from: number, to: number) => void;
  /** The loaded card of an asset, with its place. */
  readonly find: (id: string) => { readonly card: AssetCard; readonly index: number } | undefined;
}

/**
 * A part of the result on screen; the component draws again when that part changes, not with every card that comes. `select`
 * must give the same thing (Object.is) while nothing changed.
 */
export function useResultPart<S>(select: (result: Result) => S): S {
  return useSelected(useRoom().results.state, select);
}

/** The one result on screen: of the query in `state/query.ts`. */
export function useResult(): ShownResult {
  const { results } = useRoom();
  const now = useStore(results.state);
  return { ...now, itemAt: results.itemAt, ensure: results.ensure, find: results.find };
}
