import { type MouseEvent, type PointerEvent as ReactPointerEvent, type RefObject, useCallback, useRef } from 'react';
import type { Dragging } from '../../data/handing.ts';
import type { ShownResult } from '../../data/result.ts';
import { clearSelection, extendTo, select, selectIds, selection, toggle } from '../../state/selection.ts';
import { openViewer } from '../../state/view.ts';
import { type Geometry, itemsIn } from './geometry.ts';
import type { Scroller } from './use-scroller.ts';

export interface Pointing {
  readonly onPointerDown: (event: ReactPointerEvent) => void;
  readonly onPointerMove: (event: ReactPointerEvent) => void;
  readonly onPointerUp: (event: ReactPointerEvent) => void;
  readonly onPointerCancel: () => void;
  readonly onClick: (event: MouseEvent) => void;
  readonly onDoubleClick: (event: MouseEvent) => void;
}

interface Drag {
  readonly pointer: number;
  /** Where it began: across in the grid, down in the content. */
  readonly x: number;
  readonly y: number;
  readonly card: string | undefined;
  readonly base: ReadonlySet<string>;
  /** Left edge of the content and upper edge of the grid on the page, measured once. */
  readonly left: number;
  readonly top: number;
  readonly height: number;
  clientX: number;
  clientY: number;
  isFrame: boolean;
}

/** Pixels that a hand may tremble before a press becomes a drag. */
const threshold = 5;
const longPress = 450;

const indexOf = (target: EventTarget | null): number | undefined => {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null;
  return cell ? Number(cell.dataset.index) : undefined;
};

/**
 * The pointer in the grid. A press on a selected picture that moves drags copies out of the window (desktop
 * only); any other press that moves draws a frame. A finger scrolls, looks with a tap and selects with a long press.
 */
