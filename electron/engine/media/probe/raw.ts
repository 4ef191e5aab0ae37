import type { FileSource } from '../file-source.ts';
import { readCiff } from './ciff.ts';
import { readCr3 } from './raw-cr3.ts';
import { readRaf } from './raw-fuji.ts';
import { readKyocera } from './raw-kyocera.ts';
import { readMinolta } from './raw-minolta.ts';
import type { RawPhoto } from './raw-photo.ts';
import { readSigma } from './raw-sigma.ts';
import { readRawTiff } from './raw-tiff.ts';
import type { ReadAt } from './tiff.ts';

/** Photos as the sensor saw them; all that are not named in `readers` are built like TIFF. */
export const rawFormats: ReadonlySet<string> = new Set(
  (
    'dng nef nrw cr2 cr3 crw arw sr2 srf pef ptx srw kdc dcr k25 dcs drf iiq cap 3fr fff erf mos mef rwl raw gpr orf rw2 ' +
    'raf mrw x3f kyocera'
  ).split(' '),
);

const readers: Readonly<Record<string, (read: ReadAt, size: number) => RawPhoto | undefined>> = {
  raf: readRaf,
  cr3: readCr3,
  crw: readCiff,
  mrw: readMinolta,
  x3f: readSigma,
  kyocera: readKyocera,
};

/** Reads a RAW photo, or undefined when it has nothing that can be read. */
export function readRaw({ read, size }: Pick<FileSource, 'read' | 'size'>, format: string): RawPhoto | undefined {
  const reader = readers[format];
  return reader ? reader(read, size) : readRawTiff(read, size, format);
}
