import { addDays, type DateMeaning, firstDay, lastDay, readNumericDate, readPeriod } from '../text/dates.ts';
import { fold, words } from '../text/fold.ts';
import { readFormat } from './formats.ts';
import {
  aspectByWord,
  channelByWord,
  classificationByWord,
  colourByWord,
  consentByWord,
  embargoByWord,
  kindByWord,
  labelByWord,
  orientationByWord,
  pickByWord,
  publishedByWord,
  statusByWord,
} from './keywords.ts';
import { readMeasure } from './measures.ts';
import type { Token } from './tokenize.ts';
import type { FieldMeaning, FieldName, QueryNode } from './tree.ts';

/** A filter as a node; one whose value means nothing in its field is the words that were typed. */
export function readField(token: Extract<Token, { type: 'field' }>, length: number, today: string): QueryNode[] {
  const { field, span } = token;
  const open = span.to === length && !token.isQuoted;
  if (token.value === undefined) return [{ type: 'field', field, value: '', meaning: { type: 'empty' }, open, span }];
  const value = token.value.trim();
  const meaning = meaningOf(field, value, today) ?? (open ? begunOf(field, value) : undefined);
  if (meaning) return [{ type: 'field', field, value, meaning, open, span }];
  const list = [token.name, value].flatMap(words);
  const text = `${token.name}:${token.isQuoted ? `"${value}"` : value}`;
  return list.length > 0 ? [{ type: 'word', text, words: list, open, span, tried: field }] : [];
}

function meaningOf(field: FieldName, value: string, today: string): FieldMeaning | undefined {
  const word = fold(value);
  switch (field) {
    case 'date':
    case 'year': {
      const date = dateOf(value, today);
      return date && { type: 'date', date };
    }
    case 'kind': {
      const kind = kindByWord.get(word);
      return kind && { type: 'kind', kind };
    }
    case 'status': {
      const status = statusByWord.get(word);
      return status && { type: 'status', status };
    }
    case 'having':
    case 'lacking': {
      const aspect = aspectByWord.get(word);
      return aspect && { type: field, field: aspect };
    }
    case 'rating':
    case 'size':
    case 'width':
    case 'height':
    case 'duration': {
      const measured = readMeasure(field, value);
      return measured && { type: 'measure', field, ...measured };
    }
    case 'format': {
      const format = readFormat(value);
      return format === undefined ? undefined : { type: 'format', format };
    }
    case 'orientation': {
      const orientation = orientationByWord.get(word);
      return orientation && { type: 'orientation', orientation };
    }
    case 'label': {
      const label = labelByWord.get(word);
      return label && { type: 'label', label };
    }
    case 'pick': {
      const pick = pickByWord.get(word);
      return pick && { type: 'pick', pick };
    }
    case 'classification': {
      const classification = classificationByWord.get(word);
      return classification && { type: 'classification', classification };
    }
    case 'published':
      return publishedOf(value, word);
    case 'consent': {
      const consent = consentByWord.get(word);
      return consent && { type: 'consent', consent };
    }
    case 'embargo': {
      const embargo = embargoByWord.get(word);
      return embargo && { type: 'embargo', embargo };
    }
    case 'colour': {
      const colour = colourByWord.get(word);
      return colour && { type: 'colour', colour };
    }
    case 'similar':
      return /^[a-z2-7]{12}$/.test(word) ? { type: 'similar', id: word } : undefined;
    case 'near':
      return nearOf(value);
    case 'area':
      return areaOf(value);
    default: {
      const list = words(value);
      return list.length > 0 || field === 'folder' ? { type: 'text', words: list } : undefined;
    }
  }
}

