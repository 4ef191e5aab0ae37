import sharp from 'sharp';
import { BahanError } from '../../../shared/errors.ts';
import type { Frame } from '../host.ts';
import type { Strip } from './pictures.ts';

/** Longer side of one frame in a strip, in pixels. */
const cellEdge = 240;
const mostFrames = 60;
/** A decoder gives what a film says of itself; no frame of a film is larger than this. */
const pixelLimit = 1e8;

/** One frame in the size of a cell: three bytes a pixel. */
interface Cell {
  readonly frame: Frame;
  readonly pixels: Buffer;
  readonly light: Light;
}

/** Of the luminance (0..255) of one frame. */
interface Light {
  readonly mean: number;
  readonly spread: number;
}

export interface FilmPictures {
  /** The frame that stands for the film. */
  readonly poster: Frame;
  /** Absent for a film of one frame. */
  readonly strip: Strip | undefined;
}

/** Finds the frame that stands for a film, and lays all of them side by side. Frames that cannot be read are left out. */
export async function filmPictures(frames: readonly Frame[]): Promise<FilmPictures> {
  const size = await cellSize(frames);
  const cells: Cell[] = [];
  for (const frame of frames.slice(0, mostFrames)) {
    const pixels = await sharp(frame.bytes, { failOn: 'none', limitInputPixels: pixelLimit })
      .resize(size.width, size.height, { fit: 'fill', kernel: 'linear' })
      .toColourspace('srgb')
      .flatten({ background: '#000000' })
      .raw()
      .toBuffer()
      .catch(() => undefined);
    if (pixels?.length === size.width * size.height * 3) cells.push({ frame, pixels, light: lightOf(pixels) });
  }
  const poster = cells[posterAmong(cells.map(({ light }) => light))];
  if (!poster) throw new BahanError('file-damaged', {}, { message: 'no frame of the film can be read' });
  return { poster: poster.frame, strip: cells.length > 1 ? await sideBySide(cells, size) : undefined };
}

async function cellSize(frames: readonly Frame[]): Promise<{ width: number; height: number }> {
  for (const { bytes } of frames) {
    const { width, height } = await sharp(bytes, { limitInputPixels: pixelLimit })
      .metadata()
      .catch(() => ({ width: 0, height: 0 }));
    if (!width || !height) continue;
    const scale = Math.min(1, cellEdge / Math.max(width, height));
    return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
  }
  throw new BahanError('file-damaged', {}, { message: 'no frame of the film can be read' });
}

/** Rec. 601 luminance of packed RGB. */
function lightOf(pixels: Buffer): Light {
  let sum = 0;
  let squares = 0;
  const count = pixels.length / 3;
  for (let at = 0; at < pixels.length; at += 3) {
    const y = 0.299 * (pixels[at] ?? 0) + 0.587 * (pixels[at + 1] ?? 0) + 0.114 * (pixels[at + 2] ?? 0);
    sum += y;
    squares += y * y;
  }
  const mean = sum / count;
  return { mean, spread: Math.sqrt(Math.max(0, squares / count - mean * mean)) };
}

/** Below and above these a frame is taken as black, white or of one colour, whatever small mark is on it. */
const darkest = 24;
const lightest = 235;
const leastSpread = 12;

/**
 * The place of the first frame on which something can be seen; the very first comes last of these, since films fade in.
 * Where all are dark or blank, the one with the most to see. -1 without frames.
 */
export function posterAmong(lights: readonly Light[]): number {
  const inOrder = [...lights.keys()].map((place) => (place + 1) % lights.length);
  const isGood = (place: number): boolean => {
    const { mean, spread } = lights[place] as Light;
    return mean >= darkest && mean <= lightest && spread >= leastSpread;
  };
  const good = inOrder.find(isGood);
  if (good !== undefined) return good;
  let best = -1;
  let most = -1;
  for (const [place, { mean, spread }] of lights.entries()) {
    const seen = spread * 4 + Math.min(mean, 255 - mean);
    if (seen > most) [best, most] = [place, seen];
  }
  return best;
}

async function sideBySide(cells: readonly Cell[], { width, height }: { width: number; height: number }) {
  const line = width * 3;
  const data = Buffer.alloc(line * cells.length * height);
  for (const [place, { pixels }] of cells.entries()) {
    for (let y = 0; y < height; y++) {
      pixels.copy(data, (y * cells.length + place) * line, y * line, (y + 1) * line);
    }
  }
  const raw = { width: width * cells.length, height, channels: 3 as const };
  const bytes = await sharp(data, { raw }).jpeg({ quality: 72 }).toBuffer();
  return { mime: 'image/jpeg', bytes, frames: cells.length };
}
