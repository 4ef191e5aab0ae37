/** Sides and number of channels of a JPEG, out of its frame (ITU-T T.81, B.2.2); undefined where it is none. */
export function jpegFacts(
  bytes: Uint8Array,
): { readonly width: number; readonly height: number; readonly channels: number } | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined;
  const word = (at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    // frames are C0..CF, but for tables (C4, CC) and C8
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      const [height, width, channels] = [word(at + 5), word(at + 7), bytes[at + 9] ?? 0];
      return width > 0 && height > 0 ? { width, height, channels } : undefined;
    }
    at += marker === 0xff ? 1 : 2 + word(at + 2);
  }
  return undefined;
}
