import { type KeyboardEvent, type RefObject, useCallback, useEffect, useRef } from 'react';
import type { ShownResult } from '../../data/result.ts';
import { struck } from '../../state/keys.ts';
import { clearSelection, extendTo, focus, select, selectAll, selection, toggle } from '../../state/selection.ts';
import { openViewer, zoom } from '../../state/view.ts';
import { boxOf, centreOf, type Geometry, rowAt, stepRows } from './geometry.ts';
import type { Scroller } from './use-scroller.ts';

export interface Walking {
  readonly onKeyDown: (event: KeyboardEvent) => void;
  /** Brings an item into view with as little movement as possible. */
  readonly reveal: (index: number) => void;
  /** Stands on an item and selects it, as an arrow key does. */
  readonly walkTo: (index: number) => void;
}

/** Room left between an item brought into view and the edge. */
const margin = 8;

/** The keyboard of the grid: arrows walk, Shift extends, Ctrl leaves the selection, Space and Enter look, Esc lets go. */
export function useWalking(result: ShownResult, geometry: Geometry, scroller: RefObject<Scroller>): Walking {
  const now = useRef({ result, geometry });
  now.current = { result, geometry };
  // Straight up and down: the place across is kept while only these two keys are used.
  const across = useRef<number | undefined>(undefined);
  const awaited = useRef<number | undefined>(undefined);

  const reveal = useCallback(
    (index: number) => {
      const { geometry: laid } = now.current;
      const box = boxOf(laid, index);
      if (!box) return;
      const top = scroller.current.top();
      const viewport = scroller.current.viewport();
      const above = box.top - laid.headingHeight - margin;
      const below = box.top + box.height + margin - viewport;
      if (above < top) scroller.current.scrollTo(above);
      else if (below > top) scroller.current.scrollTo(Math.min(above, below));
    },
    [scroller],
  );

  // An item far away is walked to before it is here; it is selected when it comes.
  useEffect(() => {
    const index = awaited.current;
    const card = index === undefined ? undefined : result.itemAt(index);
    if (index === undefined || !card) return;
    awaited.current = undefined;
    if (selection.get().focused === index) select(index, card.id);
  });

  const goTo = useCallback(
    (index: number, event: { shiftKey: boolean; ctrlKey: boolean; metaKey: boolean }) => {
      const { result: shown, geometry: laid } = now.current;
      if (laid.total === 0) return;
      const next = Math.max(0, Math.min(laid.total - 1, index));
      const card = shown.itemAt(next);
      awaited.current = undefined;
      if (event.shiftKey) void extendTo(next, { add: event.ctrlKey || event.metaKey });
      else if (event.ctrlKey || event.metaKey) focus(next, card?.id);
      else if (card) select(next, card.id);
      else {
        focus(next, undefined);
        awaited.current = next;
      }
      reveal(next);
    },
    [reveal],
  );

  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      if (event.altKey || event.target instanceof HTMLInputElement) return;
      const { result: shown, geometry: laid } = now.current;
      const { focused, ids } = selection.get();
      const from = focused ?? firstVisible(laid, scroller.current.top()) - 1;
      // what is held says how the selection follows, not what is walked to
      const pressed = struck('assets', event) ?? struck('assets', { key: event.key });
      const isUpDown = (pressed?.act === 'walk' || pressed?.act === 'extend') && /^Arrow(Up|Down)$/.test(event.key);
      if (!isUpDown && event.key !== 'Shift') across.current = undefined;
      const walk = (index: number) => {
        event.preventDefault();
        goTo(index, event);
      };
      const straight = (rows: number) => {
        if (focused === undefined) return walk(from + 1);
        across.current ??= centreOf(laid, focused);
        walk(stepRows(laid, focused, rows, across.current));
      };
      const screen = () => {
        const row = laid.heights[rowAt(laid, scroller.current.top() + scroller.current.viewport() / 2)] ?? 200;
        return Math.max(1, Math.floor(scroller.current.viewport() / (row + laid.gap)) - 1);
      };
      switch (pressed?.act) {
        case 'walk':
        case 'extend':
          if (pressed.at === 0) return walk(focused === undefined ? from + 1 : focused - 1);
          return pressed.at === 1 ? walk(from + 1) : straight(pressed.at === 2 ? -1 : 1);
        case 'screen':
          return straight(pressed.at === 0 ? -screen() : screen());
        case 'ends':
          return walk(pressed.at === 0 ? 0 : laid.total - 1);
        case 'open':
          if (focused === undefined) return;
          event.preventDefault();
          return openViewer(focused);
        case 'toggle': {
          if (focused === undefined) return;
          event.preventDefault();
          const card = shown.itemAt(focused);
          if (card) toggle(focused, card.id);
          return;
        }
        case 'none':
          if (ids.size === 0) return;
          event.preventDefault();
          event.stopPropagation();
          return clearSelection();
        case 'all':
          event.preventDefault();
          return void selectAll();
        case 'zoom':
          event.preventDefault();
          return zoom(pressed.at === 0 ? 1 : -1);
        case undefined:
          return;
      }
    },
    [goTo, scroller],
  );

  const walkTo = useCallback(
    (index: number) => goTo(index, { shiftKey: false, ctrlKey: false, metaKey: false }),
    [goTo],
  );

  return { onKeyDown, reveal, walkTo };
}

/** The first item of the first row that is in view as a whole. */
function firstVisible(geometry: Geometry, top: number): number {
  for (let row = rowAt(geometry, top); row >= 0 && row < geometry.tops.length; row++) {
    if ((geometry.tops[row] as number) >= top && (geometry.counts[row] as number) > 0)
      return geometry.firsts[row] as number;
  }
  return 0;
}
