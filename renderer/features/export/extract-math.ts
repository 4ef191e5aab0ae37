/** The shortest clip, in seconds. */
export const shortest = 0.5;

/** Times are said in tenths of a second. */
export const tenth = (seconds: number): number => Math.round(seconds * 10) / 10;

/** Minutes, seconds and tenths: `1:02,5`; with hours where there are any. `point`: between seconds and tenths. */
export function printTime(seconds: number, point = ','): string {
  const tenths = Math.max(0, Math.round(seconds * 10));
  const whole = Math.floor(tenths / 10);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (part: number) => String(part).padStart(2, '0');
  const start = hours > 0 ? `${hours}:${two(minutes)}` : String(minutes);
  return `${start}:${two(rest)}${point}${tenths % 10}`;
}

/** Reads `62`, `62,5`, `1:02`, `1:02.5` and `1:01:02` as seconds; null for anything else. */
export function parseTime(text: string): number | null {
  const found = /^\s*(?:(?:(\d{1,3}):)?(\d{1,3}):)?(\d{1,6})(?:[.,](\d{1,3}))?\s*$/.exec(text);
  if (!found) return null;
  const [, hours = '0', minutes = '0', seconds = '0', part = '0'] = found;
  const hasMinutes = found[2] !== undefined;
  if ((hasMinutes && Number(seconds) > 59) || (found[1] !== undefined && Number(minutes) > 59)) return null;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(`${seconds}.${part}`);
}

export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A span of `length` seconds with one end moved; the other end stays, and a shortest part is left between them. */
export function moveEnd(span: Span, end: 'from' | 'to', at: number, length: number): Span {
  const least = Math.min(shortest, length);
  if (end === 'from') return { from: tenth(clamp(at, 0, span.to - least)), to: span.to };
  return { from: span.from, to: tenth(clamp(at, span.from + least, length)) };
}

export const clamp = (value: number, least: number, most: number): number =>
  Math.min(Math.max(value, least), Math.max(least, most));

/** Where a key brings a handle; undefined for other keys. An arrow goes a tenth, with Shift a whole second. */
export function timeOfKey(
  event: { readonly key: string; readonly shiftKey: boolean },
  at: number,
  length: number,
): number | undefined {
  const step = event.shiftKey ? 1 : 0.1;
  const far = Math.max(1, length / 10);
  switch (event.key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return at - step;
    case 'ArrowRight':
    case 'ArrowUp':
      return at + step;
    case 'PageDown':
      return at - far;
    case 'PageUp':
      return at + far;
    case 'Home':
      return 0;
    case 'End':
      return length;
    default:
      return undefined;
  }
}

/** Pages that go out at most. */
export const mostPages = 200;

/** Reads `1-3, 7` as pages from 0, in their order and each once; null where it says something else or nothing. */
export function parsePages(text: string, count: number): number[] | null {
  const pages = new Set<number>();
  for (const part of text.split(/[\s,;]+/).filter(Boolean)) {
    const found = /^(\d{1,6})(?:[-–](\d{1,6}))?$/.exec(part);
    if (!found) return null;
    const [first, last] = [Number(found[1]), Number(found[2] ?? found[1])];
    if (first < 1 || last < first || last > count) return null;
    for (let page = first; page <= last && pages.size <= mostPages; page++) pages.add(page - 1);
  }
  return pages.size === 0 || pages.size > mostPages ? null : [...pages].sort((a, b) => a - b);
}

/** Pages from 0 as a person writes them: `1-3, 7`. */
export function printPages(pages: readonly number[]): string {
  const parts: string[] = [];
  const sorted = [...new Set(pages)].sort((a, b) => a - b);
  for (let at = 0; at < sorted.length; ) {
    let end = at;
    while (sorted[end + 1] === (sorted[end] as number) + 1) end += 1;
    const [first, last] = [(sorted[at] as number) + 1, (sorted[end] as number) + 1];
    parts.push(first === last ? String(first) : `${first}-${last}`);
    at = end + 1;
  }
  return parts.join(', ');
}

/** The loudness of a part of a sound, out of that of all of it; `length`: its seconds. */
export function clipPeaks(peaks: Uint8Array, { from, to }: Span, length: number): Uint8Array {
  const at = (seconds: number) => (length > 0 ? clamp(seconds / length, 0, 1) : 0) * peaks.length;
  const start = Math.min(peaks.length - 1, Math.floor(at(from)));
  return peaks.subarray(Math.max(0, start), Math.max(start + 1, Math.ceil(at(to))));
}

/** Where a picture of one shape lies so that it fills a box of another, about its middle; in hundredths of the box. */
export function filling(picture: number, box: number): { left: number; top: number; width: number; height: number } {
  const width = 100 * Math.max(1, picture / box);
  const height = 100 * Math.max(1, box / picture);
  return { left: (100 - width) / 2, top: (100 - height) / 2, width, height };
}

/** Pixels of a clip whose longer side is at most `edge`: two of them in each direction share their colours. */
export function clipSize(width: number, height: number, edge: number | undefined): { width: number; height: number } {
  const factor = edge === undefined ? 1 : Math.min(1, edge / Math.max(width, height));
  const even = (pixels: number) => Math.max(2, 2 * Math.floor(Math.round(pixels * factor) / 2));
  return { width: even(width), height: even(height) };
}
