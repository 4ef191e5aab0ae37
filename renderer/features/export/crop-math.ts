import { partAround } from '../../../shared/model/crop.ts';
import type { Part } from '../../../shared/model/export.ts';

/** Smallest share of the largest part that a part can be made: below it few pixels would be left. */
const smallest = 0.15;

/** Shifts a part, in parts of the picture, as far as the picture goes. */
export const moved = (part: Part, x: number, y: number): Part => ({
  ...part,
  x: clamp(part.x + x, 0, 1 - part.width),
  y: clamp(part.y + y, 0, 1 - part.height),
});

/** Makes a part larger or smaller around its middle and keeps its shape. `picture`, `aspect`: width over height of both. */
export function scaled(part: Part, by: number, picture: number, aspect: number): Part {
  return sized(part, part.width * by, picture, aspect, { x: 0.5, y: 0.5 });
}

/**
 * Gives a part a width and keeps its shape; `still` is the point of it that stays, 0..1 of its sides. The part gives way
 * where the picture ends.
 */
export function sized(
  part: Part,
  width: number,
  picture: number,
  aspect: number,
  still: { readonly x: number; readonly y: number },
): Part {
  const most = partAround(picture, aspect, 0.5, 0.5);
  const wide = clamp(width, most.width * smallest, most.width);
  const high = Math.min(1, (wide * picture) / aspect);
  return moved(
    {
      x: part.x + (part.width - wide) * still.x,
      y: part.y + (part.height - high) * still.y,
      width: wide,
      height: high,
    },
    0,
    0,
  );
}

/** Whether two parts would look the same on any screen. */
export const isSamePart = (one: Part, other: Part): boolean =>
  (['x', 'y', 'width', 'height'] as const).every((side) => Math.abs(one[side] - other[side]) < 0.0005);

/** A part that leaves the picture nowhere, also after many small steps. */
export const sound = (part: Part): Part => {
  const width = clamp(part.width, 0.001, 1);
  const height = clamp(part.height, 0.001, 1);
  return { x: clamp(part.x, 0, 1 - width), y: clamp(part.y, 0, 1 - height), width, height };
};

const clamp = (value: number, from: number, to: number): number => Math.min(Math.max(value, from), Math.max(from, to));
