import { type Bytes, type End, isZero, unlessEmpty } from './complete-bytes.ts';
import { boxesEnd } from './complete-films.ts';

/** Programs and cameras put this much behind the end of a picture at most, where it is only padding. */
const padding = 65_536;

const gifEnd = Buffer.from([0, 0x3b]);

/** The end of JPEG, PNG, GIF, BMP and TIFF; undefined for what is none of them. */
export function pictureEnd(head: Buffer, bytes: Bytes): End | undefined {
  if (head.length < 4) return undefined;
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return jpegEnd(bytes);
  if (head.readUInt32BE(0) === 0x89504e47) return endsWith(bytes, 'IEND\xae\x42\x60\x82') ? 'whole' : 'partial';
  // GIF89a: the last block of a picture ends with an empty one, and the file with a semicolon
  if (head.toString('latin1', 0, 4) === 'GIF8')
    return bytes.read(bytes.size - 2, 2).equals(gifEnd) ? 'whole' : 'partial';
  if (head.toString('latin1', 0, 2) === 'BM' && head.length > 14 && head.readUInt32LE(6) === 0)
    return unlessEmpty(declared(head.readUInt32LE(2), bytes.size), bytes);
  return tiffEnd(head, bytes);
}

/** A size that the file says of itself, against the real one. More than it says proves nothing. */
function declared(said: number, size: number): End {
  return said > size ? 'partial' : said === size ? 'whole' : 'unknown';
}

/**
 * JPEG ends with an EOI marker (FFD9, ITU-T T.81 B.1.1.3). Behind it may lie padding, Samsung's trailer (which ends with
 * `SEFT`), or the film of a motion photo, whose length the XMP tells. The further pictures of a multi-picture file are
 * JPEGs themselves.
 */
function jpegEnd(bytes: Bytes): End {
  const tail = bytes.read(Math.max(0, bytes.size - padding), padding);
  let last = tail.length;
  while (last > 0 && tail[last - 1] === 0) last -= 1;
  if (last >= 2 && tail[last - 1] === 0xd9 && tail[last - 2] === 0xff) return 'whole';
  if (tail.toString('latin1', last - 4, last) === 'SEFT') return 'whole';
  return motionEnd(bytes);
}

/** Android's motion photo: the film is the last of the items that the XMP lists, its length counted from the end. */
function motionEnd(bytes: Bytes): End {
  const text = bytes.read(0, padding).toString('latin1');
  for (const [, length] of text.matchAll(/(?:MicroVideoOffset|Item:Length)\s*=\s*"(\d+)"/g)) {
    const start = bytes.size - Number(length);
    if (start <= 0 || bytes.read(start + 4, 4).toString('latin1') !== 'ftyp') continue;
    return boxesEnd(bytes, start) === 'whole' ? 'whole' : 'partial';
  }
  return 'partial';
}

/** TIFF and the raw formats made of it: the first directory may lie at the very end; that all is there is not told. */
function tiffEnd(head: Buffer, bytes: Bytes): End | undefined {
  const mark = head.toString('latin1', 0, 4);
  if (mark !== 'II*\0' && mark !== 'MM\0*') return undefined;
  if (head.length < 8) return 'partial';
  const at = mark === 'II*\0' ? head.readUInt32LE(4) : head.readUInt32BE(4);
  if (at + 2 > bytes.size) return 'partial';
  // a directory has entries: none are written yet
  return at >= 8 && isZero(bytes.read(at, 2)) ? 'partial' : 'unknown';
}

/** Whether the file ends with these characters, zeros behind them left out. */
function endsWith(bytes: Bytes, text: string): boolean {
  const tail = bytes.read(Math.max(0, bytes.size - padding), padding);
  let last = tail.length;
  while (last > 0 && tail[last - 1] === 0) last -= 1;
  return tail.toString('latin1', Math.max(0, last - text.length), last) === text;
}
