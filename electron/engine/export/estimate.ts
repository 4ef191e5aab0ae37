import type { Preset } from '../../../shared/model/export.ts';
import type { CopyFormat } from '../media/copy-request.ts';
import { place, type Size } from '../media/release/place.ts';

interface Packing {
  /** What a pixel takes, in bytes, of a source that takes one byte a pixel; of `lossy` formats times what `room` says. */
  readonly bytes: number;
  /** How much of what makes a source large makes its copy large, as an exponent. */
  readonly likeSource: number;
  /** The quality where a preset says none; null: there is one alone. */
  readonly lossy: number | null;
}

/** Fitted to copies of real and of drawn photos by all presets of the program; `test/bench/estimates.bench.ts` measures it. */
const packings: Readonly<Record<CopyFormat, Packing>> = {
  jpeg: { bytes: 9.9, likeSource: 0.5, lossy: 85 },
  webp: { bytes: 9.5, likeSource: 0.74, lossy: 82 },
  avif: { bytes: 12, likeSource: 0.68, lossy: 60 },
  png: { bytes: 2.7, likeSource: 0.4, lossy: null },
  tiff: { bytes: 3.4, likeSource: 0.44, lossy: null },
};

/** Bytes fall with this as qualities do: near the top each step takes much more than the one before. */
const room = (quality: number): number => 106 - quality;

/** Rather more than less: a disk that is full is worse than one that was called too small. */
const toBeSafe = 1.25;
/** Bytes of a pixel of sources between which copies differ; beyond are graphics, and what is not packed. */
const least = 0.08;
const most = 0.6;
/** What a copy says about itself, and its profile. */
const words = 4_000;

/** A picture of which nobody knows how large it is. */
const usual: Size = { width: 4000, height: 3000 };

/**
 * Bytes that a drawn copy of a picture will take, about.
 * @param size pixels of the source, null where they are not known
 * @param bytes of the source's file
 */
export function estimatedBytes(preset: Preset, size: Size | null, bytes: number): number {
  const source = size ?? usual;
  const { sheet } = place(source, preset);
  const format = preset.format === undefined || preset.format === 'keep' ? 'jpeg' : preset.format;
  const packing = packings[format];
  const asPacked = Math.min(most, Math.max(least, bytes / (source.width * source.height)));
  const rough = packing.lossy === null ? 1 : 1 / room(preset.quality ?? packing.lossy);
  const perPixel = packing.bytes * asPacked ** packing.likeSource * rough * toBeSafe;
  const drawn = Math.ceil(sheet.width * sheet.height * perPixel) + words;
  return Math.min(preset.mostBytes ?? drawn, drawn);
}
