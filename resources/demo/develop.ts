import sharp, { type OverlayOptions, type Sharp } from 'sharp';
import { cloud, random } from './random.ts';
import type { LandPicture } from './terrain.ts';

/** One sheet of a picture, from the back to the front. An SVG without a size fills the picture. */
export type Layer =
  | { readonly land: LandPicture; readonly exposure: number }
  | {
      readonly svg: string;
      readonly blur?: number;
      readonly blend?: 'over' | 'screen' | 'soft-light' | 'multiply' | 'overlay';
    };

/** How the camera and the person at the desk treated a picture. */
export interface Look {
  readonly exposure: number;
  readonly warmth: number;
  readonly saturation: number;
  readonly contrast: number;
  readonly grain: number;
  readonly vignette: number;
  readonly bloom: number;
}

export const plainLook: Look = {
  exposure: 1,
  warmth: 0,
  saturation: 1.06,
  contrast: 1.06,
  grain: 0.5,
  vignette: 0.35,
  bloom: 0.25,
};

/** Light to picture values by a filmic curve: what glares rolls off instead of clipping. */
function expose(land: LandPicture, exposure: number): Buffer {
  const out = Buffer.allocUnsafe(land.width * land.height * 3);
  for (let i = 0; i < out.length; i++) {
    const x = (land.light[i] as number) * exposure;
    const film = (x * (2.51 * x + 0.03)) / (x * (2.43 * x + 0.59) + 0.14);
    out[i] = film <= 0 ? 0 : film >= 1 ? 255 : Math.round(255 * film ** 0.4545);
  }
  return out;
}

/** The part of the drawn sheet that the picture shows, in sheet pixels. */
export interface Crop {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const framed = (svg: string, crop: Crop, width: number, height: number): Buffer =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${crop.left} ${crop.top} ${crop.width} ${crop.height}">${svg}</svg>`,
  );

/** One sheet as raw RGBA. What is out of focus is drawn small and grown: blurring is what costs most. */
async function sheetOf(
  layer: Extract<Layer, { svg: string }>,
  crop: Crop,
  width: number,
  height: number,
): Promise<Buffer> {
  const sigma = (layer.blur ?? 0) * (width / crop.width);
  const shrink = sigma > 16 ? 8 : sigma > 5 ? 4 : sigma > 2.4 ? 2 : 1;
  if (shrink === 1) {
    const drawn = sharp(framed(layer.svg, crop, width, height), { unlimited: true });
    return (sigma > 0.3 ? drawn.blur(sigma) : drawn).ensureAlpha().raw().toBuffer();
  }
  const small = { width: Math.ceil(width / shrink), height: Math.ceil(height / shrink) };
  const drawn = await sharp(framed(layer.svg, crop, small.width, small.height), { unlimited: true })
    .blur(Math.max(0.5, sigma / shrink))
    .ensureAlpha()
    .raw()
    .toBuffer();
  return sharp(drawn, { raw: { ...small, channels: 4 } })
    .resize(width, height, { fit: 'fill', kernel: 'cubic' })
    .raw()
    .toBuffer();
}

/** Lays the sheets over each other at working size, showing `crop` of them. Answers raw RGB. */
export async function compose(layers: readonly Layer[], width: number, height: number, crop?: Crop): Promise<Buffer> {
  const shown = crop ?? { left: 0, top: 0, width, height };
  let base: Buffer | undefined;
  const rest: OverlayOptions[] = [];
  for (const layer of layers) {
    if ('land' in layer) {
      base = expose(layer.land, layer.exposure);
      if (crop)
        base = await sharp(base, { raw: { width: layer.land.width, height: layer.land.height, channels: 3 } })
          .extract({
            left: Math.floor(crop.left),
            top: Math.floor(crop.top),
            width: Math.floor(crop.width),
            height: Math.floor(crop.height),
          })
          .resize(width, height, { fit: 'fill', kernel: 'cubic' })
          .raw()
          .toBuffer();
      continue;
    }
    rest.push({
      input: await sheetOf(layer, shown, width, height),
      raw: { width, height, channels: 4 },
      blend: layer.blend ?? 'over',
    });
  }
  const ground = base
    ? sharp(base, { raw: { width, height, channels: 3 } })
    : sharp({ create: { width, height, channels: 3, background: '#000' } });
  return ground.composite(rest).removeAlpha().raw().toBuffer();
}

