import { useEffect, useRef } from 'react';
import { useEngine } from '../../data/engine.tsx';
import type { ShownResult } from '../../data/result.ts';
import { type Geometry, rowAt } from './geometry.ts';
import type { Scroller } from './use-scroller.ts';

/** How often the engine may be told and windows may be asked for while the grid is scrolled. */
const every = 120;

/** The items in view, and those of one screen below and half of one above, which are looked at next. */
function itemsNear(geometry: Geometry, scroller: Scroller): { from: number; to: number; near: [number, number] } {
  const top = scroller.top();
  const height = scroller.viewport();
  const first = (offset: number) => geometry.firsts[rowAt(geometry, offset)] ?? 0;
  const end = (offset: number) => {
    const row = rowAt(geometry, offset);
    return row < 0 ? 0 : (geometry.firsts[row] as number) + (geometry.counts[row] as number);
  };
  return {
    from: first(top),
    to: end(top + height),
    near: [first(top - height / 2), Math.max(end(top + 2 * height), first(top + 2 * height))],
  };
}

/** Loads the cards near the eye and tells the engine whose pictures are waited for, both with measure. */
export function useVisible(result: ShownResult, geometry: Geometry, scroller: Scroller): void {
  const engine = useEngine();
  const now = useRef({ result, geometry });
  now.current = { result, geometry };
  const session = useRef(`grid-${Math.random().toString(36).slice(2, 12)}`);
  const told = useRef('');
  const { onScroll } = scroller;
  const kept = useRef(scroller);
  kept.current = scroller;
  const runNow = useRef<() => void>(() => undefined);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let last = 0;
    const run = () => {
      timer = undefined;
      last = performance.now();
      const { result: shown, geometry: laid } = now.current;
      if (laid.total === 0) return;
      const { from, to, near } = itemsNear(laid, kept.current);
      shown.ensure(near[0], near[1]);
      const ids: string[] = [];
      for (let index = from; index < to && ids.length < 1000; index++) {
        const card = shown.itemAt(index);
        if (card && card.picture === null && card.error === null) ids.push(card.id);
      }
      const said = ids.join(' ');
      if (said === told.current) return;
      told.current = said;
      // Only a hint: what is not heard costs a moment, not a picture.
      engine.assets.visible({ session: session.current, ids }).catch(() => undefined);
    };
    const soon = () => {
      if (timer !== undefined) return;
      timer = setTimeout(run, Math.max(0, every - (performance.now() - last)));
    };
    runNow.current = soon;
    const stop = onScroll(soon);
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [engine, onScroll]);

  const { version } = result;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is near changes with each of these
  useEffect(() => runNow.current(), [version, geometry, scroller.shown]);
}
