const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
/** How far each row stands to the right of the one above, in keys. */
const offsets = [0, 0.25, 0.75];

const places = new Map<string, readonly [x: number, y: number]>(
  rows.flatMap((row, y) => [...row].map((key, x) => [key, [x + (offsets[y] ?? 0), y]] as const)),
);

/** Whether two letters lie beside each other on a keyboard. */
export function areNeighbours(a: string, b: string): boolean {
  const first = places.get(a);
  const second = places.get(b);
  if (!first || !second) return false;
  return Math.abs(first[0] - second[0]) <= 1 && Math.abs(first[1] - second[1]) <= 1;
}

const swapped = 0.8;
const neighbour = 0.8;
const doubled = 0.8;

/**
 * How many slips lie between what was typed and what was meant: a letter left out, one too many, a wrong one, or two
 * swapped (optimal string alignment, after Damerau 1964). Likely slips (swapped, a neighbouring key, a letter doubled)
 * weigh a little less than one.
 * @returns Infinity beyond `limit`
 */
export function typingDistance(typed: string, meant: string, limit: number): number {
  const width = meant.length + 1;
  if (Math.abs(typed.length - meant.length) > limit) return Number.POSITIVE_INFINITY;
  let twoAbove = new Float64Array(width);
  let above = Float64Array.from({ length: width }, (_, n) => n);
  let row = new Float64Array(width);
  for (let i = 1; i <= typed.length; i++) {
    row[0] = i;
    let least = i;
    for (let j = 1; j < width; j++) {
      const a = typed.charAt(i - 1);
      const b = meant.charAt(j - 1);
      let cost = (above[j - 1] ?? 0) + (a === b ? 0 : areNeighbours(a, b) ? neighbour : 1);
      cost = Math.min(cost, (above[j] ?? 0) + (a === typed.charAt(i - 2) ? doubled : 1));
      cost = Math.min(cost, (row[j - 1] ?? 0) + (b === meant.charAt(j - 2) ? doubled : 1));
      if (i > 1 && j > 1 && a === meant.charAt(j - 2) && b === typed.charAt(i - 2))
        cost = Math.min(cost, (twoAbove[j - 2] ?? 0) + swapped);
      row[j] = cost;
      least = Math.min(least, cost);
    }
    if (least > limit) return Number.POSITIVE_INFINITY;
    [twoAbove, above, row] = [above, row, twoAbove];
  }
  const distance = above[meant.length] ?? Number.POSITIVE_INFINITY;
  return distance <= limit ? distance : Number.POSITIVE_INFINITY;
}