const grainSize = 512;
let grainTile: Int8Array | undefined;

/** A tile of film grain: fine noise with a little clumping, as sensors at dusk have it; -128..127 around nothing. */
function grain(): Int8Array {
  if (grainTile) return grainTile;
  const dice = random(77);
  const tile = new Int8Array(grainSize * grainSize);
  for (let i = 0; i < tile.length; i++) {
    const clump = (cloud((i % grainSize) * 0.5, ((i / grainSize) | 0) * 0.5, 2) - 0.5) * 30;
    tile[i] = Math.round(clump + (dice.next() + dice.next() + dice.next() - 1.5) * 26);
  }
  grainTile = tile;
  return tile;
}

/** Colour, contrast, glow around lights and darker corners, in place, at working size. */
async function grade(raw: Buffer, width: number, height: number, look: Look): Promise<void> {
  const small = 96;
  const smallHeight = Math.max(2, Math.round((height / width) * small));
  const glow =
    look.bloom > 0
      ? await sharp(raw, { raw: { width, height, channels: 3 } })
          .resize(small, smallHeight, { fit: 'fill' })
          .linear(1.9, -150)
          .blur(2.6)
          .resize(width, height, { fit: 'fill', kernel: 'linear' })
          .raw()
          .toBuffer()
      : undefined;
  const channels = [1 + look.warmth * 0.07, 1, 1 - look.warmth * 0.08].map((tint) => {
    const table = new Float32Array(256);
    for (let i = 0; i < 256; i++) table[i] = (i * look.exposure - 128) * look.contrast * tint + 128 * tint;
    return table;
  });
  const [reds, greens, blues] = channels as [Float32Array, Float32Array, Float32Array];
  for (let y = 0; y < height; y++) {
    const fromMiddleY = (y / height - 0.48) * 1.28;
    for (let x = 0; x < width; x++) {
      const fromMiddleX = (x / width - 0.5) * 1.28;
      const corner = Math.max(0, fromMiddleX * fromMiddleX + fromMiddleY * fromMiddleY - 0.2);
      const dim = 1 - Math.min(0.85, corner * 1.15 * look.vignette);
      const at = (y * width + x) * 3;
      const red = reds[raw[at] as number] as number;
      const green = greens[raw[at + 1] as number] as number;
      const blue = blues[raw[at + 2] as number] as number;
      const grey = red * 0.3 + green * 0.59 + blue * 0.11;
      for (let c = 0; c < 3; c++) {
        const own = c === 0 ? red : c === 1 ? green : blue;
        let value = (grey + (own - grey) * look.saturation) * dim;
        if (glow) value += (255 - Math.min(255, value)) * ((glow[at + c] as number) / 255) * look.bloom;
        raw[at + c] = value < 0 ? 0 : Math.min(value, 255);
      }
    }
  }
}

/**
 * Working picture to a finished one of `width` × `height`: colour, glow, corners, then grain at the final size.
 * Answers a sharp pipeline to be encoded.
 */
export async function develop(
  raw: Buffer,
  from: { width: number; height: number },
  to: { width: number; height: number },
  look: Look,
): Promise<Sharp> {
  await grade(raw, from.width, from.height, look);
  const large = sharp(raw, { raw: { width: from.width, height: from.height, channels: 3 } }).resize(
    to.width,
    to.height,
    {
      fit: 'fill',
      kernel: 'cubic',
    },
  );
  if (look.grain <= 0) return large;
  const data = await large.raw().toBuffer();
  const tile = grain();
  for (let y = 0; y < to.height; y++) {
    const row = (y & (grainSize - 1)) * grainSize;
    for (let x = 0; x < to.width; x++) {
      const at = (y * to.width + x) * 3;
      const light = data[at + 1] as number;
      // strongest in the middle tones, as on film
      const add = (tile[row + (x & (grainSize - 1))] as number) * look.grain * (0.35 + (light * (255 - light)) / 26000);
      for (let c = 0; c < 3; c++) {
        const value = (data[at + c] as number) + add;
        data[at + c] = value < 0 ? 0 : Math.min(value, 255);
      }
    }
  }
  return sharp(data, { raw: { width: to.width, height: to.height, channels: 3 } });
}
