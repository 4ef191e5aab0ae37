import { isUtf8 } from 'node:buffer';
import { BahanError } from '../../../../shared/errors.ts';
import { csvRows, separatorIn } from '../../../../shared/text/csv.ts';
import type { FileSource } from '../file-source.ts';
import type { TableRow, TableValue } from './table.ts';

const part = 1024 * 1024;
/** A line of JSON that is longer than this holds no description. */
const longestLine = 4 * 1024 * 1024;

/** Rows of a table written as text. @throws BahanError `file-unsupported` for what is no text. */
export function* textRows(source: FileSource): Generator<TableRow> {
  const encoding = encodingOf(source);
  const head = new TextDecoder(encoding).decode(source.read(0, 64 * 1024));
  const sign = separatorIn(head);
  const directive = /^\ufeff?sep=.\r?\n/i.test(head);
  for (const { line, cells, broken } of csvRows(textParts(source, encoding), sign)) {
    if (directive && line === 1) continue;
    yield { sheet: 0, line, cells, ...(broken && { broken: 'quote' }) };
  }
}

/** Rows of JSON Lines; each line is an object whose keys are the columns. */
export function* jsonRows(source: FileSource): Generator<TableRow> {
  let line = 0;
  for (const text of linesOf(textParts(source, encodingOf(source)))) {
    line += 1;
    if (text.trim() === '') continue;
    yield { sheet: 0, line, ...objectOf(text) };
  }
}

function objectOf(text: string): Pick<TableRow, 'cells' | 'broken'> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    return { cells: null, broken: String((cause as Error).message).slice(0, 200) };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { cells: null, broken: 'no object' };
  const cells: Record<string, TableValue> = Object.create(null);
  for (const [key, each] of Object.entries(value).slice(0, 500)) {
    if (isPlain(each) || (Array.isArray(each) && each.length <= 500 && each.every(isPlain))) cells[key] = each;
    else return { cells: null, broken: `${key}: neither a text nor a list of texts` };
  }
  return { cells };
}

const isPlain = (value: unknown): value is string | number | boolean | null =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value);

function* linesOf(parts: Iterable<string>): Generator<string> {
  let rest = '';
  for (const text of parts) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
    if (rest.length > longestLine) throw new BahanError('file-too-large', {}, { message: 'a line is too long' });
  }
  if (rest !== '') yield rest;
}

/** The text of a file in parts, without its byte order mark. */
function* textParts(source: FileSource, encoding: string): Generator<string> {
  const decoder = new TextDecoder(encoding);
  for (let at = 0; at < source.size; at += part) {
    const text = decoder.decode(source.read(at, part), { stream: true });
    if (text !== '') yield text;
  }
  const end = decoder.decode();
  if (end !== '') yield end;
}

/**
 * A byte order mark decides, then zeros in every second byte, then whether the whole file is UTF-8; else it is Windows-1252,
 * which Excel writes where it is not asked for anything else.
 */
function encodingOf(source: FileSource): string {
  const head = source.read(0, 4096);
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const zeros = (from: number) => head.filter((byte, at) => at % 2 === from && byte === 0).length;
  if (zeros(1) > head.length / 3) return 'utf-16le';
  if (zeros(0) > head.length / 3) return 'utf-16be';
  if (head.includes(0)) throw new BahanError('file-unsupported', {}, { message: 'no text' });
  return isAllUtf8(source) ? 'utf-8' : 'windows-1252';
}

function isAllUtf8(source: FileSource): boolean {
  for (let at = 0; at < source.size; ) {
    let bytes = source.read(at, part);
    if (at + bytes.length < source.size) {
      // never cut inside of a letter: those of a letter's bytes that are not its first begin with 10
      let end = bytes.length;
      while (end > bytes.length - 4 && end > 1 && ((bytes[end - 1] ?? 0) & 0xc0) === 0x80) end -= 1;
      bytes = bytes.subarray(0, Math.max(1, end - 1));
    }
    if (!isUtf8(bytes)) return false;
    at += bytes.length;
  }
  return true;
}
