import { BahanError } from '../../../../shared/errors.ts';

/** Magic numbers of a Word file by its generation: 2, 6 and 95, 97 and later. */
const word2 = 0xa5db;
const word6 = 0xa5dc;
const word97 = 0xa5ec;

const mostPieces = 200_000;
const mostLetters = 20_000_000;

interface Piece {
  readonly at: number;
  readonly letters: number;
  readonly wide: boolean;
}

/**
 * The text of a Word document up to 2003 with its marks (MS-DOC 2.4.1 and its forerunners): the body, then footnotes,
 * headers, comments and text boxes. `table` gives the stream that lies beside it since Word 97.
 * @throws BahanError `file-locked-by-password`, `file-damaged`.
 */
export function docText(stream: Buffer, table: (name: string) => Buffer | undefined): string {
  const magic = stream.length >= 0x60 ? stream.readUInt16LE(0) : 0;
  if (magic !== word2 && magic !== word6 && magic !== word97) {
    throw new BahanError('file-damaged', {}, { message: 'no document of Word' });
  }
  const flags = stream.readUInt16LE(10);
  if (flags & 0x0100) throw new BahanError('file-locked-by-password', {});
  const pieces =
    magic === word97
      ? piecesOf(clxIn(table(flags & 0x0200 ? '1Table' : '0Table'), stream, 0x1a2), true)
      : flags & 4 && magic === word6
        ? piecesOf(clxIn(stream, stream, 0x160), false)
        : [];
  if (pieces.length === 0) {
    // a document saved at once has its text in one piece
    const at = stream.readUInt32LE(0x18);
    const end = Math.min(stream.readUInt32LE(0x1c), stream.length);
    if (end > at) pieces.push({ at, letters: end - at, wide: false });
  }
  const parts: string[] = [];
  let letters = 0;
  const ansi = new TextDecoder('windows-1252');
  for (const piece of pieces) {
    const count = Math.min(piece.letters, mostLetters - letters);
    if (count <= 0) break;
    letters += count;
    const bytes = stream.subarray(piece.at, piece.at + count * (piece.wide ? 2 : 1));
    parts.push(piece.wide ? bytes.toString('utf16le') : ansi.decode(bytes));
  }
  return parts.join('');
}

function clxIn(table: Buffer | undefined, stream: Buffer, at: number): Buffer {
  if (!table || stream.length < at + 8) return Buffer.alloc(0);
  const start = stream.readUInt32LE(at);
  return table.subarray(start, start + stream.readUInt32LE(at + 4));
}

/** The piece table at the end of a Clx (MS-DOC 2.9.38): where each run of text lies in the stream. */
function piecesOf(clx: Buffer, since97: boolean): Piece[] {
  let at = 0;
  while (clx[at] === 1 && at + 3 <= clx.length) at += 3 + clx.readUInt16LE(at + 1);
  if (clx[at] !== 2 || at + 5 > clx.length) return [];
  const list = clx.subarray(at + 5, at + 5 + clx.readUInt32LE(at + 1));
  const count = Math.min(Math.floor((list.length - 4) / 12), mostPieces);
  const pieces: Piece[] = [];
  for (let i = 0; i < count; i++) {
    const letters = list.readUInt32LE(i * 4 + 4) - list.readUInt32LE(i * 4);
    const place = list.readUInt32LE((count + 1) * 4 + i * 8 + 2);
    if (letters <= 0) continue;
    const narrow = !since97 || (place & 0x40000000) !== 0;
    pieces.push({ at: since97 && narrow ? (place & 0x3fffffff) >>> 1 : place, letters, wide: !narrow });
  }
  return pieces;
}
