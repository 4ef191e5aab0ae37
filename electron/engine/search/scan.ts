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
export const scanMatches =
  'SELECT count(*) AS count, CAST(group_concat(rowid) AS BLOB) AS keys FROM fts WHERE fts MATCH ?';

const minus = 45;
const zero = 48;

/** Keys of an answer to `scanMatches`: whole numbers with commas between; sorted upwards. */
export function readKeys(text: Uint8Array | null, count: number): Float64Array<ArrayBuffer> {
  const keys = new Float64Array(count);
  if (text === null) return keys;
  const { length } = text;
  let before = Number.NEGATIVE_INFINITY;
  let isSorted = true;
  for (let at = 0, next = 0; at < length && next < count; at++) {
    const isNegative = text[at] === minus;
    if (isNegative) at++;
    // twice nine digits at most: small whole numbers are multiplied much quicker than large ones
    let high = 0;
    let low = 0;
    let digits = 0;
    for (; at < length; at++) {
      const digit = (text[at] as number) - zero;
      if (digit < 0) break;
      if (digits < 9) high = high * 10 + digit;
      else low = low * 10 + digit;
      digits++;
    }
    const size = digits <= 9 ? high : high * (powers[digits - 9] as number) + low;
    const key = isNegative ? -size : size;
    if (key < before) isSorted = false;
    before = key;
    keys[next++] = key;
  }
  return isSorted ? keys : keys.sort();
}

const powers = Array.from({ length: 10 }, (_, digits) => 10 ** digits);
