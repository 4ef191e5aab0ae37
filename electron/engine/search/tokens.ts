/**
 * Filter tokens of the column `fx`. Each begins with a private-use character, which the index takes for a letter and
 * which no folded query can hold, so that a typed word never meets a token.
 */
const sign = '\uE000';

export const kindToken = (kind: number): string => `${sign}k${kind}`;
export const rootToken = (root: number): string => `${sign}r${root}`;
export const yearToken = (year: string): string => `${sign}y${year}`;
/** `month`: YYYY-MM. */
export const monthToken = (month: string): string => `${sign}m${month.replace('-', '')}`;
/** `day`: YYYY-MM-DD. */
export const dayToken = (day: string): string => `${sign}d${day.replaceAll('-', '')}`;
/** That month or day in any year: MM or MM-DD. */
export const yearlyToken = (monthOrDay: string): string => `${sign}e${monthOrDay.replace('-', '')}`;

/** `format` as shared/query/formats.ts names it. */
export const formatToken = (format: string): string => `${sign}i${format}`;
/** One folded word of the camera, or of the unit, that an asset is of. */
export const cameraToken = (word: string): string => `${sign}c${word}`;
export const unitToken = (word: string): string => `${sign}n${word}`;

export const untitledToken = `${sign}t`;
export const unthemedToken = `${sign}h`;
export const undatedToken = `${sign}u`;

/** One form for a folder however it is spelled: composed letters, lower case, `/` between, none at the end. */
export function folderKey(path: string): string {
  return path
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('\\', '/')
    .replace(/(?<=.)\/+$/, '');
}

/** Token of a folder; an asset carries those of its own folder and of every one above it, up to its root. */
export function folderToken(path: string): string {
  return `${sign}f${hash(folderKey(path))}`;
}

/** 53 bits of two mixed 32-bit streams (cyrb53, public domain, by bryc): short, and equal on every machine. */
function hash(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}

/** Tokens of a date YYYY[-MM[-DD]] or from/to: each year, month and day that it touches, as far as it says them. */
export function dateTokens(date: string | null): string[] {
  if (!date) return [undatedToken];
  const [from = '', to = from] = date.split('/');
  const tokens = new Set<string>();
  const first = Number(from.slice(0, 4));
  for (let year = first; year <= Math.min(Number(to.slice(0, 4)), first + 20); year++)
    tokens.add(yearToken(String(year).padStart(4, '0')));
  if (from.length < 7 || to.length < 7) return [...tokens];
  for (const month of monthsBetween(from.slice(0, 7), to.slice(0, 7), 36)) {
    tokens.add(monthToken(month));
    tokens.add(yearlyToken(month.slice(5)));
  }
  if (from.length < 10 || to.length < 10) return [...tokens];
  for (const day of daysBetween(from, to, 92)) {
    tokens.add(dayToken(day));
    tokens.add(yearlyToken(day.slice(5)));
  }
  return [...tokens];
}

function* monthsBetween(from: string, to: string, limit: number): Generator<string> {
  let year = Number(from.slice(0, 4));
  let month = Number(from.slice(5, 7));
  for (let n = 0; n < limit; n++) {
    const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
    if (text > to) return;
    yield text;
    month++;
    if (month > 12) {
      month = 1;
      year++;
    }
  }
}

const dayMs = 86_400_000;

function* daysBetween(from: string, to: string, limit: number): Generator<string> {
  let at = Date.parse(`${from}T00:00:00Z`);
  for (let n = 0; n < limit && Number.isFinite(at); n++, at += dayMs) {
    const text = new Date(at).toISOString().slice(0, 10);
    if (text > to) return;
    yield text;
  }
}

/** A folded word, several in a row, or a token, as `MATCH` takes it; nothing of a query reaches `MATCH` unquoted. */
export const quoted = (word: string): string => `"${word.replaceAll('"', '""')}"`;
