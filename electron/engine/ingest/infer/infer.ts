import { type DateSpan, readToday, written } from './calendar.ts';
import { mergeDates, withYear } from './merge-dates.ts';
import { type Around, type NameRead, readName } from './names.ts';
import { isFileName, segmentsOf } from './segments.ts';

/** What the names of a path tell. Dates are YYYY, YYYY-MM or YYYY-MM-DD; `dateTo` is null for a single date. */
export interface Inferred {
  readonly title: string | null;
  readonly dateFrom: string | null;
  readonly dateTo: string | null;
  readonly place: string | null;
}

/** The same, with the name that each was read from: counted from the top, -1 for none. */
export interface InferredWithSource extends Inferred {
  readonly from: { readonly title: number; readonly date: number; readonly place: number };
  /** How many names the path has. */
  readonly names: number;
  /** The year of the date was not written anywhere. */
  readonly yearGuessed: boolean;
}

/** Deepest names that are read; the ones above are the top of a disk. */
const mostNames = 40;

/**
 * Proposes title, date and place from the names of folders and of the file alone; the disk is not touched. What is not
 * written is not claimed: null is a good answer.
 *
 * @param path names with `/` between, as deep as is known
 * @param today YYYY-MM-DD, from which a date without a year is read
 */
export function inferFromPath(path: string, today: string): Inferred {
  const { title, dateFrom, dateTo, place } = inferWithSource(path, today);
  return { title, dateFrom, dateTo, place };
}

/** As `inferFromPath`, telling also which name said so. */
export function inferWithSource(path: string, today: string): InferredWithSource {
  const now = readToday(today);
  const names = segmentsOf(path).slice(-mostNames);
  const isFile = isFileName(path);
  let title: string | null = null;
  let place: string | null = null;
  let date: DateSpan | null = null;
  let underMonth = false;
  const from = { title: -1, date: -1, place: -1 };
  for (const [n, name] of names.entries()) {
    const last = n === names.length - 1;
    const read = readOnce(name, {
      lastYear: now.y + 1,
      underYear: date !== null && date.from.m === undefined && date.to === null,
      underMonth,
      hasBelow: !last,
      isFile: last && isFile,
    });
    const merged = mergeDates(date, read.date);
    if (merged !== date) from.date = n;
    date = merged;
    if (read.onlyDate)
      underMonth = date !== null && date.from.m !== undefined && date.from.d === undefined && date.to === null;
    else if (read.title !== null) underMonth = false;
    if (read.title !== null) {
      title = read.title;
      from.title = n;
    }
    if (read.place !== null) {
      place = read.place;
      from.place = n;
    }
  }
  const dated = date && withYear(date, now);
  return {
    title,
    dateFrom: dated && written(dated.from),
    dateTo: dated?.to ? written(dated.to) : null,
    place,
    from,
    names: names.length,
    yearGuessed: date !== null && date.from.y === undefined,
  };
}

/** Thousands of files lie in the same folders: what their names say is read once. Emptied when it grows. */
const known = new Map<string, NameRead>();
const mostKnown = 4000;

function readOnce(name: string, around: Around): NameRead {
  if (around.isFile) return readName(name, around);
  const { lastYear, underYear, underMonth, hasBelow } = around;
  const key = `${lastYear}${Number(underYear)}${Number(underMonth)}${Number(hasBelow)}${name}`;
  const before = known.get(key);
  if (before) return before;
  const read = readName(name, around);
  if (known.size >= mostKnown) known.clear();
  if (name.length < 300) known.set(key, read);
  return read;
}
