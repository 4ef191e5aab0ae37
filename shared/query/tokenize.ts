import { fieldByWord } from './keywords.ts';
import { isMeasure, isUnit } from './measures.ts';
import type { FieldName, MeasureName, Span } from './tree.ts';

export type Token =
  | { readonly type: 'open' | 'close' | 'minus'; readonly span: Span }
  /** `text` as typed; may be `OR` or `atau`. */
  | { readonly type: 'word'; readonly text: string; readonly span: Span }
  | { readonly type: 'phrase'; readonly text: string; readonly span: Span }
  /** `value` undefined: nothing follows the colon. */
  | {
      readonly type: 'field';
      readonly field: FieldName;
      readonly name: string;
      readonly value: string | undefined;
      readonly isQuoted: boolean;
      readonly span: Span;
    };

const quotes = new Set(['"', '“', '”', '„', '«', '»', '＂']);
const space = /\s/u;

/** Cuts a query into its signs, words, phrases and filters. Any text gives tokens; none is an error. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const isEnd = (i: number): boolean => {
    const sign = text.charAt(i);
    return i >= text.length || space.test(sign) || sign === '(' || sign === ')' || quotes.has(sign);
  };
  const wordEnd = (from: number): number => {
    let to = from;
    while (!isEnd(to)) to++;
    return to;
  };
  const phraseEnd = (from: number): number => {
    let to = from;
    while (to < text.length && !quotes.has(text.charAt(to))) to++;
    return to;
  };
  while (at < text.length) {
    const sign = text.charAt(at);
    const from = at;
    if (space.test(sign)) at++;
    else if (sign === '(' || sign === ')') {
      at++;
      tokens.push({ type: sign === '(' ? 'open' : 'close', span: { from, to: at } });
    } else if (quotes.has(sign)) {
      const to = phraseEnd(at + 1);
      at = Math.min(to + 1, text.length);
      tokens.push({ type: 'phrase', text: text.slice(from + 1, to), span: { from, to: at } });
    } else if (sign === '-' && excludes(text, at)) {
      at++;
      tokens.push({ type: 'minus', span: { from, to: at } });
    } else {
      const to = wordEnd(at);
      const colon = text.slice(at, to).indexOf(':');
      const name = colon > 0 ? text.slice(at, at + colon) : '';
      const field = fieldByWord.get(name.toLowerCase());
      if (field === undefined) {
        at = to;
        tokens.push({ type: 'word', text: text.slice(from, to), span: { from, to } });
        continue;
      }
      let start = at + colon + 1;
      // *tema: kopi* is meant like *tema:kopi*
      while (start < text.length && space.test(text.charAt(start))) start++;
      const isQuoted = quotes.has(text.charAt(start));
      const stop = isQuoted ? phraseEnd(start + 1) : isMeasure(field) ? measureEnd(text, start, field) : wordEnd(start);
      const value = isQuoted ? text.slice(start + 1, stop) : text.slice(start, stop);
      const isThere = value.trim() !== '' && (isQuoted || !leadsAnother(text, start, stop));
      at = isThere ? Math.min(isQuoted ? stop + 1 : stop, text.length) : from + colon + 1;
      if (isQuoted && !isThere) at = Math.min(stop + 1, text.length);
      tokens.push({ type: 'field', field, name, value: isThere ? value : undefined, isQuoted, span: { from, to: at } });
    }
  }
  return tokens;
}

/** A number keeps its sign in front and its unit behind: *durasi:< 2 menit*. */
function measureEnd(text: string, start: number, field: MeasureName): number {
  const isInside = (sign: string): boolean =>
    sign !== '' && !space.test(sign) && !'()'.includes(sign) && !quotes.has(sign);
  const end = (from: number): number => {
    let to = from;
    while (isInside(text.charAt(to))) to++;
    return to;
  };
  const past = (from: number): number => {
    let to = from;
    while (to < text.length && space.test(text.charAt(to))) to++;
    return to;
  };
  let to = end(start);
  if (/^[<>=≤≥]+$/.test(text.slice(start, to)) && /\d/.test(text.charAt(past(to)))) to = end(past(to));
  // *1 jam 30 menit*
  for (let isMore = /\d$/.test(text.slice(start, to)); isMore; ) {
    const from = past(to);
    const next = end(from);
    isMore = isUnit(field, text.slice(from, next));
    if (!isMore) break;
    to = next;
    const number = past(to);
    const then = end(number);
    const unit = past(then);
    isMore =
      field === 'duration' && /^\d+$/.test(text.slice(number, then)) && isUnit(field, text.slice(unit, end(unit)));
    if (isMore) to = then;
  }
  return to;
}

/** A minus that begins a word excludes it: `-kopi`, not `covid-19` and not a dash between spaces. */
function excludes(text: string, at: number): boolean {
  const after = text.charAt(at + 1);
  return after !== '' && !space.test(after);
}

/** Whether what follows `tema: ` is a filter or an exclusion of its own. */
function leadsAnother(text: string, start: number, stop: number): boolean {
  if (start > 0 && !space.test(text.charAt(start - 1))) return false;
  const value = text.slice(start, stop);
  if (value.startsWith('-')) return true;
  const colon = value.indexOf(':');
  return colon > 0 && fieldByWord.has(value.slice(0, colon).toLowerCase());
}
