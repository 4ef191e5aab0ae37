import type { ErrorFacts } from '../../../shared/errors.ts';
import type { PictureKind } from '../../../shared/model/asset.ts';
import type { Look } from './look.ts';

/** A thumbnail (512 pixels on the longer side at most) and a preview (1600), never enlarged, in sRGB and upright. */
export interface Pictures {
  readonly kind: PictureKind;
  /** Of both. */
  readonly mime: string;
  readonly thumb: Uint8Array;
  readonly preview: Uint8Array;
  /** Of the preview. */
  readonly width: number;
  readonly height: number;
  /** About 25 bytes that stand for the picture until it is there. */
  readonly thumbhash: Uint8Array;
  /** Width by height. */
  readonly aspect: number;
  /** What the picture looks like; not of a card. */
  readonly look?: Look | undefined;
  /** Frames of a film side by side. */
  readonly strip?: Strip | undefined;
  /** Loudness of a sound over its time, one byte each. */
  readonly peaks?: Uint8Array | undefined;
}

export interface Strip {
  readonly mime: string;
  readonly bytes: Uint8Array;
  readonly frames: number;
}

/** One page of a document as a picture. */
export interface PagePicture {
  readonly mime: string;
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** `error` may stand beside pictures: a file cut off half way still shows what there is. */
export interface Rendered {
  readonly pictures: Pictures | null;
  readonly error: ErrorFacts | null;
}
