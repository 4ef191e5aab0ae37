import { type RefObject, useEffect } from 'react';
import { rowHeightRange, soundRowHeight, view } from '../../state/view.ts';
import { boxOf, type Geometry, itemsIn } from './geometry.ts';
import type { Scroller } from './use-scroller.ts';

/**
 * Ctrl and the wheel zoom about the pointer. A listener that may refuse the wheel makes every scroll wait for the
 * page, so it is there only while Ctrl is down.
 */
export function useZooming(
  grid: RefObject<HTMLElement | null>,
  geometry: RefObject<Geometry>,
  scroller: RefObject<Scroller>,
) {
  useEffect(() => {
    const element = grid.current;
    if (!element) return;
    let isArmed = false;
    let rest = 0;
    const wheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      // A mouse wheel comes in steps of about 100, a touchpad in many small ones.
      rest += event.deltaY;
      const steps = Math.trunc(rest / 60);
      if (steps === 0) return;
      rest -= steps * 60;
      const before = view.get().rowHeight;
      const after = soundRowHeight(before - steps * rowHeightRange.step);
      if (after === before) return;
      const bounds = element.getBoundingClientRect();
      const x = event.clientX - bounds.left - Number.parseFloat(getComputedStyle(element).paddingLeft);
      const at = event.clientY - bounds.top;
      const y = at + scroller.current.top();
      const [under] = itemsIn(geometry.current, { left: x, right: x, top: y, bottom: y });
      const box = under && boxOf(geometry.current, under.from);
      if (under && box) scroller.current.pin({ index: under.from, at, share: (y - box.top) / box.height });
      view.set((previous) => ({ ...previous, rowHeight: after }));
    };
    const arm = (isDown: boolean) => {
      if (isDown === isArmed) return;
      isArmed = isDown;
      rest = 0;
      if (isDown) element.addEventListener('wheel', wheel, { passive: false });
      else element.removeEventListener('wheel', wheel);
    };
    const keyed = (event: KeyboardEvent) => arm(event.ctrlKey || event.metaKey);
    // Ctrl may have gone down or up while another window had the keyboard.
    const moved = (event: PointerEvent) => arm(event.ctrlKey || event.metaKey);
    window.addEventListener('keydown', keyed, true);
    window.addEventListener('keyup', keyed, true);
    element.addEventListener('pointermove', moved, { passive: true });
    return () => {
      arm(false);
      window.removeEventListener('keydown', keyed, true);
      window.removeEventListener('keyup', keyed, true);
      element.removeEventListener('pointermove', moved);
    };
  }, [grid, geometry, scroller]);
}
