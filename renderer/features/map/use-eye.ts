import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { type Area, type Eye, fitting, home, moved, type Size, sound, zoomed } from './projection.ts';

/** The eye of this window; it stays where it was while the pictures are looked at. */
let kept: Eye | undefined;

const flight = 220;
const isStill = () => globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? true;

/** What of the map is seen, and the ways to change it. */
export function useEye(size: Size) {
  const [eye, setEye] = useState<Eye | undefined>(kept);
  const now = useRef({ eye, size });
  now.current = { eye, size };
  const flying = useRef(0);
  const set = useCallback((next: Eye) => {
    kept = next;
    now.current.eye = next;
    setEye(next);
  }, []);
  const stop = useCallback(() => cancelAnimationFrame(flying.current), []);
  useEffect(() => stop, [stop]);

  /** Goes there over a moment, or at once for who wants nothing to move. */
  const fly = useCallback(
    (to: Eye) => {
      stop();
      const from = now.current.eye;
      if (!from || isStill()) return set(to);
      const began = performance.now();
      const step = (time: number) => {
        const share = Math.min(1, Math.max(0, (time - began) / flight));
        const eased = 1 - (1 - share) ** 3;
        const scale = from.scale * (to.scale / from.scale) ** eased;
        // going nearer, the middle is reached in the measure in which the scale grows
        const way =
          Math.abs(to.scale - from.scale) < 1e-6
            ? eased
            : (1 / from.scale - 1 / scale) / (1 / from.scale - 1 / to.scale);
        set({ scale, lat: from.lat + (to.lat - from.lat) * way, lon: from.lon + (to.lon - from.lon) * way });
        if (share < 1) flying.current = requestAnimationFrame(step);
      };
      flying.current = requestAnimationFrame(step);
    },
    [set, stop],
  );
  const show = useCallback((area: Area = home, most?: number) => fly(fitting(area, now.current.size, most)), [fly]);
  const zoom = useCallback(
    (factor: number, at?: { x: number; y: number }, isSmooth = false) => {
      const { eye: seen, size: window } = now.current;
      if (!seen) return;
      const next = zoomed(seen, window, factor, at?.x, at?.y);
      if (isSmooth) fly(next);
      else {
        stop();
        set(next);
      }
    },
    [fly, set, stop],
  );
  const pan = useCallback(
    (x: number, y: number) => {
      stop();
      const { eye: seen, size: window } = now.current;
      if (seen) set(moved(seen, window, x, y));
    },
    [set, stop],
  );
  const hasSize = size.width > 0 && size.height > 0;
  return { eye: eye && hasSize ? sound(eye, size) : undefined, set, fly, show, zoom, pan };
}

export type Eyes = ReturnType<typeof useEye>;

/** Draws an area from one corner to the other; `isDone` once it is let go. */
export type Draw = (from: Point, to: Point, isDone: boolean) => void;

/**
 * Pans with one finger or the mouse, zooms with the wheel or two fingers. While `isDrawing`, and with Shift, one finger draws
 * an area instead.
 */
export function usePointers(
  element: RefObject<HTMLElement | null>,
  { pan, zoom }: Pick<Eyes, 'pan' | 'zoom'>,
  isDrawing: RefObject<boolean>,
  draw: Draw,
): void {
  const drawNow = useRef(draw);
  drawNow.current = draw;
  useEffect(() => {
    const { current } = element;
    if (!current) return;
    const fingers = new Map<number, Point>();
    let began: Point | undefined;
    const at = (event: { clientX: number; clientY: number }): Point => {
      const box = current.getBoundingClientRect();
      return { x: event.clientX - box.left, y: event.clientY - box.top };
    };
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      // lines and pages of old wheels, in pixels
      const pixels = event.deltaY * ([1, 32, 400][event.deltaMode] ?? 1);
      zoom(2 ** (-Math.max(-300, Math.min(300, pixels)) / (event.ctrlKey ? 90 : 220)), at(event));
    };
    const onDown = (event: PointerEvent) => {
      if (event.button !== 0 || (event.target as Element).closest('button, [data-panel]')) return;
      current.setPointerCapture(event.pointerId);
      fingers.set(event.pointerId, at(event));
      began = (isDrawing.current || event.shiftKey) && fingers.size === 1 ? at(event) : undefined;
      if (!began) current.dataset.grabbed = '';
    };
    const onMove = (event: PointerEvent) => {
      const before = fingers.get(event.pointerId);
      if (!before) return;
      const now = at(event);
      fingers.set(event.pointerId, now);
      if (began) return drawNow.current(began, now, false);
      if (fingers.size === 1) return pan(now.x - before.x, now.y - before.y);
      const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
      if (!other) return;
      const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
      zoom(far(now, other) / Math.max(1, far(before, other)), middle);
      pan((now.x - before.x) / 2, (now.y - before.y) / 2);
    };
    const onUp = (event: PointerEvent) => {
      if (!fingers.delete(event.pointerId)) return;
      delete current.dataset.grabbed;
      if (began) drawNow.current(began, event.type === 'pointerup' ? at(event) : began, true);
      began = undefined;
    };
    const onDouble = (event: MouseEvent) => {
      if (!(event.target as Element).closest('button, [data-panel]')) zoom(2, at(event), true);
    };
    current.addEventListener('wheel', onWheel, { passive: false });
    current.addEventListener('pointerdown', onDown);
    current.addEventListener('pointermove', onMove);
    current.addEventListener('pointerup', onUp);
    current.addEventListener('pointercancel', onUp);
    current.addEventListener('dblclick', onDouble);
    return () => {
      current.removeEventListener('wheel', onWheel);
      current.removeEventListener('pointerdown', onDown);
      current.removeEventListener('pointermove', onMove);
      current.removeEventListener('pointerup', onUp);
      current.removeEventListener('pointercancel', onUp);
      current.removeEventListener('dblclick', onDouble);
    };
  }, [element, pan, zoom, isDrawing]);
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

const far = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);
