/** An entry of a directory, with its value as it is written. */
export interface TiffEntry {
  readonly tag: number;
  /** Of TIFF 6.0, section 2: 1 bytes, 2 ASCII, 3 shorts, 4 longs, 5 ratios, 7 undefined. */
  readonly type: number;
  /** Values, not bytes. */
  readonly count: number;
  readonly bytes: Buffer;
}

/** Bytes before everything else in a file. */
export const headLength = 8;

/** Writes the parts of a TIFF (6.0, section 2) in one order of bytes: `II` the least first, `MM` the greatest first. */
export function tiffWriter(order: 'II' | 'MM') {
  const put16 = (to: Buffer, value: number, at: number) =>
    order === 'II' ? to.writeUInt16LE(value, at) : to.writeUInt16BE(value, at);
  const put32 = (to: Buffer, value: number, at: number) =>
    order === 'II' ? to.writeUInt32LE(value, at) : to.writeUInt32BE(value, at);
  const numbers =
    (type: number, width: number, put: typeof put16) =>
    (tag: number, ...values: readonly number[]): TiffEntry => {
      const bytes = Buffer.alloc(values.length * width);
      for (const [i, value] of values.entries()) put(bytes, value, i * width);
      return { tag, type, count: values.length, bytes };
    };
  const longs = numbers(4, 4, put32);
  return {
    shorts: numbers(3, 2, put16),
    longs,
    ratios: (tag: number, ...ratios: readonly (readonly [number, number])[]): TiffEntry => ({
      ...longs(tag, ...ratios.flat()),
      type: 5,
      count: ratios.length,
    }),
    /** The beginning of a file whose first directory lies at `at`. */
    head(at: number): Buffer {
      const head = Buffer.alloc(headLength);
      head.write(order, 'latin1');
      put16(head, 42, 2);
      put32(head, at, 4);
      return head;
    },
    /** Entries in the order of their tags, then what does not fit into them. `at`: where it will lie in the file. */
    directory(entries: readonly TiffEntry[], at: number): Buffer {
      const sorted = entries.toSorted((a, b) => a.tag - b.tag);
      const table = Buffer.alloc(2 + sorted.length * 12 + 4);
      put16(table, sorted.length, 0);
      const beyond: Buffer[] = [];
      let next = at + table.length;
      for (const [i, { tag, type, count, bytes }] of sorted.entries()) {
        const place = 2 + i * 12;
        put16(table, tag, place);
        put16(table, type, place + 2);
        put32(table, count, place + 4);
        if (bytes.length <= 4) bytes.copy(table, place + 8);
        else {
          put32(table, next, place + 8);
          const even = bytes.length % 2 ? Buffer.concat([bytes, Buffer.alloc(1)]) : bytes;
          beyond.push(even);
          next += even.length;
        }
      }
      return Buffer.concat([table, ...beyond]);
    },
  };
}
