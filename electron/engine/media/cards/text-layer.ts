import sharp from 'sharp';
import { resourcePath } from '../../resources.ts';
import { cutAt, escaped } from './words.ts';

/** Words drawn on nothing, to be laid on a card. */
export interface TextLayer {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
}

export interface TextStyle {
  /** Pixels. */
  readonly size: number;
  readonly colour: string;
  readonly bold?: boolean;
  /** Pixels between lines. */
  readonly spacing?: number;
}

/** Drawn again at most so often until the words fit. */
const tries = 8;

/**
 * Draws words into a box: wrapped, and shortened at a word until all of it is inside. Letters that the font brought along
 * does not have come from the fonts of the computer. Undefined for no words, or where not even one fits.
 */
export async function drawWords(
  text: string,
  box: { readonly width: number; readonly height: number },
  style: TextStyle,
): Promise<TextLayer | undefined> {
  const isLine = box.height < style.size * 2;
  // what can fit at most, if all letters were narrow; a line is too short for its letters to be
  const room = Math.ceil((box.width / (style.size * (isLine ? 0.45 : 0.3))) * (box.height / style.size));
  let words = cutAt(text, room);
  for (let i = 0; i < tries && words !== ''; i++) {
    const layer = await layOut(words, box.width, style);
    if (!layer) return undefined;
    if (layer.height <= box.height && layer.width <= box.width) return layer;
    const share = isLine ? 0.88 : Math.min(0.95, (box.height / layer.height) * 0.97);
    words = cutAt(words, Math.floor([...words].length * share));
  }
  return undefined;
}

/** Fonts are read by native code, which cannot look into the archive that a packed program lies in. */
const fontPath = (name: string): string =>
  resourcePath('fonts', name).replace(/([\\/]app\.asar)(?=[\\/])/, '$1.unpacked');

async function layOut(words: string, width: number, style: TextStyle): Promise<TextLayer | undefined> {
  const weight = style.bold ? 'SemiBold' : 'Regular';
  const { data, info } = await sharp({
    text: {
      // hyphens at a broken word would read as part of a name
      text: `<span foreground="${style.colour}" insert_hyphens="false">${escaped(words)}</span>`,
      font: `Inter ${weight} ${style.size}`,
      fontfile: fontPath(style.bold ? 'inter-semibold.ttf' : 'inter-regular.ttf'),
      width,
      dpi: 72,
      rgba: true,
      wrap: 'word-char',
      spacing: style.spacing ?? Math.round(style.size * 0.3),
    },
  })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return info.channels === 4 ? { data, width: info.width, height: info.height } : undefined;
}
