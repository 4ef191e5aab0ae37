import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw, deflateRawSync } from 'node:zlib';

/** One file of an archive: its bytes, where they lie, or parts that come one after the other. */
export interface ZipEntry {
  /** With `/` between folders. */
  readonly name: string;
  readonly from:
    | { readonly path: string }
    | { readonly bytes: Uint8Array }
    | { readonly parts: Iterable<Uint8Array> | AsyncIterable<Uint8Array> };
}

/** Marks of the format (PKWARE APPNOTE 6.3.10, 4.3 and 4.5.3). */
const marks = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50, end64: 0x06064b50, locator64: 0x07064b50 };
/** Stored and deflated. */
const methods = { store: 0, deflate: 8 };
/** The name is UTF-8. */
const utf8 = 0x0800;
const version = { plain: 20, zip64: 45 };
/** Made on a system that writes names in UTF-8: some readers take other names for those of DOS, whatever the flag says. */
const unix = 3 << 8;
/** A plain file that everybody may read (0100644), in the upper half. */
const readable = 0x81a40000;
const full32 = 0xffffffff;
const full16 = 0xffff;

interface Written {
  readonly name: Buffer;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
}

/**
 * Writes an archive to `target` and flushes it to the disk; nothing of a file is in memory but the part that is being written.
 * Files are stored as they are, since pictures and films do not get smaller; the rest is deflated. Half an archive is left when
 * it fails: the caller removes it.
 * @param at epoch milliseconds that every file is said to be of
 * @throws the system's errors; `signal`'s reason
 */
