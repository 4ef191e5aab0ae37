import { inflateSync } from 'node:zlib';
import type { TechnicalFacts } from '../../../../shared/model/facts.ts';
import { decodeOldText } from './clean.ts';
import type { ReadAt } from './tiff.ts';

/** What lies in the chunks of a PNG. */
export interface PngBlocks {
  readonly width: number | undefined;
  readonly height: number | undefined;
  readonly exif: Buffer | undefined;
  readonly xmp: readonly string[];
  readonly iptc: Buffer | undefined;
  readonly icc: Buffer | undefined;
  /** Its time of last change, in UTC. */
  readonly written: string | undefined;
  readonly details: TechnicalFacts;
  /** Text chunks by their keyword in lower case; the first of each. */
  readonly texts: ReadonlyMap<string, string>;
}

const mostChunks = 20_000;
const largestText = 4 * 1024 * 1024;
const inflateLimit = { maxOutputLength: 16 * 1024 * 1024 };
const told = new Set(['eXIf', 'tEXt', 'zTXt', 'iTXt', 'iCCP', 'tIME', 'pHYs', 'acTL']);

/**
 * Reads the chunks of a PNG (third edition) by their headers, also those behind the picture, where some programs put
 * EXIF. Compressed texts are unpacked within a limit. `Raw profile type …` is ImageMagick's way: a block in hexadecimal.
 */
export function readPng(read: ReadAt): PngBlocks {
  const header = read(8, 18);
  let exif: Buffer | undefined;
  let iptc: Buffer | undefined;
  let icc: Buffer | undefined;
  let written: string | undefined;
  let details: TechnicalFacts = { bitDepth: header[16] ?? 8, ...colours[header[17] ?? -1] };
  const xmp: string[] = [];
  const texts = new Map<string, string>();
  let at = 8;
  for (let n = 0; n < mostChunks; n++) {
    const head = read(at, 8);
    if (head.length < 8) break;
    const length = head.readUInt32BE(0);
    const type = head.toString('latin1', 4, 8);
    if (type === 'IEND') break;
    if (told.has(type) && length <= largestText) {
      const data = read(at + 8, length);
      if (type === 'eXIf') exif ??= data;
      else if (type === 'iCCP') icc ??= textChunk('zTXt', data)?.value;
      else if (type === 'tIME') written ??= timeOf(data);
      else if (type === 'pHYs') details = { ...details, ...density(data) };
      else if (type === 'acTL') {
        if (data.length >= 4 && data.readUInt32BE(0) > 1) details = { ...details, frames: data.readUInt32BE(0) };
      } else {
        const { keyword, value } = textChunk(type, data) ?? { keyword: '', value: Buffer.alloc(0) };
        if (keyword === 'XML:com.adobe.xmp') xmp.push(value.toString('utf8'));
        else if (keyword.startsWith('Raw profile type ')) {
          const profile = rawProfile(value.toString('latin1'));
          const name = keyword.slice(17).trim().toLowerCase();
          if (name === 'exif' || (name === 'app1' && profile.toString('latin1', 0, 4) === 'Exif')) exif ??= profile;
          else if (name === 'xmp' || name === 'app1') xmp.push(profile.toString('utf8').replace(/^http:[^<]*/, ''));
          else if (name === 'iptc') iptc ??= profile;
        } else if (keyword && !texts.has(keyword.toLowerCase())) {
          texts.set(keyword.toLowerCase(), type === 'iTXt' ? value.toString('utf8') : decodeOldText(value));
        }
      }
    }
    at += 12 + length;
  }
  const sized = header.length >= 16;
  return {
    width: sized ? header.readUInt32BE(8) : undefined,
    height: sized ? header.readUInt32BE(12) : undefined,
    exif,
    xmp,
    iptc,
    icc,
    written,
    details,
    texts,
  };
}

const colours: Readonly<Record<number, TechnicalFacts>> = { 0: { colourSpace: 'Gray' }, 4: { colourSpace: 'Gray' } };

function timeOf(data: Buffer): string | undefined {
  if (data.length < 7) return undefined;
  const [month, day, hours, minutes, seconds] = [...data.subarray(2, 7)].map((part) => String(part).padStart(2, '0'));
  return `${data.readUInt16BE(0)}-${month}-${day}T${hours}:${minutes}:${seconds}Z`;
}

/** Dots to the inch, where the unit is the metre. */
function density(data: Buffer): TechnicalFacts {
  return data.length >= 9 && data[8] === 1 ? { dpi: Math.round(data.readUInt32BE(0) * 0.0254) } : {};
}

function textChunk(type: string, data: Buffer): { keyword: string; value: Buffer } | undefined {
  const end = data.indexOf(0);
  if (end < 1) return undefined;
  const keyword = data.toString('latin1', 0, end);
  try {
    if (type === 'tEXt') return { keyword, value: data.subarray(end + 1) };
    if (type === 'zTXt') return { keyword, value: inflateSync(data.subarray(end + 2), inflateLimit) };
    const language = data.indexOf(0, end + 3);
    const translated = data.indexOf(0, language + 1);
    if (language < 0 || translated < 0) return undefined;
    const value = data.subarray(translated + 1);
    return { keyword, value: data[end + 1] === 1 ? inflateSync(value, inflateLimit) : value };
  } catch {
    return undefined; // a damaged text, while the rest of the file may be whole
  }
}

/** A name, a length and hexadecimal digits on lines of their own. */
function rawProfile(text: string): Buffer {
  const match = /^\s*\S+\s+\d+\s+([\s\S]*)$/.exec(text);
  return Buffer.from((match?.[1] ?? '').replace(/\s+/g, ''), 'hex');
}
