import type { Suggestion } from '../../../shared/model/search.ts';
import { fieldByWord, fieldSpellings, type QueryLanguage } from '../../../shared/query/keywords.ts';
import type { FieldName } from '../../../shared/query/tree.ts';
import { fold, words } from '../../../shared/text/fold.ts';
import { all, type Reader } from '../db/connection.ts';
import { countOf, valuesLike } from './suggest-values.ts';
import { quoted } from './tokens.ts';
import { termsFrom } from './vocabulary.ts';

export interface SuggestAt {
  readonly query: string;
  /** Index of the character before which the cursor stands. */
  readonly cursor: number;
  readonly lang: QueryLanguage;
}

const most = 10;

/** Fields that are offered by name, in the order in which people need them; numbers of places and pictures nobody types. */
const offered: readonly FieldName[] = [
  ...(['title', 'theme', 'event', 'date', 'year', 'kind', 'person', 'place', 'keyword'] as const),
  ...(['creator', 'folder', 'name', 'status', 'lacking', 'having', 'caption', 'unit', 'collection'] as const),
  ...(['text', 'format', 'orientation', 'camera', 'rating', 'label', 'pick', 'size', 'width', 'height'] as const),
  ...(['duration', 'colour', 'classification', 'consent', 'embargo', 'published'] as const),
];

/** Completes the word at the cursor: names of filters, values of a filter that has begun, words of the library. */
export async function suggestAt(db: Reader, { query, cursor, lang }: SuggestAt): Promise<Suggestion[]> {
  const before = query.slice(0, cursor);
  const word = /(?:[^\s()"“”]|:\s*"[^"“”]*)*$/u.exec(before)?.[0] ?? '';
  const bare = word.replace(/^-+/, '');
  const minus = word.slice(0, word.length - bare.length);
  const colon = bare.indexOf(':');
  const field = colon > 0 ? fieldByWord.get(bare.slice(0, colon).toLowerCase()) : undefined;
  const found =
    field === undefined
      ? [...fieldsLike(bare, lang), ...termsLike(db, bare)]
      : await valuesLike(db, field, bare.slice(colon + 1).replaceAll('"', ''), lang);
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
    .filter(({ count }) => count !== 0)
    .sort((a, b) => (b.count ?? Number.POSITIVE_INFINITY) - (a.count ?? Number.POSITIVE_INFINITY))
    .slice(0, 6)
    .map(({ term, count }) => ({ kind: 'word' as const, label: term, insert: term, count }));
}
