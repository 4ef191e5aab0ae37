import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { iptcSegment, packet, withSegment } from '../../electron/engine/media/jpeg-segments.ts';
import { mp3File, wavFile } from '../../electron/engine/media/media-files.ts';
import { hashOf } from './disk.ts';
import type { MaterialKind } from './material.ts';

/** Titles that programs write into files begin with this, so that they are told from what a person said. */
export const embedded = 'Tertanam';

const titleXmp = (title: string): string =>
  packet(`<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${title}</rdf:li></rdf:Alt></dc:title>`);

/**
 * The same file after a program wrote words into it: XMP or IPTC of a JPEG, XMP of a PNG, tags of a sound, a box of a
 * film, an added update of a PDF. Null where programs write none.
 */
export function withWords(kind: MaterialKind, bytes: Buffer, n: number): Buffer | null {
  const title = `${embedded} ${n}`;
  switch (kind) {
    case 'shot':
    case 'picture':
      return n % 2 === 0
        ? withSegment(bytes, 0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${titleXmp(title)}`))
        : withSegment(bytes, 0xed, iptcSegment([[5, title]]));
    case 'png':
      return withChunk(bytes, 'iTXt', Buffer.from(`XML:com.adobe.xmp\0\0\0\0\0${titleXmp(title)}`));
    case 'mp3':
      // the frames behind the old tag, behind a new one
      return Buffer.concat([tagOf(mp3File(title, 'Humas')), bytes.subarray(tagOf(bytes).length)]);
    case 'wav': {
      const words = wavFile({ INAM: title });
      const sound = bytes.subarray(bytes.length - soundBytes);
      return Buffer.concat([words.subarray(0, words.length - soundBytes), sound]);
    }
    case 'mp4': {
      const xmp = Buffer.from(titleXmp(title));
      const head = Buffer.alloc(24);
      head.writeUInt32BE(24 + xmp.length, 0);
      head.write('uuid', 4, 'latin1');
      Buffer.from('be7acfcb97a942e89c71999491e3afac', 'hex').copy(head, 8);
      return Buffer.concat([bytes, head, xmp]);
    }
    case 'pdf':
      return Buffer.concat([bytes, Buffer.from(`9 0 obj\n<< /Title (${title}) >>\nendobj\n%%EOF\n`)]);
    default:
      return null;
  }
}

const soundBytes = 8000;

/** The ID3v2 tag that a file begins with. */
function tagOf(bytes: Buffer): Buffer {
  const size = [6, 7, 8, 9].reduce((sum, at) => (sum << 7) | (bytes[at] ?? 0), 0);
  return bytes.subarray(0, 10 + size);
}

/** Puts a chunk directly behind a PNG's header. */
function withChunk(png: Buffer, name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const head = Buffer.alloc(4);
  head.writeUInt32BE(data.length, 0);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body), 0);
  const behind = 8 + 25;
  return Buffer.concat([png.subarray(0, behind), head, body, sum, png.subarray(behind)]);
}

/**
 * The same picture after a program changed its pixels a little and packed it anew, its EXIF kept; a text with one more
 * line. Null where the material is neither.
 */
export async function changed(kind: MaterialKind, bytes: Buffer, n: number): Promise<Buffer | null> {
  switch (kind) {
    case 'shot':
    case 'picture':
      return sharp(bytes)
        .keepMetadata()
        .linear(1 + (n % 5) / 50, 2 + (n % 7))
        .jpeg({ quality: 70 + (n % 20) })
        .toBuffer();
    case 'png':
      return sharp(bytes)
        .keepMetadata()
        .linear(1 + (n % 5) / 50, 2 + (n % 7))
        .png()
        .toBuffer();
    case 'text':
      return Buffer.concat([bytes, Buffer.from(`Tambahan ${n}\n`)]);
    default:
      return null;
  }
}

/** A mark of a picture's pixels, whatever words lie around them. */
export const pixelsOf = async (picture: Buffer): Promise<string> => hashOf(await sharp(picture).raw().toBuffer());
