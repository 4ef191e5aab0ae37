/** What stands in the dictionary before the first byte (MS-OXRTFCP 2.1.2.1). */
const begun =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx';

const largest = 32 * 1024 * 1024;
const ring = 4096;

/** The Rich Text in which Outlook packs a letter (MS-OXRTFCP), as Latin-1; '' when it is none. */
export function unpackRtf(bytes: Buffer): string {
  if (bytes.length < 16) return '';
  const kind = bytes.toString('latin1', 8, 12);
  if (kind === 'MELA') return bytes.toString('latin1', 16, 16 + Math.min(bytes.readUInt32LE(4), largest));
  if (kind !== 'LZFu') return '';
  const size = Math.min(bytes.readUInt32LE(4), largest, bytes.length * 20);
  const dictionary = Buffer.alloc(ring);
  let write = dictionary.write(begun, 'latin1');
  const out = Buffer.alloc(size);
  let length = 0;
  const put = (byte: number): void => {
    if (length < size) out[length++] = byte;
    dictionary[write] = byte;
    write = (write + 1) % ring;
  };
  for (let at = 16; at < bytes.length && length < size; ) {
    const control = bytes[at++] ?? 0;
    for (let bit = 0; bit < 8 && at < bytes.length && length < size; bit++) {
      if (!((control >> bit) & 1)) {
        put(bytes[at++] ?? 0);
        continue;
      }
      const pair = bytes.length >= at + 2 ? bytes.readUInt16BE(at) : 0;
      at += 2;
      const from = pair >> 4;
      if (from === write) return out.toString('latin1', 0, length);
      for (let i = 0, count = (pair & 15) + 2; i < count; i++) put(dictionary[(from + i) % ring] ?? 0);
    }
  }
  return out.toString('latin1', 0, length);
}
