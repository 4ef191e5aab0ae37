/** One field of a TIFF directory: `text`, or numbers of a type (3 SHORT, 4 LONG, 5 RATIONAL, 7 UNDEFINED …). */
export type Field = readonly [tag: number, type: number, values: string | Buffer | readonly number[]];

/** Fields, and directories that hang below it: their offsets become the value of a pointer. */
export interface Directory {
  readonly fields: readonly Field[];
  readonly below?: readonly (readonly [pointer: number, directory: Directory])[];
}

const sizes: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8 };

/** A TIFF of these directories, in either order of bytes; `magic` are its first four bytes where they are not the usual ones. */
export function tiffFile(directories: readonly Directory[], little = true, magic?: string): Buffer {
  const parts: Buffer[] = [];
  let length = 8;
  const put = (bytes: Buffer): number => {
    const at = length;
    const even = bytes.length % 2 === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(1)]);
    parts.push(even);
    length += even.length;
    return at;
  };
  const u16 = (value: number): Buffer => {
    const bytes = Buffer.alloc(2);
    if (little) bytes.writeUInt16LE(value);
    else bytes.writeUInt16BE(value);
    return bytes;
  };
  const u32 = (value: number): Buffer => {
    const bytes = Buffer.alloc(4);
    if (little) bytes.writeUInt32LE(value >>> 0);
    else bytes.writeUInt32BE(value >>> 0);
    return bytes;
  };
  const encode = (type: number, values: Field[2]): Buffer => {
    if (typeof values === 'string') return Buffer.from(`${values}\0`);
    if (Buffer.isBuffer(values)) return values;
    const size = sizes[type] ?? 1;
    if (size === 8) {
      return Buffer.concat(values.flatMap((value) => [u32(Math.round(value * 1000)), u32(1000)]));
    }
    return Buffer.concat(
      values.map((value) => (size === 1 ? Buffer.from([value]) : size === 2 ? u16(value) : u32(value))),
    );
  };
  const write = ({ fields, below = [] }: Directory, next: number): number => {
    const pointers = below.map(([pointer, directory]): Field => [pointer, 4, [write(directory, 0)]]);
    const all = [...fields, ...pointers].toSorted((a, b) => a[0] - b[0]);
    const entries = all.map(([tag, type, values]) => {
      const bytes = encode(type, values);
      const inline = bytes.length <= 4 ? Buffer.concat([bytes, Buffer.alloc(4 - bytes.length)]) : u32(put(bytes));
      return Buffer.concat([u16(tag), u16(type), u32(bytes.length / (sizes[type] ?? 1)), inline]);
    });
    return put(Buffer.concat([u16(entries.length), ...entries, u32(next)]));
  };
  let next = 0;
  for (const directory of directories.toReversed()) next = write(directory, next);
  const head = magic ? Buffer.from(magic, 'latin1') : Buffer.concat([Buffer.from(little ? 'II' : 'MM'), u16(42)]);
  return Buffer.concat([head, u32(next), ...parts]);
}

/** A box of ISO base media and its kin. */
export function box(type: string, ...parts: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
}

/** Numbers of four bytes, the highest first. */
export function numbers(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [i, value] of values.entries()) bytes.writeUInt32BE(value >>> 0, i * 4);
  return bytes;
}
