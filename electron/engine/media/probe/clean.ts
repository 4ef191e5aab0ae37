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

/** Bytes as text: UTF-8 where they are valid UTF-8, else Windows-1252, which old cameras and office programs wrote. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** XMP may be UTF-16 as well (XMP part 1, 7.2): every second byte of its first letters is then 0. */
export function decodePacket(bytes: Uint8Array): string {
  if (bytes[0] === 0xfe || (bytes[0] === 0 && bytes[1] !== 0)) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes[0] === 0xff || (bytes[1] === 0 && bytes[0] !== 0)) return new TextDecoder('utf-16le').decode(bytes);
  return decodeText(bytes);
}
