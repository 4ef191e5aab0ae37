import { BahanError } from '../../../shared/errors.ts';
import type { FileSource } from './file-source.ts';
import { decodeText } from './probe/clean.ts';

/** The names in an archive. `whole` is false when its end is missing; `locked` when a password is needed inside. */
export interface ArchiveNames {
  readonly names: readonly string[];
  readonly whole: boolean;
  readonly locked: boolean;
  /** More names than are listed. */
  readonly cut: boolean;
}

/** Lists what a RAR holds, by its headers alone: version 4 and before, and version 5. */
export function rarNames(source: FileSource, most: number): ArchiveNames {
  const start = source.read(0, 8).toString('latin1');
  return start === 'Rar!\x1a\x07\x01\0' ? version5(source, most) : version4(source, most);
}

const ciphered = (): BahanError => new BahanError('file-locked-by-password', {}, { message: 'its names are ciphered' });

/** Blocks of version 4: CRC, type, flags, length, and for files the length of what is packed behind (technote 4). */
function version4(source: FileSource, most: number): ArchiveNames {
  const names: string[] = [];
  let locked = false;
  let at = 7;
  let ended = false;
  while (at + 7 <= source.size && names.length < most) {
    const head = source.read(at, 64 * 1024);
    const type = head[2] ?? 0;
    const flags = head.readUInt16LE(3);
    const length = head.readUInt16LE(5);
    if (type === 0x73 && flags & 0x80) throw ciphered();
    if (type === 0x7b || length < 7) {
      ended = type === 0x7b;
      break;
    }
    let packed = 0;
    if (type === 0x74 && head.length >= 32) {
      packed = head.readUInt32LE(7);
      const large = (flags & 0x100) !== 0;
      if (large && head.length >= 40) packed += head.readUInt32LE(32) * 2 ** 32;
      const from = large ? 40 : 32;
      locked ||= (flags & 4) !== 0;
      names.push(
        nameOf4(head.subarray(from, from + head.readUInt16LE(26)), (flags & 0x200) !== 0).replaceAll('\\', '/'),
      );
    } else if (flags & 0x8000 && head.length >= 11) packed = head.readUInt32LE(7);
    at += length + packed;
  }
  return { names, whole: ended || at === source.size, locked, cut: names.length >= most };
}

/**
 * A name with letters beyond ASCII: the plain one, a zero, then the differences. Two bits say of each letter: a byte,
 * a byte under a page given once, two bytes, or so many of the plain name.
 */
function nameOf4(bytes: Buffer, unicode: boolean): string {
  const zero = bytes.indexOf(0);
  if (!unicode || zero < 0) return decodeText(zero < 0 ? bytes : bytes.subarray(0, zero));
  const plain = bytes.subarray(0, zero);
  const rest = bytes.subarray(zero + 1);
  const page = (rest[0] ?? 0) << 8;
  let name = '';
  let flags = 0;
  let bits = 0;
  for (let at = 1; at < rest.length && name.length < 4096; ) {
    if (bits === 0) {
      flags = rest[at++] ?? 0;
      bits = 8;
    }
    const way = (flags >> 6) & 3;
    flags = (flags << 2) & 0xff;
    bits -= 2;
    if (at >= rest.length) break;
    if (way === 0) name += String.fromCharCode(rest[at++] ?? 0);
    else if (way === 1) name += String.fromCharCode((rest[at++] ?? 0) | page);
    else if (way === 2) {
      name += String.fromCharCode((rest[at] ?? 0) | ((rest[at + 1] ?? 0) << 8));
      at += 2;
    } else {
      const count = rest[at++] ?? 0;
      const shift = count & 0x80 ? (rest[at++] ?? 0) : undefined;
      for (let i = (count & 0x7f) + 2; i > 0; i--) {
        const byte = plain[name.length] ?? 0;
        name += String.fromCharCode(shift === undefined ? byte : ((byte + shift) & 0xff) | page);
      }
    }
  }
  return name === '' ? decodeText(plain) : name;
}

/** Blocks of version 5 (RAR 5.0 archive format): CRC, length, type, flags, and numbers of seven bits a byte. */
function version5(source: FileSource, most: number): ArchiveNames {
  const names: string[] = [];
  let locked = false;
  let at = 8;
  let ended = false;
  while (at + 7 <= source.size && names.length < most) {
    const head = source.read(at, 128 * 1024);
    let next = 4;
    const number = (): number => {
      let value = 0;
      for (let scale = 1; next < head.length; scale *= 128) {
        const byte = head[next++] ?? 0;
        value += (byte & 0x7f) * scale;
        if (byte < 0x80 || scale > 2 ** 49) break;
      }
      return value;
    };
    const length = number();
    const body = next;
    const type = number();
    const flags = number();
    if (flags & 1) number();
    const packed = flags & 2 ? number() : 0;
    if (type === 4) throw ciphered();
    if (type === 5 || length === 0) {
      ended = type === 5;
      break;
    }
    if (type === 2) {
      const file = number();
      number();
      number();
      if (file & 2) next += 4;
      if (file & 4) next += 4;
      number();
      number();
      const count = number();
      names.push(head.toString('utf8', next, next + Math.min(count, 65_536)));
      // a record behind the name says that the content is ciphered
      const extra = head.subarray(next + count, body + length);
      locked ||= extra.length > 2 && extra[1] === 1;
    }
    at += body + length + packed;
  }
  return { names, whole: ended || at === source.size, locked, cut: names.length >= most };
}
