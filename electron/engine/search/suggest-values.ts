import { type AssetKind, assetKinds } from '../../../shared/model/kind.ts';
import type { Suggestion } from '../../../shared/model/search.ts';
import {
  aspectSpellings,
  channelSpellings,
  classificationSpellings,
  colourSpellings,
  consentSpellings,
  embargoSpellings,
  kindSpellings,
  labelSpellings,
  orientationSpellings,
  pickSpellings,
  publishedSpellings,
  type QueryLanguage,
  statusSpellings,
} from '../../../shared/query/keywords.ts';
import { printField } from '../../../shared/query/print.ts';
import type { FieldName } from '../../../shared/query/tree.ts';
import { fold, words } from '../../../shared/text/fold.ts';
import { all, get, type Reader } from '../db/connection.ts';
import { dayOfKey } from '../db/sort-key.ts';
import { breathe, sliceMs } from './slices.ts';
import { cameraToken, formatToken, kindToken, quoted, unitToken, yearToken } from './tokens.ts';

/** Values that are offered at once. */
const most = 10;
/** Rows that are looked through for values that begin as what was typed. */
const lookedAt = 400;
/** Where nothing was typed yet, so many of the newest assets: many may have no value. */
const newest = 1_500;
/** Values of which the commonest are offered. */
const weighed = 30;
/** As far as is counted: completion needs an order, not a census. */
const countLimit = 1_000;

export const newestValues = (column: string): string =>
  `SELECT a.${column} AS value FROM asset a WHERE a.sk < ? ORDER BY a.sk DESC LIMIT ${newest}`;
export const valuesMatching = (column: string): string =>
  `SELECT a.${column} AS value FROM (SELECT rowid FROM fts WHERE fts MATCH ? ORDER BY rowid DESC LIMIT ${lookedAt}) f
     JOIN asset a ON a.sk = f.rowid`;
export const namesOfThings = (table: 'theme' | 'event'): string =>
  `SELECT name FROM ${table} WHERE name <> '' ORDER BY id DESC LIMIT 5000`;
export const countOfEvent = `SELECT count(*) AS count FROM (SELECT 1 FROM event e JOIN asset a ON a.event_id = e.id
  WHERE e.name = ? LIMIT ${countLimit})`;
export const countSome = `SELECT count(*) AS count FROM (SELECT 1 FROM fts WHERE fts MATCH ? LIMIT ${countLimit})`;
// asked together, both would be looked for in every key
export const ends = 'SELECT (SELECT min(sk) FROM asset) AS first, (SELECT max(sk) FROM asset) AS last';

/** Values of a field that has a closed list of them. */
const fixed: Partial<Record<FieldName, Readonly<Record<string, Readonly<Record<QueryLanguage, readonly string[]>>>>>> =
  {
    kind: kindSpellings,
    status: statusSpellings,
    having: aspectSpellings,
    lacking: aspectSpellings,
    orientation: orientationSpellings,
    label: labelSpellings,
    pick: pickSpellings,
    classification: classificationSpellings,
    consent: consentSpellings,
    embargo: embargoSpellings,
    published: { ...publishedSpellings, ...channelSpellings },
    colour: colourSpellings,
  };

/** Values that show how the field is asked. */
const examples: Partial<Record<FieldName, Readonly<Record<QueryLanguage, readonly string[]>>>> = {
  date: {
    id: ['hari ini', 'kemarin', 'minggu ini', 'minggu lalu', 'bulan ini', 'bulan lalu', 'tahun ini', 'tahun lalu'],
    en: ['today', 'yesterday', 'this week', 'last week', 'this month', 'last month', 'this year', 'last year'],
  },
  rating: { id: ['5', '>=4', '>=3', '1..2', '0'], en: ['5', '>=4', '>=3', '1..2', '0'] },
  size: { id: ['>10MB', '>100MB', '>1GB', '<1MB'], en: ['>10MB', '>100MB', '>1GB', '<1MB'] },
  width: { id: ['>=1080', '>=1920', '>=3840'], en: ['>=1080', '>=1920', '>=3840'] },
  height: { id: ['>=1080', '>=1920', '>=2160'], en: ['>=1080', '>=1920', '>=2160'] },
  duration: {
    id: ['<60', '<3 menit', '>10 menit', '>1 jam'],
    en: ['<60', '<3 minutes', '>10 minutes', '>1 hour'],
  },
};

