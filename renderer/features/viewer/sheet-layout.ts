/** Where the columns of a table stand, and which of its rows is its head. */
export interface LaidSheet {
  readonly columns: number;
  /** Left edge of each column in CSS pixels, after the row numbers; one more than there are columns. */
  readonly lefts: Float64Array;
  /** Pixels that the row numbers need. */
  readonly numbers: number;
  /** The first row names the columns. */
  readonly hasHead: boolean;
}

const sampled = 400;
const letter = 7.6;
const digit = 8.7;
const padding = 20;
const least = 56;
const most = 360;

/** Widths from the words of the first and the last rows, `rem` being the size of text in pixels. */
export function laySheet(rows: readonly (readonly string[])[], rem: number): LaidSheet {
  const size = rem / 16;
  let columns = 0;
  for (const row of rows) columns = Math.max(columns, row.length);
  const longest = new Array<number>(columns).fill(0);
  // the last rows too: numbers grow longer on the way down
  for (const row of [...rows.slice(0, sampled), ...rows.slice(-sampled)]) {
    for (const [column, cell] of row.entries()) {
      longest[column] = Math.max(longest[column] as number, widthOf(cell));
    }
  }
  const numbers = Math.ceil((String(rows.length).length * digit + padding) * size);
  const lefts = new Float64Array(columns + 1);
  for (let column = 0; column < columns; column++) {
    const wide = Math.min(most, Math.max(least, (longest[column] as number) + padding));
    lefts[column + 1] = (lefts[column] as number) + Math.round(wide * size);
  }
  return { columns, lefts, numbers, hasHead: isHead(rows) };
}

/** About how wide words are: digits are all as wide as the widest. */
function widthOf(cell: string): number {
  const seen = cell.slice(0, 60);
  const digits = seen.replace(/\D/g, '').length;
  return digits * digit + (seen.length - digits) * letter;
}

/** A first row of words in every column, over rows that are there, names the columns. */
function isHead(rows: readonly (readonly string[])[]): boolean {
  const [first, second] = rows;
  if (!first || !second || first.length < 2) return false;
  return first.every((cell) => cell.trim() !== '' && !/^[\s\d.,:%/-]+$/.test(cell));
}

/** A, B … Z, AA, AB: as spreadsheets name their columns. */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

/** Columns that a part of the width touches; `to` is exclusive. */
export function columnsIn({ lefts, columns }: LaidSheet, from: number, to: number): { from: number; to: number } {
  let first = 0;
  while (first < columns - 1 && (lefts[first + 1] as number) <= from) first++;
  let last = first;
  while (last < columns && (lefts[last] as number) < to) last++;
  return { from: first, to: last };
}

/** Whether a cell reads as a number, which stands to the right. */
export const isNumber = (cell: string): boolean => /^[-+(]?(Rp\.?|IDR|\$|€)?\s*\d[\d.,\s]*%?\)?$/.test(cell.trim());
