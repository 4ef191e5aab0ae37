/** Asked of the scanning thread, and its answer: all keys that match, upwards. */
export interface ScanRequest {
  readonly id: number;
  readonly match: string;
}

export interface ScanAnswer {
  readonly id: number;
  readonly keys?: Float64Array<ArrayBuffer>;
  readonly error?: string;
}

/** One value instead of a row for each key: that is what takes the time. */
export const scanMatches = 'SELECT CAST(group_concat(rowid) AS BLOB) AS keys FROM fts WHERE fts MATCH ?';

const comma = 44;
const minus = 45;
const zero = 48;

/** Keys of an answer to `scanMatches`: whole numbers with commas between; sorted upwards. */
export function readKeys(text: Uint8Array | null): Float64Array<ArrayBuffer> {
  if (text === null || text.length === 0) return new Float64Array(0);
  let count = 1;
  for (let at = 0; at < text.length; at++) if (text[at] === comma) count++;
  const keys = new Float64Array(count);
  let key = 0;
  let sign = 1;
  let next = 0;
  let isSorted = true;
  for (let at = 0; at <= text.length; at++) {
    const code = text[at] ?? comma;
    if (code === minus) sign = -1;
    else if (code !== comma) key = key * 10 + (code - zero);
    else {
      const before = next > 0 ? (keys[next - 1] ?? 0) : Number.NEGATIVE_INFINITY;
      keys[next++] = sign * key;
      if (sign * key < before) isSorted = false;
      key = 0;
      sign = 1;
    }
  }
  return isSorted ? keys : keys.sort();
}
