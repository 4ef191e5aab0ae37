import type { Suggestion } from '../../../shared/model/search.ts';
import {
  aspectSpellings,
  classificationSpellings,
  colourSpellings,
  fieldByWord,
  fieldSpellings,
  kindSpellings,
  labelSpellings,
  orientationSpellings,
  pickSpellings,
  type QueryLanguage,
  statusSpellings,
} from '../../../shared/query/keywords.ts';
import { printField } from '../../../shared/query/print.ts';
import type { FieldName } from '../../../shared/query/tree.ts';
import { fold, words } from '../../../shared/text/fold.ts';
import { all, get, type Reader } from '../db/connection.ts';
import { quoted } from './tokens.ts';
import { termsFrom } from './vocabulary.ts';

export interface SuggestAt {
  readonly query: string;
  /** Index of the character before which the cursor stands. */
  readonly cursor: number;
  readonly lang: QueryLanguage;
}

const most = 10;
/** Values of a list that are looked through for one completion. */
const lookedAt = 400;
const countLimit = 1_000;

/** Fields that are offered by name, in the order in which people need them. */
const offered: readonly FieldName[] = [
  ...(['title', 'theme', 'event', 'date', 'year', 'kind', 'person', 'place', 'keyword'] as const),
  ...(['creator', 'folder', 'name', 'status', 'lacking', 'having', 'caption', 'unit', 'collection'] as const),
  ...(['text', 'format', 'orientation', 'camera', 'rating', 'label', 'pick', 'size', 'width', 'height'] as const),
  ...(['duration', 'colour', 'classification', 'near', 'area', 'similar'] as const),
];

/** Completes the word at the cursor: names of filters, values of a filter that has begun, words of the library. */
export function suggestAt(db: Reader, { query, cursor, lang }: SuggestAt): Suggestion[] {
  const before = query.slice(0, cursor);
  const word = /(?:[^\s()"“”]|:\s*"[^"“”]*)*$/u.exec(before)?.[0] ?? '';
  const bare = word.replace(/^-+/, '');
  const minus = word.slice(0, word.length - bare.length);
  const colon = bare.indexOf(':');
  const field = colon > 0 ? fieldByWord.get(bare.slice(0, colon).toLowerCase()) : undefined;
  const found =
    field === undefined
      ? [...fieldsLike(bare, lang), ...termsLike(db, bare)]
      : valuesLike(db, field, bare.slice(colon + 1).replaceAll('"', ''), lang);
  return found.slice(0, most).map((one) => ({ ...one, insert: minus + one.insert }));
}

function fieldsLike(typed: string, lang: QueryLanguage): Suggestion[] {
  const key = fold(typed);
  if (key === '') return [];
  return offered.flatMap((field) => {
    const spelling = fieldSpellings[field][lang][0] ?? field;
    return spelling.startsWith(key)
      ? [{ kind: 'field' as const, label: spelling, insert: `${spelling}:`, count: null }]
      : [];
  });
}

function termsLike(db: Reader, typed: string): Suggestion[] {
  const key = words(typed).at(-1) ?? '';
  if (key.length < 2) return [];
  const rows = all<{ term: string }>(db, termsFrom, key, `${key}\u{10FFFF}`, 60);
  return rows
    .filter(({ term }) => term !== key && !/\d/.test(term))
    .map(({ term }) => ({ term, count: countOf(db, quoted(term)) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, 6)
    .map(({ term, count }) => ({ kind: 'word' as const, label: term, insert: term, count }));
}

/** Number of assets, at most `countLimit`: completion needs an order, not a census. */
function countOf(db: Reader, match: string): number {
  const row = get<{ count: number }>(
    db,
    `SELECT count(*) AS count FROM (SELECT 1 FROM fts WHERE fts MATCH ? LIMIT ${countLimit})`,
    match,
  );
  return row?.count ?? 0;
}

function valuesLike(db: Reader, field: FieldName, typed: string, lang: QueryLanguage): Suggestion[] {
  const key = fold(typed.trim());
  const listed = fixedValues(field, lang);
  if (listed)
    return listed.filter((value) => value.startsWith(key)).map((value) => suggested(field, value, lang, null));
  const column = { theme: 'theme', event: 'event', person: 'people', place: 'place', keyword: 'keywords' }[
    field as string
  ];
  if (column === undefined) return field === 'folder' ? foldersLike(db, key, lang) : [];
  return namesLike(db, field, key)
    .map((name) => ({ name, count: countOf(db, `({${column}} : ${quoted(words(name).join(' '))})`) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .map(({ name, count }) => suggested(field, name, lang, count));
}

function suggested(field: FieldName, value: string, lang: QueryLanguage, count: number | null): Suggestion {
  return { kind: 'value', label: value, insert: printField(field, value, lang), count };
}

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
    colour: colourSpellings,
  };

/** The values of a field that has a closed list of them, in the order of that list. */
function fixedValues(field: FieldName, lang: QueryLanguage): string[] | undefined {
  const spellings = fixed[field];
  return spellings && Object.values(spellings).map((spelling) => spelling[lang][0] ?? '');
}

/** Names that begin with what was typed, or have a word that does. */
function namesLike(db: Reader, field: FieldName, key: string): string[] {
  const fits = (name: string): boolean => {
    const folded = fold(name);
    return folded.startsWith(key) || folded.includes(` ${key}`);
  };
  const names =
    field === 'theme' || field === 'event'
      ? all<{ name: string }>(db, `SELECT name FROM ${field} WHERE name <> '' ORDER BY id DESC LIMIT 20000`).map(
          (row) => row.name,
        )
      : valuesFound(db, field, key);
  return [...new Set(names)].filter(fits).slice(0, 40);
}

/** Values of people, places or keywords among the newest assets that hold a word beginning so. */
function valuesFound(db: Reader, field: FieldName, key: string): string[] {
  const column = field === 'person' ? 'people' : field === 'place' ? 'place' : 'keywords';
  const first = words(key).at(-1);
  const sql = first
    ? `SELECT a.${column} AS value FROM (SELECT rowid FROM fts WHERE fts MATCH ? ORDER BY rowid DESC LIMIT ${lookedAt}) f
         JOIN asset a ON a.sk = f.rowid`
    : `SELECT ${column} AS value FROM asset ORDER BY sk DESC LIMIT ${lookedAt}`;
  const rows = first
    ? all<{ value: string | null }>(db, sql, `({${column}} : ${quoted(first)}*)`)
    : all<{ value: string | null }>(db, sql);
  const values = rows.flatMap(({ value }) =>
    value === null ? [] : column === 'place' ? [value] : (JSON.parse(value) as string[]),
  );
  const counted = new Map<string, number>();
  for (const value of values) counted.set(value, (counted.get(value) ?? 0) + 1);
  return [...counted].sort((a, b) => b[1] - a[1]).map(([value]) => value);
}

function foldersLike(db: Reader, key: string, lang: QueryLanguage): Suggestion[] {
  const rows = all<{ root: string; path: string }>(
    db,
    'SELECT r.path AS root, d.path FROM dir d JOIN root r ON r.id = d.root_id WHERE r.watched = 1 ORDER BY d.id DESC LIMIT 20000',
  );
  return rows
    .map(({ root, path }) => (path === '' ? root : `${root}/${path}`))
    .filter((path) => fold(path.slice(path.lastIndexOf('/') + 1)).includes(key))
    .slice(0, most)
    .map((path) => ({ ...suggested('folder', path, lang, null), label: path }));
}
