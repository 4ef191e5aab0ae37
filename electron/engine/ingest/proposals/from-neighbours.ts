import { all, numberGiven, type Reader, textGiven } from '../../db/connection.ts';
import { secondOfKey } from '../../db/sort-key.ts';
import type { Guess, Subject } from './guess.ts';

/** Seconds within which two were at the same place. */
const sameVisit = 30 * 60;

/** Whether a capture time is one that a camera wrote at that moment. */
export const isExact = (certainty: string): boolean => certainty === 'exact' || certainty === 'utc-container';

/**
 * The place of whatever was taken nearest in time with a position, in the same folder or at the same event, half an hour
 * away at most. Both times have to be real ones.
 */
export function placeFromNeighbours(db: Reader, of: Subject): Guess | undefined {
  if (!isExact(of.captured_certainty)) return undefined;
  const second = secondOfKey(of.sk);
  const event = of.event_id ?? of.proposed_event_id;
  const near = [nearest(db, 'dir_id', of.dir_id, second, of.id)];
  if (event !== null) near.push(nearest(db, 'event_id', event, second, of.id));
  const best = near
    .flat()
    .sort((a, b) => Math.abs(a.second - second) - Math.abs(b.second - second))
    .at(0);
  if (!best) return undefined;
  const minutes = Math.round(Math.abs(best.second - second) / 60);
  const certainty = 0.55 - (0.25 * minutes) / 30;
  return { field: 'place', value: best.place, reason: `neighbours:${minutes}`, certainty };
}

interface Near {
  readonly place: string;
  readonly second: number;
}

function nearest(db: Reader, column: 'dir_id' | 'event_id', value: number, second: number, id: number): Near[] {
  const where = `FROM clue WHERE place IS NOT NULL AND ${column} = ${numberGiven} AND asset_id <> ${numberGiven}
    AND second BETWEEN ${numberGiven} AND ${numberGiven}`;
  const before = `SELECT place, second ${where} ORDER BY second DESC LIMIT 1`;
  const after = `SELECT place, second ${where} ORDER BY second LIMIT 1`;
  return [
    ...all<Near>(db, before, value, id, second - sameVisit, second),
    ...all<Near>(db, after, value, id, second, second + sameVisit),
  ];
}

/** How many names of a folder are looked at in each direction. */
const reach = 12;

interface Dated {
  readonly name: string;
  readonly day: string | null;
}

/**
 * The day of an asset whose own time nobody knows, by the files that stand before and after it in its folder: when both
 * sides are of one day, it is too. Names of the same camera (`DSC_0412` between `DSC_0411` and `DSC_0413`) tell more.
 */
export function dateFromNeighbours(db: Reader, of: Subject): Guess | undefined {
  if (isExact(of.captured_certainty)) return undefined;
  const stem = stemOf(of.name);
  const look = (way: '<' | '>') =>
    all<Dated>(
      db,
      `SELECT f.name, c.day FROM file f JOIN clue c ON c.asset_id = f.asset_id
        WHERE f.dir_id = ${numberGiven} AND f.name ${way} ${textGiven} AND f.asset_id <> ${numberGiven} ORDER BY f.name ${way === '<' ? 'DESC' : 'ASC'} LIMIT ${reach}`,
      of.dir_id,
      of.name,
      of.id,
    );
  const [before, after] = [look('<'), look('>')];
  const sameCamera = between(
    before.filter(({ name }) => stemOf(name) === stem),
    after.filter(({ name }) => stemOf(name) === stem),
  );
  const value = sameCamera ?? between(before, after);
  if (value === undefined) return undefined;
  return { field: 'date', value, reason: 'neighbours', certainty: sameCamera === undefined ? 0.45 : 0.65 };
}

/** The day that the nearest dated ones of both sides have in common. */
function between(before: readonly Dated[], after: readonly Dated[]): string | undefined {
  const [first, last] = [before, after].map((side) => side.find(({ day }) => day !== null)?.day);
  return first && first === last ? first : undefined;
}

/** A name without its counter. */
const stemOf = (name: string): string => name.replace(/\.[^.]*$/u, '').replace(/\d+$/u, '');
