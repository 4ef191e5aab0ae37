import { decodeText } from '../probe/clean.ts';

const deepest = 12;
const mostParts = 500;
const mostHeaders = 2000;

/** Header lines in their order, names in lower case; values are unfolded but not decoded. */
export type Headers = readonly (readonly [name: string, value: string])[];

/** One part of a letter that is no container of others. */
export interface LetterPart {
  readonly type: string;
  readonly headers: Headers;
  /** File name, '' for none. */
  readonly name: string;
  /** Decoded text of text parts; undefined for all others. */
  readonly text: string | undefined;
}

export interface Letter {
  readonly headers: Headers;
  readonly parts: readonly LetterPart[];
  /** Headers of the parts that only hold others. */
  readonly containers: readonly Headers[];
}

/** A letter (RFC 5322, MIME RFC 2045–2047) from its bytes as Latin-1: every part, and those of letters inside it. */
export function readLetter(text: string): Letter {
  const { headers, body } = split(text);
  const parts: LetterPart[] = [];
  const containers: Headers[] = [];
  collect(headers, body, 0, parts, containers);
  return { headers, parts, containers: containers.filter((each) => each !== headers) };
}

export function header(headers: Headers, name: string): string | undefined {
  return headers.find(([each]) => each === name)?.[1];
}

function split(text: string): { headers: Headers; body: string } {
  const start = /^(?:From [^\n]*\r?\n|\r?\n)*/.exec(text)?.[0].length ?? 0;
  const headers: [string, string][] = [];
  let at = start;
  while (at < text.length && headers.length < mostHeaders) {
    const end = text.indexOf('\n', at);
    const line = text.slice(at, end < 0 ? text.length : end).replace(/\r$/, '');
    const next = end < 0 ? text.length : end + 1;
    if (line === '') return { headers, body: text.slice(next) };
    const last = headers.at(-1);
    const colon = line.indexOf(':');
    if (/^[ \t]/.test(line) && last) last[1] += ` ${line.trim()}`;
    else if (colon > 0 && !/\s/.test(line.slice(0, colon).trimEnd())) {
      headers.push([line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]);
    } else return { headers, body: text.slice(at) }; // no header line: the letter begins without an empty one
    at = next;
  }
  return { headers, body: '' };
}

function collect(headers: Headers, body: string, depth: number, parts: LetterPart[], containers: Headers[]): void {
  if (parts.length >= mostParts) return;
  const type = header(headers, 'content-type') ?? 'text/plain';
  const sort = /^[\w.+-]+\/[\w.+-]+/.exec(type.trim())?.[0].toLowerCase() ?? 'text/plain';
  const boundary = parameter(type, 'boundary');
  if (sort.startsWith('multipart/') && boundary && depth < deepest) {
    containers.push(headers);
    const from = parts.length;
    for (const part of between(body, boundary)) {
      const inner = split(part);
      collect(inner.headers, inner.body, depth + 1, parts, containers);
    }
    if (sort === 'multipart/alternative') leaveOutPages(parts, from);
    return;
  }
  const bytes = (): Buffer => transferred(body, header(headers, 'content-transfer-encoding') ?? '');
  const name = decodeWords(
    parameter(header(headers, 'content-disposition') ?? '', 'filename') ?? parameter(type, 'name'),
  );
  if (sort === 'message/rfc822' && depth < deepest) {
    const inner = split(bytes().toString('latin1'));
    const lines = inner.headers.filter(([each]) => /^(subject|from|to|cc|date)$/.test(each));
    parts.push({ type: sort, headers, name, text: lines.map(([, value]) => decodeWords(value)).join('\n') });
    collect(inner.headers, inner.body, depth + 1, parts, containers);
    return;
  }
  // what is attached without a word on its sort is no text
  const unknown = name !== '' && header(headers, 'content-type') === undefined;
  const textual =
    !unknown && (sort.startsWith('text/') || sort === 'message/delivery-status' || sort === 'application/xhtml+xml');
  const text = textual ? decodeAs(bytes(), parameter(type, 'charset') ?? '') : undefined;
  parts.push({ type: sort, headers, name, text });
}

