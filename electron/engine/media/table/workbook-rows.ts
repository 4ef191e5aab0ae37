import { crc32, createInflateRaw } from 'node:zlib';
import { BahanError } from '../../../../shared/errors.ts';
import type { FileSource } from '../file-source.ts';
import type { NumberKind } from '../reading/cell-format.ts';
import { cellOf, columnOf, type ExcelBook, sharedStrings, styleKinds } from '../reading/excel-sheets.ts';
import { partsNamedBy } from '../reading/named-parts.ts';
import { attributeOf, type Token, tokens } from '../reading/tokens.ts';
import { openDirectory, type ZipEntry } from '../zip-directory.ts';
import { openZip } from '../zip-members.ts';
import { mostColumns, type TableRow } from './table.ts';

/** Bytes that one sheet may unfold to: a full sheet of Excel with a dozen columns of words. */
const largestSheet = 2 * 1024 * 1024 * 1024;
/** No honest sheet packs this tightly. */
const highestRatio = 400;
const longestRow = 16 * 1024 * 1024;
const mostSheets = 20;
const packedPart = 256 * 1024;
/** Letters of all texts of a workbook; they are held while it is read. */
const mostLetters = 256 * 1024 * 1024;

/**
 * Rows of a workbook since 2007 (SpreadsheetML, ECMA-376 part 1, 18), however many: a sheet is unfolded and read a row at a
 * time. `begin` hears whether days are counted from 1904.
 * @throws BahanError `file-locked-by-password`, `file-truncated`, `file-damaged`, `file-too-large`.
 */
export async function* workbookRows(source: FileSource, begin: (from1904: boolean) => void): AsyncGenerator<TableRow> {
  const zip = await openZip(source);
  const { entries } = openDirectory(source);
  const book = zip.names.find((name) => /^xl\/workbook\d*\.xml$/i.test(name)) ?? 'xl/workbook.xml';
  const parts = await partsNamedBy(zip, book);
  const sheets: string[] = [];
  let from1904 = false;
  for (const token of tokens((await zip.text(book)) ?? '')) {
    if (token.name === 'workbookpr') from1904 ||= /^(1|true)$/.test(attributeOf(token, 'date1904') ?? '');
    if (token.name !== 'sheet' || token.closes || /hidden/i.test(attributeOf(token, 'state') ?? '')) continue;
    sheets.push(parts.get(attributeOf(token, 'id') ?? '') ?? '');
  }
  begin(from1904);
  const shared = await sharedTexts(source, entries.get('xl/sharedStrings.xml'));
  const kinds: readonly NumberKind[] = styleKinds((await zip.text('xl/styles.xml')) ?? '');
  // half a list would describe half of the assets, and nobody would notice
  if (zip.problem) throw new BahanError(zip.problem.code, {}, { message: zip.problem.message });
  const context: ExcelBook = { shared, used: new Set(), kinds, from1904 };
  for (const [sheet, place] of sheets.slice(0, mostSheets).entries()) {
    const entry = entries.get(place);
    if (!entry) continue;
    if (entry.locked) throw new BahanError('file-locked-by-password', {});
    yield* sheetRows(cutBehind(unfolded(source, entry), rowEnd), sheet, context);
  }
}

async function sharedTexts(source: FileSource, entry: ZipEntry | undefined): Promise<string[]> {
  const shared: string[] = [];
  if (!entry) return shared;
  let letters = 0;
  for await (const text of cutBehind(unfolded(source, entry), stringEnd)) {
    for (const each of sharedStrings(text)) {
      letters += each.length;
      shared.push(each);
    }
    if (letters > mostLetters) throw new BahanError('file-too-large', {}, { message: 'too many words' });
  }
  return shared;
}

