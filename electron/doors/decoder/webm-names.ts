import type { FileHandle } from 'node:fs/promises';
import { BahanError } from '../../../shared/errors.ts';

/** Bytes from the beginning in which a WebM says what it is. */
const head = 256 * 1024;

/** Identifiers of elements (RFC 9559). */
const ids = {
  ...{ header: 0x1a45dfa3, segment: 0x18538067, info: 0x1549a966, muxingApp: 0x4d80, writingApp: 0x5741 },
  ...{ tags: 0x1254c367, tag: 0x7373, simpleTag: 0x67c8, tagName: 0x45a3, tagText: 0x4487 },
};

interface Element {
  readonly id: number;
  /** Where its content begins and ends. */
  readonly from: number;
  readonly to: number;
}

/**
 * Blanks the names that a WebM has for what wrote it. Those of programs must be there, but may be empty, and the encoders of its
 * tracks may be as well: zeros end a text (RFC 8794, 7.4).
 * @throws BahanError `file-damaged` for what is no WebM; errors of the file system
 */
export async function blankWebmNames(file: FileHandle): Promise<void> {
  const bytes = Buffer.alloc(head);
  const { bytesRead } = await file.read(bytes, 0, head, 0);
  const known = bytes.subarray(0, bytesRead);
  const [header, segment] = [...elements(known, 0, known.length)];
  if (header?.id !== ids.header || segment?.id !== ids.segment) throw new BahanError('file-damaged');
  const parts = [...elements(known, segment.from, segment.to)];
  const info = parts.find(({ id }) => id === ids.info);
  if (!info) throw new BahanError('file-damaged');
  const names = [...elements(known, info.from, info.to)].filter(
    ({ id }) => id === ids.muxingApp || id === ids.writingApp,
  );
  for (const { from, to } of [...names, ...encodersOf(known, parts)]) {
    known.fill(0, from, to);
    await file.write(known, from, to - from, from);
  }
}

/** What is said of the encoders of tracks. */
function encodersOf(known: Buffer, parts: readonly Element[]): Element[] {
  const inside = (some: readonly Element[], id: number): Element[] =>
    some.flatMap(({ from, to }) => [...elements(known, from, to)]).filter((one) => one.id === id);
  const words = inside(
    inside(
      parts.filter(({ id }) => id === ids.tags),
      ids.tag,
    ),
    ids.simpleTag,
  );
  const isEncoder = (word: Element) =>
    inside([word], ids.tagName).some(({ from, to }) => /^ENCODER/.test(known.toString('latin1', from, to)));
  return inside(words.filter(isEncoder), ids.tagText);
}

/** Elements that begin within a part of what is known of a file, as far as it is known. */
function* elements(bytes: Buffer, start: number, end: number): Generator<Element> {
  for (let at = start; at < Math.min(end, bytes.length); ) {
    const name = lengthOf(bytes[at] as number);
    const measure = lengthOf(bytes[at + name] ?? 0);
    const from = at + name + measure;
    if (name > 4 || measure > 8 || from > bytes.length) return;
    const size = sizeOf(bytes.subarray(at + name, from));
    const to = Math.min(size === undefined ? end : from + size, bytes.length);
    yield { id: bytes.readUIntBE(at, name), from, to };
    at = size === undefined ? end : from + size;
  }
}

/** Bytes of a number, which its first byte says by the zeros that it begins with. */
const lengthOf = (first: number): number => Math.clz32(first) - 23;

/** Undefined: as long as what it lies in, which all ones say. */
function sizeOf(bytes: Buffer): number | undefined {
  let value = (bytes[0] as number) & (0xff >> bytes.length);
  let isOpen = value === 0xff >> bytes.length;
  for (const byte of bytes.subarray(1)) {
    value = value * 256 + byte;
    isOpen &&= byte === 0xff;
  }
  return isOpen ? undefined : value;
}
