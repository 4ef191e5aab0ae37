import type { Sharp } from 'sharp';
import type { Preset } from '../../../../shared/model/export.ts';
import { drawBar } from './caption-bar.ts';
import { colourIn, inSpace, opened, type Pixels, type Space } from './colours.ts';
import { drawLogo, type Layer } from './logo.ts';
import type { Placed } from './place.ts';

export interface SheetAsked {
  readonly preset: Preset;
  readonly placed: Placed;
  /** Whether the format holds parts that can be seen through. */
  readonly clear: boolean;
  readonly logo?: string | null | undefined;
  readonly bar?: string | null | undefined;
}

const white = '#ffffff';

/** All pixels of a copy, out of a drawn picture: its part, sized and sharpened, on its ground, with all that lies over it. */
export async function drawSheet(master: Pixels, asked: SheetAsked): Promise<Pixels> {
  const { preset, placed } = asked;
  const space: Space = preset.colours === 'display-p3' && master.space === 'p3' ? 'p3' : 'srgb';
  const picture = await inSpace(await drawPicture(master, asked, master.space), space);
  const { sheet } = placed;
  const layers: Layer[] = [];
  if (preset.logo) layers.push(await drawLogo(preset.logo, asked.logo, placed.picture, placed, space));
  if (preset.captionBar && placed.bar && asked.bar) {
    const size = { width: sheet.width - 2 * placed.border, height: placed.bar.height };
    const at = { left: placed.border, top: placed.bar.top };
    layers.push(await drawBar(preset.captionBar, asked.bar, size, at, space));
  }
  const alone = placed.picture.width === sheet.width && placed.picture.height === sheet.height;
  if (alone && layers.length === 0) return picture;
  let whole = alone ? picture : await onGround(picture, asked, space);
  if (layers.length > 0) {
    const image = opened(whole).composite(
      layers.map(({ data, width, height, left, top }) => ({
        input: data,
        raw: { width, height, channels: 4 as const },
        left,
        top,
      })),
    );
    whole = { ...whole, data: await (whole.channels === 3 ? image.removeAlpha() : image).raw().toBuffer() };
  }
  return whole;
}

async function drawPicture(master: Pixels, { preset, placed, clear }: SheetAsked, space: Space): Promise<Pixels> {
  const { part, picture } = placed;
  const rectangle = pixelsOf(master, placed);
  let image = opened(master);
  if (part) image = image.extract(rectangle);
  const same = rectangle.width === picture.width && rectangle.height === picture.height;
  if (!same) image = image.resize(picture.width, picture.height, { fit: 'fill' });
  const flat = master.channels === 4 && !clear;
  if (flat) image = image.flatten({ background: await colourIn(preset.ground ?? white, space) });
  image = sharpened(image, preset);
  const data = await image.raw().toBuffer();
  return { data, ...picture, channels: flat ? 3 : master.channels, space };
}

/** The part in whole pixels of a drawn picture; what differs by no more than rounding is taken as it is drawn. */
function pixelsOf(master: Pixels, { part, picture }: Placed) {
  if (!part) return { left: 0, top: 0, width: master.width, height: master.height };
  const along = (from: number, length: number, of: number, wanted: number) => {
    const exact = length * of;
    const taken = Math.abs(exact - wanted) < 1.5 && wanted <= of ? wanted : Math.max(1, Math.round(exact));
    const at = Math.round(from * of + (exact - taken) / 2);
    return { at: Math.min(Math.max(0, at), of - Math.min(taken, of)), length: Math.min(taken, of) };
  };
  const x = along(part.x, part.width, master.width, picture.width);
  const y = along(part.y, part.height, master.height, picture.height);
  return { left: x.at, top: y.at, width: x.length, height: y.length };
}

/** For screens a touch, for paper, which swallows edges, more; flat areas are left alone. */
function sharpened(image: Sharp, preset: Preset): Sharp {
  if (preset.sharpen === 'screen') return image.sharpen({ sigma: 0.6, m1: 0.4, m2: 1.6 });
  if (preset.sharpen === 'print') return image.sharpen({ sigma: 1.1, m1: 0.5, m2: 2.6 });
  return image;
}

async function onGround(picture: Pixels, { preset, placed, clear }: SheetAsked, space: Space): Promise<Pixels> {
  const { sheet, left, top, border } = placed;
  const background = await ground(preset, picture, clear, space);
  const inner = { width: sheet.width - 2 * border, height: sheet.height - 2 * border };
  let image = opened(picture).extend({
    left: left - border,
    top: top - border,
    right: inner.width - (left - border) - picture.width,
    bottom: inner.height - (top - border) - picture.height,
    background,
  });
  const channels = picture.channels;
  if (border > 0) {
    const { data } = await image.raw().toBuffer({ resolveWithObject: true });
    const frame = { ...(await colourIn(preset.border?.colour ?? white, space)), alpha: 1 };
    image = opened({ data, ...inner, channels }).extend({
      left: border,
      top: border,
      right: border,
      bottom: border,
      background: frame,
    });
  }
  return { data: await image.raw().toBuffer(), ...sheet, channels, space };
}

/** A ground that nobody named is white, or nothing where the picture can be seen through. */
async function ground(preset: Preset, { channels }: Pixels, clear: boolean, space: Space) {
  const alpha = preset.ground === undefined && channels === 4 && clear ? 0 : 1;
  return { ...(await colourIn(preset.ground ?? white, space)), alpha };
}
