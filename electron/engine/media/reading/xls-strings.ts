const mostStrings = 2_000_000;
const continuedType = 0x003c;

/** A record and those that continue it, and where the next one begins. */
export interface Continued {
  readonly blocks: readonly Buffer[];
  readonly at: number;
}

export function joinedRecord(stream: Buffer, after: number, first: Buffer): Continued {
  const blocks = [first];
  let at = after;
  while (at + 4 <= stream.length && stream.readUInt16LE(at) === continuedType) {
    const length = stream.readUInt16LE(at + 2);
    blocks.push(stream.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return { blocks, at };
}

/**
 * A string with its length before it, in two bytes when `long`, else in one; since BIFF8 a byte follows that says
 * whether a letter takes one byte or two (MS-XLS 2.5.294).
 */
export function shortString(
  body: Buffer,
  at: number,
  old: boolean,
  decode: (bytes: Buffer) => string,
  long: boolean,
): string {
  if (at + (long ? 2 : 1) > body.length) return '';
  const length = long ? body.readUInt16LE(at) : (body[at] ?? 0);
  const from = at + (long ? 2 : 1);
  if (old) return decode(body.subarray(from, from + length));
  return (body[from] ?? 0) & 1
    ? body.toString('utf16le', from + 1, from + 1 + length * 2)
    : body.toString('latin1', from + 1, from + 1 + length);
}

/**
 * Strings one after another, running on from block to block. A block that begins inside a string begins with a byte
 * that says anew whether letters take one byte or two (MS-XLS 2.5.293).
 */
export function* stringTable(blocks: readonly Buffer[]): Generator<string> {
  let block = 0;
  let at = 8;
  const ended = () => {
    while (block < blocks.length && at >= (blocks[block]?.length ?? 0)) {
      at -= blocks[block]?.length ?? 0;
      block += 1;
    }
    return block >= blocks.length;
  };
  const bytes = (count: number): Buffer => {
    const parts: Buffer[] = [];
    for (let left = count; left > 0 && !ended(); ) {
      const part = (blocks[block] as Buffer).subarray(at, at + left);
      parts.push(part);
      at += part.length;
      left -= part.length;
    }
    return Buffer.concat(parts);
  };
  for (let n = 0; n < mostStrings && !ended(); n++) {
    const head = bytes(3);
    if (head.length < 3) return;
    let wide = ((head[2] ?? 0) & 1) === 1;
    const runs = (head[2] ?? 0) & 8 ? bytes(2) : undefined;
    const phonetic = (head[2] ?? 0) & 4 ? bytes(4) : undefined;
    let text = '';
    for (let left = head.readUInt16LE(0); left > 0; ) {
      const before = block;
      if (ended()) break;
      if (block !== before) wide = (bytes(1)[0] ?? 0) === 1;
      const room = (blocks[block]?.length ?? 0) - at;
      const letters = Math.min(left, wide ? Math.floor(room / 2) : room);
      if (letters <= 0) break;
      const part = bytes(wide ? letters * 2 : letters);
      text += part.toString(wide ? 'utf16le' : 'latin1');
      left -= letters;
    }
    if (runs?.length === 2) bytes(runs.readUInt16LE(0) * 4);
    if (phonetic?.length === 4) bytes(phonetic.readUInt32LE(0));
    yield text;
  }
}
