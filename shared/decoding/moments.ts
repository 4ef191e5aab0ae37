/** The middles of `count` equal parts of a film of `seconds`: never its very first or last moment, which is often black. */
export function momentsOf(seconds: number, count: number): number[] {
  return Array.from({ length: count }, (_, part) => ((part + 0.5) * seconds) / count);
}
