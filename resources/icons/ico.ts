/** A square picture of an icon: its edge in pixels and its PNG. */
export interface IconPicture {
  readonly size: number;
  readonly png: Buffer;
}

/**
 * An ICO file with PNG pictures, which Windows reads since Vista.
 *
 * The container, after Microsoft's "Icons" (learn.microsoft.com, previous versions, ms997538) and its note on PNG in icons:
 * a head of three numbers (0, 1 for an icon, how many), then 16 bytes for each picture (width and height in a byte each,
 * where 0 means 256; colours 0; 0; planes; bits of a pixel; bytes; offset), then the pictures. All numbers are little-endian.
 */
export function icoOf(pictures: readonly IconPicture[]): Buffer {
  const head = Buffer.alloc(6 + pictures.length * 16);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  for (const [index, { size, png }] of pictures.entries()) {
    const at = 6 + index * 16;
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
}
