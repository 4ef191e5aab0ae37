import { fold } from '../../../../shared/text/fold.ts';
import { inferWithSource } from '../infer/infer.ts';

/**
 * Where the assets of one folder belong. `folder`: to the event that the folder `top` names. `times`: no name says anything,
 * so the times of all such folders below `top` are looked at together.
 */
export interface Spot {
  readonly kind: 'folder' | 'times';
  /** Path relative to the root, '' for the root itself. */
  readonly top: string;
  readonly title: string | null;
  /** YYYY, YYYY-MM, YYYY-MM-DD or two of these with `/` between. */
  readonly date: string | null;
  readonly place: string | null;
  /** The year stands nowhere. */
  readonly yearGuessed: boolean;
}

/** What a camera calls its files: it says nothing of its own, so that only folders are read. */
const anyFile = 'IMG_0001.JPG';

/**
 * Reads the names of a root and of a folder in it: the deepest one that gives a title or a day is the event. Working folders
 * below it (RAW, pilihan, Kamera A, Hari 2, DCIM) say neither, and belong to it. A day inside of a range that the titled
 * folder above gives is a part of that event.
 *
 * @param rootName name of the watched folder; it counts only with a day in it, since most are called after an office or a disk
 * @param path relative to the root, `/` between
 * @param today YYYY-MM-DD, from which names without a year are read
 */
export function spotOf(rootName: string, path: string, today: string): Spot {
  const parts = path === '' ? [] : path.split('/');
  const read = readFolder(rootName, parts, today);
  const rootIsEvent = isDay(readFolder(rootName, [], today).date);
  // the name of the root is the first that is read; a path of very many names is read from further down
  const skipped = parts.length + 1 - read.names;
  const counts = (n: number): boolean => n >= 0 && (n + skipped > 0 || rootIsEvent);
  const titled = counts(read.from.title) ? read.from.title + skipped : -1;
  const dayed = isDay(read.date) && counts(read.from.date) ? read.from.date + skipped : -1;
  let depth = Math.max(titled, dayed);
  if (titled >= 0 && dayed > titled) {
    const above = readFolder(rootName, parts.slice(0, titled), today).date;
    if (above !== null && read.date !== null && isWithin(read.date, above)) depth = titled;
  }
  if (depth < 0) {
    const dated = read.date === null ? -1 : read.from.date + skipped;
    return { ...nothing, kind: 'times', top: parts.slice(0, Math.max(dated, 0)).join('/'), date: read.date };
  }
  const whole = depth === parts.length ? read : readFolder(rootName, parts.slice(0, depth), today);
  return {
    kind: 'folder',
    top: parts.slice(0, depth).join('/'),
    title: titled >= 0 ? whole.title : null,
    date: whole.date,
    place: whole.place,
    yearGuessed: whole.yearGuessed,
  };
}

const nothing = { title: null, date: null, place: null, yearGuessed: false };

function readFolder(rootName: string, parts: readonly string[], today: string) {
  const path = [rootName, ...parts, anyFile].filter(Boolean).join('/');
  const { title, dateFrom, dateTo, place, from, names, yearGuessed } = inferWithSource(path, today);
  const date = dateFrom === null ? null : dateTo === null ? dateFrom : `${dateFrom}/${dateTo}`;
  // without a name the root is not read at all
  const above = rootName === '' ? 1 : 0;
  return {
    ...{ title, date, place, yearGuessed },
    from: { title: from.title < 0 ? -1 : from.title + above, date: from.date < 0 ? -1 : from.date + above },
    names: names - 1 + above,
  };
}

/** A day, or a range that begins on one. */
export const isDay = (date: string | null): boolean => date !== null && /^\d{4}-\d\d-\d\d/.test(date);

/** Whether a day lies in a range of days. */
function isWithin(day: string, range: string): boolean {
  const [from = '', to] = range.split('/');
  return to !== undefined && isDay(from) && !day.includes('/') && day >= from && day <= to;
}

/** What two folders have to agree on to be one event: a title and the days. Null: it is never joined with another. */
export function matchOf({ title, date, yearGuessed }: Pick<Spot, 'title' | 'date' | 'yearGuessed'>): string | null {
  if (title === null || date === null || !isDay(date) || yearGuessed) return null;
  return `${fold(title)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()}|${date}`;
}
