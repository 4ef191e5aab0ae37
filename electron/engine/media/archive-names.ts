import { BahanError } from '../../../shared/errors.ts';
import type { FileSource } from './file-source.ts';
import { decodeText } from './probe/clean.ts';
import { type ArchiveNames, rarNames } from './rar-names.ts';
import { openDirectory } from './zip-directory.ts';

const mostNames = 20_000;

/**
 * Lists what a ZIP, RAR or TAR holds, without unfolding anything. @throws BahanError `file-locked-by-password` when even
 * its names are ciphered, `file-unsupported`, `file-damaged`.
 */
export function archiveNames(source: FileSource, format: string): ArchiveNames {
  switch (format) {
    case 'zip': {
      const { entries, whole } = openDirectory(source);
      return {
        names: [...entries.keys()],
        whole,
        locked: [...entries.values()].some((each) => each.locked),
        cut: false,
      };
    }
    case 'rar':
      return rarNames(source, mostNames);
    case 'tar':
      return tarNames(source);
    default:
      throw new BahanError('file-unsupported', {}, { message: `the names in a ${format} are packed` });
  }
}

/** Members of 512-byte blocks (POSIX pax, 10.1.1), with the long names of GNU and pax. */
function tarNames(source: FileSource): ArchiveNames {
  const names: string[] = [];
  let long = '';
  let at = 0;
  let ended = false;
  while (at + 512 <= source.size && names.length < mostNames) {
    const head = source.read(at, 512);
    if (head[0] === 0) {
      ended = true;
      break;
    }
    if (head.toString('latin1', 257, 262) !== 'ustar') break;
    const size = sizeIn(head.subarray(124, 136));
    const type = String.fromCharCode(head[156] ?? 0);
    const body = (): string => decodeText(source.read(at + 512, Math.min(size, 64 * 1024)));
    if (type === 'L') long = body().replace(/\0.*$/s, '');
    else if (type === 'x') long = /^\d+ path=(.*)$/m.exec(body())?.[1] ?? long;
    else if (type !== 'g' && type !== 'K') {
      const folder = textIn(head, 345, 155);
      const name = textIn(head, 0, 100);
      names.push(long || (folder && head.toString('latin1', 257, 263) === 'ustar\0' ? `${folder}/${name}` : name));
      long = '';
    }
    if (!Number.isSafeInteger(size) || size < 0) break;
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return { names, whole: ended || at === source.size, locked: false, cut: names.length >= mostNames };
}

const textIn = (head: Buffer, at: number, length: number): string =>
  decodeText(head.subarray(at, at + length)).replace(/\0.*$/s, '');

/** Octal digits, or, where they do not suffice, a number in base 256. */
function sizeIn(bytes: Buffer): number {
  if ((bytes[0] ?? 0) & 0x80) return Number(bytes.readBigUInt64BE(4));
  return Number.parseInt(bytes.toString('latin1').replace(/[\0 ]/g, '') || '0', 8);
}
