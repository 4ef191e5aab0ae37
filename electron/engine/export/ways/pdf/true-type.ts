import { readFileSync } from 'node:fs';

/** A TrueType font with outlines, as a document needs it (OpenType 1.9: head, hhea, hmtx, cmap, loca, glyf). */
export interface TrueType {
  readonly name: string;
  /** Of 1000 parts of the size. */
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly box: readonly number[];
  /** The glyph of a character; 0: it has none. */
  glyphOf(code: number): number;
  /** Of 1000 parts of the size. */
  advanceOf(glyph: number): number;
  /** The font with the outlines of these glyphs alone, under the numbers that they have. */
  subset(glyphs: ReadonlySet<number>): Buffer;
}

interface Table {
  readonly at: number;
  readonly length: number;
}

/** What a font is drawn with; the rest is for writing systems and programs that a finished page does not have. */
const drawn = ['cvt ', 'fpgm', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'prep'];
/** Bits of a part of a glyph that is made of others. */
const composite = { words: 1, scaled: 8, more: 32, scaledTwice: 64, matrix: 128 };

/** @param name as the document calls it: letters and digits */
export function openTrueType(path: string, name: string): TrueType {
  const font = readFileSync(path);
  const tables = tablesOf(font);
  const table = (tag: string): Table => {
    const found = tables.get(tag);
    if (!found) throw new Error(`the font ${name} has no ${tag}`);
    return found;
  };
  const head = table('head').at;
  const perEm = font.readUInt16BE(head + 18);
  const isLong = font.readInt16BE(head + 50) === 1;
  const hhea = table('hhea').at;
  const metrics = font.readUInt16BE(hhea + 34);
  const count = font.readUInt16BE(table('maxp').at + 4);
  const scaled = (units: number): number => Math.round((units * 1000) / perEm);
  const codes = charactersOf(font, table('cmap').at);
  const os2 = tables.get('OS/2');
  const ascent = scaled(font.readInt16BE(hhea + 4));
  const locations = table('loca').at;
  const outlines = table('glyf').at;
  const placeOf = (glyph: number): number =>
    isLong ? font.readUInt32BE(locations + 4 * glyph) : 2 * font.readUInt16BE(locations + 2 * glyph);
  const outlineOf = (glyph: number): Buffer => font.subarray(outlines + placeOf(glyph), outlines + placeOf(glyph + 1));
  return {
    name,
    ascent,
    descent: scaled(font.readInt16BE(hhea + 6)),
    capHeight: os2 && os2.length >= 90 ? scaled(font.readInt16BE(os2.at + 88)) : ascent,
    box: [36, 38, 40, 42].map((at) => scaled(font.readInt16BE(head + at))),
    glyphOf: (code) => codes.get(code) ?? 0,
    advanceOf: (glyph) => scaled(font.readUInt16BE(table('hmtx').at + 4 * Math.min(glyph, metrics - 1))),
    subset(glyphs) {
      const kept = withParts(glyphs, outlineOf);
      const places = Buffer.alloc(4 * (count + 1));
      const parts: Buffer[] = [];
      let end = 0;
      for (let glyph = 0; glyph < count; glyph += 1) {
        places.writeUInt32BE(end, 4 * glyph);
        if (!kept.has(glyph)) continue;
        const outline = outlineOf(glyph);
        parts.push(outline, Buffer.alloc(-outline.length & 3));
        end += outline.length + (-outline.length & 3);
      }
      places.writeUInt32BE(end, 4 * count);
      const newHead = Buffer.from(font.subarray(head, head + table('head').length));
      newHead.writeInt16BE(1, 50);
      const made = new Map<string, Buffer>([
        ['glyf', Buffer.concat(parts)],
        ['head', newHead],
        ['loca', places],
      ]);
      const written = drawn.flatMap((tag): [string, Buffer][] => {
        const own = tables.get(tag);
        const bytes = made.get(tag) ?? (own && font.subarray(own.at, own.at + own.length));
        return bytes ? [[tag, bytes]] : [];
      });
      return fontOf(written);
    },
  };
}

