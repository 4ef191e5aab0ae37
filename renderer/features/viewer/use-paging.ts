import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { PageBox } from '../../../shared/model/document.ts';
import {
  heightOf,
  type LaidPages,
  layPages,
  type PagePlace,
  type PageSize,
  type PageZoom,
  paper,
  placeAt,
  scaleOf,
  soundScale,
} from './page-layout.ts';

export interface Paging {
  readonly laid: LaidPages;
  /** Size of what is in view, CSS pixels. */
  readonly room: PageSize;
  /** How far it is scrolled, CSS pixels. */
  readonly top: number;
  readonly zoom: PageZoom;
  /** 1 is the size of paper. */
  readonly scale: number;
  readonly setZoom: (zoom: PageZoom) => void;
  readonly by: (factor: number) => void;
  /** Between easy to read and the whole page. */
  readonly toggle: () => void;
  readonly goTo: (page: number) => void;
  /** Brings a part of a page into view, if it is not. */
  readonly reveal: (page: number, box: PageBox) => void;
}

/** Scrolling and zooming of pages. What is in the middle stays there when the size of the pages changes. */
export function usePaging(scroller: RefObject<HTMLElement | null>, sizes: readonly PageSize[]): Paging {
  const [room, setRoom] = useState<PageSize>({ width: 0, height: 0 });
  const [top, setTop] = useState(0);
  const [zoom, setZoom] = useState<PageZoom>('read');
  const scale = scaleOf(sizes, zoom, room);
  const laid = useMemo(() => layPages(sizes, scale), [sizes, scale]);

  /** The place that stays where it is on screen, and how far below the upper edge that is. */
  const anchor = useRef<{ place: PagePlace; below: number; across: number } | undefined>(undefined);
  const now = useRef({ laid, room });

  useLayoutEffect(() => {
    const { current: element } = scroller;
    if (!element) return;
    const measure = () => setRoom({ width: element.clientWidth, height: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    let frame = 0;
    const onScroll = () => {
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        setTop(element.scrollTop);
      });
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      observer.disconnect();
      cancelAnimationFrame(frame);
      element.removeEventListener('scroll', onScroll);
    };
  }, [scroller]);

  const hold = useCallback(
    (below: number, across = 0.5) => {
      const { current: element } = scroller;
      if (element) anchor.current = { place: placeAt(now.current.laid, element.scrollTop + below), below, across };
    },
    [scroller],
  );

  useLayoutEffect(() => {
    const { current: element } = scroller;
    const before = now.current;
    now.current = { laid, room };
    if (!element || before.laid === laid || before.room.height === 0) return;
    // a window that changes its size keeps what stands at its upper edge
    const held = anchor.current ?? { place: placeAt(before.laid, element.scrollTop), below: 0, across: 0.5 };
    anchor.current = undefined;
    const middle = (element.scrollLeft + element.clientWidth * held.across) / Math.max(1, before.laid.widest);
    element.scrollTop = heightOf(laid, held.place) - held.below;
    element.scrollLeft = middle * laid.widest - element.clientWidth * held.across;
    setTop(element.scrollTop);
  }, [laid, room, scroller]);

  const change = useCallback(
    (next: PageZoom, below?: number) => {
      hold(below ?? now.current.room.height / 3);
      setZoom(next);
    },
    [hold],
  );
  const by = useCallback(
    (factor: number, below?: number) => change(soundScale(now.current.laid.scale * factor) / paper, below),
    [change],
  );

  useEffect(() => {
    const { current: element } = scroller;
    if (!element) return;
    const wheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      by(Math.exp(-event.deltaY * 0.004), event.clientY - element.getBoundingClientRect().top);
    };
    element.addEventListener('wheel', wheel, { passive: false });
    return () => element.removeEventListener('wheel', wheel);
  }, [scroller, by]);

  const goTo = useCallback(
    (page: number) => scroller.current?.scrollTo({ top: heightOf(now.current.laid, { page, share: 0 }) - 8 }),
    [scroller],
  );
  const reveal = useCallback(
    (page: number, box: PageBox) => {
      const { current: element } = scroller;
      if (!element) return;
      const { laid: at } = now.current;
      const upper = heightOf(at, { page, share: box.y });
      const lower = heightOf(at, { page, share: box.y + box.height });
      const { scrollTop, clientHeight } = element;
      if (upper < scrollTop + 40 || lower > scrollTop + clientHeight - 40) element.scrollTop = upper - clientHeight / 3;
    },
    [scroller],
  );
  return {
    laid,
    room,
    top,
    zoom,
    scale: scale / paper,
    setZoom: change,
    by,
    toggle: useCallback(() => change(zoom === 'page' ? 'read' : 'page'), [change, zoom]),
    goTo,
    reveal,
  };
}
