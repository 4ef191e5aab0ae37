/** One asset by the time at which it was taken. */
export interface Taken {
  readonly id: number;
  /** Epoch second of the wall time. */
  readonly at: number;
}

/** Seconds without a photo after which another event begins. */
const pause = 3 * 3600;
/** A shorter pause is enough where a night lies in it. */
const nightPause = 75 * 60;
/** The hour at which a day of work begins: a ceremony may go on after midnight. */
const dayBegins = 4 * 3600;
/** Fewer are strays: nobody speaks of three photos as of an event. */
const fewest = 5;

/**
 * Parts what several cameras took into occasions, by the pauses in which none of them took anything. Strays are left out. Any
 * order in; by time out.
 */
export function byPauses(taken: readonly Taken[]): Taken[][] {
  const groups: Taken[][] = [];
  let last: Taken | undefined;
  for (const one of [...taken].sort((a, b) => a.at - b.at || a.id - b.id)) {
    if (last === undefined || isPause(last.at, one.at)) groups.push([one]);
    else groups.at(-1)?.push(one);
    last = one;
  }
  return groups.filter((group) => group.length >= fewest);
}

function isPause(before: number, after: number): boolean {
  const apart = after - before;
  return apart >= pause || (apart >= nightPause && dayOf(before) !== dayOf(after));
}

const dayOf = (at: number): number => Math.floor((at - dayBegins) / 86_400);