export function usePointing(
  result: ShownResult,
  geometry: Geometry,
  scroller: RefObject<Scroller>,
  grid: RefObject<HTMLElement | null>,
  frame: RefObject<HTMLElement | null>,
  desktop: Dragging | undefined,
  /** Takes over where a press on a chosen picture begins to move; undefined where they lie in no order of a hand. */
  carry?: ((event: PointerEvent) => void) | undefined,
): Pointing {
  const now = useRef({ result, geometry, desktop, carry });
  now.current = { result, geometry, desktop, carry };
  const drag = useRef<Drag | undefined>(undefined);
  const swallow = useRef(false);
  const held = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const ticking = useRef(0);

  const draw = useCallback(() => {
    const current = drag.current;
    const box = frame.current;
    if (!current?.isFrame || !box) return;
    const { result: shown, geometry: laid } = now.current;
    const x = current.clientX - current.left;
    const y = current.clientY - current.top + scroller.current.top();
    const area = {
      left: Math.min(x, current.x),
      right: Math.max(x, current.x),
      top: Math.min(y, current.y),
      bottom: Math.max(y, current.y),
    };
    const shift = scroller.current.shift();
    box.hidden = false;
    box.style.transform = `translate(${area.left}px, ${area.top - shift}px)`;
    box.style.width = `${area.right - area.left}px`;
    box.style.height = `${area.bottom - area.top}px`;
    const ids = new Set(current.base);
    for (const range of itemsIn(laid, area))
      for (let index = range.from; index < range.to; index++) {
        const card = shown.itemAt(index);
        if (card) ids.add(card.id);
      }
    const before = selection.get().ids;
    if (before.size !== ids.size || [...ids].some((id) => !before.has(id))) selectIds(ids);
  }, [scroller, frame]);

  /** Near an edge the content comes to meet the pointer. */
  const tick = useCallback(() => {
    const current = drag.current;
    if (!current?.isFrame) return;
    const inside = current.clientY - current.top;
    const pull = inside < 40 ? inside - 40 : inside > current.height - 40 ? inside - current.height + 40 : 0;
    if (pull !== 0) {
      scroller.current.scrollTo(scroller.current.top() + pull * 0.5);
      draw();
    }
    ticking.current = requestAnimationFrame(tick);
  }, [draw, scroller]);

  const end = useCallback(() => {
    clearTimeout(held.current);
    cancelAnimationFrame(ticking.current);
    if (drag.current?.isFrame) swallow.current = true;
    drag.current = undefined;
    if (frame.current) frame.current.hidden = true;
  }, [frame]);

  const onPointerDown = useCallback(
    (event: ReactPointerEvent) => {
      swallow.current = false;
      const index = indexOf(event.target);
      const card = index === undefined ? undefined : now.current.result.itemAt(index);
      if (event.pointerType === 'touch') {
        if (index === undefined || !card) return;
        clearTimeout(held.current);
        held.current = setTimeout(() => {
          swallow.current = true;
          toggle(index, card.id);
        }, longPress);
        return;
      }
      if (event.button !== 0 || !grid.current || (event.target as Element).closest('[data-day]')) return;
      const bounds = grid.current.getBoundingClientRect();
      // The content begins inside the padding of the grid; the frame lies in it.
      const { left } = (frame.current?.parentElement ?? grid.current).getBoundingClientRect();
      drag.current = {
        pointer: event.pointerId,
        x: event.clientX - left,
        y: event.clientY - bounds.top + scroller.current.top(),
        card: card?.id,
        base: event.ctrlKey || event.metaKey || event.shiftKey ? selection.get().ids : new Set(),
        left,
        top: bounds.top,
        height: bounds.height,
        clientX: event.clientX,
        clientY: event.clientY,
        isFrame: false,
      };
    },
    [grid, frame, scroller],
  );

  const onPointerMove = useCallback(
    (event: ReactPointerEvent) => {
      const current = drag.current;
      if (!current || current.pointer !== event.pointerId) {
        if (event.pointerType === 'touch') clearTimeout(held.current);
        return;
      }
      current.clientX = event.clientX;
      current.clientY = event.clientY;
      if (current.isFrame) return draw();
      const x = event.clientX - current.left;
      const y = event.clientY - current.top + scroller.current.top();
      if (Math.hypot(x - current.x, y - current.y) < threshold) return;
      const { ids } = selection.get();
      if (now.current.carry && current.card !== undefined && ids.has(current.card)) {
        drag.current = undefined;
        swallow.current = true;
        now.current.carry(event.nativeEvent);
        return;
      }
      if (now.current.desktop && current.card !== undefined && ids.has(current.card)) {
        drag.current = undefined;
        swallow.current = true;
        now.current.desktop.startDrag([...ids]);
        return;
      }
      current.isFrame = true;
      grid.current?.setPointerCapture(event.pointerId);
      draw();
      ticking.current = requestAnimationFrame(tick);
    },
    [draw, tick, grid, scroller],
  );

  const onClick = useCallback((event: MouseEvent) => {
    if (swallow.current) {
      swallow.current = false;
      return;
    }
    const { result: shown, geometry: laid } = now.current;
    const day = (event.target as Element).closest<HTMLElement>('[data-day]');
    if (day) return void selectDay(laid, Number(day.dataset.day), day.getAttribute('aria-pressed') === 'true');
    const index = indexOf(event.target);
    if (index === undefined) return clearSelection();
    const card = shown.itemAt(index);
    if (!card) return;
    const isFinger = (event.nativeEvent as PointerEvent).pointerType === 'touch';
    if (event.shiftKey) void extendTo(index, { add: event.ctrlKey || event.metaKey });
    else if (event.ctrlKey || event.metaKey || (event.target as Element).closest('[data-check]'))
      toggle(index, card.id);
    else if (isFinger && selection.get().ids.size > 1) toggle(index, card.id);
    else {
      select(index, card.id);
      if (isFinger) openViewer(index);
    }
  }, []);

  const onDoubleClick = useCallback((event: MouseEvent) => {
    const index = indexOf(event.target);
    if (index === undefined || (event.target as Element).closest('[data-check]')) return;
    openViewer(index);
  }, []);

  return { onPointerDown, onPointerMove, onPointerUp: end, onPointerCancel: end, onClick, onDoubleClick };
}

/** Adds a whole day to the selection, or takes it away when all of it is selected. */
async function selectDay(geometry: Geometry, group: number, isWhole: boolean): Promise<void> {
  const first = geometry.groups.firsts[group] as number;
  const last = first + (geometry.groups.counts[group] as number) - 1;
  const before = selection.get();
  selection.set({ ...before, anchor: first });
  if (!isWhole) return await extendTo(last, { add: true });
  await extendTo(last);
  const day = selection.get().ids;
  selectIds([...before.ids].filter((id) => !day.has(id)));
}
