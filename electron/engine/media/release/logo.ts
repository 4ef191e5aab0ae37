import { BahanError } from '../../../../shared/errors.ts';
import type { Preset } from '../../../../shared/model/export.ts';
import { openDrawable } from '../drawable.ts';
import { withFile } from '../file-source.ts';
import { coloursOf, inSpace, type Space, unpacked } from './colours.ts';
import type { Size } from './place.ts';

/** Something that lies over the picture. */
export interface Layer {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
}

type Logo = NonNullable<Preset['logo']>;

/** A drawing is drawn so large before it is made as small as it has to be. */
const drawnEdge = 2048;

/**
 * The logo of a preset over a picture of `size` that begins at `left` and `top` of the sheet. Its longer side gives way where
 * it would go beyond the picture.
 * @throws BahanError `logo-missing` where its file is not there or is no picture.
 */
export async function drawLogo(
  logo: Logo,
  file: string | null | undefined,
  size: Size,
  place: { readonly left: number; readonly top: number },
  space: Space,
): Promise<Layer> {
  const shorter = Math.min(size.width, size.height);
  const margin = Math.min(Math.round(logo.margin * shorter), Math.floor((shorter - 1) / 2));
  const room = { width: size.width - 2 * margin, height: size.height - 2 * margin };
  const wide = Math.max(1, Math.min(Math.round(logo.size * shorter), room.width));
  const { data, width, height } = await drawn(file, logo.file, wide, room.height);
  for (let at = 3; at < data.length; at += 4) data[at] = Math.round((data[at] as number) * logo.opacity);
  const coloured = await inSpace({ data, width, height, channels: 4, space: 'srgb' }, space);
  const [vertical, horizontal] = logo.place === 'centre' ? ['centre', 'centre'] : logo.place.split('-');
  const along = (side: string | undefined, length: number, own: number): number =>
    side === 'centre'
      ? Math.round((length - own) / 2)
      : side === 'top' || side === 'left'
        ? margin
        : length - own - margin;
  return {
    data: coloured.data,
    width,
    height,
    left: place.left + along(horizontal, size.width, width),
    top: place.top + along(vertical, size.height, height),
  };
}

async function drawn(file: string | null | undefined, name: string, width: number, height: number) {
  if (!file) throw new BahanError('logo-missing', { name });
  try {
    return await withFile(file, async (source) => {
      const draw = await openDrawable(source, { edge: drawnEdge });
      const colours = coloursOf(await draw(false).metadata());
      const sized = draw(true).resize(width, Math.max(1, height), { fit: 'inside' });
      return unpacked(sized.ensureAlpha(), colours, 'srgb');
    });
  } catch (cause) {
    throw new BahanError('logo-missing', { name }, { cause });
  }
}
