import { isSamePicture } from '../../../shared/model/crop.ts';
import type { Part, PicturePart } from '../../../shared/model/export.ts';
import { createStore } from '../../state/store.ts';

/** The crop that somebody is moving at this moment: its tiles follow the pointer before anything is drawn anew. */
export interface Cropping {
  readonly id: string;
  readonly ratio: string;
  /** The frame or page that it is moved over; undefined: the picture that stands for the asset. */
  readonly of: PicturePart | undefined;
  readonly part: Part;
}

/** Whether this is moved over a picture of an asset, in a ratio. */
export const isMoving = (
  now: Cropping | undefined,
  id: string,
  ratio: string | undefined,
  of: PicturePart | undefined,
): now is Cropping => now?.id === id && now.ratio === ratio && isSamePicture(now.of, of);

export const cropping = createStore<Cropping | undefined>(undefined);
