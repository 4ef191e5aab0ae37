/**
 * Unpacks the runs of BI_RLE8 and BI_RLE4 (Windows GDI, "Bitmap Compression") to one index a pixel, rows in the order of
 * the file. What no run covers is index 0; what runs beyond a row or the picture is left out. `half`: four bits a pixel.
 */
export function unpackRuns(
  packed: Uint8Array,
  { width, height, half }: { width: number; height: number; half: boolean },
): Uint8Array {
  const indices = new Uint8Array(width * height);
  let at = 0;
  let x = 0;
  let y = 0;
  const put = (index: number) => {
    if (x < width && y < height) indices[y * width + x] = index;
    x += 1;
  };
  while (y < height && at + 1 < packed.length) {
    const count = packed[at] ?? 0;
    const value = packed[at + 1] ?? 0;
    at += 2;
    if (count > 0) {
      for (let i = 0; i < count; i++) put(half ? (i % 2 === 0 ? value >> 4 : value & 15) : value);
    } else if (value === 0) {
      x = 0;
      y += 1;
    } else if (value === 1) break;
    else if (value === 2) {
      x += packed[at] ?? 0;
      y += packed[at + 1] ?? 0;
      at += 2;
    } else {
      for (let i = 0; i < value; i++) {
        const byte = packed[at + (half ? i >> 1 : i)] ?? 0;
        put(half ? (i % 2 === 0 ? byte >> 4 : byte & 15) : byte);
      }
      const bytes = half ? Math.ceil(value / 2) : value;
      at += bytes + (bytes % 2);
    }
  }
  return indices;
}
