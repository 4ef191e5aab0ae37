import { BahanError } from '../../../shared/errors.ts';
import { type Bitmap, readDib } from './bitmap.ts';

/** The largest picture of an icon or cursor: a PNG, or a bitmap whose height counts its mask as well. */
export function readIco(file: Buffer): Bitmap {
  let best: Buffer | undefined;
  let area = 0;
  for (let i = 0, at = 6; i < file.readUInt16LE(4) && at + 16 <= file.length; i++, at += 16) {
    const size = (file[at] || 256) * (file[at + 1] || 256) + file.readUInt16LE(at + 6) / 100;
    const from = file.readUInt32LE(at + 12);
    if (size > area && from < file.length) {
      area = size;
      best = file.subarray(from, from + file.readUInt32LE(at + 8));
    }
  }
  if (!best) throw new BahanError('file-damaged', {}, { message: 'an icon without a picture' });
  if (best.toString('latin1', 1, 4) === 'PNG') return { png: best };
  return readDib(best, { pixelsAt: undefined, hasMask: true });
}
