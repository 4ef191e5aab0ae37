import type { FileSource } from '../file-source.ts';
import { blockReader, chunksIn, type Read } from './byte-reader.ts';
import { parseWallTime } from './capture-time.ts';
import { cleanText, decodeText } from './clean.ts';
import { readExif } from './exif.ts';
import { Words } from './film-words.ts';
import { lettersFor } from './lost-letters.ts';

const fields: Readonly<Record<string, string>> = {
  INAM: 'title',
  ISBJ: 'description',
  ICMT: 'description',
  IART: 'creator',
  ICOP: 'copyright',
  IKEY: 'keywords',
  ISFT: 'software',
  IGNR: 'genre',
  ICRD: 'day',
};

/** Words of RIFF films and sounds: `LIST INFO`, the date `IDIT`, and EXIF that some cameras keep in `strd`. */
export async function readRiffWords(source: FileSource): Promise<Words> {
  const read = blockReader(source);
  const words = new Words();
  const info: [string, string][] = [];
  const exif: Buffer[] = [];
  walk(read, 12, source.size, 0, { words, info, exif });
  const right = lettersFor(info.map(([, text]) => text));
  for (const [name, text] of info) {
    const field = fields[name];
    if (field === 'day') putDay(words, text, name);
    else words.put(field, right(text), 'RIFF', name);
  }
  for (const block of exif) await putExif(words, block);
  return words;
}

/** The maker and the model in a list of their own (EXIF 2.3, annex on sound files). */
const exifChunks: Readonly<Record<string, string>> = { ecor: 'make', emdl: 'model' };
const tiffHeader = Buffer.from('49492a0008000000', 'hex');

interface Found {
  readonly words: Words;
  readonly info: [string, string][];
  readonly exif: Buffer[];
}

function walk(read: Read, from: number, to: number, depth: number, found: Found): void {
  for (const chunk of chunksIn(read, from, to, 2000)) {
    const length = Math.min(chunk.end - chunk.start, 64 * 1024);
    if (chunk.type === 'LIST') {
      const list = read(chunk.start, 4).toString('latin1');
      // the pictures themselves hold no words
      if (list === 'movi' || depth > 4) continue;
      walk(read, chunk.start + 4, chunk.end, depth + 1, found);
    } else if (chunk.type === 'IDIT') {
      putDay(found.words, read(chunk.start, length).toString('latin1'), 'IDIT');
    } else if (chunk.type === 'strd') {
      const bytes = read(chunk.start, length);
      // a directory of EXIF without its header, which counts from the letters that stand in the header's place
      if (bytes.toString('latin1', 0, 4) === 'AVIF' && found.exif.length < 4) {
        found.exif.push(Buffer.concat([tiffHeader, bytes.subarray(8)]));
      }
    } else if (exifChunks[chunk.type]) {
      const text = decodeText(read(chunk.start, length)).split('\0')[0];
      found.words.put(exifChunks[chunk.type], text, 'EXIF', chunk.type);
    } else if (/^I[A-Z0-9]{3}$/.test(chunk.type) && found.info.length < 200) {
      const bytes = read(chunk.start, length);
      const end = bytes.indexOf(0);
      const text = letters(bytes.subarray(0, end < 0 ? bytes.length : end));
      if (text.trim() !== '') found.info.push([chunk.type, text]);
    }
  }
}

/** Latin-1 by its format; what it really is the whole list tells. */
function letters(bytes: Buffer): string {
  return decodeText(bytes);
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** `Mon Mar 10 15:04:43 2003`, `2003/03/10/ 15:04`, `2010-03-10 15:04:43`. A day alone is the day of a release. */
function putDay(words: Words, text: string, name: string): void {
  const named = /([A-Za-z]{3})\s+(\d{1,2})\s+(\d{1,2}):(\d{2}):(\d{2})\s+(\d{4})/.exec(text);
  const month = named ? months.indexOf((named[1] ?? '').toLowerCase()) + 1 : 0;
  const two = (value: string | number | undefined) => String(value ?? '').padStart(2, '0');
  const spelled =
    named && month > 0
      ? `${named[6]}-${two(month)}-${two(named[2])}T${two(named[3])}:${named[4]}:${named[5]}`
      : text.trim().replace(/^(\d{4})\/(\d{1,2})\/(\d{1,2})\/?\s+(\d{1,2}:\d{2})/, '$1-$2-$3T$4');
  const time = parseWallTime(spelled);
  if (!time) return;
  words.put(time.includes('T') || name === 'IDIT' || time.length === 10 ? 'taken' : undefined, time, 'RIFF', name);
}

async function putExif(words: Words, block: Buffer): Promise<void> {
  const { texts, position } = await readExif(block);
  words.put('make', cleanText(texts.Make) ?? undefined, 'EXIF', 'Make');
  words.put('model', cleanText(texts.Model) ?? undefined, 'EXIF', 'Model');
  const taken = parseWallTime(texts.DateTimeOriginal, texts.SubSecTimeOriginal, texts.OffsetTimeOriginal);
  words.put('taken', taken, 'EXIF', 'DateTimeOriginal');
  const signed = (value: number, width: number) =>
    (value < 0 ? '-' : '+') +
    Math.abs(value)
      .toFixed(7)
      .padStart(width + 8, '0');
  if (position) words.put('place', signed(position.lat, 2) + signed(position.lon, 3), 'EXIF', 'GPS');
}
