import type { TechnicalFacts } from '../../../../shared/model/facts.ts';
import { type Box, bodyOf, boxAt, boxesOf } from './boxes.ts';
import type { Size } from './picture-size.ts';
import type { ReadAt } from './tiff.ts';

/** What a HEIC, HEIF or AVIF says of its first picture. */
export interface HeifBlocks {
  /** As displayed: cropped and turned as the container says. */
  readonly size: Size;
  /** False when the container neither turns the picture nor says how it is decoded: then EXIF is all there is. */
  readonly upright: boolean;
  readonly exif: Buffer | undefined;
  readonly xmp: Buffer | undefined;
  readonly icc: Buffer | undefined;
  readonly details: TechnicalFacts;
  /** Of sequences: when they were made, in UTC. */
  readonly written?: string | undefined;
}

interface Item {
  readonly type: string;
  readonly content: string;
}

/** A property with its type, in the order in which it applies. */
interface Property {
  readonly type: string;
  readonly body: Buffer;
}

const largestMeta = 4 * 1024 * 1024;
const largestBlock = 16 * 1024 * 1024;
const decoders = new Set(['hvcC', 'av1C', 'avcC', 'vvcC', 'lhvC', 'jpgC', 'j2kH', 'uncC', 'evcC']);

/** Numbers one after another, of one to eight bytes; what lies beyond the end is 0. */
class Cursor {
  readonly #bytes: Buffer;
  #at: number;