/** The values of fields that have a closed list of them. */
const listed: Partial<Record<FieldName, ReadonlyMap<string, string>>> = {
  kind: kindByWord,
  status: statusByWord,
  having: aspectByWord,
  lacking: aspectByWord,
  orientation: orientationByWord,
  label: labelByWord,
  pick: pickByWord,
  classification: classificationByWord,
  consent: consentByWord,
  embargo: embargoByWord,
  published: new Map<string, string>([...channelByWord, ...publishedByWord]),
  colour: colourByWord,
};

/** What a value that is still being typed can only become: *jenis:dok*. Where it can become several, nothing is asked yet. */
function begunOf(field: FieldName, value: string): FieldMeaning | undefined {
  const begun = fold(value);
  const values = listed[field];
  if (!values || begun.length < 2) return undefined;
  const words = [...values.keys()].filter((word) => word.startsWith(begun));
  const [first] = words;
  if (first === undefined) return undefined;
  const isOne = new Set(words.map((word) => values.get(word))).size === 1;
  return isOne ? meaningOf(field, first, '') : { type: 'empty' };
}

function publishedOf(value: string, word: string): FieldMeaning | undefined {
  const channel = channelByWord.get(word);
  if (channel) return { type: 'channel', channel };
  const times =
    publishedByWord.get(word) === 'never'
      ? { from: 0, to: 0 }
      : publishedByWord.get(word) === 'ever'
        ? { from: 1, to: Number.POSITIVE_INFINITY }
        : readMeasure('published', value);
  return times && { type: 'measure', field: 'published', ...times };
}

/** Kilometres around a point when nobody says how many. */
const usualKm = 1;

/** Degrees and kilometres between commas, with a full stop in the numbers; undefined where one is none. */
function numbersOf(value: string): number[] | undefined {
  const parts = value.split(/[,;]\s*|\s+/);
  return parts.every((part) => /^[-+]?\d{1,5}(\.\d+)?$/.test(part)) ? parts.map(Number) : undefined;
}

const isLatitude = (degrees: number): boolean => Math.abs(degrees) <= 90;
const isLongitude = (degrees: number): boolean => Math.abs(degrees) <= 180;

function nearOf(value: string): FieldMeaning | undefined {
  const [lat = Number.NaN, lon = Number.NaN, km = usualKm, ...more] = numbersOf(value.replace(/\s*km$/i, '')) ?? [];
  if (!isLatitude(lat) || !isLongitude(lon) || km <= 0 || more.length > 0) return undefined;
  return { type: 'near', lat, lon, km };
}

function areaOf(value: string): FieldMeaning | undefined {
  const numbers = numbersOf(value);
  const [south = Number.NaN, west = Number.NaN, north = Number.NaN, east = Number.NaN] = numbers ?? [];
  if (numbers?.length !== 4 || !isLatitude(south) || !isLatitude(north) || !isLongitude(west) || !isLongitude(east))
    return undefined;
  return { type: 'area', south: Math.min(south, north), west, north: Math.max(south, north), east };
}

/** A date filter: anything that free words may say, and `>2019`, `<=2020-06`, `>=…`. */
function dateOf(value: string, today: string): DateMeaning | undefined {
  const compared = /^([<>])(=?)(.+)$/.exec(value);
  if (compared) {
    const [, sign, equal, rest = ''] = compared;
    const date = dateOf(rest, today);
    if (date?.type !== 'range' || date.from === firstDay || date.to === lastDay) return undefined;
    if (sign === '>') return equal ? { ...date, to: lastDay } : after(date.to);
    return equal ? { ...date, from: firstDay } : before(date.from);
  }
  const numeric = readNumericDate(value);
  if (numeric) return numeric;
  const list = value.split(/\s+/).map((word) => fold(word).replace(/[.,]+$/, ''));
  const read = readPeriod(list, 0, today);
  return read?.count === list.length ? read.meaning : undefined;
}

const after = (day: string): DateMeaning => ({ type: 'range', from: addDays(day, 1), to: lastDay });
const before = (day: string): DateMeaning => ({ type: 'range', from: firstDay, to: addDays(day, -1) });
