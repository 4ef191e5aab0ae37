/** Places in the order in which they are shown: as they stand, or mixed with `first` in front. */
export function orderOf(
  length: number,
  isShuffled: boolean,
  first: number,
  random: () => number = Math.random,
): readonly number[] {
  const places = Array.from({ length }, (_, place) => place);
  if (!isShuffled) return places;
  // Fisher and Yates
  for (let at = length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [places[at], places[other]] = [places[other] ?? 0, places[at] ?? 0];
  }
  const front = places.indexOf(first);
  if (front > 0) [places[0], places[front]] = [first, places[0] ?? 0];
  return places;
}

/**
 * The next step that has something to show, in one direction; undefined where there is none. Each is asked once at most.
 * @param isRepeated whether the end leads to the beginning
 */
export async function nextShown(
  length: number,
  from: number,
  way: 1 | -1,
  isRepeated: boolean,
  isShown: (step: number) => Promise<boolean>,
): Promise<number | undefined> {
  for (let tried = 0, step = from; tried < length; tried++, step += way) {
    const within = isRepeated ? ((step % length) + length) % length : step;
    if (within < 0 || within >= length) return undefined;
    if (await isShown(within)) return within;
  }
  return undefined;
}