  constructor(bytes: Buffer, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  number(size: number): number {
    let value = 0;
    for (let i = 0; i < size; i++) value = value * 256 + (this.#bytes[this.#at++] ?? 0);
    return value;
  }

  get ended(): boolean {
    return this.#at >= this.#bytes.length;
  }
}

/** Reads the items and properties of an image file (ISO 23008-12), or undefined when there are none. */
export function readHeif(read: ReadAt, size: number): HeifBlocks | undefined {
  let meta: Buffer | undefined;
  let film: Box | undefined;
  let motion = false;
  for (const box of boxesOf(read, 0, size)) {
    if (box.type === 'meta') meta ??= bodyOf(read, box, largestMeta);
    else if (box.type === 'moov') film ??= box;
    else if (box.type === 'mpvd') motion = true;
  }
  const details: TechnicalFacts = motion ? { motionPhoto: 'yes' } : {};
  const items = meta && readItems(read, meta);
  if (!items && !film) return undefined;
  const found = items ?? { ...nothing, upright: true };
  const picture = found.size.width || !film ? found.size : filmSize(read, film);
  return { ...found, size: picture, details: { ...found.details, ...details }, written: film && filmTime(read, film) };
}

const nothing = {
  size: { width: undefined, height: undefined },
  exif: undefined,
  xmp: undefined,
  icc: undefined,
  details: {},
};

function readItems(read: ReadAt, meta: Buffer): HeifBlocks {
  const within: ReadAt = (offset, length) => meta.subarray(offset, offset + length);
  const body = (...path: string[]) => bodyOf(within, boxAt(within, 4, meta.length, ...path));
  const primary = primaryOf(body('pitm'));
  const items = itemsOf(body('iinf'));
  const locations = body('iloc');
  const idat = body('idat');
  const properties = propertiesOf(within, meta.length, primary);
  const first = (wanted: (item: Item) => boolean): Buffer | undefined => {
    for (const [id, item] of items) {
      if (wanted(item)) return locations && itemBytes(read, locations, idat, id);
    }
    return undefined;
  };
  const exif = first((item) => item.type === 'Exif');
  const turned = properties.some(({ type }) => type === 'irot' || type === 'imir');
  return {
    size: shownSize(properties),
    upright: turned || properties.some(({ type }) => decoders.has(type)),
    exif: exif && tiffIn(exif),
    xmp: first((item) => item.type === 'mime' && /rdf\+xml|\/xmp/i.test(item.content)),
    icc: profileOf(properties),
    details: bitDepthOf(properties),
  };
}

function profileOf(properties: readonly Property[]): Buffer | undefined {
  const isProfile = ({ type, body }: Property) =>
    type === 'colr' && /^(prof|rICC)$/.test(body.toString('latin1', 0, 4));
  return properties.find(isProfile)?.body.subarray(4);
}

function primaryOf(pitm: Buffer | undefined): number {
  if (!pitm || pitm.length < 6) return 1;
  return pitm[0] === 0 ? pitm.readUInt16BE(4) : pitm.length >= 8 ? pitm.readUInt32BE(4) : 1;
}

function itemsOf(iinf: Buffer | undefined): Map<number, Item> {
  const items = new Map<number, Item>();
  if (!iinf) return items;
  const within: ReadAt = (offset, length) => iinf.subarray(offset, offset + length);
  for (const { type, start, end } of boxesOf(within, iinf[0] === 0 ? 6 : 8, iinf.length)) {
    const version = iinf[start] ?? 0;
    if (type !== 'infe' || version < 2) continue;
    const cursor = new Cursor(iinf.subarray(0, end), start + 4);
    const id = cursor.number(version === 2 ? 2 : 4);
    const at = start + 4 + (version === 2 ? 2 : 4) + 2;
    const [, content = ''] = iinf.toString('latin1', at + 4, end).split('\0');
    if (!items.has(id)) items.set(id, { type: iinf.toString('latin1', at, at + 4), content });
  }
  return items;
}

/** The properties of one item in the order of its associations. */
function propertiesOf(within: ReadAt, end: number, item: number): Property[] {
  const container = boxAt(within, 4, end, 'iprp', 'ipco');
  const ipma = bodyOf(within, boxAt(within, 4, end, 'iprp', 'ipma'));
  if (!container || !ipma || ipma.length < 8) return [];
  const all = [...boxesOf(within, container.start, container.end)];
  const wideId = (ipma[0] ?? 0) >= 1;
  const wideIndex = ((ipma[3] ?? 0) & 1) === 1;
  const cursor = new Cursor(ipma, 8);
  for (let n = ipma.readUInt32BE(4); n > 0 && !cursor.ended; n--) {
    const id = cursor.number(wideId ? 4 : 2);
    const indexes = Array.from({ length: cursor.number(1) }, () =>
      wideIndex ? cursor.number(2) & 0x7fff : cursor.number(1) & 0x7f,
    );
    if (id !== item) continue;
    return indexes.flatMap((index) => {
      const box = all[index - 1];
      return box ? [{ type: box.type, body: within(box.start, box.end - box.start) }] : [];
    });
  }
  return [];
}

/** The stored size, cropped (`clap`) and turned (`irot`) in the order that the file gives. */
function shownSize(properties: readonly Property[]): Size {
  let width: number | undefined;
  let height: number | undefined;
  for (const { type, body } of properties) {
    if (type === 'ispe' && body.length >= 12) {
      width = body.readUInt32BE(4);
      height = body.readUInt32BE(8);
    } else if (type === 'clap' && body.length >= 32) {
      width = cropped(width, body.readUInt32BE(0) / body.readUInt32BE(4));
      height = cropped(height, body.readUInt32BE(8) / body.readUInt32BE(12));
    } else if (type === 'irot' && ((body[0] ?? 0) & 1) === 1) [width, height] = [height, width];
  }
  return { width, height };
}

const cropped = (whole: number | undefined, part: number): number | undefined =>
  whole !== undefined && part >= 1 && part <= whole ? Math.round(part) : whole;

function bitDepthOf(properties: readonly Property[]): TechnicalFacts {
  const depth = properties.find(({ type }) => type === 'pixi')?.body[5];
  return depth ? { bitDepth: depth } : {};
}

/** The bytes of an item: one or more pieces in the file or in the box of data (ISO 14496-12, 8.11.3). */
function itemBytes(read: ReadAt, iloc: Buffer, idat: Buffer | undefined, wanted: number): Buffer | undefined {
  if (iloc.length < 8) return undefined;
  const version = iloc[0] ?? 0;
  const offsetSize = (iloc[4] ?? 0) >> 4;
  const lengthSize = (iloc[4] ?? 0) & 15;
  const baseSize = (iloc[5] ?? 0) >> 4;
  const indexSize = version > 0 ? (iloc[5] ?? 0) & 15 : 0;
  const cursor = new Cursor(iloc, 6);
  for (let n = cursor.number(version < 2 ? 2 : 4); n > 0 && !cursor.ended; n--) {
    const id = cursor.number(version < 2 ? 2 : 4);
    const method = version > 0 ? cursor.number(2) & 15 : 0;
    cursor.number(2);
    const base = cursor.number(baseSize);
    const pieces: Buffer[] = [];
    let length = 0;
    for (let m = cursor.number(2); m > 0 && !cursor.ended; m--) {
      cursor.number(indexSize);
      const offset = base + cursor.number(offsetSize);
      const size = cursor.number(lengthSize);
      length += size;
      if (id !== wanted || length > largestBlock) continue;
      pieces.push(method === 1 ? (idat?.subarray(offset, offset + size) ?? Buffer.alloc(0)) : read(offset, size));
    }
    if (id === wanted) return method > 1 ? undefined : Buffer.concat(pieces);
  }
  return undefined;
}

/** EXIF in an item or in a box of JPEG XL: four bytes say how far its header is (ISO 23008-12, A.2.1). */
export function tiffIn(block: Buffer): Buffer | undefined {
  const at = block.length >= 8 ? 4 + block.readUInt32BE(0) : 0;
  for (const start of [at, 4, 10, 0, 6]) {
    const order = block.toString('latin1', start, start + 4);
    if (order === 'II*\0' || order === 'MM\0*') return block.subarray(start);
  }
  return undefined;
}

/** The size of the first track with a picture, of sequences without a still one. */
function filmSize(read: ReadAt, film: Box): Size {
  for (const track of boxesOf(read, film.start, film.end)) {
    if (track.type !== 'trak') continue;
    const head = bodyOf(read, boxAt(read, track.start, track.end, 'tkhd'), 128);
    const at = head?.[0] === 1 ? 88 : 76;
    if (!head || head.length < at + 8) continue;
    const size = { width: head.readUInt32BE(at) >>> 16, height: head.readUInt32BE(at + 4) >>> 16 };
    if (size.width > 0 && size.height > 0) return size;
  }
  return nothing.size;
}

/** Seconds from 1904 until 1970. */
const beforeUnix = 2_082_844_800;

function filmTime(read: ReadAt, film: Box): string | undefined {
  const head = bodyOf(read, boxAt(read, film.start, film.end, 'mvhd'), 32);
  if (!head || head.length < 16) return undefined;
  const seconds = (head[0] === 1 ? Number(head.readBigUInt64BE(4)) : head.readUInt32BE(4)) - beforeUnix;
  return seconds > 0 && seconds < 2 ** 33 ? `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z` : undefined;
}