export async function writeZip(
  target: string,
  entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>,
  at: number,
  signal?: AbortSignal,
): Promise<void> {
  const file = await open(target, 'w');
  try {
    const stamp = dosTime(at);
    const written: Written[] = [];
    let end = 0;
    const put = async (bytes: Uint8Array): Promise<void> => {
      for (let from = 0; from < bytes.length; ) {
        const done = await file.write(bytes, from, bytes.length - from, end);
        from += done.bytesWritten;
        end += done.bytesWritten;
      }
    };
    for await (const entry of entries) {
      signal?.throwIfAborted();
      const name = Buffer.from(entry.name, 'utf8');
      const begin = end;
      let one: Written;
      if ('bytes' in entry.from) {
        const { bytes } = entry.from;
        const packed = deflateRawSync(bytes, { level: 6 });
        const facts = { method: methods.deflate, crc: crc32(bytes), packed: packed.length, size: bytes.length };
        one = { name, at: begin, ...facts };
        await put(localHead(one, stamp));
        await put(packed);
      } else {
        // the head is written again when it is known how long the file was and what its sum is
        const isStored = 'path' in entry.from;
        const method = isStored ? methods.store : methods.deflate;
        const empty = { name, method, crc: 0, packed: full32, size: full32, at: begin };
        await put(localHead(empty, stamp));
        const body = end;
        let crc = 0;
        let size = 0;
        const counted = async function* (chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) {
          for await (const chunk of chunks) {
            signal?.throwIfAborted();
            crc = crc32(chunk, crc);
            size += chunk.length;
            yield chunk;
          }
        };
        const { from } = entry;
        const chunks = 'path' in from ? createReadStream(from.path, { highWaterMark: 1 << 18 }) : from.parts;
        if (isStored) for await (const chunk of counted(chunks)) await put(chunk);
        else
          await pipeline(Readable.from(counted(chunks)), createDeflateRaw(), async (packed) => {
            for await (const chunk of packed) await put(chunk as Buffer);
          });
        one = { ...empty, crc, size, packed: end - body };
        const head = localHead(one, stamp, true);
        await file.write(head, 0, head.length, begin);
      }
      written.push(one);
    }
    const directory = end;
    for (const one of written) await put(centralHead(one, stamp));
    await put(endOf(written.length, directory, end - directory));
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Date and time as DOS kept them, of the clock on the wall; it knows years from 1980 on. */
function dosTime(at: number): { time: number; date: number } {
  const day = new Date(at);
  const year = Math.min(127, Math.max(0, day.getFullYear() - 1980));
  return {
    time: (day.getHours() << 11) | (day.getMinutes() << 5) | (day.getSeconds() >> 1),
    date: (year << 9) | ((day.getMonth() + 1) << 5) | day.getDate(),
  };
}

type Stamp = ReturnType<typeof dosTime>;

/** What the head before a file and the entry in the directory both say, from the version that a reader needs on. */
function writeShared(head: Buffer, at: number, one: Written, stamp: Stamp, needed: number, extra: number): void {
  const isLarge = one.size >= full32;
  head.writeUInt16LE(needed, at);
  head.writeUInt16LE(utf8, at + 2);
  head.writeUInt16LE(one.method, at + 4);
  head.writeUInt16LE(stamp.time, at + 6);
  head.writeUInt16LE(stamp.date, at + 8);
  head.writeUInt32LE(one.crc, at + 10);
  head.writeUInt32LE(isLarge ? full32 : one.packed, at + 14);
  head.writeUInt32LE(isLarge ? full32 : one.size, at + 18);
  head.writeUInt16LE(one.name.length, at + 22);
  head.writeUInt16LE(extra, at + 24);
}

/** `roomy`: with room for lengths beyond 4 GB though it is not needed, since the head has that length already. */
function localHead(one: Written, stamp: Stamp, roomy = one.size === full32): Buffer {
  const isLarge = one.size >= full32;
  const extra = Buffer.alloc(roomy ? 20 : 0);
  const head = Buffer.alloc(30);
  head.writeUInt32LE(marks.local, 0);
  writeShared(head, 4, one, stamp, roomy ? version.zip64 : version.plain, extra.length);
  if (roomy) {
    // an id that readers pass over where the lengths are in the head itself
    extra.writeUInt16LE(isLarge ? 0x0001 : padding, 0);
    extra.writeUInt16LE(16, 2);
    if (isLarge) {
      extra.writeBigUInt64LE(BigInt(one.size), 4);
      extra.writeBigUInt64LE(BigInt(one.packed), 12);
    }
  }
  return Buffer.concat([head, one.name, extra]);
}

/** Nobody's: an extra field that holds nothing. */
const padding = 0x6262;

function centralHead(one: Written, stamp: Stamp): Buffer {
  const isLarge = one.size >= full32;
  const isFar = one.at >= full32;
  const values = [...(isLarge ? [one.size, one.packed] : []), ...(isFar ? [one.at] : [])];
  const extra = Buffer.alloc(values.length ? 4 + 8 * values.length : 0);
  if (values.length) {
    extra.writeUInt16LE(0x0001, 0);
    extra.writeUInt16LE(8 * values.length, 2);
    values.forEach((value, n) => {
      extra.writeBigUInt64LE(BigInt(value), 4 + 8 * n);
    });
  }
  const needed = values.length ? version.zip64 : version.plain;
  const head = Buffer.alloc(46);
  head.writeUInt32LE(marks.central, 0);
  head.writeUInt16LE(unix | needed, 4);
  writeShared(head, 6, one, stamp, needed, extra.length);
  head.writeUInt32LE(readable, 38);
  head.writeUInt32LE(isFar ? full32 : one.at, 42);
  return Buffer.concat([head, one.name, extra]);
}

function endOf(count: number, at: number, size: number): Buffer {
  const isLarge = count >= full16 || at >= full32 || size >= full32;
  const end = Buffer.alloc(22);
  end.writeUInt32LE(marks.end, 0);
  end.writeUInt16LE(Math.min(count, full16), 8);
  end.writeUInt16LE(Math.min(count, full16), 10);
  end.writeUInt32LE(Math.min(size, full32), 12);
  end.writeUInt32LE(Math.min(at, full32), 16);
  if (!isLarge) return end;
  const end64 = Buffer.alloc(56);
  end64.writeUInt32LE(marks.end64, 0);
  end64.writeBigUInt64LE(44n, 4);
  end64.writeUInt16LE(version.zip64, 12);
  end64.writeUInt16LE(version.zip64, 14);
  end64.writeBigUInt64LE(BigInt(count), 24);
  end64.writeBigUInt64LE(BigInt(count), 32);
  end64.writeBigUInt64LE(BigInt(size), 40);
  end64.writeBigUInt64LE(BigInt(at), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(marks.locator64, 0);
  locator.writeBigUInt64LE(BigInt(at + size), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([end64, locator, end]);
}
