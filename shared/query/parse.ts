import { readNumericDate, readPeriod } from '../text/dates.ts';
import { fold, words } from '../text/fold.ts';
import { isTitle } from '../text/titles.ts';
import { readField } from './field.ts';
import { closingFillers, fillers, freeKinds } from './keywords.ts';
import { type Token, tokenize } from './tokenize.ts';
import type { Query, QueryNode, Span } from './tree.ts';

/**
 * Understands a query. Never fails: a sign without partner is left out, a filter that is none is taken as words.
 * @param today YYYY-MM-DD, from which *kemarin*, *minggu lalu* and so on are counted
 */
export function parse(text: string, today: string): Query {
  const reader: Reading = { text, today, tokens: tokenize(text), at: 0 };
  const parts: QueryNode[] = [];
  while (reader.at < reader.tokens.length) {
    const part = readAny(reader);
    if (part) parts.push(part);
    // what stopped it is a parenthesis that nothing opened
    reader.at++;
  }
  return { text, today, root: group('and', parts) };
}

interface Reading {
  readonly text: string;
  readonly today: string;
  readonly tokens: readonly Token[];
  at: number;
}

const isOr = (token: Token | undefined): boolean =>
  token?.type === 'word' && (token.text === 'OR' || token.text === '|' || token.text.toLowerCase() === 'atau');

/** Alternatives, up to a closing parenthesis or the end. */
function readAny(reading: Reading): QueryNode | undefined {
  const alternatives: QueryNode[] = [];
  let parts: QueryNode[] = [];
  while (reading.at < reading.tokens.length && reading.tokens[reading.at]?.type !== 'close') {
    if (isOr(reading.tokens[reading.at])) {
      reading.at++;
      const before = group('and', parts);
      // with nothing on one side it chooses between nothing
      if (before) alternatives.push(before);
      parts = [];
    } else parts.push(...readNext(reading));
  }
  const last = group('and', parts);
  if (last) alternatives.push(last);
  return group('or', alternatives);
}

function group(type: 'and' | 'or', parts: readonly QueryNode[]): QueryNode | undefined {
  const flat = parts.flatMap((part) => (part.type === type ? part.of : [part]));
  const [first] = flat;
  const last = flat.at(-1);
  if (!first || !last) return undefined;
  return flat.length === 1 ? first : { type, of: flat, span: { from: first.span.from, to: last.span.to } };
}

/** The node at the present token; the token behind it becomes the present one. */
function readNext(reading: Reading): QueryNode[] {
  const token = reading.tokens[reading.at];
  if (!token) return [];
  switch (token.type) {
    case 'open': {
      reading.at++;
      const inner = readAny(reading);
      if (reading.tokens[reading.at]?.type === 'close') reading.at++;
      return inner ? [inner] : [];
    }
    case 'close':
      return [];
    case 'minus':
      return readExcluded(reading, token.span);
    case 'phrase': {
      reading.at++;
      const list = words(token.text);
      return list.length > 0 ? [{ type: 'phrase', text: token.text.trim(), words: list, span: token.span }] : [];
    }
    case 'field':
      reading.at++;
      return readField(token, reading.text.length, reading.today);
    case 'word':
      return readWords(reading);
  }
}

function readExcluded(reading: Reading, minus: Span): QueryNode[] {
  while (reading.tokens[reading.at]?.type === 'minus') reading.at++;
  const token = reading.tokens[reading.at];
  if (!token || token.type === 'close') return [];
  // only this one word, not the date or question that it may begin
  const [node] = token.type === 'word' ? readWord(reading, token) : readNext(reading);
  if (!node) return [];
  if (node.type === 'not') return [node.of];
  return [{ type: 'not', of: node, span: { from: minus.from, to: node.span.to } }];
}

/** The run of free words from the present token: dates, kinds and fillers are found in it. */
function readWords(reading: Reading): QueryNode[] {
  const run: Extract<Token, { type: 'word' }>[] = [];
  for (let at = reading.at; ; at++) {
    const token = reading.tokens[at];
    if (token?.type !== 'word' || isOr(token)) break;
    run.push(token);
  }
  const start = reading.at;
  const folded = run.map((token) => dateWord(token.text));
  const nodes: QueryNode[] = [];
  let leading = start === 0 || reading.tokens[start - 1]?.type === 'open';
  for (let n = 0; n < run.length; ) {
    const token = run[n];
    if (!token) break;
    const spanOf = (count: number): Span => ({
      from: token.span.from,
      to: run[n + count - 1]?.span.to ?? token.span.to,
    });
    const textOf = (count: number): string =>
      run
        .slice(n, n + count)
        .map((one) => one.text)
        .join(' ');
    const date = readPeriod(folded, n, reading.today);
    if (date) {
      const text = textOf(date.count);
      nodes.push({ type: 'date', text, words: words(text), date: date.meaning, span: spanOf(date.count) });
      n += date.count;
      continue;
    }
    const kind = kindAt(folded, n);
    if (kind) {
      const text = textOf(kind.count);
      nodes.push({
        type: 'kind',
        text,
        words: words(text),
        kind: kind.kind,
        sure: leading,
        span: spanOf(kind.count),
      });
      n += kind.count;
      continue;
    }
    reading.at = start + n;
    const read = readWord(reading, token);
    const isLast = n === run.length - 1 && start + n === reading.tokens.length - 1;
    const isFiller =
      fillers.has(folded[n] ?? '') || isTitle(token.text) || (isLast && n > 0 && closingFillers.has(folded[n] ?? ''));
    for (const node of read) {
      if (node.type !== 'word') nodes.push(node);
      else if (isFiller)
        nodes.push({ type: 'filler', text: node.text, words: node.words, open: node.open, span: node.span });
      else {
        nodes.push(node);
        leading = false;
      }
    }
    n++;
  }
  reading.at = start + run.length;
  return nodes;
}

function readWord(reading: Reading, token: Extract<Token, { type: 'word' }>): QueryNode[] {
  reading.at++;
  const list = words(token.text);
  if (list.length === 0) return [];
  // a doubled word is a plural: *anak-anak*
  const [first = ''] = list;
  const isDoubled = list.length === 2 && first === list[1];
  return [
    {
      type: 'word',
      text: token.text,
      words: isDoubled ? [first] : list,
      open: token.span.to === reading.text.length,
      span: token.span,
    },
  ];
}

function kindAt(
  folded: readonly string[],
  at: number,
): { kind: NonNullable<ReturnType<typeof freeKinds.get>>; count: number } | undefined {
  const pair = freeKinds.get(`${folded[at]} ${folded[at + 1]}`);
  if (pair) return { kind: pair, count: 2 };
  const [first = '', second] = (folded[at] ?? '').split('-');
  const one = second === undefined || second === first || second === 'foto' ? freeKinds.get(first) : undefined;
  return one ? { kind: one, count: 1 } : undefined;
}

/** A word as dates are read from it: folded, without the comma or full stop that ends it. */
function dateWord(text: string): string {
  const bare = fold(text).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  const open = fold(text).startsWith('..') || fold(text).endsWith('..') ? fold(text) : '';
  return open && readNumericDate(open) ? open : bare;
}
