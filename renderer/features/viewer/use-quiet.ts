import { type RefObject, useEffect, useState } from 'react';

/** How long everything around the picture stays after the pointer last moved. */
const lasting = 2400;

/**
 * Whether only the picture is shown. It begins so, ends when the pointer moves or a finger taps, and comes back when
 * nothing has moved for a while; it waits while the keyboard is in what would vanish.
 */
export function useQuiet(room: RefObject<HTMLElement | null>): boolean {
  const [isQuiet, setQuiet] = useState(true);
  useEffect(() => {
    const element = room.current;
    if (!element) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let last: { x: number; y: number } | undefined;
    const rest = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const bars = element.querySelectorAll('[data-bar]');
        const isUsed = [...bars].some((bar) => bar.matches(':hover') || bar.querySelector(':focus-visible') !== null);
        if (isUsed) rest();
        else setQuiet(true);
      }, lasting);
    };
    const wake = () => {
      setQuiet(false);
      rest();
    };
    const moved = (event: PointerEvent) => {
      // The first event only says where the pointer was left: nobody has moved it yet.
      const hasMoved = last !== undefined && (last.x !== event.clientX || last.y !== event.clientY);
      last = { x: event.clientX, y: event.clientY };
      if (hasMoved) wake();
    };
    const focused = (event: FocusEvent) => {
      if (event.target instanceof Element && event.target.closest('[data-bar]')) wake();
    };
    element.addEventListener('pointermove', moved);
    element.addEventListener('pointerdown', wake);
    element.addEventListener('focusin', focused);
    return () => {
      clearTimeout(timer);
      element.removeEventListener('pointermove', moved);
      element.removeEventListener('pointerdown', wake);
      element.removeEventListener('focusin', focused);
    };
  }, [room]);
  return isQuiet;
}
