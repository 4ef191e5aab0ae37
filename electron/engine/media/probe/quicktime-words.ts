import { type Box, boxesIn, type Read } from './byte-reader.ts';
import { decodeText } from './clean.ts';
import type { Words } from './film-words.ts';

const longestText = 200_000;

/** Fields of QuickTime's user data and of iTunes' list, by their four letters (`©` is byte A9). */
const fourLetters: Readonly<Record<string, string>> = {
  '\xa9nam': 'title',
  titl: 'title',
  '\xa9des': 'description',
  '\xa9cmt': 'description',
  '\xa9inf': 'description',
  desc: 'description',
  dscp: 'description',
  ldes: 'description',
  '\xa9ART': 'creator',
  '\xa9aut': 'creator',
  '\xa9dir': 'creator',
  auth: 'creator',
  perf: 'creator',
  aART: 'creator',
  '\xa9wrt': 'composer',
  '\xa9cpy': 'copyright',
  cprt: 'copyright',
  '\xa9key': 'keywords',
  keyw: 'keywords',
  kywd: 'keywords',
  '\xa9mak': 'make',
  '@mak': 'make',
  manu: 'make',
  '\xa9mod': 'model',
  '@mod': 'model',
  '\xa9mdl': 'model',
  modl: 'model',
  mdln: 'model',
  CNMN: 'model',
  '\xa9xyz': 'place',
  '\xa9day': 'day',
  date: 'day',
  '\xa9swr': 'software',
  '\xa9too': 'software',
  '\xa9alb': 'album',
  albm: 'album',
  '\xa9gen': 'genre',
  gnre: 'genre',
  trkn: 'track',
};

/** Keys of Apple's `mdta` list, and Android's. */
const longNames: Readonly<Record<string, string>> = {
  'com.apple.quicktime.displayname': 'title',
  'com.apple.quicktime.title': 'title',
  'com.apple.quicktime.description': 'description',
  'com.apple.quicktime.information': 'description',
  'com.apple.quicktime.comment': 'description',
  'com.apple.quicktime.artist': 'creator',
  'com.apple.quicktime.author': 'creator',
  'com.apple.quicktime.director': 'creator',
  'com.apple.quicktime.copyright': 'copyright',
  'com.apple.quicktime.keywords': 'keywords',
  'com.apple.quicktime.make': 'make',
  'com.apple.quicktime.model': 'model',
  'com.apple.quicktime.software': 'software',
  'com.apple.quicktime.album': 'album',
  'com.apple.quicktime.genre': 'genre',
  'com.apple.quicktime.creationdate': 'taken',
  'com.apple.quicktime.location.iso6709': 'place',
  'com.apple.quicktime.content.identifier': 'pair',
  'com.android.manufacturer': 'make',
  'com.android.model': 'model',
  title: 'title',
  description: 'description',
  comment: 'description',
  artist: 'creator',
  copyright: 'copyright',
  keywords: 'keywords',
};

/** What the user data of a film says (QuickTime File Format, "User Data Atoms"; 3GPP TS 26.244, 8.2). */
export function readUserData(read: Read, box: Box, words: Words, packets: Buffer[]): void {
  for (const field of boxesIn(read, box.start, box.end, 500)) {
    const bytes = read(field.start, Math.min(longestText, field.end - field.start));
    if (field.type === 'meta') readMeta(read, field, words);
    else if (field.type === 'XMP_') packets.push(read(field.start, Math.min(4 << 20, field.end - field.start)));
    else if (field.type === 'loci') words.put('place', placeOf3gp(bytes), '3GPP', 'loci');
    else if (field.type === 'TAGS') words.put('make', makeOfTags(bytes), 'QuickTime', 'TAGS');
    else if (field.type === 'NCDT') readNikon(read, field, words);
    else {
      const name = fourLetters[field.type];
      if (!name && field.type[0] !== '\xa9') continue;
      const text = field.type[0] === '\xa9' || field.type[0] === '@' ? listedText(bytes) : textOf3gp(bytes, field.type);
      putText(words, name, text, 'QuickTime', field.type.replace('\xa9', '©'));
    }
  }
}