function tablesOf(font: Buffer): Map<string, Table> {
  const tables = new Map<string, Table>();
  for (let n = font.readUInt16BE(4), at = 12; n > 0; n -= 1, at += 16) {
    const tag = font.toString('latin1', at, at + 4);
    tables.set(tag, { at: font.readUInt32BE(at + 8), length: font.readUInt32BE(at + 12) });
  }
  return tables;
}

/** Glyphs by character, of the widest table of Unicode: format 12 where it is there, else 4. */
function charactersOf(font: Buffer, at: number): Map<number, number> {
  const codes = new Map<number, number>();
  const formats = new Map<number, number>();
  for (let n = font.readUInt16BE(at + 2), entry = at + 4; n > 0; n -= 1, entry += 8) {
    const platform = font.readUInt16BE(entry);
    const sub = at + font.readUInt32BE(entry + 4);
    if (platform === 0 || platform === 3) formats.set(font.readUInt16BE(sub), sub);
  }
  const wide = formats.get(12);
  if (wide !== undefined) {
    for (let n = font.readUInt32BE(wide + 12), group = wide + 16; n > 0; n -= 1, group += 12) {
      const [first, last, glyph] = [0, 4, 8].map((more) => font.readUInt32BE(group + more)) as [number, number, number];
      for (let code = first; code <= last; code += 1) codes.set(code, glyph + code - first);
    }
    return codes;
  }
  const narrow = formats.get(4);
  if (narrow === undefined) return codes;
  const twice = font.readUInt16BE(narrow + 6);
  for (let n = 0; n < twice; n += 2) {
    const last = font.readUInt16BE(narrow + 14 + n);
    const first = font.readUInt16BE(narrow + 16 + twice + n);
    const delta = font.readUInt16BE(narrow + 16 + 2 * twice + n);
    const rangeAt = narrow + 16 + 3 * twice + n;
    const range = font.readUInt16BE(rangeAt);
    for (let code = first; code <= last && code !== 0xffff; code += 1) {
      const raw = range === 0 ? code : font.readUInt16BE(rangeAt + range + 2 * (code - first));
      if (raw !== 0) codes.set(code, (raw + delta) & 0xffff);
    }
  }
  return codes;
}

/** Glyphs with those that they are made of, and the one for what has none. */
function withParts(glyphs: ReadonlySet<number>, outlineOf: (glyph: number) => Buffer): Set<number> {
  const kept = new Set<number>();
  const waiting = [0, ...glyphs];
  for (let glyph = waiting.pop(); glyph !== undefined; glyph = waiting.pop()) {
    if (kept.has(glyph)) continue;
    kept.add(glyph);
    const outline = outlineOf(glyph);
    if (outline.length < 10 || outline.readInt16BE(0) >= 0) continue;
    for (let at = 10, flags = composite.more; flags & composite.more; ) {
      flags = outline.readUInt16BE(at);
      waiting.push(outline.readUInt16BE(at + 2));
      at += 4 + (flags & composite.words ? 4 : 2);
      if (flags & composite.scaled) at += 2;
      else if (flags & composite.scaledTwice) at += 4;
      else if (flags & composite.matrix) at += 8;
    }
  }
  return kept;
}

function fontOf(tables: readonly (readonly [string, Buffer])[]): Buffer {
  const head = Buffer.alloc(12 + 16 * tables.length);
  const power = 2 ** Math.floor(Math.log2(tables.length));
  head.writeUInt32BE(0x00010000, 0);
  head.writeUInt16BE(tables.length, 4);
  head.writeUInt16BE(power * 16, 6);
  head.writeUInt16BE(Math.log2(power), 8);
  head.writeUInt16BE((tables.length - power) * 16, 10);
  const parts: Buffer[] = [head];
  let at = head.length;
  tables.forEach(([tag, bytes], n) => {
    const padded = Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);
    head.write(tag, 12 + 16 * n, 'latin1');
    head.writeUInt32BE(sumOf(padded), 16 + 16 * n);
    head.writeUInt32BE(at, 20 + 16 * n);
    head.writeUInt32BE(bytes.length, 24 + 16 * n);
    parts.push(padded);
    at += padded.length;
  });
  return Buffer.concat(parts);
}

function sumOf(bytes: Buffer): number {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0;
  return sum;
}
