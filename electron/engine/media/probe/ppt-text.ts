const charsAtom = 4000;
const bytesAtom = 4008;
const deepest = 20;

/** The words on slides of PowerPoint up to 2003 (MS-PPT: records of eight bytes of head; version 15 holds others). */
export function* slideTexts(stream: Buffer | undefined): Generator<string> {
  if (stream) yield* recordTexts(stream, 0);
}

function* recordTexts(bytes: Buffer, depth: number): Generator<string> {
  for (let at = 0; at + 8 <= bytes.length; ) {
    const version = bytes.readUInt16LE(at) & 0x0f;
    const type = bytes.readUInt16LE(at + 2);
    const body = bytes.subarray(at + 8, at + 8 + bytes.readUInt32LE(at + 4));
    if (version === 15) {
      if (depth < deepest) yield* recordTexts(body, depth + 1);
    } else if (type === charsAtom) yield body.toString('utf16le').replaceAll('\u000b', '\n');
    else if (type === bytesAtom) yield body.toString('latin1').replaceAll('\u000b', '\n');
    at += 8 + body.length;
  }
}
