import sharp from 'sharp';
import type { Preset } from '../../../../shared/model/export.ts';
import { drawWords, type TextStyle } from '../cards/text-layer.ts';
import { oneLine } from '../cards/words.ts';
import { inSpace, type Space } from './colours.ts';
import type { Layer } from './logo.ts';
import type { Size } from './place.ts';

type CaptionBar = NonNullable<Preset['captionBar']>;

const mostLetters = 500;
/** Letters for one, two and three lines of a bar, in parts of its height: the largest that hold all words are taken. */
const sizes = [0.36, 0.27, 0.21, 0.17];
const smallestLetters = 9;

/** The bar with its words, whole and in its colours; words that no size can hold are shortened at a word. */
export async function drawBar(
  bar: CaptionBar,
  words: string,
  size: Size,
  place: { readonly left: number; readonly top: number },
  space: Space,
): Promise<Layer> {
  const { width, height } = size;
  const margin = Math.round(height * 0.18);
  const box = { width: Math.max(1, width - 2 * margin), height: Math.max(1, height - Math.round(height * 0.24)) };
  const layer = await fittingWords(oneLine(words, mostLetters), box, height, bar.ink);
  const sheet = sharp({ create: { width, height, channels: 4, background: bar.background } });
  const composed = layer
    ? sheet.composite([
        {
          input: layer.data,
          raw: { width: layer.width, height: layer.height, channels: 4 },
          left: margin,
          top: Math.round((height - layer.height) / 2),
        },
      ])
    : sheet;
  const data = await composed.raw().toBuffer();
  const coloured = await inSpace({ data, width, height, channels: 4, space: 'srgb' }, space);
  return { ...place, data: coloured.data, width, height };
}

async function fittingWords(words: string, box: Size, height: number, colour: string) {
  const style = (size: number): TextStyle => ({ size, colour, spacing: Math.round(size * 0.25) });
  const letters = sizes.map((part) => Math.round(part * height)).filter((size) => size >= smallestLetters);
  for (const size of letters) {
    // about half as wide as high: what is longer than all lines together needs smaller letters
    const lines = Math.max(1, Math.floor(box.height / (size * 1.35)));
    if ([...words].length * size * 0.54 <= box.width * lines * (lines > 1 ? 0.92 : 1))
      return drawWords(words, box, style(size));
  }
  return drawWords(words, box, style(letters.at(-1) ?? smallestLetters));
}