/** A date in `©day` counts as the moment of recording only when it has a time; else it is the year of a release. */
function putText(words: Words, name: string | undefined, text: string, group: string, said: string): void {
  const field = name === 'day' ? (/T\d\d:\d\d/.test(text) ? 'taken' : 'year') : name;
  words.put(field === 'year' ? 'year' : field, field === 'year' ? text.slice(0, 4) : text, group, said);
}

/** Length, language, text. Languages below 0x400 are those of the old Macintosh, with its letters. */
function listedText(bytes: Buffer): string {
  if (bytes.length < 4) return decodeText(bytes);
  if (bytes.toString('latin1', 4, 8) === 'data') return valueText(bytes);
  const length = bytes.readUInt16BE(0);
  if (length === 0 || length > bytes.length - 4) return bytes[0] === 0 ? '' : decodeText(bytes);
  return lettersOf(bytes.subarray(4, 4 + length), bytes.readUInt16BE(2) < 0x400);
}

function lettersOf(bytes: Buffer, old: boolean): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder(old ? 'macintosh' : 'windows-1252').decode(bytes);
  }
}

/** Version, language, and a text of UTF-8 or marked UTF-16; some cameras leave the first two out. */
function textOf3gp(bytes: Buffer, type: string): string {
  if (type === 'trkn') return '';
  const full = bytes.length > 6 && bytes.readUInt32BE(0) === 0;
  const start = full ? (type === 'kywd' ? 7 : 6) : 0;
  const text = lettersOf(bytes.subarray(start), false);
  return text.replace(/\0[\s\S]*$/, '');
}

/** 3GPP TS 26.244, 8.2.2: a name, then longitude, latitude and altitude as 16.16. */
function placeOf3gp(bytes: Buffer): string | undefined {
  let at = 6;
  if (bytes[6] === 0xfe && bytes[7] === 0xff) {
    while (at + 1 < bytes.length && bytes.readUInt16BE(at) !== 0) at += 2;
    at += 2;
  } else {
    const end = bytes.indexOf(0, at);
    if (end < 0) return undefined;
    at = end + 1;
  }
  if (at + 9 > bytes.length) return undefined;
  const degrees = (offset: number) => bytes.readInt32BE(offset) / 65536;
  const shown = (value: number, width: number) =>
    `${value < 0 ? '-' : '+'}${Math.abs(value)
      .toFixed(6)
      .padStart(width + 7, '0')}`;
  return shown(degrees(at + 5), 2) + shown(degrees(at + 1), 3);
}

/** Compact cameras of many makers write one block that begins with the maker's name. */
function makeOfTags(bytes: Buffer): string | undefined {
  const end = bytes.indexOf(0);
  const text = bytes.toString('latin1', 0, end < 0 ? 0 : Math.min(end, 32));
  return /^[A-Z][A-Za-z .,-]{3,}$/.test(text) ? text : undefined;
}

/** Nikon's block: tag, type, count, value. */
function readNikon(read: Read, box: Box, words: Words): void {
  const fields: Readonly<Record<number, string>> = { 1: 'make', 2: 'model', 3: 'software', 18: 'taken' };
  for (const inner of boxesIn(read, box.start, box.end, 20)) {
    if (inner.type !== 'NCTG') continue;
    const bytes = read(inner.start, Math.min(longestText, inner.end - inner.start));
    const sizes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8];
    for (let at = 0; at + 8 <= bytes.length; ) {
      const tag = bytes.readUInt32BE(at);
      const length = (sizes[bytes.readUInt16BE(at + 4)] ?? 1) * bytes.readUInt16BE(at + 6);
      const field = fields[tag];
      if (field) words.put(field, bytes.toString('latin1', at + 8, at + 8 + length).split('\0')[0], 'Nikon', field);
      at += 8 + length;
    }
  }
}

