import type { TechnicalFacts } from '../../../../shared/model/facts.ts';
import type { Size } from './picture-size.ts';
import type { ReadAt } from './tiff.ts';

/** What lies in the chunks of a WebP. */
export interface WebpBlocks {
  readonly size: Size;
  readonly exif: Buffer | undefined;
  readonly xmp: Buffer | undefined;
  readonly icc: Buffer | undefined;
  readonly details: TechnicalFacts;
}

const mostChunks = 20_000;
const largestBlock = 16 * 1024 * 1024;

/** Reads the chunks of a WebP (RFC 9649) by their headers. Programs that write XMP spell its name in several ways. */
export function readWebp(read: ReadAt): WebpBlocks {
  let size: Size = { width: undefined, height: undefined };
  let canvas: Size | undefined;
  let exif: Buffer | undefined;
  let xmp: Buffer | undefined;
  let icc: Buffer | undefined;
  let frames = 0;
  let compression: string | undefined;
  let at = 12;
  for (let n = 0; n < mostChunks; n++) {
    const head = read(at, 8);
    if (head.length < 8) break;
    const name = head.toString('latin1', 0, 4);
    const length = head.readUInt32LE(4);
    const body = () => read(at + 8, Math.min(length, largestBlock));
    if (name === 'VP8X') canvas ??= extended(body());
    else if (name === 'VP8 ' || name === 'VP8L') {
      compression ??= name === 'VP8L' ? 'WebP lossless' : 'WebP';
      if (!size.width) size = (name === 'VP8L' ? lossless : lossy)(read(at + 8, 10));
    } else if (name === 'ANMF') frames++;
    else if (name === 'EXIF') exif ??= body();
    else if (name.slice(0, 3) === 'XMP') xmp ??= body();
    else if (name === 'ICCP') icc ??= body();
    at += 8 + length + (length & 1);
  }
  return {
    size: canvas ?? size,
    exif,
    xmp,
    icc,
    details: { ...(frames > 1 ? { frames } : {}), ...(compression ? { compression } : {}), bitDepth: 8 },
  };
}

function extended(body: Buffer): Size | undefined {
  if (body.length < 10) return undefined;
  return { width: body.readUIntLE(4, 3) + 1, height: body.readUIntLE(7, 3) + 1 };
}

function lossy(body: Buffer): Size {
  if (body.length < 10 || body.readUIntBE(3, 3) !== 0x9d012a) return { width: undefined, height: undefined };
  return { width: body.readUInt16LE(6) & 0x3fff, height: body.readUInt16LE(8) & 0x3fff };
}

function lossless(body: Buffer): Size {
  if (body.length < 5 || body[0] !== 0x2f) return { width: undefined, height: undefined };
  const bits = body.readUInt32LE(1);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}
