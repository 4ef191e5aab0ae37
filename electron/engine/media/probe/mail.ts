import { bodyText } from './body-text.ts';
import { cleanText, decodeText } from './clean.ts';
import { htmlRules } from './html.ts';
import { markupText } from './markup.ts';
import type { Probe } from './probed.ts';

const largest = 32 * 1024 * 1024;
const deepest = 8;

/** A letter (RFC 5322, MIME): its subject as title, who wrote it, when, and its words. */
export const probeMail: Probe = async (source) => {
  const text = source.read(0, largest).toString('latin1');
  const { headers, body } = split(text);
  const subject = words(headers.get('subject'));
  const from = words(headers.get('from'));
  const sent = sentAt(headers.get('date'));
  return {
    title: cleanText(subject),
    creator: cleanText(from),
    ...(sent ? { capturedAt: sent, capturedAtCertainty: 'exact' as const } : {}),
    text: bodyText([subject, from, words(headers.get('to')), ...partTexts(headers, body, 0)]),
  };
};

function split(text: string): { headers: Map<string, string>; body: string } {
  const end = /\r?\n\r?\n/.exec(text);
  const head = end ? text.slice(0, end.index) : text;
  const headers = new Map<string, string>();
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).toLowerCase();
    if (colon > 0 && !headers.has(name)) headers.set(name, line.slice(colon + 1).trim());
  }
  return { headers, body: end ? text.slice(end.index + end[0].length) : '' };
}

/** A header's text with its encoded words (RFC 2047). */
function words(value: string | undefined): string {
  return decodeText(
    Buffer.from(
      (value ?? '')
        .replace(/\?=\s+=\?/g, '?==?')
        .replace(/=\?([\w-]+)(?:\*[\w-]+)?\?([bq])\?([^?]*)\?=/gi, (_, charset: string, way: string, data: string) => {
          const bytes = way.toLowerCase() === 'b' ? Buffer.from(data, 'base64') : quoted(data.replaceAll('_', ' '));
          return Buffer.from(decodeAs(bytes, charset)).toString('latin1');
        }),
      'latin1',
    ),
  );
}

function* partTexts(headers: Map<string, string>, body: string, depth: number): Generator<string> {
  const type = headers.get('content-type') ?? 'text/plain';
  const boundary = /boundary\s*=\s*(?:"([^"]+)"|([^\s;]+))/i.exec(type)?.slice(1).find(Boolean);
  if (/^multipart\//i.test(type) && boundary && depth < deepest) {
    const parts = body
      .split(`--${boundary}`)
      .slice(1)
      .filter((part) => !part.startsWith('--'))
      .map((part) => split(part.replace(/^\r?\n/, '')));
    const plain = parts.find((part) => /^text\/plain/i.test(part.headers.get('content-type') ?? 'text/plain'));
    // the same words twice: as text and as a page
    const wanted = /^multipart\/alternative/i.test(type) && plain ? [plain] : parts;
    for (const part of wanted.slice(0, 100)) yield* partTexts(part.headers, part.body, depth + 1);
    return;
  }
  if (!/^text\/(plain|html)/i.test(type)) return;
  const way = (headers.get('content-transfer-encoding') ?? '').toLowerCase();
  const bytes =
    way === 'base64'
      ? Buffer.from(body, 'base64')
      : way === 'quoted-printable'
        ? quoted(body)
        : Buffer.from(body, 'latin1');
  const text = decodeAs(bytes, /charset\s*=\s*"?([\w-]+)/i.exec(type)?.[1] ?? 'utf-8');
  if (/^text\/html/i.test(type)) yield* markupText(text, htmlRules);
  else yield text;
}

function quoted(text: string): Buffer {
  const plain = text.replace(/=\r?\n/g, '');
  return Buffer.from(
    plain.replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
}

function decodeAs(bytes: Buffer, charset: string): string {
  if (/^(utf-?8|us-ascii)$/i.test(charset)) return decodeText(bytes);
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return decodeText(bytes);
  }
}

/** RFC 5322 dates as wall time with their offset. */
function sentAt(text: string | undefined): string | undefined {
  const match = /(\d{1,2}) (\w{3})\w* (\d{4}) (\d\d):(\d\d)(?::(\d\d))?\s*(?:([+-]\d\d)(\d\d)|GMT|UT)?/.exec(
    text ?? '',
  );
  if (!match) return undefined;
  const [, day = '', name = '', year, hours, minutes, seconds = '00', zone, zoneMinutes] = match;
  const month = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'].indexOf(
    name.toLowerCase(),
  );
  if (month < 0) return undefined;
  const offset = zone ? `${zone}:${zoneMinutes}` : /GMT|UT/.test(match[0]) ? 'Z' : '';
  return `${year}-${String(month + 1).padStart(2, '0')}-${day.padStart(2, '0')}T${hours}:${minutes}:${seconds}${offset}`;
}
