import type { OrientationName } from './tree.ts';

/** Sides that differ by less look equal. */
const squareness = 1.04;
/** A film as wide as cinemas show it is no panorama. */
const panoramic = 2.45;

/** What a picture is called by its sides as they are shown; undefined where they are not known. */
export function orientationOf(width: number | null, height: number | null): OrientationName | undefined {
  if (!width || !height) return undefined;
  const ratio = width / height;
  if (ratio >= panoramic) return 'panorama';
  if (ratio > squareness) return 'landscape';
  return ratio < 1 / squareness ? 'portrait' : 'square';
}
