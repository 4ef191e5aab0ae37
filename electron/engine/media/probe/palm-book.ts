import { BahanError } from '../../../../shared/errors.ts';
import type { FileSource } from '../file-source.ts';
import { readerError } from '../reader-error.ts';
import { blockText } from '../reading/block.ts';
import { htmlBlocks } from '../reading/html-blocks.ts';
import { unpackPalm } from '../reading/palm-text.ts';
import { bodyText, takeTexts } from './body-text.ts';
import { parseWallTime } from './capture-time.ts';
import { cleanList, cleanText } from './clean.ts';
import { codePageDecoder } from './code-page.ts';
import type { Probe } from './probed.ts';

const largest = 128 * 1024 * 1024;
const largestText = 32 * 1024 * 1024;
const palmPacked = 2;
const plain = 1;

/** Numbers of what a book says about itself (EXTH). */
const said = {
  author: 100,
  publisher: 101,
  description: 103,
  subject: 105,
  published: 106,
  rights: 109,
  title: 503,
} as const;

interface Book {
  readonly title: string;
  readonly said: ReadonlyMap<number, readonly string[]>;
  readonly locked: boolean;
  /** False when pieces are said to lie beyond the end of the file. */
  readonly whole: boolean;
  readonly text: () => string;
}

/** Books for Kindle and older (Mobipocket, AZW, PalmDoc): what they say about themselves, and their words. */
export const probePalmBook: Probe = async (source) => {
  const book = readPalmBook(source);
  const first = (id: number) => cleanText(book.said.get(id)?.[0]);
  const published = parseWallTime(first(said.published) ?? undefined);
  const facts = {
    title: first(said.title) ?? cleanText(book.title),
    description: cleanText((first(said.description) ?? '').replace(/<[^>]{0,500}>/g, ' ')),
    creator: cleanList(book.said.get(said.author) ?? []).join('; ') || null,
    copyright: first(said.rights),
    keywords: cleanList((book.said.get(said.subject) ?? []).flatMap((text) => text.split(/[;,]/))),
    ...(published ? { capturedAt: published, capturedAtCertainty: 'exact' as const } : {}),
  };
  if (book.locked) {
    const error = { code: 'file-locked-by-password' as const, message: 'the words of the book are ciphered' };
    return { ...facts, technical: { encrypted: 1 }, error };
  }
  let text: string | null = null;
  try {
    text = bodyText(await takeTexts(texts(book.text())));
  } catch (cause) {
    return { ...facts, error: readerError(cause) };
  }
  const cut = { code: 'file-truncated' as const, message: 'its last pieces are missing' };
  return { ...facts, text, ...(book.whole ? {} : { error: cut }) };
};

function* texts(html: string): Generator<string> {
  for (const block of htmlBlocks(html)) yield blockText(block);
}

/** @throws BahanError `file-damaged`, `file-too-large`. */
export function readPalmBook(source: FileSource): Book {
  if (source.size > largest) throw new BahanError('file-too-large', { bytes: source.size });
  const bytes = source.whole();
  const count = bytes.length >= 78 ? bytes.readUInt16BE(76) : 0;
  const place = (number: number): number =>
    number < count && 82 + number * 8 <= bytes.length ? bytes.readUInt32BE(78 + number * 8) : bytes.length;
  const piece = (number: number): Buffer => bytes.subarray(place(number), Math.max(place(number), place(number + 1)));
  const head = piece(0);
  if (head.length < 16) throw new BahanError('file-damaged', {}, { message: 'no first record' });
  const packing = head.readUInt16BE(0);
  const pieces = Math.min(head.readUInt16BE(8), count - 1);
  const mobi = head.length >= 132 && head.toString('latin1', 16, 20) === 'MOBI';
  const decode = codePageDecoder(mobi ? head.readUInt32BE(28) : 1252);
  const headLength = mobi ? head.readUInt32BE(20) : 0;
  const titleAt = mobi ? head.readUInt32BE(84) : 0;
  // bytes behind each piece of text that are none: one sort a bit, the lowest in another way
  const behind = mobi && headLength >= 228 && head.length >= 244 ? head.readUInt16BE(242) : 0;
  const text = (): string => {
    if (packing !== palmPacked && packing !== plain) {
      throw new BahanError('file-unsupported', {}, { message: `packed in a way that is not read: ${packing}` });
    }
    const parts: Buffer[] = [];
    let length = 0;
    for (let i = 1; i <= pieces && length < largestText; i++) {
      const whole = piece(i);
      const own = whole.subarray(0, Math.max(0, whole.length - lengthBehind(whole, behind)));
      const part = packing === palmPacked ? unpackPalm(own) : own;
      parts.push(part);
      length += part.length;
    }
    return decode(Buffer.concat(parts));
  };
  return {
    title: mobi ? decode(head.subarray(titleAt, titleAt + head.readUInt32BE(88))) : '',
    said: mobi && head.readUInt32BE(128) & 0x40 ? extended(head.subarray(16 + headLength), decode) : new Map(),
    locked: head.readUInt16BE(12) !== 0,
    whole: count > 0 && 78 + count * 8 <= bytes.length && bytes.readUInt32BE(70 + count * 8) <= bytes.length,
    text,
  };
}

function extended(bytes: Buffer, decode: (bytes: Uint8Array) => string): ReadonlyMap<number, readonly string[]> {
  const found = new Map<number, string[]>();
  if (bytes.toString('latin1', 0, 4) !== 'EXTH') return found;
  const count = Math.min(bytes.length >= 12 ? bytes.readUInt32BE(8) : 0, 2000);
  for (let i = 0, at = 12; i < count && at + 8 <= bytes.length; i++) {
    const length = bytes.readUInt32BE(at + 4);
    if (length < 8) break;
    const id = bytes.readUInt32BE(at);
    found.set(id, [...(found.get(id) ?? []), decode(bytes.subarray(at + 8, at + length))]);
    at += length;
  }
  return found;
}

function lengthBehind(piece: Buffer, flags: number): number {
  let end = piece.length;
  for (let bits = flags >> 1; bits > 0; bits >>= 1) {
    if (!(bits & 1) || end <= 0) continue;
    let length = 0;
    for (let at = end - 1, shift = 0; at >= 0 && shift < 28; at--, shift += 7) {
      length |= ((piece[at] ?? 0) & 0x7f) << shift;
      if ((piece[at] ?? 0) & 0x80) break;
    }
    end -= length;
  }
  if (flags & 1 && end > 0) end -= ((piece[end - 1] ?? 0) & 3) + 1;
  return piece.length - Math.max(0, end);
}