/** A member as text, in parts. */
async function* unfolded(source: FileSource, entry: ZipEntry): AsyncGenerator<string> {
  if (entry.method !== 8 && entry.method !== 0) {
    throw new BahanError('file-unsupported', {}, { message: `packed in a way that is not read: ${entry.method}` });
  }
  const head = source.read(entry.at, 30);
  if (head.length < 30) throw new BahanError('file-damaged', {}, { message: 'a sheet is not where it should be' });
  const start = entry.at + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
  const packed = function* () {
    for (let at = 0; at < entry.packed; at += packedPart) {
      yield source.read(start + at, Math.min(packedPart, entry.packed - at));
    }
  };
  const decoder = new TextDecoder();
  let sum = 0;
  let checksum = 0;
  for await (const bytes of entry.method === 0 ? packed() : inflated(packed())) {
    sum += bytes.length;
    checksum = crc32(bytes, checksum);
    if (sum > largestSheet || (sum > 16 * 1024 * 1024 && sum > entry.packed * highestRatio)) {
      throw new BahanError('file-too-large', {}, { message: 'a sheet unfolds beyond its limits' });
    }
    yield decoder.decode(bytes, { stream: true });
  }
  if (entry.checksum !== undefined && checksum !== entry.checksum) {
    throw new BahanError('file-damaged', {}, { message: 'a sheet differs from its checksum' });
  }
}

async function* inflated(parts: Iterable<Buffer>): AsyncGenerator<Buffer> {
  const stream = createInflateRaw({ chunkSize: 256 * 1024 });
  const source = parts[Symbol.iterator]();
  const feed = (): void => {
    for (let next = source.next(); !next.done; next = source.next()) {
      if (!stream.write(next.value)) {
        stream.once('drain', feed);
        return;
      }
    }
    stream.end();
  };
  feed();
  try {
    for await (const bytes of stream) yield bytes as Buffer;
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code === 'Z_BUF_ERROR' ? 'file-truncated' : 'file-damaged';
    throw new BahanError(code, {}, { cause, message: String((cause as Error).message) });
  } finally {
    stream.destroy();
  }
}

const rowEnd = /<\/(?:\w+:)?row\s*>/g;
const stringEnd = /<\/(?:\w+:)?si\s*>/g;

/** A text cut behind the last end of a row in each part, so that no row is read in halves. */
async function* cutBehind(parts: AsyncIterable<string>, pattern: RegExp): AsyncGenerator<string> {
  let rest = '';
  for await (const part of parts) {
    rest += part;
    let end = 0;
    for (const match of rest.matchAll(pattern)) end = match.index + match[0].length;
    if (end > 0) {
      yield rest.slice(0, end);
      rest = rest.slice(end);
    } else if (rest.length > longestRow) {
      throw new BahanError('file-too-large', {}, { message: 'a row is too long' });
    }
  }
  if (rest !== '') yield rest;
}

async function* sheetRows(texts: AsyncIterable<string>, sheet: number, book: ExcelBook): AsyncGenerator<TableRow> {
  let line = 0;
  let row: string[] = [];
  let cell: Token | undefined;
  let written = '';
  let counts = false;
  for await (const text of texts) {
    for (const token of tokens(text)) {
      if (token.text !== undefined) {
        if (counts) written += token.text;
        continue;
      }
      const opens = !token.closes && !token.alone;
      switch (token.name) {
        case 'row':
          if (opens) {
            const stated = Number(attributeOf(token, 'r'));
            line = Number.isInteger(stated) && stated > line ? stated : line + 1;
            row = [];
          } else if (token.closes && row.length > 0) yield { sheet, line, cells: row };
          break;
        case 'c':
          if (opens) {
            cell = token;
            written = '';
          } else if (token.closes && cell) {
            const shown = cellOf(cell, written, book);
            const at = columnOf(attributeOf(cell, 'r')) ?? row.length;
            if (shown !== '' && at < mostColumns) {
              while (row.length < at) row.push('');
              row[at] = shown;
            }
            cell = undefined;
          }
          break;
        case 'v':
        case 't':
          counts = opens && cell !== undefined;
          break;
      }
    }
  }
}
