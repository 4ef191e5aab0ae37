import type { FileSource } from '../file-source.ts';
import { bodyText } from './body-text.ts';
import type { Probe } from './probed.ts';

const largest = 16 * 1024 * 1024;

/** Texts, tables of comma-separated values, Markdown: their words, in whatever encoding they were written. */
export const probePlainText: Probe = async (source) => {
  const { text, encoding } = decoded(source);
  return { technical: { encoding }, text: bodyText([text]) };
};

/** The beginning of a text file, at most 16 MB. */
export const readText = (source: FileSource): string => decoded(source).text;

/** A byte order mark decides, then zeros in every second byte, then whether it is UTF-8; else it is Windows-1252. */
function decoded(source: FileSource): { text: string; encoding: string } {
  const bytes = source.read(0, largest);
  const as = (encoding: string): { text: string; encoding: string } => ({
    text: new TextDecoder(encoding).decode(bytes),
    encoding: encoding.toUpperCase(),
  });
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return as('utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return as('utf-16be');
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return as('utf-8');
  const head = bytes.subarray(0, 4096);
  const zeros = (from: number) => head.filter((byte, at) => at % 2 === from && byte === 0).length;
  // Latin letters in UTF-16 without a mark: every second byte is 0
  if (head.length >= 8 && zeros(1) > head.length / 3) return as('utf-16le');
  if (head.length >= 8 && zeros(0) > head.length / 3) return as('utf-16be');
  // the cut at the limit may go through a character
  const whole = bytes.length < largest ? bytes : bytes.subarray(0, bytes.lastIndexOf(0x0a) + 1 || bytes.length);
  try {
    // a file that was cut may end inside a letter; one such byte alone proves nothing
    const text = new TextDecoder('utf-8', { fatal: true }).decode(whole, { stream: true });
    if (text.length === whole.length) return { text, encoding: 'ASCII' };
    if (/[^\0-\x7f]/.test(text)) return { text, encoding: 'UTF-8' };
  } catch {
    // not UTF-8
  }
  return { text: new TextDecoder('windows-1252').decode(whole), encoding: 'Windows-1252' };
}
