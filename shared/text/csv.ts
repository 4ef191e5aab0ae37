/** One row; `line` is where it begins, counted from 1. `broken`: a quotation mark is never closed. */
export interface CsvRow {
  readonly line: number;
  readonly cells: string[];
  readonly broken: boolean;
}

/** A cell that goes on longer than this without its closing quotation mark has none. */
const longestCell = 262_144;
const mostCells = 500;

/**
 * Rows of separated values (RFC 4180) from a text that comes in parts, however little of it fits into memory. Quotation
 * marks inside of words and after a closed cell are taken as they stand; one that is never closed costs its own line and no
 * other. Lines without anything are passed over.
 */
export function* csvRows(parts: Iterable<string>, sign: string): Generator<CsvRow> {
  const source = parts[Symbol.iterator]();
  let text = '';
  let at = 0;
  let line = 1;
  let ended = false;
  const more = (): void => {
    const next = source.next();
    ended = next.done === true;
    text = text.slice(at) + (next.done ? '' : next.value);
    at = 0;
  };
  more();
  if (text.charCodeAt(0) === 0xfeff) at = 1;
  for (;;) {
    if (at >= text.length) {
      if (ended) return;
      more();
      continue;
    }
    let row = rowAt(text, at, sign, ended, false);
    if (row === 'more') {
      if (!ended && text.length - at < longestCell) {
        more();
        continue;
      }
      // a line longer than any honest one, or a mark that is never closed
      row = rowAt(text, at, sign, true, true);
    }
    if (row === 'more') return;
    if (row.broken || row.cells.some((cell) => cell !== '')) {
      yield { line, cells: row.cells, broken: row.broken };
    }
    line += row.lines;
    at = row.end;
    if (at > 65_536) {
      text = text.slice(at);
      at = 0;
    }
  }
}

interface Row {
  readonly cells: string[];
  readonly end: number;
  readonly lines: number;
  readonly broken: boolean;
}

/** The row that begins at a place; `more` when it may go on behind the end. `plain`: quotation marks mean nothing. */
function rowAt(text: string, from: number, sign: string, last: boolean, plain: boolean): Row | 'more' {
  const cells: string[] = [];
  let at = from;
  let lines = 1;
  for (;;) {
    let cell = '';
    if (!plain && text[at] === '"') {
      at += 1;
      for (;;) {
        const quote = text.indexOf('"', at);
        // the mark may be the first of two
        if (quote < 0 || (quote + 1 >= text.length && !last)) return 'more';
        cell += text.slice(at, quote);
        at = quote + 1;
        if (text[at] !== '"') break;
        cell += '"';
        at += 1;
      }
      lines += breaksIn(cell);
    }
    let end = at;
    while (end < text.length) {
      const code = text.charCodeAt(end);
      if (code === 10 || code === 13 || text[end] === sign) break;
      end += 1;
    }
    if (end + 1 >= text.length && !last && text[end] !== '\n') return 'more';
    if (cells.length < mostCells) cells.push(cell + text.slice(at, end));
    at = end;
    if (at < text.length && text[at] === sign) {
      at += 1;
      continue;
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at += 1;
    return { cells, end: Math.min(at + 1, text.length), lines, broken: plain };
  }
}

const breaksIn = (text: string): number => (text.match(/\r\n?|\n/g) ?? []).length;

/** The sign that parts the cells: what `sep=` says, else the one that the first lines have most evenly outside of quotes. */
export function separatorIn(head: string): string {
  const said = /^\ufeff?sep=(.)\r?\n/i.exec(head)?.[1];
  if (said) return said;
  const lines = head
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r\n?|\n/)
    .filter((line) => line !== '')
    .slice(0, 20);
  let best = ',';
  let most = 0;
  for (const sign of [';', '\t', ',', '|']) {
    const counts = lines.map((line) => line.split(sign).length - 1);
    const least = Math.min(...counts);
    const score = (least > 0 ? 1000 * Math.min(least, 100) : 0) + Math.max(counts[0] ?? 0, 0) * 10 + Math.min(9, least);
    if (score > most) {
      best = sign;
      most = score;
    }
  }
  return best;
}

/** Cells that a spreadsheet would take for a formula when it opens them, with the full-width forms of the signs. */
const begins = '[=+\\-@\\t\\r\\n\uff1d\uff0b\uff0d\uff20]';
const risky = new RegExp(`^'*${begins}`);
const guarded = new RegExp(`^'+${begins}`);
const number = /^[+-]?\d+(?:[.,]\d+)?$/;

/** A cell that no spreadsheet calculates: with an apostrophe before it where it could. `unguarded` takes it off again. */
export const guardedCell = (cell: string): string => (risky.test(cell) && !number.test(cell) ? `'${cell}` : cell);

/** A cell as it was before `guardedCell`. */
export const unguardedCell = (cell: string): string => (guarded.test(cell) ? cell.slice(1) : cell);

/** Whether a cell says to calculate, to open or to run something: `=cmd|…`, `@SUM(…)`. Dashes and telephone numbers do not. */
export const isFormula = (cell: string): boolean =>
  /^[=\uff1d]/.test(cell) || /^[+\-@\uff0b\uff0d\uff20][^\n]{0,200}[(|!]/.test(cell) || /^[\t\r]/.test(cell);

/**
 * A table as comma-separated values (RFC 4180) that a spreadsheet opens as it is: with a byte order mark, so that letters
 * outside of ASCII come through, and with no cell that it would calculate.
 */
export function csvText(rows: Iterable<readonly string[]>): string {
  const lines: string[] = [];
  for (const row of rows) lines.push(row.map((cell) => quoted(guardedCell(cell))).join(','));
  return `\ufeff${lines.map((line) => `${line}\r\n`).join('')}`;
}

const quoted = (cell: string): string => (/[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
