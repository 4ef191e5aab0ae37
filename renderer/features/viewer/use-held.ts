import { useCallback, useEffect, useReducer, useRef } from 'react';
import type { AssetCard } from '../../../shared/model/asset.ts';
import type { ShownResult } from '../../data/result.ts';
import { openViewer } from '../../state/view.ts';

export interface Held {
  readonly card: AssetCard | undefined;
  /** It does not belong to the result any more, as when it was just given the title that it lacked. */
  readonly isGone: boolean;
  /** Lets go of what is gone and shows what stands in its place. */
  readonly forget: () => void;
}

/**
 * What is looked at stays in view while the result changes around it: it is followed to its new place, and kept where
 * it has none, until the person goes on.
 */
export function useHeld(result: ShownResult, index: number): Held {
  const held = useRef<{ index: number; card: AssetCard } | undefined>(undefined);
  const [, again] = useReducer((count: number) => count + 1, 0);
  const here = result.itemAt(index);
  const before = held.current?.index === index ? held.current : undefined;
  const isOther = before !== undefined && here !== undefined && here.id !== before.card.id;
  const place = isOther ? result.find(before.card.id) : undefined;
  if (!isOther && here) held.current = { index, card: here };
  else if (!before) held.current = undefined;

  const to = place?.index;
  useEffect(() => {
    if (to !== undefined) openViewer(to);
  }, [to]);
  const forget = useCallback(() => {
    held.current = undefined;
    again();
  }, []);
  return { card: isOther ? (place?.card ?? before.card) : (here ?? before?.card), isGone: isOther && !place, forget };
}
