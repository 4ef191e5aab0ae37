import { headLength, type TiffEntry, tiffWriter } from './tiff-directory.ts';

/** Samples that are to be drawn in their own colours. */
export interface Samples {
  /** Planes one after the other, or pixel by pixel when `mixed`; of 16 bits big-endian. Of Lab, a and b are signed. */
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  readonly planes: number;
  /** The samples of a pixel side by side. */
  readonly mixed?: boolean;
  readonly space: 'grey' | 'indexed' | 'rgb' | 'cmyk' | 'lab';
  /** 256 reds, 256 greens, 256 blues. */
  readonly palette: Buffer | undefined;
  /** ICC. */
  readonly profile: Buffer | undefined;
  /** Dots per inch that it is printed with. */
  readonly dpi?: number | undefined;
}

/** TIFF 6.0, section 8 and technical note 2: what a sample means. */
const meanings = { grey: 1, indexed: 3, rgb: 2, cmyk: 5, lab: 8 } as const;
const rowsOfStrip = 64;
const largestProfile = 8e6;

const { shorts, longs, ratios, head, directory } = tiffWriter('MM');

/** A big-endian TIFF around samples, so that a decoder that knows profiles and all these colours draws them. */
export function tiffOf(samples: Samples): Buffer {
  const { data, width, height, bits, planes, mixed, space, palette, profile, dpi } = samples;
  const line = width * (bits / 8) * (mixed ? planes : 1);
  const places: number[] = [];
  const lengths: number[] = [];
  for (let plane = 0; plane < (mixed ? 1 : planes); plane++) {
    for (let row = 0; row < height; row += rowsOfStrip) {
      places.push(headLength + (plane * height + row) * line);
      lengths.push(Math.min(rowsOfStrip, height - row) * line);
    }
  }
  const entries: TiffEntry[] = [
    longs(256, width),
    longs(257, height),
    shorts(258, ...Array.from({ length: planes }, () => bits)),
    shorts(259, 1),
    shorts(262, meanings[space]),
    longs(273, ...places),
    shorts(277, planes),
    longs(278, rowsOfStrip),
    longs(279, ...lengths),
    shorts(284, planes > 1 && !mixed ? 2 : 1),
    ...(dpi ? [ratios(282, [dpi, 1]), ratios(283, [dpi, 1]), shorts(296, 2)] : []),
  ];
  if (palette?.length === 768) entries.push(shorts(320, ...[...palette].map((value) => value * 257)));
  if (space === 'rgb' && planes === 4) entries.push(shorts(338, 2));
  if (profile && profile.length > 128 && profile.length < largestProfile) {
    entries.push({ tag: 34675, type: 7, bytes: profile, count: profile.length });
  }
  const padding = Buffer.alloc(data.length & 1);
  const at = headLength + data.length + padding.length;
  return Buffer.concat([head(at), data, padding, directory(entries, at)]);
}
