/** A picture in an ICNS file: its type of four letters and its bytes. */
export interface IcnsEntry {
  readonly type: string;
  readonly bytes: Buffer;
}

/**
 * An ICNS file: `icns` and the length of the whole, then for each picture its type and its length, both lengths with their
 * own eight bytes and big-endian. After "Apple Icon Image format" (en.wikipedia.org), which lists the types: 128 pixels and
 * more are PNG (`ic07` to `ic10`, and `ic11` to `ic14` for screens of double density). The plain 16 and 32 pixels are
 * `ic04` and `ic05`: a Mac shows PNG in them only outside of a program.
 */
export function icnsOf(entries: readonly IcnsEntry[]): Buffer {
  const parts = entries.map(({ type, bytes }) => chunk(type, bytes));
  return chunk('icns', Buffer.concat(parts));
}

function chunk(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32BE(body.length + 8, 4);
  return Buffer.concat([head, body]);
}

/** Pixels as `ic04` and `ic05` hold them: `ARGB`, then the four channels one after the other, each packed. */
export function argbOf(rgba: Buffer): Buffer {
  const channel = (offset: number) => packed(Buffer.from(rgba.filter((_, index) => index % 4 === offset)));
  return Buffer.concat([Buffer.from('ARGB', 'latin1'), channel(3), channel(0), channel(1), channel(2)]);
}

/** Runs of a byte: n below 128 is followed by n + 1 bytes as they are, n from 128 by one that stands n − 125 times. */
function packed(bytes: Buffer): Buffer {
  const out: number[] = [];
  let plain: number[] = [];
  const flush = () => {
    if (plain.length > 0) out.push(plain.length - 1, ...plain);
    plain = [];
  };
  for (let at = 0; at < bytes.length; ) {
    const value = bytes[at] ?? 0;
    let run = 1;
    while (run < 130 && bytes[at + run] === value) run += 1;
    if (run >= 3) {
      flush();
      out.push(run + 125, value);
      at += run;
    } else {
      plain.push(value);
      at += 1;
      if (plain.length === 128) flush();
    }
  }
  flush();
  return Buffer.from(out);
}
