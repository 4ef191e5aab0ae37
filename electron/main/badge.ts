/** Points of a side: what the task bar of Windows draws over a program's sign, twice as fine. */
export const badgeSize = 32;

/** Digits of three by five points, row by row; the tenth sign stands for more than nine. */
const signs = [
  ...['111101101101111', '010110010010111', '111001111100111', '111001111001111', '101101111001001'],
  ...['111100111001111', '111100111101111', '111001010010010', '111101111101111', '111101111001111'],
  '000010111010000',
];
const point = 4;

/** A disc in the colour of the program with a number in white, as BGRA whose colours carry their alpha. */
export function badgeBitmap(count: number): Buffer {
  const sign = signs[Math.min(count, signs.length - 1)] as string;
  const [left, top] = [(badgeSize - 3 * point) / 2, (badgeSize - 5 * point) / 2];
  const pixels = Buffer.alloc(badgeSize * badgeSize * 4);
  for (let y = 0; y < badgeSize; y += 1) {
    for (let x = 0; x < badgeSize; x += 1) {
      const [column, row] = [Math.floor((x - left) / point), Math.floor((y - top) / point)];
      const isSign = column >= 0 && column < 3 && row >= 0 && row < 5 && sign[row * 3 + column] === '1';
      const away = Math.hypot(x + 0.5 - badgeSize / 2, y + 0.5 - badgeSize / 2);
      const alpha = Math.min(1, Math.max(0, badgeSize / 2 - away));
      const [blue, green, red] = isSign ? [255, 255, 255] : [0x5d, 0x69, 0x0d];
      const colours = [blue, green, red].map((value) => Math.round(value * alpha));
      pixels.set([...colours, Math.round(255 * alpha)], (y * badgeSize + x) * 4);
    }
  }
  return pixels;
}
