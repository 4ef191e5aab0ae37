import type { RawFact } from '../../../../shared/model/facts.ts';
import type { FileSource } from '../file-source.ts';
import type { Sniffed } from '../sniffed.ts';
import { decodeOldText, decodePacket } from './clean.ts';
import { readIcc } from './icc.ts';
import { iptcBlock, iptcDatasets } from './iptc.ts';
import { readBlocks } from './picture-blocks.ts';
import { readPng } from './png.ts';
import { structureOf } from './raw-facts-structure.ts';
import { envelopeNames, gpsNames, interopNames, iptcNames, tiffNames } from './tag-names.ts';
import { type Tiff, type TiffDirectory, type TiffEntry, tiffNumbers } from './tiff.ts';
import { readXmp, type Xmp, type XmpValue } from './xmp.ts';

const largestPacket = 16 * 1024 * 1024;
const mostValues = 200;
const mostBytes = 48;

/** All that a photo, or a file of XMP beside one, says: its structure, EXIF, IPTC, XMP, profile and texts. */
export function rawPhotoFacts(source: FileSource, { format }: Sniffed): RawFact[] {
  if (format === 'xmp') return xmpFacts(readXmp([decodePacket(source.read(0, largestPacket))]));
  const blocks = readBlocks(source, format);
  const { exif, iptc, xmp, icc } = blocks;
  return [
    ...structureOf(source, format),
    ...(exif.tiff ? tiffFacts(exif.tiff) : []),
    ...plainFacts(exif.tiff ? {} : exif.texts),
    ...iptcFacts(iptc),
    ...xmpFacts(readXmp(xmp)),
    ...iccFacts(icc),
    ...(format === 'png' ? pngFacts(source) : commentFacts(blocks.comment)),
  ];
}

const plainFacts = (texts: Readonly<Record<string, string | undefined>>): RawFact[] =>
  Object.entries(texts).flatMap(([name, value]) => (value ? [{ group: 'Camera', name, value }] : []));

const commentFacts = (comment: string | undefined): RawFact[] =>
  comment ? [{ group: 'File', name: 'Comment', value: comment }] : [];

function pngFacts({ read }: FileSource): RawFact[] {
  return [...readPng(read).texts].map(([name, value]) => ({ group: 'PNG', name, value }));
}

function tiffFacts(tiff: Tiff): RawFact[] {
  const counts = { main: 0, sub: 0, exif: 0, gps: 0, interop: 0 };
  return tiff.directories.flatMap((directory) => {
    const number = counts[directory.role]++;
    const { group, names } = called(directory, number);
    return [...directory.entries].map(([tag, entry]) => ({
      group,
      name: names.get(tag) ?? `0x${tag.toString(16).padStart(4, '0')}`,
      value: textOf(tiff, tag, entry),
    }));
  });
}

function called({ role }: TiffDirectory, number: number): { group: string; names: ReadonlyMap<number, string> } {
  switch (role) {
    case 'gps':
      return { group: 'GPS', names: gpsNames };
    case 'interop':
      return { group: 'Interop', names: interopNames };
    case 'exif':
      return { group: 'EXIF', names: tiffNames };
    default:
      return { group: `${role === 'sub' ? 'SubIFD' : 'IFD'}${number}`, names: tiffNames };
  }
}

const textType = 2;
const utf8Type = 129;
const bytesType = 7;
const rationals = new Set([5, 10]);

function textOf(tiff: Tiff, tag: number, entry: TiffEntry): string {
  const { type, count } = entry;
  if (type === textType || type === utf8Type)
    return decodeOldText(entry.bytes(8192)).replace(/\0+$/, '').replaceAll('\0', '; ');
  if (tag >= 0x9c9b && tag <= 0x9c9f) return entry.bytes(8192).toString('utf16le');
  if (type === bytesType || (type === 1 && count > mostValues)) return bytesValue(entry);
  const numbers = tiffNumbers(tiff, entry);
  const shown = numbers.slice(0, mostValues).map((value) => (rationals.has(type) ? quotient(value) : String(value)));
  return shown.join(' ') + (count > mostValues ? ` … (${count})` : '');
}

