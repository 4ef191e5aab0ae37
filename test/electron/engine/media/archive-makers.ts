import { crc32 } from 'node:zlib';

/** A RAR of version 4 with these names, nothing packed. `unicode` is the second, coded spelling of the last name. */
export function rar4(names: readonly string[], options: { ciphered?: boolean; unicode?: Buffer } = {}): Buffer {
  const block = (type: number, flags: number, body: Buffer): Buffer => {
    const head = Buffer.alloc(7);
    head[2] = type;
    head.writeUInt16LE(flags, 3);
    head.writeUInt16LE(7 + body.length, 5);
    head.writeUInt16LE(crc32(Buffer.concat([head.subarray(2), body])) & 0xffff, 0);
    return Buffer.concat([head, body]);
  };
  const files = names.map((name, at) => {
    const coded = at === names.length - 1 ? options.unicode : undefined;
    const bytes = coded ? Buffer.concat([Buffer.from(`${name}\0`, 'latin1'), coded]) : Buffer.from(name, 'latin1');
    const fixed = Buffer.alloc(25);
    fixed.writeUInt16LE(bytes.length, 19);
    return block(0x74, coded ? 0x0200 : 0, Buffer.concat([fixed, bytes]));
  });
  const start = Buffer.from('Rar!\x1a\x07\0', 'latin1');
  return Buffer.concat([
    start,
    block(0x73, options.ciphered ? 0x80 : 0, Buffer.alloc(6)),
    ...files,
    block(0x7b, 0x4000, Buffer.alloc(0)),
  ]);
}

/** A RAR of version 5 with these names, nothing packed. */
export function rar5(names: readonly string[]): Buffer {
  const block = (...body: (readonly number[] | Buffer)[]): Buffer => {
    const bytes = Buffer.concat(body.map((part) => Buffer.from(part)));
    return Buffer.concat([Buffer.alloc(4), Buffer.from([bytes.length]), bytes]);
  };
  const files = names.map((name) => {
    const bytes = Buffer.from(name);
    return block([2, 0, 0, 0, 0, 0, 0, bytes.length], bytes);
  });
  return Buffer.concat([Buffer.from('Rar!\x1a\x07\x01\0', 'latin1'), block([1, 0, 0]), ...files, block([5, 0, 0])]);
}

/** A TAR of files with these names, each with this content. */
export function tar(names: readonly string[], content = 'isi'): Buffer {
  const parts = names.flatMap((name) => {
    const head = Buffer.alloc(512);
    head.write(name, 0);
    head.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124);
    head.write('0', 156);
    head.write('ustar\0', 257);
    const body = Buffer.alloc(Math.ceil(content.length / 512) * 512);
    body.write(content);
    return [head, body];
  });
  return Buffer.concat([...parts, Buffer.alloc(1024)]);
}

/** A book in PalmDoc's form with a Mobipocket head: its pages not packed, and what it says about itself by number. */
export function mobiBook(title: string, html: string, said: Readonly<Record<number, string>>, packing = 1): Buffer {
  const records = Object.entries(said).map(([id, value]) => {
    const bytes = Buffer.from(value);
    const head = Buffer.alloc(8);
    head.writeUInt32BE(Number(id), 0);
    head.writeUInt32BE(8 + bytes.length, 4);
    return Buffer.concat([head, bytes]);
  });
  const extended = Buffer.concat([Buffer.from('EXTH'), Buffer.alloc(8), ...records]);
  extended.writeUInt32BE(records.length, 8);
  const head = Buffer.alloc(16 + 232);
  head.writeUInt16BE(packing, 0);
  head.writeUInt16BE(1, 8);
  head.write('MOBI', 16);
  head.writeUInt32BE(232, 20);
  head.writeUInt32BE(65_001, 28);
  head.writeUInt32BE(head.length + extended.length, 84);
  head.writeUInt32BE(Buffer.byteLength(title), 88);
  head.writeUInt32BE(0x40, 128);
  const first = Buffer.concat([head, extended, Buffer.from(title)]);
  const text = Buffer.from(html);
  const outer = Buffer.alloc(78 + 16 + 2);
  outer.write('BOOKMOBI', 60);
  outer.writeUInt16BE(2, 76);
  outer.writeUInt32BE(outer.length, 78);
  outer.writeUInt32BE(outer.length + first.length, 86);
  return Buffer.concat([outer, first, text]);
}
