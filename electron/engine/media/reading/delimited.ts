import type { Sheet } from './block.ts';

const mostColumns = 256;

/** The sign that parts the cells of a table written as text: the one that the first lines have most evenly. */
export function delimiterOf(text: string): string {
  const lines = text
    .slice(0, 20_000)
    .split(/\r\n?|\n/)
    .filter((line) => line !== '')
    .slice(0, 20);
  let best = ',';
  let most = 0;
  for (const sign of [',', ';', '\t', '|']) {
    const counts = lines.map((line) => line.replace(/"[^"]*"/g, '').split(sign).length - 1);
    const least = Math.min(...counts);
    const score = (least > 0 ? 1000 * Math.min(least, 100) : 0) + counts.reduce((sum, count) => sum + count, 0);
    if (score > most) {
      best = sign;
      most = score;
    }
  }
  return best;
}

/** Rows of comma- or tab-separated values (RFC 4180, and the semicolon where the comma is a decimal sign). */
export function* delimitedRows(text: string, sign = delimiterOf(text)): Generator<string[]> {
  let row: string[] = [];
  const put = (cell: string): void => {
    if (row.length < mostColumns) row.push(cell);
  };
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      for (at += 1; ; ) {
        const quote = text.indexOf('"', at);
        const end = quote < 0 ? text.length : quote;
        cell += text.slice(at, end);
        at = end + 1;
        if (quote < 0 || text[at] !== '"') break;
        cell += '"';
        at += 1;
      }
    }
    let end = at;
    while (end < text.length && text[end] !== sign && text[end] !== '\n' && text[end] !== '\r') end += 1;
    put((cell + text.slice(at, end)).trim());
    at = end;
    if (text[at] === sign) {
      at += 1;
      continue;
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at += 1;
    at += 1;
    if (row.some((each) => each !== '')) yield row;
    row = [];
  }
  if (row.some((each) => each !== '')) yield row;
}

/** A file of separated values is one sheet without a name. */
export const delimitedSheet = (text: string): Sheet => ({ name: '', rows: delimitedRows(text) });
