import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { EventAsset } from '../../../shared/model/event.ts';
import { actedOn, noPicking, only, type Picking, surviving } from './picking.ts';
import type { Mode } from './screen-bars.tsx';

/** Photographs that can be told apart side by side. */
const comparable = 4;

export interface Looking {
  readonly order: readonly string[];
  readonly picking: Picking;
  readonly setPicking: (next: Picking | ((now: Picking) => Picking)) => void;
  readonly mode: Mode;
  readonly setMode: (mode: Mode) => void;
  /** Index of the photograph that the keyboard stands on; -1 for none. */
  readonly focusedAt: number;
  /** What is done is done to these. */
  readonly chosen: readonly EventAsset[];
  readonly chosenIds: readonly string[];
  /** Those side by side. */
  readonly compared: readonly EventAsset[];
  /** What marks are set on: side by side the one in front, else all that are chosen. */
  readonly marked: readonly EventAsset[];
  /** One large, or back to all. */
  readonly look: () => void;
  readonly compare: () => void;
  /** So many photographs on or back, which then is the only one chosen. */
  readonly step: (by: number) => void;
  /** Among those side by side. */
  readonly stepCompared: (by: number) => void;
  readonly reset: () => void;
}

/** Which photographs of an event are chosen, and how they are looked at. */
export function useLooking(items: readonly EventAsset[]): Looking {
  const order = useMemo(() => items.map(({ card }) => card.id), [items]);
  const [picking, setPicking] = useState<Picking>(noPicking);
  const [mode, setMode] = useState<Mode>('all');
  const before = useRef(order);
  useEffect(() => {
    const was = before.current;
    before.current = order;
    setPicking((now) => surviving(now, was, order));
  }, [order]);

  const { focused } = picking;
  const focusedAt = focused === undefined ? -1 : order.indexOf(focused);
  const chosenIds = useMemo(() => actedOn(picking, order), [picking, order]);
  const chosen = useMemo(() => {
    const ids = new Set(chosenIds);
    return items.filter(({ card }) => ids.has(card.id));
  }, [items, chosenIds]);
  const compared = chosen.slice(0, comparable);
  // what is left cannot be compared, nor looked at when nothing is
  const isShown = mode === 'compare' ? compared.length > 1 : mode === 'one' ? focusedAt >= 0 : true;
  useEffect(() => {
    if (!isShown) setMode('all');
  }, [isShown]);

  return {
    order,
    picking,
    setPicking,
    mode: isShown ? mode : 'all',
    setMode,
    focusedAt,
    chosen,
    chosenIds,
    compared,
    marked: mode === 'compare' ? compared.filter(({ card }) => card.id === focused) : chosen,
    look() {
      if (mode !== 'all') return setMode('all');
      if (focusedAt < 0 && order[0] !== undefined) setPicking(only(order[0]));
      if (order.length > 0) setMode('one');
    },
    compare() {
      if (mode === 'compare') return setMode('all');
      // one alone is compared with the one after it
      const pair = chosenIds.length === 1 ? order.slice(focusedAt, focusedAt + 2) : [];
      if (pair.length === 2) setPicking({ ids: new Set(pair), focused: pair[0], anchor: pair[0] });
      else if (chosenIds.length < 2) return;
      else if (focused === undefined || !chosenIds.slice(0, comparable).includes(focused))
        setPicking((now) => ({ ...now, focused: chosenIds[0] }));
      setMode('compare');
    },
    step(by) {
      const id = order[Math.min(order.length - 1, Math.max(0, focusedAt + by))];
      if (id !== undefined) setPicking(only(id));
    },
    stepCompared(by) {
      const ids = compared.map(({ card }) => card.id);
      const id = ids[(ids.indexOf(focused ?? '') + by + ids.length) % ids.length];
      if (id !== undefined) setPicking((now) => ({ ...now, focused: id }));
    },
    reset: useCallback(() => {
      setPicking(noPicking);
      setMode('all');
    }, []),
  };
}
