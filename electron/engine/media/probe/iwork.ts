import { attributeOf, tokens } from '../reading/tokens.ts';
import { unpackSnappy } from '../snappy.ts';
import type { ZipMembers } from '../zip-members.ts';
import { cleanList, cleanText } from './clean.ts';
import type { Probed } from './probed.ts';

const mostArchives = 500;

/** Pages, Numbers and Keynote: what they say about themselves, and their words. */
export async function appleFacts(zip: ZipMembers): Promise<{ facts: Probed; texts: AsyncIterable<string> }> {
  const index = zip.names.find((name) => /^(index\.xml|index\.apxl)$/i.test(name));
  const xml = index ? ((await zip.text(index)) ?? '') : '';
  return { facts: oldFacts(xml), texts: appleTexts(zip, xml) };
}

async function* appleTexts(zip: ZipMembers, xml: string): AsyncGenerator<string> {
  for (const block of oldBlocks(xml)) yield block;
  for (const name of zip.names.filter((each) => /\.iwa$/i.test(each)).slice(0, mostArchives)) {
    yield* storedTexts((await zip.read(name)) ?? Buffer.alloc(0));
  }
}

/** Up to 2009 everything is one XML, its facts in `metadata`. */
function oldFacts(xml: string): Probed {
  const found = new Map<string, string[]>();
  let group = '';
  let inside = false;
  for (const token of tokens(xml)) {
    if (token.name === 'metadata') {
      if (token.closes) break;
      inside = true;
    } else if (inside && token.name === 'string') {
      found.set(group, [...(found.get(group) ?? []), attributeOf(token, 'string') ?? '']);
    } else if (inside && !token.closes && token.name !== 'array' && token.text === undefined) group = token.name;
  }
  const first = (name: string): string | null => cleanText(found.get(name)?.[0]);
  return {
    title: first('title'),
    description: first('comment'),
    creator: cleanList(found.get('authors') ?? []).join('; ') || null,
    copyright: first('copyright'),
    keywords: cleanList((found.get('keywords') ?? []).flatMap((text) => text.split(/[;,]/))),
  };
}

const ends = new Set(['p', 'br', 'tab', 't', 's', 'ct']);

function* oldBlocks(xml: string): Generator<string> {
  let line = '';
  let inside = 0;
  for (const token of tokens(xml)) {
    if (token.text !== undefined) {
      if (inside > 0) line += token.text;
    } else if (token.name === 'text-body' || token.name === 'p') {
      if (!token.alone) inside = Math.max(0, inside + (token.closes ? -1 : 1));
    } else if (token.name === 'ct' || token.name === 's') line += attributeOf(token, 's') ?? '';
    if (token.name !== '' && ends.has(token.name) && (token.closes || token.alone) && line.trim() !== '') {
      yield line.trim();
      line = '';
    }
  }
}

/**
 * Since 2013 objects lie in packed streams: a chunk has a byte 0 and its length in three bytes. Inside, each object is
 * announced by its kinds and lengths; the ones that keep text (kind 2001 and 2005) have it in their third field.
 */
function* storedTexts(bytes: Buffer): Generator<string> {
  const chunks: Buffer[] = [];
  for (let at = 0; at + 4 <= bytes.length && bytes[at] === 0; ) {
    const length = bytes.readUIntLE(at + 1, 3);
    chunks.push(unpackSnappy(bytes.subarray(at + 4, at + 4 + length)));
    at += 4 + length;
  }
  const data = Buffer.concat(chunks);
  for (let at = 0; at < data.length; ) {
    const head = varint(data, at);
    at = head.next;
    const archive = [...fields(data.subarray(at, at + head.value))];
    at += head.value;
    for (const each of archive.filter(({ field }) => field === 2)) {
      const parts = [...fields(each.bytes ?? Buffer.alloc(0))];
      const kind = parts.find(({ field }) => field === 1)?.value ?? 0;
      const length = parts.find(({ field }) => field === 3)?.value ?? 0;
      if (kind === 2001 || kind === 2005) {
        for (const part of fields(data.subarray(at, at + length))) {
          if (part.field === 3 && part.bytes) yield part.bytes.toString('utf8').replace(/[\ufffc\u2028]/g, ' ');
        }
      }
      at += length;
    }
    if (head.value === 0) return;
  }
}

interface Field {
  readonly field: number;
  readonly value: number;
  readonly bytes: Buffer | undefined;
}

/** Fields of a protocol buffer (its encoding: varint, 64 bits, length-delimited, 32 bits). */
function* fields(bytes: Buffer): Generator<Field> {
  for (let at = 0, n = 0; at < bytes.length && n < 100_000; n++) {
    const key = varint(bytes, at);
    at = key.next;
    const field = Math.floor(key.value / 8);
    switch (key.value % 8) {
      case 0: {
        const { value, next } = varint(bytes, at);
        yield { field, value, bytes: undefined };
        at = next;
        break;
      }
      case 1:
        at += 8;
        break;
      case 2: {
        const { value, next } = varint(bytes, at);
        yield { field, value: 0, bytes: bytes.subarray(next, next + value) };
        at = next + value;
        break;
      }
      case 5:
        at += 4;
        break;
      default:
        return;
    }
  }
}

function varint(bytes: Buffer, from: number): { value: number; next: number } {
  let value = 0;
  let scale = 1;
  for (let at = from; at < bytes.length && at < from + 8; at++) {
    const byte = bytes[at] ?? 0;
    value += (byte & 0x7f) * scale;
    if (byte < 0x80) return { value, next: at + 1 };
    scale *= 128;
  }
  return { value, next: bytes.length };
}
