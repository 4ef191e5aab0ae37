import sharp from 'sharp';

/** What a kept picture is like, so that shots can be compared and the best of them be put first. */
export interface Shot {
  /** Brightness of `side` × `side` squares, 0..255, row by row. */
  readonly grey: Uint8Array;
  /** Width by height. */
  readonly shape: number;
  /** How strongly neighbouring pixels differ (the variance of the Laplacian, Pech-Pacheco et al. 2000): more is sharper. */
  readonly sharpness: number;
  /** Share of pixels that are black or white and nothing else, 0..1: too dark or too bright to show anything. */
  readonly clipped: number;
}

export const side = 32;
/** Longer side at which sharpness is measured: all of one camera are kept alike. */
const edge = 512;
const [black, white] = [6, 250];

/** Measures a kept picture (a packed one). @throws what sharp says about broken bytes */
export async function measureShot(kept: Uint8Array): Promise<Shot> {
  const { data, info } = await sharp(kept)
    .resize(edge, edge, { fit: 'inside', withoutEnlargement: true })
    .flatten()
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const grey = await sharp(data, { raw: { width, height, channels: 1 } })
    .resize(side, side, { fit: 'fill' })
    // a hand that moves by less than a square changes them all
    .blur(1.2)
    .greyscale()
    .raw()
    .toBuffer();
  return { grey: new Uint8Array(grey), shape: width / height, ...clarity(data, width, height) };
}

/** How sharp a picture is, and how much of it shows nothing; `data`: brightness of its pixels. */
export function clarity(data: Uint8Array, width: number, height: number): Pick<Shot, 'sharpness' | 'clipped'> {
  let [sum, squares, count, clipped] = [0, 0, 0, 0];
  for (const value of data) if (value <= black || value >= white) clipped += 1;
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      const at = y * width + x;
      const around = (data[at - 1] ?? 0) + (data[at + 1] ?? 0) + (data[at - width] ?? 0) + (data[at + width] ?? 0);
      const curve = around - 4 * (data[at] ?? 0);
      sum += curve;
      squares += curve * curve;
      count += 1;
    }
  }
  const mean = count ? sum / count : 0;
  return { sharpness: count ? squares / count - mean * mean : 0, clipped: data.length ? clipped / data.length : 0 };
}