/** Where the index and the table keep the values of a field. `list`: as JSON. */
const kept: Partial<Record<FieldName, { readonly column: string; readonly row: string; readonly list?: true }>> = {
  person: { column: 'people', row: 'people', list: true },
  keyword: { column: 'keywords', row: 'keywords', list: true },
  place: { column: 'place', row: 'place' },
  creator: { column: 'creator', row: 'creator' },
};

const formats =
  'jpg png heic raw tiff webp gif psd svg mp4 mov avi mkv mts mp3 m4a wav pdf word excel powerpoint odt txt cdr'.split(
    ' ',
  );

/** Values of a field that begin as what was typed, or have a word that does; the commonest first where they are counted. */
export async function valuesLike(
  db: Reader,
  field: FieldName,
  typed: string,
  lang: QueryLanguage,
): Promise<Suggestion[]> {
  const key = fold(typed.trim());
  const shown = (value: string, count: number | null = null): Suggestion => suggested(field, value, lang, count);
  const begin = (values: readonly string[]): string[] => values.filter((value) => fold(value).startsWith(key));
  const spellings = fixed[field];
  if (spellings) {
    const values = Object.entries(spellings).map(([name, spelling]) => ({ name, value: spelling[lang][0] ?? '' }));
    return values
      .filter(({ value }) => fold(value).startsWith(key))
      .map(({ name, value }) =>
        shown(value, field === 'kind' ? countOf(db, quoted(kindToken(assetKinds.indexOf(name as AssetKind)))) : null),
      );
  }
  const shows = examples[field];
  if (shows) return begin(shows[lang]).map((value) => shown(value));
  const counted = async (values: readonly string[], matchFor: (value: string) => string): Promise<Suggestion[]> =>
    (await commonest(db, values, matchFor)).map(({ value, count }) => shown(value, count));
  const place = kept[field];
  if (place)
    return counted(fitting(valuesIn(db, place, key), key), (value) => `({${place.column}} : ${phraseOf(value)})`);
  switch (field) {
    case 'theme':
      return counted(fitting(namesOf(db, 'theme'), key), (value) => `({theme} : ${phraseOf(value)})`);
    case 'event':
      return eventsLike(db, key).map(({ name, count }) => shown(name, count));
    case 'year':
      return begin(years(db))
        .slice(0, weighed)
        .map((year) => shown(year, countOf(db, quoted(yearToken(year)))))
        .filter(({ count }) => count !== 0);
    case 'format':
      return counted(begin(formats), (value) => quoted(formatToken(value)));
    case 'camera':
    case 'unit': {
      const token = field === 'camera' ? cameraToken : unitToken;
      const first = words(key).at(-1);
      const values = first
        ? all<{ value: string | null }>(db, valuesMatching(field), `${quoted(token(first))}*`)
        : all<{ value: string | null }>(db, newestValues(field), Number.MAX_SAFE_INTEGER);
      const texts = values.flatMap(({ value }) => value ?? []);
      return counted(fitting(byUse(texts), key), (value) => `(${words(value).map(token).map(quoted).join(' AND ')})`);
    }
    case 'collection':
      return fitting(
        all<{ name: string }>(db, 'SELECT name FROM collection WHERE gone = 0 ORDER BY id DESC').map(
          ({ name }) => name,
        ),
        key,
      )
        .slice(0, most)
        .map((name) => shown(name));
    case 'folder':
      return foldersLike(db, key).map((path) => shown(path));
    default:
      return [];
  }
}

