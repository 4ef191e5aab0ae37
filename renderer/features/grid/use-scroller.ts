import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { type Geometry, rowAt } from './geometry.ts';
import { notePace } from './pace.ts';
import { keepPlace, type Laid, type Pin } from './place.ts';
import { contentAt, follow, hasDrifted, openScrollMap, placeAt, type ScrollMap } from './scroll-map.ts';

/** Rows to draw, both included, and how far the content is shifted against the page. */
export interface Shown {
  readonly from: number;
  readonly to: number;
  readonly shift: number;
}

export interface Scroller {
  readonly shown: Shown;
  /** Height that the page gives the content. */
  readonly stand: number;
  /** Position in the content of the upper edge. */
  readonly top: () => number;
  readonly viewport: () => number;
  /** What the content is shifted by against the page. */
  readonly shift: () => number;
  readonly scrollTo: (content: number) => void;
  /** Holds an item at its place on screen through the next change of the layout; without, the upper edge is held. */
  readonly pin: (pin: Pin) => void;
  /** Calls back at every scroll; for what is drawn by hand. */
  readonly onScroll: (listener: () => void) => () => void;
}

const nothing: Shown = { from: 0, to: -1, shift: 0 };

const isSame = (one: Shown, other: Shown): boolean =>
  one.from === other.from && one.to === other.to && one.shift === other.shift;

/** Rows that reach into the viewport and `spare` pixels above and below. */
function rowsFor(geometry: Geometry, map: ScrollMap, top: number, spare: number): Shown {
  if (geometry.tops.length === 0 || map.viewport <= 0) return nothing;
  return {
    from: rowAt(geometry, top - spare),
    to: rowAt(geometry, top + map.viewport + spare),
    shift: map.shift,
  };
}

/**
 * Follows the page's scrolling and says which rows to draw. It draws again only when other rows come near; within a
 * scroll nothing of the page is measured.
 */
export function useScroller(element: RefObject<HTMLElement | null>, laid: Laid, viewportHeight: number): Scroller {
  const { geometry } = laid;
  const map = useRef<ScrollMap>(openScrollMap(0, 0));
  const page = useRef(0);
  const drawn = useRef<Shown>(nothing);
  const listeners = useRef(new Set<() => void>());
  const [shown, setShown] = useState<Shown>(nothing);
  const [searchShown, setSearchShown] = useState(laid.search);
  if (searchShown !== laid.search) {
    setSearchShown(laid.search);
    // what was drawn of another search says nothing about this one: only what is seen of it is drawn at once
    setShown(rowsFor(geometry, openScrollMap(geometry.height, viewportHeight), 0, 0));
  }
  const geometryNow = useRef(geometry);
  const laidBefore = useRef(laid);
  const pinned = useRef<Pin | undefined>(undefined);

  const update = useCallback((isFirst = false) => {
    const { current } = geometryNow;
    const spare = isFirst ? 0 : Math.max(300, map.current.viewport * 0.75);
    const next = rowsFor(current, map.current, contentAt(map.current, page.current), spare);
    if (isSame(next, drawn.current)) return;
    drawn.current = next;
    setShown((before) => (isSame(next, before) ? before : next));
  }, []);

  const scrollTo = useCallback(
    (content: number, isFirst = false) => {
      const placed = placeAt(map.current, Math.round(content));
      const isThere = placed.page === page.current;
      map.current = placed.map;
      page.current = placed.page;
      // to be told where it stands already, the browser would lay the page out at once, and again for its frame
      if (element.current && !isThere) element.current.scrollTop = placed.page;
      update(isFirst);
    },
    [element, update],
  );

  useLayoutEffect(() => {
    const before = laidBefore.current;
    const top = contentAt(map.current, page.current);
    laidBefore.current = laid;
    geometryNow.current = laid.geometry;
    map.current = openScrollMap(laid.geometry.height, viewportHeight);
    const held = pinned.current;
    pinned.current = undefined;
    const isFirst = before.search !== laid.search;
    scrollTo(before === laid ? top : keepPlace(before, laid, top, held), isFirst);
    if (!isFirst) return;
    // rows beyond the edges follow when those between them are painted
    let rest: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      rest = setTimeout(update);
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(rest);
    };
  }, [laid, viewportHeight, scrollTo, update]);

  useEffect(() => {
    const scroller = element.current;
    if (!scroller) return;
    let rest: ReturnType<typeof setTimeout> | undefined;
    const scrolled = () => {
      const now = scroller.scrollTop;
      map.current = follow(map.current, page.current, now);
      page.current = now;
      notePace(contentAt(map.current, now), map.current.viewport, performance.now());
      update();
      for (const listener of listeners.current) listener();
      if (map.current.stand === map.current.content) return;
      clearTimeout(rest);
      rest = setTimeout(() => {
        if (hasDrifted(map.current, page.current)) scrollTo(contentAt(map.current, page.current));
      }, 160);
    };
    scroller.addEventListener('scroll', scrolled, { passive: true });
    return () => {
      clearTimeout(rest);
      scroller.removeEventListener('scroll', scrolled);
    };
  }, [element, update, scrollTo]);

  const onScroll = useCallback((listener: () => void) => {
    listeners.current.add(listener);
    return () => {
      listeners.current.delete(listener);
    };
  }, []);
  const pin = useCallback((next: Pin) => {
    pinned.current = next;
  }, []);
  const top = useCallback(() => contentAt(map.current, page.current), []);
  const viewport = useCallback(() => map.current.viewport, []);
  const shift = useCallback(() => map.current.shift, []);
  const stand = Math.min(geometry.height, openScrollMap(geometry.height, viewportHeight).stand);
  return useMemo(
    () => ({ shown, stand, top, viewport, shift, scrollTo, pin, onScroll }),
    [shown, stand, top, viewport, shift, scrollTo, pin, onScroll],
  );
}
