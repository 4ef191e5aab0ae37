import { BahanError } from '../../../../shared/errors.ts';

/** Lengths of the functions that have a fixed one, by generation. */
const fixed5: Readonly<Record<number, number>> = { 192: 4, 193: 9, 194: 11, 195: 3, 196: 3, 197: 5, 198: 6, 199: 7 };
const fixed6: Readonly<Record<number, number>> = {
  240: 4,
  241: 5,
  242: 3,
  243: 3,
  244: 3,
  245: 3,
  246: 4,
  247: 4,
  248: 4,
  249: 5,
  250: 5,
  251: 6,
  252: 6,
  253: 8,
  254: 8,
};

const signature = '\xffWPC';

/**
 * The words of a WordPerfect document: 4.2 (without any head), 5 and 6 and later (with one). Functions stand among the
 * letters as bytes of 128 and more, which state their length or, in 4.2, end with the same byte.
 * @throws BahanError `file-locked-by-password`.
 */
export function wordPerfectText(bytes: Buffer): string {
  if (bytes.toString('latin1', 0, 4) !== signature || bytes.length < 16) return letters(bytes, 0, 4);
  if (bytes.readUInt16LE(12) !== 0) throw new BahanError('file-locked-by-password', {});
  return letters(bytes, bytes.readUInt32LE(4), (bytes[10] ?? 0) >= 2 ? 6 : 5);
}

function letters(bytes: Buffer, from: number, generation: 4 | 5 | 6): string {
  const fixed: Readonly<Record<number, number>> = generation === 6 ? fixed6 : generation === 5 ? fixed5 : {};
  let text = '';
  for (let at = from; at < bytes.length; ) {
    const byte = bytes[at] ?? 0;
    if (byte >= 0x20 && byte < 0x7f) {
      text += String.fromCharCode(byte);
      at += 1;
    } else if (byte < 0x80) {
      if (byte === 0x0a || byte === 0x0c) text += '\n';
      else if (byte === 0x0d || byte === 0x0b || byte === 0x09) text += ' ';
      at += 1;
    } else {
      text += sign(bytes, at, generation);
      at += length(bytes, at, generation, fixed[byte]);
    }
  }
  return text;
}

/** What a function shows among the letters. */
function sign(bytes: Buffer, at: number, generation: number): string {
  const byte = bytes[at] ?? 0;
  if (generation === 6) {
    if (byte === 0x80 || byte === 0x87) return ' ';
    if (byte === 0x81 || byte === 0x84) return '-';
    if (byte === 0xcc || byte === 0xcf || byte === 0xc7) return '\n';
    return byte === 0xf0
      ? extended(bytes[at + 1] ?? 0, bytes[at + 2] ?? 0)
      : byte === 0xd0
        ? (bytes[at + 1] ?? 0) < 4
          ? ' '
          : '\n'
        : '';
  }
  if (generation === 5) {
    if (byte === 0x8c || byte === 0x90) return '\n';
    if (byte === 0xa9 || byte === 0xaa) return '-';
    if (byte === 0xa0) return ' ';
    return byte === 0xc0 ? extended(bytes[at + 1] ?? 0, bytes[at + 2] ?? 0) : byte === 0xc1 ? ' ' : '';
  }
  if (byte === 0xa0) return ' ';
  return byte === 0x8c ? '\n' : byte === 0xa9 || byte === 0xaa ? '-' : '';
}

function length(bytes: Buffer, at: number, generation: number, fixed: number | undefined): number {
  const byte = bytes[at] ?? 0;
  if (byte < (generation === 6 ? 0xd0 : 0xc0)) return 1;
  if (fixed !== undefined) return fixed;
  if (generation === 4) {
    const end = bytes.indexOf(byte, at + 1);
    return end < 0 || end - at > 20_000 ? 1 : end - at + 1;
  }
  if (at + 4 > bytes.length) return bytes.length - at;
  // 6: the length of all; 5: of what follows it
  const stated = bytes.readUInt16LE(at + 2);
  return Math.max(4, generation === 6 ? stated : stated + 4);
}

/** Letters with accents stand in set 1 in this order from 26 on; a few signs in set 4. */
const western = 'ÁáÂâÄäÀàÅåÆæÇçÉéÊêËëÈèÍíÎîÏïÌìÑñÓóÔôÖöÒòÚúÛûÜüÙùŸÿÃãĐđØøÕõÝý';

function extended(letter: number, set: number): string {
  if (set === 1) return western[letter - 26] ?? '';
  if (set === 4)
    return (
      ({ 0: '•', 5: '§', 28: '’', 29: '‘', 31: '”', 32: '“', 33: '–', 34: '—', 56: '…' } as Record<number, string>)[
        letter
      ] ?? ''
    );
  return '';
}
