import { gunzipSync } from 'node:zlib';
import { decodePacket } from './clean.ts';
import type { Size } from './picture-size.ts';
import type { ReadAt } from './tiff.ts';
import { localName, parseXml, type XmlElement } from './xml.ts';

/** What a drawing says about itself. */
export interface SvgBlocks {
  readonly size: Size;
  readonly xmp: readonly string[];
  readonly title: string | undefined;
  readonly description: string | undefined;
}

const largestDrawing = 4 * 1024 * 1024;

/** Pixels of the units of CSS, 96 to the inch. */
const units: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  pt: 96 / 72,
  pc: 16,
  in: 96,
  cm: 96 / 2.54,
  mm: 96 / 25.4,
  em: 16,
  ex: 8,
};

/**
 * Reads an SVG, also a packed one. It may carry XMP or plain RDF, and names itself in `title` and `desc`. Its size is
 * that of `width` and `height`, where these are shares or missing that of its `viewBox`.
 */
export function readSvg(read: ReadAt): SvgBlocks | undefined {
  const bytes = read(0, largestDrawing);
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const text = decodePacket(packed ? gunzipSync(bytes, { maxOutputLength: largestDrawing }) : bytes);
  const root = parseXml(text).children.find((child) => localName(child.name) === 'svg');
  if (!root) return undefined;
  const said = (name: string) => root.children.find((child) => localName(child.name) === name)?.text;
  return { size: sizeOf(root), xmp: holdsRdf(root) ? [text] : [], title: said('title'), description: said('desc') };
}

const holdsRdf = (element: XmlElement): boolean =>
  localName(element.name) === 'RDF' || element.children.some((child) => holdsRdf(child));

function sizeOf(root: XmlElement): Size {
  const [, , boxWidth, boxHeight] = (root.attributes.get('viewBox') ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const width = lengthOf(root.attributes.get('width'));
  const height = lengthOf(root.attributes.get('height'));
  const ratio = boxWidth && boxHeight ? boxWidth / boxHeight : undefined;
  return {
    width: width ?? (height && ratio ? height * ratio : boxWidth),
    height: height ?? (width && ratio ? width / ratio : boxHeight),
  };
}

function lengthOf(text: string | undefined): number | undefined {
  const match = /^\s*\+?(\d*\.?\d+(?:e[+-]?\d+)?)\s*([a-z]*)\s*$/i.exec(text ?? '');
  const unit = units[match?.[2]?.toLowerCase() ?? '-'];
  return match && unit !== undefined ? Number(match[1]) * unit : undefined;
}
