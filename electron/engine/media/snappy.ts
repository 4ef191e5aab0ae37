const largest = 16 * 1024 * 1024;

/** One block packed by Snappy (its raw format); what makes no sense ends it, and what came before is given. */
export function unpackSnappy(bytes: Buffer): Buffer {
  let size = 0;
  let at = 0;
  for (let shift = 0; at < bytes.length && shift < 32; shift += 7) {
    const byte = bytes[at++] ?? 0;
    size += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) break;
  }
  // three bytes unfold to 64 at most
  const out = Buffer.alloc(Math.min(size, largest, bytes.length * 64));
  let length = 0;
  while (at < bytes.length && length < out.length) {
    const tag = bytes[at++] ?? 0;
    if ((tag & 3) === 0) {
      let count = tag >> 2;
      if (count >= 60) {
        const wide = count - 59;
        if (at + wide > bytes.length) break;
        count = bytes.readUIntLE(at, wide);
        at += wide;
      }
      length += bytes.copy(out, length, at, Math.min(at + count + 1, bytes.length));
      at += count + 1;
      continue;
    }
    const short = (tag & 3) === 1;
    const wide = short ? 1 : (tag & 3) === 2 ? 2 : 4;
    if (at + wide > bytes.length) break;
    const count = short ? ((tag >> 2) & 7) + 4 : (tag >> 2) + 1;
    const back = short ? ((tag >> 5) << 8) + (bytes[at] ?? 0) : bytes.readUIntLE(at, wide);
    at += wide;
    if (back === 0 || back > length) break;
    for (let i = 0; i < count && length < out.length; i++, length++) out[length] = out[length - back] ?? 0;
  }
  return out.subarray(0, length);
}
