import { expect, test } from 'vitest';
import { badgeBitmap, badgeSize } from '../../../electron/main/badge.ts';

/** Whether a point is white, and how much is drawn there. */
const pointOf = (pixels: Buffer, x: number, y: number) => {
  const [blue = 0, green = 0, red = 0, alpha = 0] = pixels.subarray((y * badgeSize + x) * 4);
  return { isWhite: Math.min(blue, green, red) === 255, alpha };
};
const side = Array.from({ length: badgeSize }, (_, at) => at);
const whites = (pixels: Buffer) => side.flatMap((y) => side.filter((x) => pointOf(pixels, x, y).isWhite)).length;

test('the badge is a disc with nothing in its corners, and a number in its middle', () => {
  const one = badgeBitmap(1);
  expect(one).toHaveLength(badgeSize * badgeSize * 4);
  expect(pointOf(one, 0, 0).alpha).toBe(0);
  expect(pointOf(one, 2, badgeSize / 2)).toEqual({ isWhite: false, alpha: 255 });
  expect(pointOf(one, badgeSize / 2, badgeSize / 2)).toEqual({ isWhite: true, alpha: 255 });
});

test('every number up to nine is another one, and more than that is a plus', () => {
  const drawn = Array.from({ length: 11 }, (_, count) => badgeBitmap(count).toString('base64'));
  expect(new Set(drawn).size).toBe(11);
  expect(badgeBitmap(10).equals(badgeBitmap(412))).toBe(true);
  // five points in a cross
  expect(whites(badgeBitmap(412))).toBe(5 * 16);
});
