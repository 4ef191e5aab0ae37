import { blockText } from '../reading/block.ts';
import { letterBlocks } from '../reading/message-blocks.ts';
import { decodeWords, type Headers, header, readLetter } from '../reading/mime-letter.ts';
import { bodyText } from './body-text.ts';
import { cleanText } from './clean.ts';
import type { Probe } from './probed.ts';

const largest = 32 * 1024 * 1024;

/**
 * A letter (RFC 5322, MIME): its subject as title, who wrote it, when, and its words. Its technical lines are found
 * too, and stand last.
 */
export const probeMail: Probe = async (source) => {
  const letter = readLetter(source.read(0, largest).toString('latin1'));
  const { headers, parts, containers } = letter;
  const sent = sentAt(header(headers, 'date')) ?? sentAt(header(headers, 'received')?.split(';').at(-1));
  const software = cleanText(decodeWords(header(headers, 'x-mailer') ?? header(headers, 'user-agent')));
  const attached = parts.filter((part) => part.name !== '').length;
  return {
    title: cleanText(decodeWords(header(headers, 'subject'))),
    creator: cleanText(decodeWords(header(headers, 'from'))),
    ...(sent ? { capturedAt: sent, capturedAtCertainty: 'exact' as const } : {}),
    technical: { ...(software ? { software } : {}), ...(attached > 0 ? { entries: attached } : {}) },
    text: bodyText([
      ...[...letterBlocks(letter)].map(blockText),
      ...lines(headers),
      ...containers.flatMap(lines),
      ...parts.flatMap((part) => (part.headers === headers ? [] : lines(part.headers))),
    ]),
  };
};

const lines = (headers: Headers): string[] => headers.map(([name, value]) => `${name}: ${decodeWords(value)}`);

/** RFC 5322 dates as wall time with their offset. */
function sentAt(text: string | undefined): string | undefined {
  const match = /(\d{1,2})[ -](\w{3})\w*[ -](\d{4}) (\d{1,2}):(\d\d)(?::(\d\d))?\s*(?:([+-]\d\d)(\d\d)|GMT|UTC?)?/.exec(
    text ?? '',
  );
  if (!match) return undefined;
  const [, day = '', name = '', year, hours = '', minutes, seconds = '00', zone, zoneMinutes] = match;
  const month = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'].indexOf(
    name.toLowerCase(),
  );
  if (month < 0 || Number(day) > 31 || Number(hours) > 23 || Number(minutes) > 59) return undefined;
  const offset = zone ? `${zone}:${zoneMinutes}` : /GMT|UT/.test(match[0]) ? 'Z' : '';
  return `${year}-${String(month + 1).padStart(2, '0')}-${day.padStart(2, '0')}T${hours.padStart(2, '0')}:${minutes}:${seconds}${offset}`;
}
