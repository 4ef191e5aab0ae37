import type { FileSource } from '../file-source.ts';
import { bodyText } from './body-text.ts';
import { decodeText } from './clean.ts';
import type { Probe } from './probed.ts';

const largest = 16 * 1024 * 1024;

/** Texts, tables of comma-separated values, Markdown: their words, in whatever encoding they were written. */
export const probePlainText: Probe = async (source) => ({ text: bodyText([readText(source)]) });

/** The beginning of a text file, at most 16 MB: a byte order mark decides, then UTF-8, then Windows-1252. */
export function readText(source: FileSource): string {
  const bytes = source.read(0, largest);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const zeros = (from: number) => bytes.subarray(0, 4096).filter((byte, at) => at % 2 === from && byte === 0).length;
  // Latin letters in UTF-16 without a mark: every second byte is 0
  if (bytes.length >= 8 && zeros(1) > Math.min(bytes.length, 4096) / 3)
    return new TextDecoder('utf-16le').decode(bytes);
  if (bytes.length >= 8 && zeros(0) > Math.min(bytes.length, 4096) / 3)
    return new TextDecoder('utf-16be').decode(bytes);
  // the cut at the limit may go through a character
  const whole = bytes.length < largest ? bytes : bytes.subarray(0, bytes.lastIndexOf(0x0a) + 1 || bytes.length);
  return decodeText(whole);
}
