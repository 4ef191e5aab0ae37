import { type Bytes, type End, unlessEmpty } from './complete-bytes.ts';

/** The end of PDF, of ZIP and all that is made of it (Office, ODF, EPUB), and of 7-Zip; undefined for anything else. */
export function documentEnd(head: Buffer, bytes: Bytes): End | undefined {
  if (head.length < 8) return undefined;
  const mark = head.toString('latin1', 0, 4);
  if (mark === 'PK\x03\x04' || mark === 'PK\x05\x06') return zipEnd(bytes);
  if (head.subarray(0, 1024).includes('%PDF-')) return pdfEnd(head, bytes);
  if (head.readUInt32BE(0) === 0x377abcaf && head.length >= 32) return unlessEmpty(sevenZipEnd(head, bytes), bytes);
  return undefined;
}

/** PKWARE APPNOTE 4.3.16: the end of the directory lies at the end of the file, before a comment of known length. */
function zipEnd(bytes: Bytes): End {
  const length = Math.min(bytes.size, 65_557);
  const tail = bytes.read(bytes.size - length, length);
  for (let at = tail.length - 22; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== 0x06054b50) continue;
    if (at + 22 + tail.readUInt16LE(at + 20) !== tail.length) continue;
    const directory = tail.readUInt32LE(at + 12) + tail.readUInt32LE(at + 16);
    // ZIP64 says all ones here, and where the real number lies
    const isPlain = tail.readUInt32LE(at + 12) !== 0xffffffff && tail.readUInt32LE(at + 16) !== 0xffffffff;
    return isPlain && directory > bytes.size - length + at ? 'partial' : 'whole';
  }
  return 'partial';
}

/** ISO 32000-1 7.5.5: the last line is `%%EOF`. One that is arranged for the web also says how long it is (F.3.3). */
function pdfEnd(head: Buffer, bytes: Bytes): End {
  const linearized = /\/Linearized\b[^>]{0,200}?\/L\s+(\d+)|\/L\s+(\d+)[^>]{0,200}?\/Linearized\b/.exec(
    head.toString('latin1', 0, 2048),
  );
  if (Number(linearized?.[1] ?? linearized?.[2] ?? 0) > bytes.size) return 'partial';
  const tail = bytes.read(Math.max(0, bytes.size - 2048), 2048);
  return tail.includes('%%EOF') ? 'whole' : 'partial';
}

/** The header of 7z tells where its directory lies: at the end of the file. */
function sevenZipEnd(head: Buffer, bytes: Bytes): End {
  const end = 32 + Number(head.readBigUInt64LE(12)) + Number(head.readBigUInt64LE(20));
  return end > bytes.size ? 'partial' : end === bytes.size && end > 32 ? 'whole' : 'unknown';
}
