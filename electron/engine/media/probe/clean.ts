import { isUtf8 } from 'node:buffer';

/**
 * A text from a file as it may be shown: NFC, no control characters, no NULs, no byte order mark, no lone surrogates,
 * line breaks as `\n`, trimmed, at most 20,000 characters. Null when nothing is left.
 */
export function cleanText(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const text = value
    .slice(0, 100_000)
    .replace(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: taking them out is the point
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufeff\ufffe\uffff]/g, '')
    .toWellFormed()
    .normalize('NFC')
    .trim()
    .slice(0, 20_000);
  return text === '' ? null : text;
}

/** A list of texts, each clean, without repetitions, at most 500. */
export function cleanList(values: readonly unknown[]): string[] {
  const kept = new Set<string>();
  for (const value of values) {
    const text = cleanText(value);
    if (text && kept.size < 500) kept.add(text);
  }
  return [...kept];
}

const windows = new TextDecoder('windows-1252');
const macintosh = new TextDecoder('macintosh');
const japanese = new TextDecoder('shift_jis', { fatal: true });

/** Bytes as text: UTF-8 where they are valid UTF-8, else Windows-1252, which old cameras and office programs wrote. */
export function decodeText(bytes: Uint8Array): string {
  if (!isUtf8(bytes)) return windows.decode(bytes);
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8', marked ? 3 : 0);
}

/**
 * Text whose character set nobody states, as in EXIF, old IPTC and JPEG comments: UTF-8 where it is valid, else Shift JIS
 * where it is mostly pairs of bytes that are Japanese, else what old Macintosh programs wrote where that gives letters
 * inside words, else Windows-1252.
 */
export function decodeOldText(bytes: Uint8Array): string {
  if (isUtf8(bytes)) return decodeText(bytes);
  if (isJapanese(bytes)) {
    try {
      return japanese.decode(bytes);
    } catch {
      // not Japanese after all
    }
  }
  let mac = 0;
  let western = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    // letters of the Macintosh stand where Windows has signs, and the other way round
    if (byte < 0x80 || !isLetter(bytes[at - 1])) continue;
    if (byte >= 0xc0) western++;
    else if ((byte <= 0x9f && byte !== 0x92 && byte !== 0x85 && byte !== 0x96 && byte !== 0x97) || byte === 0xa8) mac++;
  }
  return (mac > western ? macintosh : windows).decode(bytes);
}

const isLetter = (byte: number | undefined): boolean => byte !== undefined && ((byte | 0x20) - 0x61) >>> 0 < 26;

/** At least two pairs of bytes, most of all bytes in pairs, and kana or first bytes that hardly stand in other texts. */
function isJapanese(bytes: Uint8Array): boolean {
  let pairs = 0;
  let signs = 0;
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at] ?? 0;
    if (!((lead >= 0x81 && lead <= 0x9f) || (lead >= 0xe0 && lead <= 0xef))) continue;
    const next = bytes[at + 1] ?? 0;
    if (next < 0x40 || next === 0x7f || next > 0xfc) return false;
    if (lead <= 0x9f) signs++;
    pairs++;
    at++;
  }
  return pairs >= 2 && pairs * 4 >= bytes.length && signs * 2 >= pairs;
}

/** XMP may be UTF-16 or UTF-32 as well (XMP part 1, 7.2), told by where the NULs of its first letters stand. */
export function decodePacket(bytes: Uint8Array): string {
  const [a, b, c, d] = bytes;
  if (a === 0 && b === 0 && (c === 0xfe || c === 0)) return wide(bytes, false);
  if (c === 0 && d === 0 && (a === 0xff || b === 0)) return wide(bytes, true);
  if (a === 0xfe || (a === 0 && b !== 0)) return new TextDecoder('utf-16be').decode(bytes);
  if (a === 0xff || (b === 0 && a !== 0)) return new TextDecoder('utf-16le').decode(bytes);
  return decodeText(bytes);
}

function wide(bytes: Uint8Array, little: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const letters: string[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const code = view.getUint32(at, little);
    if (code > 0 && code <= 0x10ffff) letters.push(String.fromCodePoint(code));
  }
  return letters.join('');
}
