/** So many ends within this time are no accident any more. */
const limit = 5;
const whileMilliseconds = 10 * 60_000;

/**
 * How long to wait before the engine is started again, in milliseconds: longer each time. Undefined when it ended too
 * often within a while. `ends` are the moments (epoch milliseconds) at which it ended by itself, the newest included.
 */
export function restartDelay(ends: readonly number[], now: number): number | undefined {
  const recent = ends.filter((at) => now - at < whileMilliseconds).length;
  return recent > limit ? undefined : 250 * 2 ** Math.max(0, recent - 1);
}
