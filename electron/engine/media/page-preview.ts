import sharp from 'sharp';
import type { FileSource } from './file-source.ts';
import { photoshopResource } from './probe/psd.ts';

/** Pages that are programs or layouts are not drawn here; what their makers stored to be looked at is. */
const mostScanned = 256 * 1024 * 1024;
const piece = 4 * 1024 * 1024;
const largestPicture = 32 * 1024 * 1024;
const thumbnailId = 0x040c;

/**
 * The stored preview of a PostScript page, an Illustrator drawing or an InDesign document, or undefined: the TIFF behind
 * the PostScript ("EPSF" 3.0, DOS binary files), the bitmap in its comments (EPSI), Photoshop's thumbnail, or those of
 * XMP (xmpGImg:image).
 */
export async function pagePreview(source: FileSource): Promise<Buffer | undefined> {
  return dosPreview(source) ?? (await commentPreview(source)) ?? photoshopPreview(source) ?? xmpPreview(source);
}

function dosPreview(source: FileSource): Buffer | undefined {
  const head = source.read(0, 30);
  if (head.length < 30 || head.readUInt32BE(0) !== 0xc5d0d3c6) return undefined;
  const [at, length] = [head.readUInt32LE(20), head.readUInt32LE(24)];
  return at > 0 && length > 8 && length < mostScanned ? source.read(at, length) : undefined;
}

/** `%%BeginPreview: width height depth lines`, then its samples in hexadecimal; a full sample is black. */
async function commentPreview(source: FileSource): Promise<Buffer | undefined> {
  const head = source.read(0, piece).toString('latin1');
  const found = /%%BeginPreview:\s*(\d{1,5})\s+(\d{1,5})\s+([1248])\s+\d+/.exec(head);
  const end = found ? head.indexOf('%%EndPreview', found.index) : -1;
  if (!found || end < 0) return undefined;
  const [width, height, depth] = [Number(found[1]), Number(found[2]), Number(found[3])];
  const packed = fromHex(head.slice(found.index + found[0].length, end));
  const row = Math.ceil((width * depth) / 8);
  if (width * height === 0 || packed.length < row * height) return undefined;
  const most = 2 ** depth - 1;
  const data = Buffer.alloc(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const bit = x * depth;
      const sample = ((packed[y * row + (bit >> 3)] ?? 0) >> (8 - depth - (bit & 7))) & most;
      data[y * width + x] = 255 - (sample * 255) / most;
    }
  }
  return sharp(data, { raw: { width, height, channels: 1 } })
    .png()
    .toBuffer();
}

const fromHex = (text: string): Buffer => Buffer.from(text.replace(/[^0-9a-f]/gi, ''), 'hex');

/** Photoshop writes its resources into a comment, in hexadecimal. */
function photoshopPreview(source: FileSource): Buffer | undefined {
  const head = source.read(0, piece).toString('latin1');
  const line = /%BeginPhotoshop:[^\r\n]*/.exec(head);
  const end = line ? head.indexOf('%EndPhotoshop', line.index) : -1;
  if (!line || end < 0) return undefined;
  const stored = photoshopResource(fromHex(head.slice(line.index + line[0].length, end)), thumbnailId);
  return stored && stored.length > 28 ? stored.subarray(28) : undefined;
}

/** The largest of the first pictures in XMP: base64, with its line breaks written as entities. */
function xmpPreview(source: FileSource): Buffer | undefined {
  const end = Math.min(source.size, mostScanned);
  let best: string | undefined;
  let seen = 0;
  for (let at = 0; at < end && seen < 3; ) {
    const text = source.read(at, piece).toString('latin1');
    const start = text.indexOf('xmpGImg:image>');
    if (start < 0) {
      at += piece - 32;
      continue;
    }
    const from = at + start + 'xmpGImg:image>'.length;
    const body = source.read(from, Math.min(largestPicture, source.size - from)).toString('latin1');
    const stop = body.indexOf('<');
    if (stop < 0) break;
    if (stop > (best?.length ?? 0)) best = body.slice(0, stop);
    seen += 1;
    // behind the closing tag, which has the same name
    at = from + stop + '</xmpGImg:image>'.length;
  }
  const bytes = best && Buffer.from(best.replace(/&#x?\w+;/g, ''), 'base64');
  return bytes && bytes.length > 100 ? bytes : undefined;
}
