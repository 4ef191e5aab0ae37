import { type RefObject, useEffect, useRef } from 'react';
import { useDragging } from '../../data/handing.ts';

/** Pixels that a hand may tremble before a press becomes a drag. */
const threshold = 5;

/**
 * A picture that is seen whole is dragged out of the window as a copy; one that is enlarged is moved about instead. Answers whether
 * it can be, which is on the desktop alone.
 */
export function useDragOut(element: RefObject<HTMLElement | null>, id: string, isWhole: boolean): boolean {
  const dragging = useDragging();
  const canBe = isWhole && dragging !== undefined;
  const now = useRef({ id, canBe, dragging });
  now.current = { id, canBe, dragging };
  useEffect(() => {
    const { current } = element;
    if (!current) return;
    let from: { readonly pointer: number; readonly x: number; readonly y: number } | undefined;
    const down = (event: PointerEvent) => {
      const isMeant = now.current.canBe && event.button === 0 && event.pointerType !== 'touch';
      from = isMeant ? { pointer: event.pointerId, x: event.clientX, y: event.clientY } : undefined;
    };
    const move = (event: PointerEvent) => {
      if (from?.pointer !== event.pointerId || !now.current.canBe) return;
      if (Math.hypot(event.clientX - from.x, event.clientY - from.y) < threshold) return;
      from = undefined;
      now.current.dragging?.startDrag([now.current.id]);
    };
    const end = () => {
      from = undefined;
    };
    current.addEventListener('pointerdown', down);
    current.addEventListener('pointermove', move);
    current.addEventListener('pointerup', end);
    current.addEventListener('pointercancel', end);
    return () => {
      current.removeEventListener('pointerdown', down);
      current.removeEventListener('pointermove', move);
      current.removeEventListener('pointerup', end);
      current.removeEventListener('pointercancel', end);
    };
  }, [element]);
  return canBe;
}