/** A fraction as people write times of exposure, else decimals. */
function quotient(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? '0/0' : '1/0';
  const turned = 1 / value;
  if (value > 0 && value < 0.3 && Math.abs(turned - Math.round(turned)) < 0.005 * turned)
    return `1/${Math.round(turned)}`;
  return String(Math.round(value * 1e6) / 1e6);
}

/** Bytes that are letters as text, others in hexadecimal. */
function bytesValue(entry: TiffEntry): string {
  const head = entry.bytes(2000);
  const text = head.toString('latin1').replace(/\0+$/, '');
  if (/^[\x20-\x7e\s]+$/.test(text)) return text;
  const coded = /^(?:ASCII|UNICODE|JIS)\0/.test(text) ? decodeOldText(head.subarray(8)) : '';
  if (coded && !coded.includes('\0')) return coded;
  const hex = head
    .subarray(0, mostBytes)
    .toString('hex')
    .replace(/(..)(?!$)/g, '$1 ');
  return entry.count > mostBytes ? `${hex} … (${entry.count} bytes)` : hex;
}

function iptcFacts(block: Buffer | undefined): RawFact[] {
  const iim = iptcBlock(block);
  if (!iim) return [];
  return [...iptcDatasets(iim)].map(({ record, dataset, data }) => {
    const name = (record === 2 ? iptcNames : record === 1 ? envelopeNames : undefined)?.get(dataset);
    const isNumber = dataset === 0 && data.length === 2;
    return {
      group: record === 2 ? 'IPTC' : `IPTC-${record}`,
      name: name ?? `${record}:${dataset}`,
      value: isNumber
        ? String(data.readUInt16BE(0))
        : name === 'CodedCharacterSet'
          ? charset(data)
          : decodeOldText(data),
    };
  });
}

const charset = (data: Buffer): string =>
  data.equals(Buffer.from([0x1b, 0x25, 0x47])) ? 'UTF-8' : data.toString('hex').replace(/(..)(?!$)/g, '$1 ');

const deepest = 8;
const mostFacts = 3000;

/** Properties one by one; what is inside of others by its path (`Regions/RegionList[1]/Name`). */
export function xmpFacts(xmp: Xmp): RawFact[] {
  const facts: RawFact[] = [];
  const walk = (group: string, name: string, value: XmpValue, depth: number): void => {
    if (depth > deepest || facts.length >= mostFacts) return;
    const structured = value.items.some((item) => item.fields.size > 0 || item.items.length > 0);
    if (structured) {
      for (const [i, item] of value.items.entries()) walk(group, `${name}[${i + 1}]`, item, depth + 1);
      return;
    }
    if (value.texts.length > 0) facts.push({ group, name, value: value.texts.join('; ') });
    for (const [inner, field] of value.fields)
      walk(group, `${name}/${inner.slice(inner.indexOf(':') + 1)}`, field, depth + 1);
  };
  for (const [name, value] of xmp) {
    const colon = name.indexOf(':');
    walk(colon < 0 ? 'XMP' : `XMP-${name.slice(0, colon)}`, name.slice(colon + 1), value, 0);
  }
  return facts;
}

function iccFacts(profile: Buffer | undefined): RawFact[] {
  if (!profile || profile.length < 128) return [];
  const fact = (name: string, value: string): RawFact => ({ group: 'ICC', name, value });
  const letters = (at: number) => profile.toString('latin1', at, at + 4).trim();
  const { colourProfile } = readIcc(profile);
  return [
    ...(colourProfile === undefined ? [] : [fact('Description', String(colourProfile))]),
    fact('Version', `${profile[8]}.${(profile[9] ?? 0) >> 4}`),
    fact('Class', letters(12)),
    fact('ColorSpace', letters(16)),
    fact('ConnectionSpace', letters(20)),
    fact('Creator', letters(80)),
    fact('Manufacturer', letters(48)),
    fact('Bytes', String(profile.readUInt32BE(0))),
  ].filter(({ value }) => value !== '');
}
