import type { Formats } from '../../../shared/i18n/format.ts';
import type { FieldMeaning, FieldName } from '../../../shared/query/tree.ts';
import { type DateMeaning, firstDay, lastDay } from '../../../shared/text/dates.ts';
import type { Choice, Filter } from '../../state/filters.ts';
import type { Translate } from '../../state/language.tsx';
import { split } from './chips.ts';

export interface ChipWords {
  readonly t: Translate;
  readonly formats: Pick<Formats, 'date' | 'size' | 'duration' | 'number'>;
  /** What assets are called, by their ids, as far as that is known. */
  readonly called?: ReadonlyMap<string, string>;
}

/** Values that are named before they are only counted. */
const named = 2;

/** What a filter says, in plain words: short where the value speaks for itself. */
export function chipWords(filter: Filter, words: ChipWords): string {
  const { t } = words;
  const { field, choices, isExcluded } = filter;
  const needsName = choices.length > named || !speaksForItself(choices[0].meaning, field);
  const said = `${needsName ? `${t(`search.field.${field}`)}: ` : ''}${valuesWords(filter, words)}`;
  return isExcluded ? `${t('search.not')} ${said}` : said;
}

/** A whole search in plain words: its finished filters, and what is still words. */
export function plainQuery(text: string, words: ChipWords): string {
  const { chips, words: rest } = split(`${text} `);
  return [...chips.map((chip) => chipWords(chip, words)), rest.trim()].filter(Boolean).join(' · ');
}

/** The values of a filter where its field is named beside them. */
export function choicesWords(filter: Filter, words: ChipWords): string {
  const said = valuesWords(filter, words);
  return filter.isExcluded ? `${words.t('search.not')} ${said}` : said;
}

function valuesWords({ field, choices }: Filter, words: ChipWords): string {
  const { t } = words;
  const [first, second] = choices;
  if (choices.length > named) return t('search.value.many', { count: choices.length });
  const one = valueWords(field, first, words);
  return second === undefined ? one : t('search.value.or', { first: one, last: valueWords(field, second, words) });
}

function speaksForItself(meaning: FieldMeaning, field: FieldName): boolean {
  switch (meaning.type) {
    case 'text':
    case 'channel':
    case 'format':
    case 'label':
    case 'colour':
      return false;
    case 'measure':
      return meaning.field === 'rating' || meaning.field === 'published';
    case 'date':
      return field === 'year' || field === 'date';
    default:
      return true;
  }
}

/** What a value of a field is called, without the field where that is clear. */
export function valueWords(field: FieldName, { value, meaning }: Choice, words: ChipWords): string {
  const { t } = words;
  switch (meaning.type) {
    case 'kind':
      return t(`kind.${meaning.kind}`);
    case 'status':
      return t(`search.status.${meaning.status}`);
    case 'lacking':
    case 'having':
      return `${t(`search.field.${meaning.type}`)} ${t(`search.aspect.${meaning.field}`)}`;
    case 'date':
      return dateWords(meaning.date, words);
    case 'measure':
      return measureWords(meaning, value, words);
    case 'format':
      return meaning.format.toUpperCase();
    case 'orientation':
      return t(`search.orientation.${meaning.orientation}`);
    case 'label':
      return t(`marks.colour.${meaning.label}`).toLocaleLowerCase();
    case 'pick':
      return t(`search.pick.${meaning.pick}`);
    case 'classification':
      return t(`search.classification.${meaning.classification}`);
    case 'consent':
      return t(`search.consent.${meaning.consent}`);
    case 'embargo':
      return t(`search.embargo.${meaning.embargo}`);
    case 'channel':
      return t(`channel.${meaning.channel}`);
    case 'colour':
      return t(`search.colour.${meaning.colour}`);
    case 'similar': {
      const name = words.called?.get(meaning.id);
      return name === undefined ? t('search.value.similar') : t('search.value.similar-to', { name: `“${name}”` });
    }
    case 'near':
      return t('search.value.near', { km: meaning.km });
    case 'area':
      return t('search.value.area');
    default:
      return field === 'folder' ? (value.split(/[\\/]/).filter(Boolean).at(-1) ?? value) : value;
  }
}

/** Days as people say them: a whole month is its name, a whole year its number. */
export function dateWords(date: DateMeaning, { t, formats }: ChipWords): string {
  if (date.type === 'yearly') {
    const two = (value: number) => String(value).padStart(2, '0');
    // any leap year has every day; its number is cut off again
    const day = formats.date(`2024-${two(date.month)}${date.day === undefined ? '' : `-${two(date.day)}`}`);
    return t('search.value.yearly', { date: day.replace(/\s*2024/, '') });
  }
  const { from, to } = date;
  if (from === firstDay) return t('search.value.to', { to: formats.date(shortest(to, to).to) });
  if (to === lastDay) return t('search.value.from', { from: formats.date(shortest(from, from).from) });
  const whole = shortest(from, to);
  return whole.from === whole.to
    ? formats.date(whole.from)
    : t('search.value.between', { from: formats.date(whole.from), to: formats.date(whole.to) });
}

/** The ends of a span as the years or months that it fills, else as its days. */
export function shortest(from: string, to: string): { readonly from: string; readonly to: string } {
  if (from.endsWith('-01-01') && to.endsWith('-12-31')) return { from: from.slice(0, 4), to: to.slice(0, 4) };
  const month = to.slice(0, 7);
  const [year = 0, number = 0] = month.split('-').map(Number);
  const last = `${month}-${new Date(Date.UTC(year, number, 0)).getUTCDate()}`;
  return from.endsWith('-01') && to === last ? { from: from.slice(0, 7), to: month } : { from, to };
}

function measureWords(meaning: Extract<FieldMeaning, { type: 'measure' }>, value: string, words: ChipWords): string {
  const { t, formats } = words;
  const { field, from, to } = meaning;
  if (field === 'rating') {
    if (to === 0) return t('search.value.stars-none');
    if (from === to) return t('search.value.stars', { count: from });
    if (to >= 5) return t('search.value.stars-from', { count: from });
    if (from <= 1) return t('search.value.stars-to', { count: to });
    return t('search.value.stars-between', { from, to });
  }
  if (field === 'published') {
    if (to === 0) return t('published.times.never');
    if (from === to) return t('published.times', { count: from });
    if (to === Number.POSITIVE_INFINITY)
      return from <= 1 ? t('published.times.ever') : t('published.times.from', { count: from });
    return t('published.times.between', { from, to });
  }
  const said = (amount: number): string => {
    if (field === 'size') return formats.size(amount);
    if (field === 'duration') return formats.duration(amount);
    return t('search.value.pixels', { count: Math.round(amount) });
  };
  if (to === Number.POSITIVE_INFINITY) return t('search.value.from', { from: said(from) });
  if (from === 0) return t('search.value.to', { to: said(to) });
  // a number alone means what would be shown like it: it is said as it was typed
  if (!/[<>=+]|\.\.|\d\s*[-–]/.test(value)) return field === 'size' || field === 'duration' ? value : said(from);
  return t('search.value.between', { from: said(from), to: said(to) });
}
