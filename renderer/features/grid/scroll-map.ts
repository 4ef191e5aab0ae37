/**
 * Browsers cannot make an element higher than some tens of millions of pixels, and a million pictures are higher. The
 * page then scrolls through a shorter stand-in: near moves are one to one, a long jump (the scroll bar) lands in
 * proportion, and when the page rests the two are brought back together.
 */
export interface ScrollMap {
  /** Height of the content as laid out. */
  readonly content: number;
  /** Height that the page really has. */
  readonly stand: number;
  readonly viewport: number;
  /** What must be added to the page's position to get the position in the content. */
  readonly shift: number;
}

/** Below what Chromium (33 million) and Firefox (17 million) can lay out. */
export const tallest = 12_000_000;

export function openScrollMap(content: number, viewport: number, limit = tallest): ScrollMap {
  return { content, stand: Math.min(content, limit), viewport, shift: 0 };
}

const reach = (height: number, viewport: number): number => Math.max(1, height - viewport);
const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/** Position in the content for a position of the page. */
export const contentAt = (map: ScrollMap, page: number): number =>
  clamp(page + map.shift, 0, Math.max(0, map.content - map.viewport));

/** Follows a scroll of the page from `before` to `now`; the same map when nothing has to change. */
export function follow(map: ScrollMap, before: number, now: number): ScrollMap {
  if (map.stand === map.content) return map;
  if (Math.abs(now - before) < map.viewport * 1.5) return map;
  const share = clamp(now / reach(map.stand, map.viewport), 0, 1);
  return { ...map, shift: Math.round(share * reach(map.content, map.viewport) - now) };
}

/** Where the page must stand to show a position of the content, and the map that makes it so. */
export function placeAt(map: ScrollMap, content: number): { map: ScrollMap; page: number } {
  const wanted = clamp(content, 0, Math.max(0, map.content - map.viewport));
  if (map.stand === map.content) return { map, page: wanted };
  const page = Math.round((wanted / reach(map.content, map.viewport)) * reach(map.stand, map.viewport));
  return { map: { ...map, shift: wanted - page }, page };
}

/** Whether the page is so far from its proportional place that an end could be missed; looked at when it rests. */
export function hasDrifted(map: ScrollMap, page: number): boolean {
  if (map.stand === map.content) return false;
  const home = placeAt(map, contentAt(map, page)).page;
  return Math.abs(home - page) > 1;
}
