const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const numbers = new Map([...letters].map((letter, at) => [letter, at]));

/** Bytes as Base64 (RFC 4648, with padding): neither Node nor every browser has a way of its own that both have. */
function encode(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const three = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const four = [18, 12, 6, 0].map((shift) => letters[(three >> shift) & 63]).join('');
    const left = bytes.length - at;
    parts.push(left === 1 ? `${four.slice(0, 2)}==` : left === 2 ? `${four.slice(0, 3)}=` : four);
  }
  return parts.join('');
}

function decode(text: string): Uint8Array<ArrayBuffer> {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  for (let at = 0, to = 0; at < text.length; at += 4, to += 3) {
    let three = 0;
    for (let n = 0; n < 4; n += 1) three = (three << 6) | (numbers.get(text[at + n] ?? '') ?? 0);
    // what lies beyond the end of an array of bytes is not kept
    bytes[to] = three >> 16;
    bytes[to + 1] = (three >> 8) & 255;
    bytes[to + 2] = three & 255;
  }
  return bytes;
}

/**
 * How the few small bytes that belong to an answer (a picture of a copy that does not exist) ride its JSON. Whoever makes
 * either end of a wire gives it these; `type` is a number of the wire's own that must not change.
 */
export const bytesOnWire = [
  {
    type: 21,
    condition: (data: unknown): boolean => data instanceof Uint8Array,
    serialize: (data: unknown): unknown => (data instanceof Uint8Array ? encode(data) : data),
    deserialize: (data: unknown): unknown => (typeof data === 'string' ? decode(data) : data),
  },
];
