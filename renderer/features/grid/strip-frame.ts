import type { CSSProperties } from 'react';
import { pictureUrl } from '../../../shared/api/media-url.ts';

/** Which of a strip's frames belongs to a moment; `share` is 0..1 of the film. */
export const frameAt = (share: number, frames: number): number =>
  Math.min(frames - 1, Math.max(0, Math.floor(share * frames)));

/** One frame of the strip of a film as a background that fills its box. */
export function stripStyle(picture: string, frames: number, frame: number): CSSProperties {
  return {
    backgroundImage: `url(${pictureUrl(picture, 'strip')})`,
    backgroundSize: `${frames * 100}% 100%`,
    backgroundPosition: `${frames > 1 ? (frame / (frames - 1)) * 100 : 0}% 0`,
  };
}
