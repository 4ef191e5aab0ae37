import type { TextLine } from './text-lines.ts';

/** A part of a picture that is to be read, in shares of its width and height, and the height of its letters in shares of the height. */
export interface Region {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly size: number;
  readonly isLight: boolean;
}

/** What is to be read of a picture: nothing, all of it (a page, a screen), or these parts in the order in which they are read. */
export type ToRead = 'nothing' | 'all' | readonly Region[];

/** Lines that together are worth less may be anything. */
const leastWorth = 3;
/** So many lines, or lines over such a share of the picture, are a page. */
const linesOfPage = 12;
const shareOfPage = 0.3;
const mostRegions = 8;

/** What lines of writing in a picture of this size tell to read. */
export function toRead(lines: readonly TextLine[], { width, height }: { width: number; height: number }): ToRead {
  if (lines.reduce((sum, { worth }) => sum + worth, 0) < leastWorth) return 'nothing';
  const blocks = joined(lines.map((line) => roomOf(line, width, height)));
  const covered = blocks.reduce((sum, one) => sum + (one.right - one.left) * (one.bottom - one.top), 0);
  if (lines.length >= linesOfPage || covered > shareOfPage * width * height) return 'all';
  return blocks
    .toSorted((a, b) => b.size - a.size)
    .slice(0, mostRegions)
    .toSorted((a, b) => a.top - b.top || a.left - b.left)
    .map(({ left, top, right, bottom, size, isLight }) => ({
      ...{ left: left / width, top: top / height, right: right / width, bottom: bottom / height },
      ...{ size: size / height, isLight },
    }));
}

type Room = Pick<TextLine, 'left' | 'top' | 'right' | 'bottom' | 'size' | 'isLight'>;

/** A line with the room around it in which letters of it may stand that were not seen. */
function roomOf({ left, top, right, bottom, size, isLight }: TextLine, width: number, height: number): Room {
  return {
    left: Math.max(0, left - 2 * size),
    right: Math.min(width, right + 2 * size),
    top: Math.max(0, top - 0.6 * size),
    bottom: Math.min(height, bottom + 0.6 * size),
    ...{ size, isLight },
  };
}

/** Rooms that touch and hold letters of like size are one. */
function joined(rooms: readonly Room[]): Room[] {
  const blocks = [...rooms];
  for (let one = 0; one < blocks.length; one++) {
    for (let other = one + 1; other < blocks.length; other++) {
      const [a, b] = [blocks[one] as Room, blocks[other] as Room];
      if (a.right < b.left || b.right < a.left || a.bottom < b.top || b.bottom < a.top) continue;
      if (a.isLight !== b.isLight || Math.max(a.size, b.size) > 2.2 * Math.min(a.size, b.size)) continue;
      blocks[one] = {
        left: Math.min(a.left, b.left),
        top: Math.min(a.top, b.top),
        right: Math.max(a.right, b.right),
        bottom: Math.max(a.bottom, b.bottom),
        size: (a.size + b.size) / 2,
        isLight: a.isLight,
      };
      blocks.splice(other, 1);
      // it may touch now what it did not touch before
      other = one;
    }
  }
  return blocks;
}
