import { type RefObject, useCallback } from 'react';
import { useCollectionEdits } from '../../data/collections.ts';
import { useRoom } from '../../data/engine.tsx';
import type { Dragging } from '../../data/handing.ts';
import { selection } from '../../state/selection.ts';
import { boxOf, eachInRow, type Geometry, rowAt } from '../grid/geometry.ts';
import type { Scroller } from '../grid/use-scroller.ts';
import { dropBefore, reorder } from './reordering.ts';

/** The place among the items at which something dropped there would stand; both in the content of the grid. */
export function placeAt(geometry: Geometry, x: number, y: number): number {
  const row = Math.max(0, Math.min(geometry.tops.length - 1, rowAt(geometry, y)));
  let place = (geometry.firsts[row] ?? 0) + (geometry.counts[row] ?? 0);
  let isFound = false;
  eachInRow(geometry, row, (index, left, right) => {
    if (isFound || x > (left + right) / 2) return;
    place = index;
    isFound = true;
  });
  return place;
}

/**
 * Carries what is chosen to another place of a collection. A line shows where it would stand; Esc puts it back. On the
 * desktop, what leaves the window is dragged out of it as files.
 */
export function useCarrying(
  collection: string | undefined,
  geometry: RefObject<Geometry>,
  scroller: RefObject<Scroller>,
  grid: RefObject<HTMLElement | null>,
  drop: RefObject<HTMLElement | null>,
  desktop: Dragging | undefined,
): ((event: PointerEvent) => void) | undefined {
  const { results } = useRoom();
  const edits = useCollectionEdits();
  const carry = useCallback(
    (begun: PointerEvent) => {
      const element = grid.current;
      if (!element || collection === undefined) return;
      const moved = new Set(selection.get().ids);
      const bounds = element.getBoundingClientRect();
      const left = bounds.left + Number.parseFloat(getComputedStyle(element).paddingLeft);
      let at = { x: begun.clientX, y: begun.clientY };
      let ticking = 0;
      const place = () => placeAt(geometry.current, at.x - left, at.y - bounds.top + scroller.current.top());
      const draw = () => {
        const line = drop.current;
        const { current: laid } = geometry;
        if (!line || laid.total === 0) return;
        const index = place();
        const box = boxOf(laid, Math.min(index, laid.total - 1));
        if (!box) return;
        // at the end of a row the line stands behind its last picture, where the pointer is
        const row = rowAt(laid, at.y - bounds.top + scroller.current.top());
        const end = (laid.firsts[row] ?? 0) + (laid.counts[row] ?? 0);
        const shown = index === end && index > 0 ? boxOf(laid, index - 1) : undefined;
        const spot = shown ?? box;
        const x = shown || index >= laid.total ? spot.left + spot.width : spot.left - 4;
        line.hidden = false;
        line.style.height = `${spot.height}px`;
        line.style.transform = `translate(${x}px, ${spot.top - scroller.current.shift()}px)`;
      };
      const tick = () => {
        const inside = at.y - bounds.top;
        const pull = inside < 40 ? inside - 40 : inside > bounds.height - 40 ? inside - bounds.height + 40 : 0;
        if (pull !== 0) {
          scroller.current.scrollTo(scroller.current.top() + pull * 0.5);
          draw();
        }
        ticking = requestAnimationFrame(tick);
      };
      const end = () => {
        cancelAnimationFrame(ticking);
        if (drop.current) drop.current.hidden = true;
        element.style.cursor = '';
        window.removeEventListener('pointermove', move);
        window.removeEventListener('pointerup', up);
        window.removeEventListener('pointercancel', end);
        window.removeEventListener('keydown', key, true);
      };
      const move = (event: PointerEvent) => {
        at = { x: event.clientX, y: event.clientY };
        const isOut = at.x < 0 || at.y < 0 || at.x > window.innerWidth || at.y > window.innerHeight;
        if (isOut && desktop) {
          end();
          return desktop.startDrag([...moved]);
        }
        draw();
      };
      const up = () => {
        end();
        const target = place();
        void reorder(results, edits, collection, moved, (order) => dropBefore(order, moved, target));
      };
      const key = (event: KeyboardEvent) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        end();
      };
      element.style.cursor = 'grabbing';
      window.addEventListener('pointermove', move);
      window.addEventListener('pointerup', up);
      window.addEventListener('pointercancel', end);
      window.addEventListener('keydown', key, true);
      ticking = requestAnimationFrame(tick);
      draw();
    },
    [collection, geometry, scroller, grid, drop, desktop, results, edits],
  );
  return collection === undefined ? undefined : carry;
}
