import type { Exif } from './exif.ts';
import type { Place } from './jpeg-places.ts';
import type { Size } from './picture-size.ts';

/** What a RAW photo says, and where the largest JPEG in it lies, which the camera made of the same picture. */
export interface RawPhoto {
  /** As stored, before it is turned by EXIF's orientation. */
  readonly size: Size;
  readonly exif: Exif;
  readonly xmp: Buffer | undefined;
  readonly iptc: Buffer | undefined;
  readonly icc?: Buffer | undefined;
  readonly preview: Place | undefined;
}