function suggested(field: FieldName, value: string, lang: QueryLanguage, count: number | null): Suggestion {
  return { kind: 'value', label: value, insert: printField(field, value, lang), count };
}

const phraseOf = (value: string): string => quoted(words(value).join(' '));

/** How many assets; null where it is more than was counted. */
export function countOf(db: Reader, match: string): number | null {
  const count = get<{ count: number }>(db, countSome, match)?.count ?? 0;
  return count < countLimit ? count : null;
}

/** Of some values those that assets have, the commonest first. Counting is cut into slices. */
async function commonest(
  db: Reader,
  values: readonly string[],
  matchFor: (value: string) => string,
): Promise<{ value: string; count: number | null }[]> {
  const found: { value: string; count: number | null }[] = [];
  let began = performance.now();
  for (const value of values.slice(0, weighed)) {
    if (words(value).length === 0) continue;
    const count = countOf(db, matchFor(value));
    if (count !== 0) found.push({ value, count });
    if (performance.now() - began < sliceMs) continue;
    await breathe();
    began = performance.now();
  }
  const weight = (count: number | null): number => count ?? countLimit;
  return found.sort((a, b) => weight(b.count) - weight(a.count));
}

/** Values that begin as the key, or have a word that does. */
function fitting(values: readonly string[], key: string): string[] {
  return [...new Set(values)].filter((value) => {
    const folded = fold(value);
    return folded.startsWith(key) || folded.includes(` ${key}`);
  });
}

const namesOf = (db: Reader, table: 'theme' | 'event'): string[] =>
  all<{ name: string }>(db, namesOfThings(table)).map(({ name }) => name);

/** The newest events, by how many assets say them: their names are long, and to look for each in the index would take long. */
function eventsLike(db: Reader, key: string): { name: string; count: number | null }[] {
  return fitting(namesOf(db, 'event'), key)
    .slice(0, weighed)
    .map((name) => ({ name, count: get<{ count: number }>(db, countOfEvent, name)?.count ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .map(({ name, count }) => ({ name, count: count < countLimit ? count : null }));
}

/** Values of the newest assets that hold a word beginning so, the commonest among these first. */
function valuesIn(
  db: Reader,
  { column, row, list }: { readonly column: string; readonly row: string; readonly list?: true },
  key: string,
): string[] {
  const first = words(key).at(-1);
  const rows = first
    ? all<{ value: string | null }>(db, valuesMatching(row), `({${column}} : ${quoted(first)}*)`)
    : all<{ value: string | null }>(db, newestValues(row), Number.MAX_SAFE_INTEGER);
  return byUse(rows.flatMap(({ value }) => (value === null ? [] : list ? (JSON.parse(value) as string[]) : [value])));
}

function byUse(values: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([value]) => value);
}

/** Years of the library, the newest first. */
function years(db: Reader): string[] {
  const { first = null, last = null } = get<{ first: number | null; last: number | null }>(db, ends) ?? {};
  if (first === null || last === null) return [];
  const [from, to] = [first, last].map((key) => Number(dayOfKey(key).slice(0, 4)));
  return Array.from({ length: Math.max(0, (to ?? 0) - (from ?? 0) + 1) }, (_, n) => String((to ?? 0) - n));
}

function foldersLike(db: Reader, key: string): string[] {
  const rows = all<{ root: string; path: string }>(
    db,
    'SELECT r.path AS root, d.path FROM dir d JOIN root r ON r.id = d.root_id WHERE r.watched = 1 ORDER BY d.id DESC LIMIT 20000',
  );
  return rows
    .map(({ root, path }) => (path === '' ? root : `${root}/${path}`))
    .filter((path) => fold(path.slice(path.lastIndexOf('/') + 1)).includes(key))
    .slice(0, most);
}
