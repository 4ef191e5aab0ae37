import { type Box, bodyOf, boxAt, boxesOf, boxId } from './boxes.ts';
import { exifOfTiff } from './exif.ts';
import { largestJpeg, type Place } from './jpeg-places.ts';
import type { RawPhoto } from './raw-photo.ts';
import { rawOfTiff } from './raw-tiff.ts';
import { type ReadAt, readTiff, type Tiff, type TiffDirectory } from './tiff.ts';

/**
 * Canon CR3 (ISO base media): TIFF blocks in boxes CMT1 (picture), CMT2 (EXIF) and CMT4 (GPS) of Canon's own box, small
 * JPEGs in PRVW and THMB, and one of full size as the first sample of a track.
 */
export function readCr3(read: ReadAt, size: number): RawPhoto | undefined {
  const film = boxAt(read, 0, size, 'moov');
  const canon = film && [...boxesOf(read, film.start, film.end)].find((box) => box.uuid === boxId.canon);
  if (!film || !canon) return undefined;
  const own = [...boxesOf(read, canon.start, canon.end)];
  const block = (name: string): Tiff | undefined => {
    const body = bodyOf(
      read,
      own.find((box) => box.type === name),
    );
    return body && readTiff((offset, length) => body.subarray(offset, offset + length));
  };
  const as = (name: string, role: TiffDirectory['role']) =>
    block(name)?.directories.map((each) => ({ ...each, role })) ?? [];
  const picture = block('CMT1');
  const exif = as('CMT2', 'exif');
  const directories = [...(picture?.directories ?? []), ...exif, ...as('CMT4', 'gps')];
  const tiff = { littleEndian: picture?.littleEndian ?? true, directories };
  const top = [...boxesOf(read, 0, size)];
  return {
    ...rawOfTiff(tiff, 'cr2'),
    exif: exifOfTiff(tiff),
    xmp: bodyOf(
      read,
      top.find((box) => box.uuid === boxId.xmp),
    ),
    preview: largestJpeg([...small(read, own, top), ...samples(read, film)], read),
  };
}

function small(read: ReadAt, own: readonly Box[], top: readonly Box[]): Place[] {
  const places: Place[] = [];
  const thumb = own.find((box) => box.type === 'THMB');
  if (thumb) places.push({ offset: thumb.start + 16, length: numberAt(read, thumb.start + 8) });
  const outer = top.find((box) => box.uuid === boxId.canonPreview);
  const shown = outer && boxAt(read, outer.start + 8, outer.end, 'PRVW');
  if (shown) places.push({ offset: shown.start + 16, length: numberAt(read, shown.start + 12) });
  return places;
}

/** The first sample of each track. */
function samples(read: ReadAt, film: Box): Place[] {
  const places: Place[] = [];
  for (const track of boxesOf(read, film.start, film.end)) {
    if (track.type !== 'trak') continue;
    const table = boxAt(read, track.start, track.end, 'mdia', 'minf', 'stbl');
    const inside = (name: string) => table && bodyOf(read, boxAt(read, table.start, table.end, name), 64);
    const sizes = inside('stsz');
    const wide = inside('co64');
    const narrow = inside('stco');
    if (!sizes || sizes.length < 12) continue;
    const length = sizes.readUInt32BE(4) || (sizes.length >= 16 ? sizes.readUInt32BE(12) : 0);
    const offset =
      wide && wide.length >= 16
        ? Number(wide.readBigUInt64BE(8))
        : narrow && narrow.length >= 12
          ? narrow.readUInt32BE(8)
          : 0;
    if (offset > 0 && length > 0) places.push({ offset, length });
  }
  return places;
}

function numberAt(read: ReadAt, offset: number): number {
  const bytes = read(offset, 4);
  return bytes.length === 4 ? bytes.readUInt32BE(0) : 0;
}
