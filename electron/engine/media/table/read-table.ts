import { closeSync, openSync, writeSync } from 'node:fs';
import { BahanError } from '../../../../shared/errors.ts';
import { type FileSource, fileError, withFile } from '../file-source.ts';
import { contentOf } from '../reading/content.ts';
import { sniff } from '../sniff.ts';
import { mostBytes, mostRows, type TableRead, type TableRow } from './table.ts';
import { jsonRows, textRows } from './text-table.ts';
import { workbookRows } from './workbook-rows.ts';

const buffered = 256 * 1024;

/**
 * Reads a list (XLSX, XLS, ODS, separated values in any encoding, JSON Lines) and writes its rows to `target`, a line of
 * JSON each, so that neither this process nor the one that asks holds them all.
 * @throws BahanError `file-empty`, `file-unsupported`, `file-too-large`, `file-damaged`, `file-truncated`,
 *   `file-locked-by-password`, those of the disk.
 */
export function readTable(path: string, target: string): Promise<TableRead> {
  return withFile(path, async (source) => {
    // a program that found nothing to say writes no lines
    if (source.size === 0 && !isJson(source)) throw new BahanError('file-empty', { path });
    let from1904 = false;
    const { format, rows } = await rowsOf(source, (said) => {
      from1904 = said;
    });
    const count = await writeRows(rows, target);
    return { format, rows: count, from1904 };
  });
}

interface Rows {
  readonly format: TableRead['format'];
  readonly rows: AsyncIterable<TableRow> | Iterable<TableRow>;
}

async function rowsOf(source: FileSource, begin: (from1904: boolean) => void): Promise<Rows> {
  if (source.size === 0) return { format: 'json', rows: [] };
  const sniffed = sniff(source);
  switch (sniffed.format) {
    case 'xlsx':
      return { format: 'workbook', rows: workbookRows(source, begin) };
    case 'xls':
    case 'ods': {
      const content = await contentOf(source, sniffed);
      if (content?.how !== 'tables') break;
      return { format: 'workbook', rows: sheetRows(content.sheets) };
    }
    case 'encrypted-office':
      throw new BahanError('file-locked-by-password', {});
    case 'zip':
    case 'package':
      // a workbook whose end is missing is known by its name alone
      if (/\.xls[xm]$/i.test(source.path)) throw new BahanError('file-damaged', {}, { message: 'no workbook' });
      break;
    case 'text':
    case 'html':
    case 'xml':
    case 'eml':
    case '':
      if (isJson(source)) return { format: 'json', rows: jsonRows(source) };
      if (sniffed.format === 'html' || sniffed.format === 'xml') break;
      return { format: 'text', rows: textRows(source) };
  }
  throw new BahanError('file-unsupported', {}, { message: `no list: ${sniffed.format || sniffed.mime}` });
}

function isJson(source: FileSource): boolean {
  if (/\.(jsonl|ndjson|json)$/i.test(source.path)) return true;
  return /^(?:\xef\xbb\xbf)?\s*\{\s*"/.test(source.read(0, 256).toString('latin1'));
}

async function* sheetRows(
  sheets: AsyncIterable<{ rows: Iterable<readonly string[]> }> | Iterable<{ rows: Iterable<readonly string[]> }>,
): AsyncGenerator<TableRow> {
  let sheet = 0;
  for await (const { rows } of sheets) {
    let line = 0;
    for (const cells of rows) {
      line += 1;
      yield { sheet, line, cells };
    }
    sheet += 1;
  }
}

async function writeRows(rows: Rows['rows'], target: string): Promise<number> {
  let file: number;
  try {
    file = openSync(target, 'w', 0o600);
  } catch (cause) {
    throw fileError(cause, target);
  }
  let waiting = '';
  let bytes = 0;
  let count = 0;
  const write = (): void => {
    const part = Buffer.from(waiting);
    for (let done = 0; done < part.length; ) done += writeSync(file, part, done);
    bytes += part.length;
    waiting = '';
    if (bytes > mostBytes) throw new BahanError('file-too-large', {}, { message: 'the list is too long' });
  };
  try {
    for await (const row of rows) {
      count += 1;
      if (count > mostRows) throw new BahanError('file-too-large', {}, { message: 'the list has too many rows' });
      waiting += `${JSON.stringify(row)}\n`;
      if (waiting.length > buffered) write();
    }
    write();
  } catch (cause) {
    throw (cause as NodeJS.ErrnoException)?.syscall ? fileError(cause, target) : cause;
  } finally {
    closeSync(file);
  }
  return count;
}