/** Apple's lists: iTunes' (`mdir`), QuickTime's with keys (`mdta`), and Sony's XML (`nrtm`). */
export function readMeta(read: Read, box: Box, words: Words): void {
  // a box with version and flags in MP4, one without in QuickTime
  const start = read(box.start + 4, 4).toString('latin1') === 'hdlr' ? box.start : box.start + 4;
  const keys: string[] = [];
  for (const inner of boxesIn(read, start, box.end, 200)) {
    if (inner.type === 'keys') keys.push(...readKeys(read, inner));
    else if (inner.type === 'ilst') readList(read, inner, keys, words);
    else if (inner.type === 'xml ')
      readSonyXml(read(inner.start + 4, Math.min(longestText, inner.end - inner.start)), words);
  }
}

function readKeys(read: Read, box: Box): string[] {
  const keys: string[] = [];
  for (const key of boxesIn(read, box.start + 8, box.end, 1000)) {
    keys.push(read(key.start, Math.min(1000, key.end - key.start)).toString('utf8'));
  }
  return keys;
}

function readList(read: Read, box: Box, keys: readonly string[], words: Words): void {
  for (const item of boxesIn(read, box.start, box.end, 2000)) {
    const bytes = read(item.start, Math.min(longestText, item.end - item.start));
    const number = Buffer.from(item.type, 'latin1').readUInt32BE(0);
    const key = number > 0 && number <= keys.length ? keys[number - 1] : undefined;
    if (key !== undefined) {
      words.put(longNames[key.toLowerCase()], valueText(bytes), 'Keys', key);
    } else if (item.type === 'trkn') {
      const track = bytes.length >= 20 ? bytes.readUInt16BE(18) : 0;
      if (track > 0) words.put('track', String(track), 'ItemList', 'trkn');
    } else if (item.type === '----') readOwnItem(read, item, words);
    else putText(words, fourLetters[item.type], valueText(bytes), 'ItemList', item.type.replace('\xa9', '©'));
  }
}

/** iTunes' items with a name of their own: `mean`, `name`, `data`. */
function readOwnItem(read: Read, item: Box, words: Words): void {
  let name = '';
  for (const part of boxesIn(read, item.start, item.end, 5)) {
    const bytes = read(part.start, Math.min(longestText, part.end - part.start));
    if (part.type === 'name') name = bytes.toString('utf8', 4);
    else if (part.type === 'data' && bytes[3] === 1) words.put(undefined, bytes.toString('utf8', 8), 'ItemList', name);
  }
}

/** The first value of an item: a type (1 UTF-8, 2 UTF-16, 21 whole number), a country and language, the bytes. */
function valueText(bytes: Buffer): string {
  if (bytes.length < 16 || bytes.toString('latin1', 4, 8) !== 'data') return '';
  const value = bytes.subarray(16, Math.min(bytes.length, bytes.readUInt32BE(0)));
  switch (bytes.readUInt32BE(8) & 0xffffff) {
    case 1:
      return decodeText(value);
    case 2:
      return new TextDecoder('utf-16be').decode(value);
    case 21:
      return value.length > 0 && value.length <= 6 ? String(value.readIntBE(0, value.length)) : '';
    case 0:
      // writers that left the type out wrote text all the same; numbers have zeros among their bytes
      return value.includes(0) ? '' : decodeText(value);
    default:
      return '';
  }
}

/** Sony's NonRealTimeMeta: maker, model and moment of recording. */
function readSonyXml(bytes: Buffer, words: Words): void {
  const xml = decodeText(bytes);
  words.put('make', /<Device[^>]*\smanufacturer="([^"]{1,100})"/.exec(xml)?.[1], 'Sony', 'manufacturer');
  words.put('model', /<Device[^>]*\smodelName="([^"]{1,100})"/.exec(xml)?.[1], 'Sony', 'modelName');
  words.put('taken', /<CreationDate\s+value="([^"]{1,40})"/.exec(xml)?.[1], 'Sony', 'CreationDate');
}
