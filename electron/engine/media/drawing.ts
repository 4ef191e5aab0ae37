import { gunzipSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { BahanError } from '../../../shared/errors.ts';
import type { FileSource } from './file-source.ts';
import { decodePacket } from './probe/clean.ts';

const largest = 32 * 1024 * 1024;
/** A drawing has no pixels of its own: its longer side becomes so long, or as long as a copy asks for. */
const drawnEdge = 2048;
const largestEdge = 8192;
/** Pixels to the inch at which one unit of a drawing is one pixel. */
const plainDensity = 72;
const mostEntities = 200;
const longestEntity = 4000;
const longestType = 1_000_000;

/**
 * Begins a picture of an SVG. It is drawn from its own bytes alone: references to other files and places,
 * and entities that refer to others, are taken out before.
 * @throws BahanError `file-too-large`, `file-damaged`.
 */
export async function drawing(source: FileSource, asked = 0): Promise<() => Sharp> {
  const edge = Math.min(Math.max(asked, drawnEdge), largestEdge);
  if (source.size > largest) throw new BahanError('file-too-large', { path: source.path });
  const bytes = source.whole();
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const svg = Buffer.from(harmless(decodePacket(packed ? gunzipSync(bytes, { maxOutputLength: largest }) : bytes)));
  const { width, height } = await sharp(svg, { limitInputPixels: false }).metadata();
  const density = (plainDensity * edge) / Math.max(width, height);
  // smaller than the decoder can draw it, and no drawing that is meant to be seen
  if (!(density >= 1)) throw new BahanError('file-too-large', { path: source.path });
  return () => sharp(svg, { density: Math.min(density, plainDensity * edge) });
}

/** What a reference may be: a part of the same drawing, or a picture written into it. */
const allowedReference = /^\s*(#|data:image\/(png|jpe?g|gif|webp|avif);)/i;

/** The same drawing without what could load or unfold; nothing in it is ever run. */
export function harmless(svg: string): string {
  return without(without(withoutEntities(svg), '<?', '?>'), '<metadata', '</metadata>')
    .replace(/\s((?:\w+:)?(?:href|src|base))\s*=\s*("[^"]*"|'[^']*')/gi, (whole, _name, value: string) =>
      allowedReference.test(value.slice(1, 100)) ? whole : '',
    )
    .replace(/@import/gi, '@none')
    .replace(/url\((?!\s{0,20}['"]?\s{0,20}(#|data:image\/(png|jpe?g|gif|webp|avif);))/gi, 'none(');
}

/**
 * Takes out all that stands between two marks: instructions, which may name style sheets elsewhere, and metadata, which is
 * never drawn and often not well written.
 */
function without(svg: string, open: string, close: string): string {
  const kept: string[] = [];
  let from = 0;
  for (;;) {
    const at = svg.indexOf(open, from);
    const end = at < 0 ? -1 : svg.indexOf(close, at);
    if (end < 0) return kept.join('') + svg.slice(from);
    kept.push(svg.slice(from, at));
    from = end + close.length;
  }
}

/** Puts plain entities, by which drawing programs shorten names, in their places; others and all else of a DTD go. */
function withoutEntities(svg: string): string {
  const at = svg.search(/<!DOCTYPE/i);
  if (at < 0) return svg;
  const open = svg.slice(at, at + longestType).search(/[[>]/);
  if (open < 0) throw new BahanError('file-damaged', {}, { message: 'the type of the drawing has no end' });
  const hasSubset = svg[at + open] === '[';
  const closed = hasSubset ? svg.indexOf(']', at + open) : at + open;
  const end = closed < 0 ? -1 : svg.indexOf('>', closed);
  if (end < 0 || end - at > longestType)
    throw new BahanError('file-damaged', {}, { message: 'the type of the drawing has no end' });
  const entities = new Map<string, string>();
  for (const found of svg.slice(at, closed).matchAll(/<!ENTITY\s+([\w.-]+)\s+("[^"]*"|'[^']*')\s*>/g)) {
    const value = (found[2] ?? '').slice(1, -1);
    if (entities.size >= mostEntities || value.length > longestEntity || /[&%<]/.test(value)) continue;
    entities.set(found[1] ?? '', value);
  }
  let length = svg.length;
  return (svg.slice(0, at) + svg.slice(end + 1)).replace(/&([\w.-]{1,100});/g, (whole, name: string) => {
    if (/^(amp|lt|gt|quot|apos)$/.test(name)) return whole;
    const value = entities.get(name) ?? '';
    length += value.length;
    if (length > largest)
      throw new BahanError('file-too-large', {}, { message: 'the drawing unfolds beyond its limits' });
    return value;
  });
}
