import type { CompoundFile } from '../compound-file.ts';
import { codePageDecoder } from '../probe/code-page.ts';
import { unpackRtf } from './packed-rtf.ts';

/** What an Outlook message says (MS-OXMSG, MS-OXPROPS). Texts as written, '' where there is none. */
export interface OutlookMessage {
  readonly subject: string;
  readonly from: string;
  readonly to: string;
  readonly copy: string;
  readonly recipients: readonly string[];
  readonly attachments: readonly string[];
  /** The letter in the first of these forms that it has. */
  readonly body: { readonly form: 'plain' | 'html' | 'rtf'; readonly text: string };
  /** ISO 8601 in UTC. */
  readonly sent: string | undefined;
  readonly headers: string;
}

const mostParts = 2000;

/** Reads the properties of a message, each of which is a stream named by its number and type. */
export function outlookMessage(file: CompoundFile): OutlookMessage {
  const fixed = fixedProperties(file.read('__properties_version1.0'), 32);
  const page = numberOf(fixed, 0x3ffd) ?? numberOf(fixed, 0x3fde) ?? 0;
  const decode = codePageDecoder(page || guessedPage(file));
  const text = (property: string, folder = ''): string => {
    const wide = file.read(`${folder}__substg1.0_${property}001F`);
    if (wide) return wide.toString('utf16le').replace(/\0+$/, '');
    const narrow = file.read(`${folder}__substg1.0_${property}001E`);
    return narrow ? decode(narrow).replace(/\0+$/, '') : '';
  };
  const folders = (kind: string): string[] => {
    const found = new Set<string>();
    for (const path of file.paths) {
      const match = new RegExp(`^${kind}[^/]*/`, 'i').exec(path);
      if (match && found.size < mostParts) found.add(match[0]);
    }
    return [...found];
  };
  const name = text('0C1A') || text('0042');
  const address = text('5D01') || text('0C1F') || text('0065');
  return {
    subject: text('0037') || text('0E1D'),
    from: address.includes('@') && !name.includes(address) ? `${name} <${address}>`.trim() : name || address,
    to: text('0E04'),
    copy: text('0E03'),
    recipients: folders('__recip_version1\\.0_').map((folder) =>
      [text('3001', folder), text('39FE', folder) || text('3003', folder)].filter(Boolean).join(' '),
    ),
    attachments: folders('__attach_version1\\.0_').map((folder) => text('3707', folder) || text('3704', folder)),
    body: bodyOf(file, text('1000'), numberOf(fixed, 0x3fde) ?? page),
    sent: timeOf(fixed, 0x0039) ?? timeOf(fixed, 0x0e06) ?? timeOf(fixed, 0x3007),
    headers: text('007D'),
  };
}

function bodyOf(file: CompoundFile, plain: string, page: number): OutlookMessage['body'] {
  if (plain.trim() !== '') return { form: 'plain', text: plain };
  const html = file.read('__substg1.0_10130102');
  if (html) return { form: 'html', text: codePageDecoder(page)(html) };
  const written = file.read('__substg1.0_1013001F');
  if (written) return { form: 'html', text: written.toString('utf16le') };
  const packed = file.read('__substg1.0_10090102');
  return packed ? { form: 'rtf', text: unpackRtf(packed) } : { form: 'plain', text: '' };
}

type Fixed = ReadonlyMap<number, Buffer>;

/** Properties of fixed length: 16 bytes each, behind a head of this length (MS-OXMSG 2.4). */
function fixedProperties(stream: Buffer | undefined, head: number): Fixed {
  const values = new Map<number, Buffer>();
  for (let at = head; stream && at + 16 <= stream.length && values.size < 5000; at += 16) {
    values.set(stream.readUInt16LE(at + 2), stream.subarray(at + 8, at + 16));
  }
  return values;
}

const numberOf = (fixed: Fixed, property: number): number | undefined => fixed.get(property)?.readUInt32LE(0);

function timeOf(fixed: Fixed, property: number): string | undefined {
  const bytes = fixed.get(property);
  if (!bytes) return undefined;
  const milliseconds = Number(bytes.readBigUInt64LE(0) / 10_000n) - 11_644_473_600_000;
  return milliseconds > 0 && milliseconds < 7e12 ? `${new Date(milliseconds).toISOString().slice(0, 19)}Z` : undefined;
}

/** A message of before Unicode that keeps its code page to itself: the one of East Asia that all its letters fit. */
function guessedPage(file: CompoundFile): number {
  const sample = Buffer.concat(
    ['0037', '0C1A', '0E04', '1000'].map((each) => file.read(`__substg1.0_${each}001E`) ?? Buffer.alloc(0)),
  ).subarray(0, 64 * 1024);
  if (sample.every((byte) => byte < 0x80)) return 1252;
  for (const [page, name] of [
    [65001, 'utf-8'],
    [950, 'big5'],
    [936, 'gbk'],
    [932, 'shift_jis'],
    [949, 'euc-kr'],
  ] as const) {
    try {
      const text = new TextDecoder(name, { fatal: true }).decode(sample);
      // letters of the West by chance make few characters that are rare among each other
      const wide = [...text].filter((letter) => letter.charCodeAt(0) >= 0x2e80).length;
      if (page === 65001 || wide * 2 > [...text].filter((letter) => letter.charCodeAt(0) > 0x7f).length) return page;
    } catch {
      // not this one
    }
  }
  return 1252;
}
