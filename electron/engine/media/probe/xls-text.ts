import { BahanError } from '../../../../shared/errors.ts';
import { decodeText } from './clean.ts';

const sharedStrings = 0x00fc;
const continued = 0x003c;
const sheetName = 0x0085;
const label = 0x0204;
const filePass = 0x002f;
const mostStrings = 2_000_000;

/**
 * The words of an Excel workbook up to 2003 (MS-XLS): names of sheets, the shared strings of BIFF8, and the labels of
 * earlier versions. Numbers are left out.
 * @throws BahanError `file-locked-by-password`.
 */
export function* sheetTexts(stream: Buffer | undefined): Generator<string> {
  if (!stream) return;
  for (let at = 0; at + 4 <= stream.length; ) {
    const type = stream.readUInt16LE(at);
    const body = stream.subarray(at + 4, at + 4 + stream.readUInt16LE(at + 2));
    at += 4 + body.length;
    if (type === filePass) throw new BahanError('file-locked-by-password', {});
    if (type === sheetName && body.length > 8) {
      const length = body[6] ?? 0;
      yield (body[7] ?? 0) & 1 ? body.toString('utf16le', 8, 8 + length * 2) : body.toString('latin1', 8, 8 + length);
    } else if (type === label && body.length > 8) yield decodeText(body.subarray(8, 8 + body.readUInt16LE(6)));
    else if (type === sharedStrings) {
      const blocks = [body];
      while (at + 4 <= stream.length && stream.readUInt16LE(at) === continued) {
        const length = stream.readUInt16LE(at + 2);
        blocks.push(stream.subarray(at + 4, at + 4 + length));
        at += 4 + length;
      }
      yield* stringTable(blocks);
    }
  }
}

/**
 * Strings one after another, running on from block to block. A block that begins inside a string begins with a byte
 * that says anew whether letters take one byte or two (MS-XLS 2.5.293).
 */
function* stringTable(blocks: readonly Buffer[]): Generator<string> {
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
