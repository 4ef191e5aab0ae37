import sharp, { type Metadata, type Sharp } from 'sharp';
import { tiffOf } from '../tiff-of.ts';
import { greyCurve } from './grey-curve.ts';

/** Numbers that mean colours of sRGB, or of Display P3. */
export type Space = 'srgb' | 'p3';

export interface Pixels {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
  readonly channels: 3 | 4;
  readonly space: Space;
}

/**
 * What is to be done with the colours of a source. `deep`: more than eight bits with a profile, which sharp works on in the
 * numbers of P3 and has to be told to bring back. `wide`: colours may lie outside of sRGB. `grey`: what the numbers of a grey
 * of sixteen bits mean, whose profile sharp passes over.
 */
export interface Colours {
  readonly deep: boolean;
  readonly wide: boolean;
  readonly profile: Buffer | undefined;
  readonly grey: Uint8Array | undefined;
}

/** ICC.1:2022, 7.2: the header's 128 bytes with `acsp` at 36 and the space of the numbers at 16. */
export function isRgbProfile(profile: Buffer | undefined): profile is Buffer {
  return (
    profile !== undefined &&
    profile.length >= 132 &&
    profile.readUInt32BE(0) <= profile.length &&
    profile.toString('latin1', 16, 20) === 'RGB ' &&
    profile.toString('latin1', 36, 40) === 'acsp' &&
    tagsAreInside(profile)
  );
}

function tagsAreInside(profile: Buffer): boolean {
  const count = profile.readUInt32BE(128);
  if (count === 0 || count > 200 || 132 + count * 12 > profile.length) return false;
  for (let at = 132; at < 132 + count * 12; at += 12) {
    const [offset, length] = [profile.readUInt32BE(at + 4), profile.readUInt32BE(at + 8)];
    if (length < 8 || offset + length > profile.length) return false;
    // the type of every tag is four letters
    if (!/^[\x20-\x7e]{4}$/.test(profile.toString('latin1', offset, offset + 4))) return false;
  }
  return true;
}

export function coloursOf({ icc, depth, space }: Metadata): Colours {
  const inRgb = space === 'srgb' || space === 'rgb16' || space === 'rgb';
  const profile = inRgb && isRgbProfile(icc) ? icc : undefined;
  const deep = profile !== undefined && depth === 'ushort';
  const named = profile?.toString('latin1').replaceAll('\0', '') ?? '';
  const grey = space === 'grey16' ? greyCurve(icc) : undefined;
  return { deep, wide: profile !== undefined && !/sRGB/.test(named), profile, grey };
}

/**
 * A picture as it comes from its file, in eight bits and in sRGB; in the numbers of P3 where that is asked for and its colours
 * may lie outside of sRGB.
 */
export async function unpacked(image: Sharp, colours: Colours, space: Space): Promise<Pixels> {
  const { deep, wide, profile, grey } = colours;
  if (grey) return greyPixels(image, grey);
  if (deep) return { ...(await bytesOf(image.withIccProfile(space))), space };
  if (space === 'p3' && wide && profile) return asP3(await bytesOf(image.keepIccProfile()), profile);
  return { ...(await bytesOf(image.toColourspace('srgb'))), space: 'srgb' };
}

async function bytesOf(image: Sharp): Promise<Omit<Pixels, 'space'>> {
  const { data, info } = await image.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  // grey is spread over three channels on the way
  return { data, width, height, channels: channels as 3 | 4 };
}

async function greyPixels(image: Sharp, curve: Uint8Array): Promise<Pixels> {
  const { data, info } = await image
    .toColourspace('grey16')
    .raw({ depth: 'ushort' })
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels: own } = info;
  const channels = own === 2 ? 4 : 3;
  const pixels = Buffer.allocUnsafe(width * height * channels);
  for (let from = 0, to = 0; to < pixels.length; from += own * 2, to += channels) {
    const grey = curve[data.readUInt16LE(from)] as number;
    pixels[to] = grey;
    pixels[to + 1] = grey;
    pixels[to + 2] = grey;
    if (channels === 4) pixels[to + 3] = data.readUInt16LE(from + 2) >> 8;
  }
  return { data: pixels, width, height, channels, space: 'srgb' };
}

const known = new Map<Space, Buffer>();

/** The profile of a space that sharp brings along. */
async function profileOf(space: Space): Promise<Buffer> {
  const kept = known.get(space);
  if (kept) return kept;
  const dot = sharp({ create: { width: 1, height: 1, channels: 3, background: '#fff' } });
  const { icc } = await sharp(await dot.withIccProfile(space).png().toBuffer()).metadata();
  known.set(space, icc as Buffer);
  return icc as Buffer;
}

/** Pixels in a file's own numbers, with its profile, as numbers of P3; nothing is cut off at sRGB on the way. */
async function asP3(own: Omit<Pixels, 'space'>, profile: Buffer): Promise<Pixels> {
  const { width, height, channels } = own;
  const deep = Buffer.allocUnsafe(own.data.length * 2);
  // a byte twice is the same share of sixteen bits
  for (let i = 0; i < own.data.length; i++) deep.writeUInt16BE((own.data[i] as number) * 257, i * 2);
  const tiff = tiffOf({
    data: deep,
    width,
    height,
    bits: 16,
    planes: channels,
    mixed: true,
    space: 'rgb',
    palette: undefined,
    profile,
  });
  const { data } = await sharp(tiff, { limitInputPixels: false })
    .withIccProfile('p3')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return { data, width, height, channels, space: 'p3' };
}

/** The pixels with the profile that says what their numbers mean, for whatever reads profiles. */
export async function tagged(pixels: Pixels, dpi?: number): Promise<Buffer> {
  const { data, width, height, channels, space } = pixels;
  const profile = await profileOf(space);
  const samples = { data, width, height, bits: 8, planes: channels, mixed: true, space: 'rgb' as const, profile };
  return tiffOf({ ...samples, palette: undefined, dpi });
}

export const opened = ({ data, width, height, channels }: Omit<Pixels, 'space'>) =>
  sharp(data, { raw: { width, height, channels }, limitInputPixels: false });

/** The same colours in other numbers. */
export async function inSpace(pixels: Pixels, space: Space): Promise<Pixels> {
  if (pixels.space === space) return pixels;
  const image =
    space === 'p3'
      ? opened(pixels).withIccProfile('p3')
      : sharp(await tagged(pixels), { limitInputPixels: false }).toColourspace('srgb');
  return { ...pixels, data: await image.raw({ depth: 'uchar' }).toBuffer(), space };
}

/** A colour of sRGB (`#rrggbb`) in the numbers of a space. */
export async function colourIn(hex: string, space: Space): Promise<{ r: number; g: number; b: number }> {
  const number = Number.parseInt(hex.slice(1), 16);
  const data = Buffer.from([(number >> 16) & 255, (number >> 8) & 255, number & 255]);
  const [r = 0, g = 0, b = 0] = (await inSpace({ data, width: 1, height: 1, channels: 3, space: 'srgb' }, space)).data;
  return { r, g, b };
}
