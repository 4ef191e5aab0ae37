/** A name for a folder without the signs that no system allows in names. The engine has the last word. */
export const plainFolder = (name: string): string =>
  name
    .replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[. ]+$/, '');

/**
 * Name of an event's folder, in the way that offices write it: `2020-10-09 Pelepasan Ekspor Kopi`, of several days
 * `2020-10-09 sd 2020-10-11 …`. Signs that no system allows in names become spaces. Empty while nothing was typed.
 *
 * @param days YYYY-MM-DD, in any order
 */
export function eventFolder(what: string, days: readonly string[]): string {
  const clean = plainFolder(what);
  if (clean === '') return '';
  const sorted = days.toSorted();
  const [first, last] = [sorted[0], sorted.at(-1)];
  const date = first === undefined ? '' : first === last ? `${first} ` : `${first} sd ${last} `;
  // systems count bytes, up to 255: a hundred letters fit in any script that offices write
  return [...`${date}${clean}`]
    .slice(0, 100)
    .join('')
    .replace(/[. ]+$/, '');
}
