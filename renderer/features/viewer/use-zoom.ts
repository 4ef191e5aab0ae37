import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { fitted, isFitted, moved, type Placement, type Stage, toggled, zoomTo } from './zoom.ts';

export interface Zoom {
  /** undefined until the stage has a size. */
  readonly stage: Stage | undefined;
  readonly placement: Placement | undefined;
  readonly isWhole: boolean;
  readonly by: (factor: number) => void;
  readonly toggle: () => void;
  readonly move: (x: number, y: number) => void;
  readonly fit: () => void;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Zoom and pan of one picture: wheel and pinch about the pointer, drag, double click. Begins fitted for each `name`. */
export function useZoom(element: RefObject<HTMLElement | null>, picture: Size | undefined, name: string): Zoom {
  const [size, setSize] = useState<Size | undefined>();
  const [placement, setPlacement] = useState<Placement | undefined>();
  const stage: Stage | undefined =
    size && picture && picture.width > 0 && picture.height > 0
      ? {
          width: size.width,
          height: size.height,
          pictureWidth: picture.width,
          pictureHeight: picture.height,
          density: window.devicePixelRatio || 1,
        }
      : undefined;
  const now = useRef({ stage, placement });
  now.current = { stage, placement };

  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return;
    const measure = () => setSize({ width: current.clientWidth, height: current.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);

  const key = `${name} ${stage?.width} ${stage?.height} ${stage?.pictureWidth} ${stage?.pictureHeight}`;
  const shownFor = useRef('');
  useLayoutEffect(() => {
    const { stage: on, placement: at } = now.current;
    if (!on) return;
    const isSamePicture = shownFor.current.split(' ')[0] === key.split(' ')[0];
    shownFor.current = key;
    // A window that changes its size leaves the zoom; another picture begins whole.
    setPlacement(isSamePicture && at && !isFitted(on, at) ? moved(on, at, 0, 0) : fitted(on));
  }, [key]);

  const change = useCallback((make: (stage: Stage, placement: Placement) => Placement) => {
    const { stage: on, placement: at } = now.current;
    if (on && at) setPlacement(make(on, at));
  }, []);

  useEffect(() => {
    const { current } = element;
    if (!current) return;
    const from = (event: { clientX: number; clientY: number }) => {
      const bounds = current.getBoundingClientRect();
      return {
        x: event.clientX - bounds.left - bounds.width / 2,
        y: event.clientY - bounds.top - bounds.height / 2,
      };
    };
    const wheel = (event: WheelEvent) => {
      event.preventDefault();
      const at = from(event);
      const speed = event.ctrlKey ? 0.01 : 0.0022;
      change((on, before) => zoomTo(on, before, before.scale * Math.exp(-event.deltaY * speed), at.x, at.y));
    };
    const fingers = new Map<number, PointerEvent>();
    const down = (event: PointerEvent) => {
      if (event.button !== 0) return;
      fingers.set(event.pointerId, event);
      current.setPointerCapture(event.pointerId);
    };
    const move = (event: PointerEvent) => {
      const before = fingers.get(event.pointerId);
      if (!before) return;
      // where a drag left the window, nobody told that it was let go
      if (event.buttons === 0) return up(event);
      const other = [...fingers.values()].find((finger) => finger.pointerId !== event.pointerId);
      fingers.set(event.pointerId, event);
      if (!other) {
        current.dataset.held = '';
        return change((on, at) => moved(on, at, event.clientX - before.clientX, event.clientY - before.clientY));
      }
      const spread = (finger: PointerEvent) =>
        Math.hypot(finger.clientX - other.clientX, finger.clientY - other.clientY) || 1;
      const middle = from({
        clientX: (event.clientX + other.clientX) / 2,
        clientY: (event.clientY + other.clientY) / 2,
      });
      change((on, at) => zoomTo(on, at, (at.scale * spread(event)) / spread(before), middle.x, middle.y));
    };
    const up = (event: PointerEvent) => {
      fingers.delete(event.pointerId);
      delete current.dataset.held;
    };
    const twice = (event: MouseEvent) => {
      const at = from(event);
      change((on, before) => toggled(on, before, at.x, at.y));
    };
    current.addEventListener('wheel', wheel, { passive: false });
    current.addEventListener('pointerdown', down);
    current.addEventListener('pointermove', move);
    current.addEventListener('pointerup', up);
    current.addEventListener('pointercancel', up);
    current.addEventListener('dblclick', twice);
    return () => {
      current.removeEventListener('wheel', wheel);
      current.removeEventListener('pointerdown', down);
      current.removeEventListener('pointermove', move);
      current.removeEventListener('pointerup', up);
      current.removeEventListener('pointercancel', up);
      current.removeEventListener('dblclick', twice);
    };
  }, [element, change]);

  return {
    stage,
    placement,
    isWhole: !stage || !placement || isFitted(stage, placement),
    by: useCallback((factor) => change((on, at) => zoomTo(on, at, at.scale * factor)), [change]),
    toggle: useCallback(() => change((on, at) => toggled(on, at)), [change]),
    move: useCallback((x, y) => change((on, at) => moved(on, at, x, y)), [change]),
    fit: useCallback(() => change((on) => fitted(on)), [change]),
  };
}
