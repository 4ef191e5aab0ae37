/**
 * How a text became another: what both begin with, what went, what came, and what both end with. Words are not cut in their
 * middle, since half a word reads as nothing.
 */
export function differing(before: string, after: string): readonly [string, string, string, string] {
  const old = before.split(/(?<=\s)/);
  const fresh = after.split(/(?<=\s)/);
  let head = 0;
  while (head < old.length && head < fresh.length && old[head] === fresh[head]) head += 1;
  let tail = 0;
  while (
    tail < old.length - head &&
    tail < fresh.length - head &&
    old[old.length - 1 - tail] === fresh[fresh.length - 1 - tail]
  ) {
    tail += 1;
  }
  return [
    old.slice(0, head).join(''),
    old.slice(head, old.length - tail).join(''),
    fresh.slice(head, fresh.length - tail).join(''),
    old.slice(old.length - tail).join(''),
  ];
}
