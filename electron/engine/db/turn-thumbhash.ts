/** Positions of the coefficients of one channel, in the order in which a thumbhash holds them, without the first. */
function positions(across: number, down: number): { cx: number; cy: number }[] {
  const all: { cx: number; cy: number }[] = [];
  for (let cy = 0; cy < down; cy += 1) {
    for (let cx = cy === 0 ? 1 : 0; cx * down < across * (down - cy); cx += 1) all.push({ cx, cy });
  }
  return all;
}

/**
 * A thumbhash turned by quarters to the right, without loss: its coefficients are those of a cosine transform, of which a
 * turned picture has the same ones in other places, every second one with the other sign.
 * Format: github.com/evanw/thumbhash (5 bytes about the whole, one about alpha, then four bits for each coefficient).
 */
export function turnThumbhash(hash: Uint8Array, quarters: number): Uint8Array {
  let turned = hash;
  for (let n = 0; n < ((quarters % 4) + 4) % 4; n += 1) turned = turnOnce(turned);
  return turned;
}

function turnOnce(hash: Uint8Array): Uint8Array {
  const hasAlpha = ((hash[2] ?? 0) & 0x80) !== 0;
  const isLandscape = ((hash[4] ?? 0) & 0x80) !== 0;
  const most = hasAlpha ? 5 : 7;
  const short = (hash[3] ?? 0) & 7;
  const [across, down] = (isLandscape ? [most, short] : [short, most]).map((n) => Math.max(3, n)) as [number, number];
  const start = hasAlpha ? 6 : 5;
  const turned = new Uint8Array(hash);
  turned[4] = (hash[4] ?? 0) ^ 0x80;
  turned.fill(0, start);
  const read = (n: number): number => ((hash[start + (n >> 1)] ?? 0) >> ((n & 1) << 2)) & 15;
  let at = 0;
  const channels: [number, number][] = [
    [across, down],
    [3, 3],
    [3, 3],
    ...(hasAlpha ? [[5, 5] as [number, number]] : []),
  ];
  for (const [nx, ny] of channels) {
    const before = positions(nx, ny);
    const value = new Map(before.map(({ cx, cy }, n) => [`${cx} ${cy}`, read(at + n)]));
    for (const [n, { cx, cy }] of positions(ny, nx).entries()) {
      const from = value.get(`${cy} ${cx}`) ?? 7;
      const place = start + ((at + n) >> 1);
      turned[place] = (turned[place] ?? 0) | ((cx % 2 === 1 ? 15 - from : from) << (((at + n) & 1) << 2));
    }
    at += before.length;
  }
  return turned;
}