/** The same words twice, as text and as a page: the page gives way, unless the text only says that there is a page. */
function leaveOutPages(parts: LetterPart[], from: number): void {
  const plain = parts.slice(from).find((part) => part.type === 'text/plain' && part.name === '');
  const page = parts.findIndex((part, at) => at >= from && part.type === 'text/html' && part.name === '');
  const words = (text: string | undefined): number => (text ?? '').replace(/<[^>]*>|\s+/g, '').length;
  const found = parts[page];
  if (plain && found && words(plain.text) * 4 >= words(found.text)) parts[page] = { ...found, text: undefined };
}

/** The parts between lines of the boundary. */
function* between(body: string, boundary: string): Generator<string> {
  const line = `--${boundary}`;
  let start = -1;
  for (let at = body.indexOf(line), n = 0; at >= 0 && n < mostParts; at = body.indexOf(line, at + line.length), n++) {
    if (at > 0 && body[at - 1] !== '\n') continue;
    if (start >= 0) yield body.slice(start, at).replace(/\r?\n$/, '');
    if (body.startsWith('--', at + line.length)) return;
    const end = body.indexOf('\n', at);
    if (end < 0) return;
    start = end + 1;
  }
  if (start >= 0) yield body.slice(start); // cut before its last boundary
}

/** A parameter of a header, also in pieces and with a charset of its own (RFC 2231). */
function parameter(value: string, name: string): string | undefined {
  const plain = new RegExp(`;\\s*${name}\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|([^;\\s]+))`, 'i').exec(value);
  if (plain) return (plain[1] ?? plain[2] ?? '').replace(/\\(.)/g, '$1');
  let whole = '';
  for (const match of value.matchAll(new RegExp(`;\\s*${name}\\*(\\d*)\\*?\\s*=\\s*(?:"([^"]*)"|([^;\\s]+))`, 'gi'))) {
    whole += match[2] ?? match[3] ?? '';
  }
  if (whole === '') return undefined;
  const [, charset, encoded] = /^([\w-]*)'[^']*'(.*)$/s.exec(whole) ?? [];
  if (encoded === undefined) return whole;
  const bytes = encoded.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return latin(decodeAs(Buffer.from(bytes, 'latin1'), charset ?? ''));
}

/** Decoded text as the Latin-1 spelling of its UTF-8 bytes, as `decodeWords` expects. */
const latin = (text: string): string => Buffer.from(text).toString('latin1');

/** A header's text with its encoded words (RFC 2047). */
export function decodeWords(value: string | undefined): string {
  const plain = (value ?? '')
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?([\w-]+)(?:\*[\w-]+)?\?([bq])\?([^?]*)\?=/gi, (_, charset: string, way: string, data: string) => {
      const bytes = way.toLowerCase() === 'b' ? Buffer.from(data, 'base64') : quoted(data.replaceAll('_', ' '));
      return latin(decodeAs(bytes, charset));
    });
  return decodeText(Buffer.from(plain, 'latin1'));
}

function transferred(body: string, way: string): Buffer {
  switch (way.trim().toLowerCase()) {
    case 'base64':
      return Buffer.from(body, 'base64');
    case 'quoted-printable':
      return quoted(body);
    case 'x-uuencode':
    case 'uuencode':
      return Buffer.alloc(0);
    default:
      return Buffer.from(body, 'latin1');
  }
}

function quoted(text: string): Buffer {
  const plain = text.replace(/=[ \t]*\r?\n/g, '');
  return Buffer.from(
    plain.replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
}

function decodeAs(bytes: Buffer, charset: string): string {
  if (/^(utf-?8|us-ascii|ascii|)$/i.test(charset)) return decodeText(bytes);
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return decodeText(bytes);
  }
}
