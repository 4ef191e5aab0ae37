import { compoundFile, propertySet } from './compound-maker.ts';

/** A Word 97 document of this text, half of it in one byte a letter, half in two, as quick saving leaves it. */
export function wordFile(text: string, properties: Readonly<Record<number, Buffer>> = {}): Buffer {
  const half = Math.floor(text.length / 2);
  const narrow = Buffer.from(text.slice(0, half), 'latin1');
  const wide = Buffer.from(text.slice(half), 'utf16le');
  const head = Buffer.alloc(1024);
  head.writeUInt16LE(0xa5ec, 0);
  head.writeUInt16LE(0x0204, 10);
  const clx = Buffer.alloc(5 + 12 + 16);
  clx[0] = 2;
  clx.writeUInt32LE(28, 1);
  clx.writeUInt32LE(half, 9);
  clx.writeUInt32LE(text.length, 13);
  clx.writeUInt32LE(((head.length * 2) | 0x40000000) >>> 0, 19);
  clx.writeUInt32LE(head.length + narrow.length, 27);
  head.writeUInt32LE(0, 0x1a2);
  head.writeUInt32LE(clx.length, 0x1a6);
  return compoundFile({
    WordDocument: Buffer.concat([head, narrow, wide]),
    '1Table': clx,
    '\u0005SummaryInformation': propertySet(properties, 1252),
  });
}

/** One record of Excel's. */
export function biff(type: number, ...parts: (Buffer | readonly number[])[]): Buffer {
  const body = Buffer.concat(parts.map((part) => Buffer.from(part)));
  const head = Buffer.alloc(4);
  head.writeUInt16LE(type, 0);
  head.writeUInt16LE(body.length, 2);
  return Buffer.concat([head, body]);
}

export const u16 = (...values: number[]): Buffer => Buffer.from(Uint16Array.from(values).buffer);
export const u32 = (...values: number[]): Buffer => Buffer.from(Uint32Array.from(values).buffer);
export const f64 = (value: number): Buffer => Buffer.from(Float64Array.of(value).buffer);

const text = (value: string): Buffer =>
  Buffer.concat([u16(value.length), Buffer.from([0]), Buffer.from(value, 'latin1')]);

/** An Excel 97 workbook of one sheet: shared texts, a day, a share, a whole number and the result of a formula. */
export function excelFile(): Buffer {
  const global = (place: number): Buffer =>
    Buffer.concat([
      biff(0x0809, u16(0x0600, 5, 0, 0)),
      biff(0x00e0, u16(0, 0), Buffer.alloc(16)),
      biff(0x00e0, u16(0, 14), Buffer.alloc(16)),
      biff(0x00e0, u16(0, 9), Buffer.alloc(16)),
      biff(0x0085, u32(place), [0, 0, 8, 0], Buffer.from('Anggaran')),
      biff(0x00fc, u32(2, 2), text('Kopi'), text('Teh hijau')),
      biff(0x000a),
    ]);
  const sheet = Buffer.concat([
    biff(0x0809, u16(0x0600, 16, 0, 0)),
    biff(0x00fd, u16(0, 0, 0), u32(0)),
    biff(0x00fd, u16(0, 2, 0), u32(1)),
    biff(0x0203, u16(1, 0, 1), f64(44_113)),
    biff(0x0203, u16(1, 1, 2), f64(0.125)),
    biff(0x027e, u16(1, 2, 0), u32(((2020 << 2) | 2) >>> 0)),
    biff(0x0006, u16(2, 0, 0), [0, 0, 0, 0, 0, 0, 0xff, 0xff], Buffer.alloc(8)),
    biff(0x0207, text('jumlah')),
    biff(0x000a),
  ]);
  const head = global(global(0).length);
  return compoundFile({ Workbook: Buffer.concat([head, sheet]) });
}

/** One record of PowerPoint's; `holds` for those that hold others. */
export function slideRecord(type: number, body: Buffer, holds = false, instance = 0): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt16LE((instance << 4) | (holds ? 15 : 0), 0);
  head.writeUInt16LE(type, 2);
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
}

/** A PowerPoint 97 presentation: each slide has a title and a line of its body. */
export function powerPointFile(slides: readonly (readonly [title: string, line: string])[]): Buffer {
  const list = slides.flatMap(([title, line], at) => [
    slideRecord(1011, u32(at + 1, 0, 0, 0, 0)),
    slideRecord(3999, u32(0)),
    slideRecord(4000, Buffer.from(title, 'utf16le')),
    slideRecord(3999, u32(1)),
    slideRecord(4008, Buffer.from(line, 'latin1')),
  ]);
  const document = slideRecord(1000, slideRecord(4080, Buffer.concat(list), true), true);
  return compoundFile({ 'PowerPoint Document': document, 'Current User': Buffer.alloc(24) });
}

/** An Outlook message of before Unicode, in this code page. */
export function messageFile(page: number, texts: Readonly<Record<string, Buffer>>, attached: string): Buffer {
  const property = Buffer.alloc(16);
  property.writeUInt16LE(3, 0);
  property.writeUInt16LE(0x3ffd, 2);
  property.writeUInt32LE(page, 8);
  const streams: Record<string, Buffer> = {
    '__properties_version1.0': Buffer.concat([Buffer.alloc(32), property]),
    '__attach_version1.0_#00000000/__substg1.0_3707001F': Buffer.from(attached, 'utf16le'),
  };
  for (const [name, value] of Object.entries(texts)) streams[`__substg1.0_${name}001E`] = value;
  return compoundFile(streams);
}
