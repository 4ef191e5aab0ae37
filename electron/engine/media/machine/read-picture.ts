import sharp, { type Sharp } from 'sharp';
import { openDrawable } from '../drawable.ts';
import { withFile } from '../file-source.ts';
import { withPdf } from '../kept-pdf.ts';
import type { Grey } from './components.ts';
import { type Region, type ToRead, toRead } from './regions.ts';
import { type ReadText, soundText } from './sound-words.ts';
import type { Layout, ReadWord } from './tesseract.ts';
import { type TextLine, textLines } from './text-lines.ts';

/** What reads words out of grey pixels. */
export interface Eye {
  words(picture: Grey, layout: Layout): ReadWord[];
}

/** Longer side, in pixels, of what is looked at for lines, and of what is read. */
const lookEdge = 1024;
const readEdge = 2600;
const pageEdge = 2400;
/** Height in pixels to which the letters of a region are drawn: Tesseract was taught with about this one. */
const letterHeight = 34;
const nothing: ReadText = { text: '', certainty: 0 };

export interface PictureToRead {
  readonly path: string | null;
  /** A drawn picture of it (packed), which is looked at first; its file is not opened when that shows no writing. */
  readonly kept: Uint8Array | null;
  /** Quarter turns to the right that people said. */
  readonly turn: number;
  /** Somebody asked for this one: it is read whole, whatever it looks like. */
  readonly isAsked: boolean;
}

/** The writing in a picture. @throws BahanError about the file, where there is no drawn picture of it either */
export async function readPicture(
  eye: () => Promise<Eye>,
  { path, kept, turn, isAsked }: PictureToRead,
): Promise<ReadText> {
  if (kept && !isAsked && (await seen(() => sharp(kept, { failOn: 'none' }))).what === 'nothing') return nothing;
  const open = await openSharp(path, kept, turn);
  const { what: found, quarters } = await seen(open);
  if (found === 'nothing' && !isAsked) return nothing;
  const reader = await eye();
  if (found === 'nothing') return soundText(reader.words(await greyOf(open(), readEdge), 'page'), false);
  if (found === 'all') return readWhole(reader, open, quarters);
  const whole = await greyOf(open(), readEdge);
  const parts = [];
  for (const region of found) parts.push(soundText(reader.words(await cutOut(whole, region), 'block'), false));
  return together(parts);
}

/** The writing on one page of a PDF, from 0. @throws BahanError about the file */
export async function readPage(eye: () => Promise<Eye>, path: string, page: number): Promise<ReadText> {
  const { data, width, height } = await withFile(path, (source) =>
    withPdf(source, (document) => document.draw(page, pageEdge)),
  );
  const open = () => sharp(data, { raw: { width, height, channels: 4 } });
  const { what, quarters } = await seen(open);
  return what === 'nothing' ? nothing : readWhole(await eye(), open, quarters);
}

/** Turned one way after the other until something can be made out. */
async function readWhole(reader: Eye, open: () => Sharp, quarters: readonly number[]): Promise<ReadText> {
  for (const quarter of quarters) {
    const grey = await greyOf(open(), readEdge);
    const read = soundText(reader.words(quarter === 0 ? grey : await turnedGrey(grey, quarter), 'page'), true);
    if (read.text !== '') return read;
  }
  return nothing;
}

async function turnedGrey({ data, width, height }: Grey, quarter: number): Promise<Grey> {
  return greyOf(sharp(data, { raw: { width, height, channels: 1 } }).rotate(quarter * 90), readEdge);
}

/** The file's own pixels; where they cannot be had, those that were drawn of it before. */
async function openSharp(path: string | null, kept: Uint8Array | null, turn: number): Promise<() => Sharp> {
  try {
    if (path === null) throw new Error('its file is not there');
    const packed = await withFile(path, async (source) => {
      const draw = await openDrawable(source);
      // decoded once while its file is open
      return draw(false)
        .resize(readEdge, readEdge, { fit: 'inside', withoutEnlargement: true })
        .flatten({ background: '#ffffff' })
        .greyscale()
        .raw()
        .toBuffer({ resolveWithObject: true });
    });
    const { width, height, channels } = packed.info;
    return () => sharp(packed.data, { raw: { width, height, channels } }).rotate(turn * 90);
  } catch (cause) {
    if (!kept) throw cause;
    return () => sharp(kept, { failOn: 'none' });
  }
}

/** What there is to read, once the picture is turned to the right by so many quarters; the likeliest way first. */
interface Seen {
  readonly what: ToRead;
  readonly quarters: readonly number[];
}

/** So many lines, worth so much together, are a page whichever side of it is up. */
const pageLines = 6;
const pageWorth = 15;

async function seen(open: () => Sharp): Promise<Seen> {
  const grey = await greyOf(open(), lookEdge);
  const lines = textLines(grey);
  const what = toRead(lines, grey);
  if (what !== 'nothing') {
    if (!isPage(lines)) return { what, quarters: [0] };
    // letters stand on their line, so that the same lines are mostly worth less upside down
    const isUpside = worthOf(await linesTurned(grey, 2)) > worthOf(lines);
    return { what: isUpside ? 'all' : what, quarters: isUpside ? [2, 0] : [0, 2] };
  }
  // a page that lies on its side; single rows that run upwards are fences and window frames
  const [right, left] = [await linesTurned(grey, 1), await linesTurned(grey, 3)];
  const quarters = worthOf(right) > worthOf(left) ? [1, 3] : [3, 1];
  return isPage(right) || isPage(left) ? { what: 'all', quarters } : { what, quarters: [0] };
}

const worthOf = (lines: readonly TextLine[]): number => lines.reduce((sum, { worth }) => sum + worth, 0);
const isPage = (lines: readonly TextLine[]): boolean => lines.length >= pageLines && worthOf(lines) >= pageWorth;
const linesTurned = async (grey: Grey, quarter: number) => textLines(await turnedGrey(grey, quarter));

async function greyOf(picture: Sharp, edge: number): Promise<Grey> {
  const { data, info } = await picture
    .resize(edge, edge, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('b-w')
    .extractChannel(0)
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** One region by itself: dark on light, in the size that is read best. */
async function cutOut({ data, width, height }: Grey, region: Region): Promise<Grey> {
  const left = Math.floor(region.left * width);
  const top = Math.floor(region.top * height);
  const box = {
    ...{ left, top },
    width: Math.max(1, Math.min(width, Math.ceil(region.right * width)) - left),
    height: Math.max(1, Math.min(height, Math.ceil(region.bottom * height)) - top),
  };
  const scale = Math.min(
    4,
    letterHeight / Math.max(4, region.size * height),
    readEdge / Math.max(box.width, box.height),
  );
  const cut = sharp(data, { raw: { width, height, channels: 1 } })
    .extract(box)
    .resize(Math.max(1, Math.round(box.width * scale)), Math.max(1, Math.round(box.height * scale)), { fit: 'fill' });
  return greyOf(region.isLight ? cut.negate() : cut, readEdge);
}

function together(parts: readonly ReadText[]): ReadText {
  const kept = parts.filter(({ text }) => text !== '');
  const length = kept.reduce((sum, { text }) => sum + text.length, 0);
  if (length === 0) return nothing;
  return {
    text: kept.map(({ text }) => text).join('\n\n'),
    certainty: kept.reduce((sum, { text, certainty }) => sum + certainty * text.length, 0) / length,
  };
}
