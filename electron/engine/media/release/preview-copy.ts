import sharp from 'sharp';
import { BahanError } from '../../../../shared/errors.ts';
import type { CopyPreview, PreviewRequest } from '../copy-request.ts';
import { fromBytes } from '../draw.ts';
import { withFile } from '../file-source.ts';
import { opened, type Pixels } from './colours.ts';
import { type OpenedPicture, openPicture } from './decode.ts';
import { formatOf } from './pack.ts';
import { place, type Size, scaleOf, shrunk } from './place.ts';
import { drawSheet } from './sheet.ts';

/** A kept picture that has a little less than is needed is still sharp enough to look at. */
const enough = 0.8;

/**
 * Draws what a copy would be, with at most `edge` pixels on the longer side, by the same steps as the copy. What is shown of
 * the colours is sRGB, and the packing of the copy is not.
 * @throws BahanError about the file; `picture-unavailable` where there is neither a kept picture nor a file; `logo-missing`
 */
export async function previewCopy(request: PreviewRequest): Promise<CopyPreview> {
  const { kept, path, size } = request;
  const small = kept && (await sharp(kept).metadata());
  const known = size ?? (path === undefined ? small : undefined);
  if (small && known && (path === undefined || isEnough(small, known, request))) return ofKept(request, known);
  if (path === undefined) throw new BahanError('picture-unavailable');
  try {
    return await withFile(path, async (source) => {
      const picture = await openPicture(source, { turn: request.turn, edge: 2 * request.edge });
      return drawn(picture, size ?? picture.size, request);
    });
  } catch (cause) {
    if (small && size && !(cause instanceof BahanError && cause.code === 'logo-missing')) return ofKept(request, size);
    throw cause;
  }
}

const laidOut = (size: Size, { target, edge }: PreviewRequest) => {
  const { preset, part, bar } = target;
  const copy = place(size, preset, part, Boolean(bar));
  return { copy, small: shrunk(copy, Math.min(1, edge / Math.max(copy.sheet.width, copy.sheet.height))) };
};

function isEnough(kept: Size, size: Size, request: PreviewRequest): boolean {
  // what has no more pixels itself is as good as its file
  if (Math.max(kept.width, kept.height) >= Math.max(size.width, size.height)) return true;
  return scaleOf(kept, laidOut(size, request).small) * enough <= 1;
}

async function ofKept(request: PreviewRequest, size: Size): Promise<CopyPreview> {
  const { data, info } = await fromBytes(request.kept as Uint8Array)(false)
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const channels = info.channels as 3 | 4;
  const master: Pixels = { data, width: info.width, height: info.height, channels, space: 'srgb' };
  return sheetOf(master, size, request);
}

async function drawn(picture: OpenedPicture, size: Size, request: PreviewRequest): Promise<CopyPreview> {
  const scale = Math.min(1, scaleOf(size, laidOut(size, request).small));
  const master = await picture.draw(Math.ceil(Math.max(size.width, size.height) * scale), false);
  return sheetOf(master, size, request);
}

async function sheetOf(master: Pixels, size: Size, request: PreviewRequest): Promise<CopyPreview> {
  const { copy, small } = laidOut(size, request);
  const { preset, logo, bar } = request.target;
  const clear = master.channels === 4 && formatOf(preset, true) !== 'jpeg';
  const inSrgb = { ...preset, colours: 'srgb' as const };
  const pixels = await drawSheet(master, { preset: inSrgb, placed: small, clear, logo, bar });
  const image = opened(pixels);
  const bytes = await (pixels.channels === 4
    ? image.webp({ quality: 85, effort: 1 })
    : image.jpeg({ quality: 84 })
  ).toBuffer();
  return {
    mime: pixels.channels === 4 ? 'image/webp' : 'image/jpeg',
    bytes,
    width: pixels.width,
    height: pixels.height,
    copy: copy.sheet,
    part: copy.part,
  };
}
