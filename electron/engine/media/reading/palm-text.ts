/** One piece of text as PalmDoc packs it; a piece holds 4096 bytes, and none more than 16 times that. */
export function unpackPalm(bytes: Buffer): Buffer {
  const out = Buffer.alloc(65_536);
  let length = 0;
  const put = (byte: number): void => {
    if (length < out.length) out[length++] = byte;
  };
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at++] ?? 0;
    if (byte >= 1 && byte <= 8) {
      for (let i = 0; i < byte && at < bytes.length; i++) put(bytes[at++] ?? 0);
    } else if (byte < 0x80) put(byte);
    else if (byte >= 0xc0) {
      put(0x20);
      put(byte ^ 0x80);
    } else {
      const pair = ((byte << 8) | (bytes[at++] ?? 0)) & 0x3fff;
      const back = pair >> 3;
      if (back === 0 || back > length) continue;
      for (let i = 0; i < (pair & 7) + 3; i++) put(out[length - back] ?? 0);
    }
  }
  return out.subarray(0, length);
}
