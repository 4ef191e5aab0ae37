import { addDays, type DateMeaning, firstDay, lastDay, readDate, readNumericDate } from '../text/dates.ts';
import { fold, words } from '../text/fold.ts';
import { kindByWord, lackingByWord, statusByWord } from './keywords.ts';
import type { Token } from './tokenize.ts';
import type { FieldMeaning, FieldName, QueryNode } from './tree.ts';

/** A filter as a node; one whose value means nothing in its field is the words that were typed. */
export function readField(token: Extract<Token, { type: 'field' }>, length: number, today: string): QueryNode[] {
  const { field, span } = token;
  const open = span.to === length && !token.isQuoted;
  if (token.value === undefined) return [{ type: 'field', field, value: '', meaning: { type: 'empty' }, open, span }];
  const value = token.value.trim();
  const meaning = meaningOf(field, value, today);
  if (meaning) return [{ type: 'field', field, value, meaning, open, span }];
  const list = [token.name, value].flatMap(words);
  const text = `${token.name}:${token.isQuoted ? `"${value}"` : value}`;
  return list.length > 0 ? [{ type: 'word', text, words: list, open, span }] : [];
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
    case 'lacking': {
      const lacking = lackingByWord.get(word);
      return lacking && { type: 'lacking', field: lacking };
    }
    default: {
      const list = words(value);
      return list.length > 0 || field === 'folder' ? { type: 'text', words: list } : undefined;
    }
  }
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
  const read = readDate(list, 0, today);
  return read?.count === list.length ? read.meaning : undefined;
}

const after = (day: string): DateMeaning => ({ type: 'range', from: addDays(day, 1), to: lastDay });
const before = (day: string): DateMeaning => ({ type: 'range', from: firstDay, to: addDays(day, -1) });
