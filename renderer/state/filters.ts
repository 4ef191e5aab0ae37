import { parse } from '../../shared/query/parse.ts';
import { print, printField, sayable } from '../../shared/query/print.ts';
import type { FieldMeaning, FieldName, FieldNode, QueryNode, Span } from '../../shared/query/tree.ts';
import { settings } from './settings.ts';
import { today } from './today.ts';

/** One value that a filter lets through. */
export interface Choice {
  /** As it was typed: `tema:"Rapat Dinas"`. */
  readonly text: string;
  /** Without its quotes. */
  readonly value: string;
  readonly meaning: FieldMeaning;
  /** What it asks for, whichever language it is spelled in: two of a field that ask for the same have the same. */
  readonly sense: string;
}

/** A filter of a field that everything found must pass: `tema:Kopi`, `-jenis:video`, `(tahun:2019 OR tahun:2020)`. */
export interface Filter {
  /** As it was typed, in parentheses where it lets several values through. */
  readonly text: string;
  readonly field: FieldName;
  readonly isExcluded: boolean;
  /** At least one. */
  readonly choices: readonly [Choice, ...Choice[]];
  /** Its place in the query, with parentheses around it alone. */
  readonly span: Span;
}

/** The filters of a query in their order. One beside words in alternatives is not among them: it binds less. */
export function filtersOf(text: string): readonly Filter[] {
  const { root } = parse(text, today());
  const nodes = root?.type === 'and' ? root.of : root ? [root] : [];
  return nodes.flatMap((node) => filterOf(node, text) ?? []);
}

function filterOf(node: QueryNode, text: string): Filter | undefined {
  const isExcluded = node.type === 'not';
  const inner = isExcluded ? node.of : node;
  const fields = (inner.type === 'or' ? inner.of : [inner]).filter(
    (one): one is FieldNode => one.type === 'field' && one.meaning.type !== 'empty',
  );
  const [first, ...rest] = fields;
  if (!first || fields.length !== (inner.type === 'or' ? inner.of.length : 1)) return undefined;
  if (rest.some((one) => one.field !== first.field)) return undefined;
  const whole = widened(text, inner.span);
  const { from, to } = isExcluded ? widened(text, { from: node.span.from, to: whole.to }) : whole;
  const choices: Filter['choices'] = [choiceOf(first, text), ...rest.map((one) => choiceOf(one, text))];
  return { text: textOf(choices, isExcluded), field: first.field, isExcluded, choices, span: { from, to } };
}

function choiceOf({ value, meaning, field, span }: FieldNode, text: string): Choice {
  const sense = field === 'folder' ? folderSense(value) : JSON.stringify(meaning);
  return { text: text.slice(span.from, span.to), value, meaning, sense };
}

/** What a query for a folder asks for: the signs between its words count as well. */
export const folderSense = (path: string): string => sayable(path).toLowerCase();

function textOf(choices: readonly Choice[], isExcluded: boolean): string {
  const words = choices.map((choice) => choice.text).join(' OR ');
  return `${isExcluded ? '-' : ''}${choices.length > 1 ? `(${words})` : words}`;
}

/** A place together with the parentheses that stand around it and nothing else. */
function widened(text: string, { from, to }: Span): Span {
  let span = { from, to };
  for (;;) {
    const before = text.slice(0, span.from).trimEnd().length - 1;
    const after = text.length - text.slice(span.to).trimStart().length;
    if (text[before] !== '(' || text[after] !== ')') return span;
    span = { from: before, to: after + 1 };
  }
}

/** How a value stands in a query: let through, kept out, or not named. */
export type Standing = 'in' | 'out' | undefined;

/** Reads a query once, to say of many filters how they stand in it. */
export function standings(text: string): (filter: string) => Standing {
  const filters = filtersOf(text);
  // mostly there is none, and then thousands of values need not be read
  if (filters.length === 0) return () => undefined;
  return (filter) => {
    const [wanted] = filtersOf(filter);
    const found = wanted && filters.find((one) => one.field === wanted.field && holds(one, wanted));
    return found && (found.isExcluded ? 'out' : 'in');
  };
}

export function hasFilter(text: string, filter: string): boolean {
  const [wanted] = filtersOf(filter);
  return wanted !== undefined && filtersOf(text).some((one) => isAlike(one, wanted) && holds(one, wanted));
}

const isAlike = (one: Filter, other: Filter): boolean =>
  one.field === other.field && one.isExcluded === other.isExcluded;

/** Whether a filter names all values of another. */
function holds(one: Filter, other: Filter): boolean {
  const senses = new Set(one.choices.map((choice) => choice.sense));
  return other.choices.every((choice) => senses.has(choice.sense));
}

/** The text with filters replaced by others; an empty one takes its own away. */
function rewritten(text: string, changes: ReadonlyMap<Filter, string>): string {
  let left = '';
  let at = 0;
  for (const [{ span }, next] of changes) {
    left += text.slice(at, span.from) + next;
    at = span.to;
  }
  return (left + text.slice(at)).replace(/ {2,}/g, ' ').trim();
}

const ended = (text: string): string => (text === '' ? '' : `${text} `);

export function withoutFilter(text: string, filter: string): string {
  const [wanted] = filtersOf(filter);
  if (!wanted) return ended(text.trim());
  const senses = new Set(wanted.choices.map((choice) => choice.sense));
  const changes = filtersOf(text)
    .filter((one) => isAlike(one, wanted))
    .map((one): [Filter, string] => {
      const left = one.choices.filter((choice) => !senses.has(choice.sense));
      return [one, left.length > 0 ? textOf(left, one.isExcluded) : ''];
    });
  return ended(rewritten(text, new Map(changes)));
}

/** The text without some of its own filters, as `filtersOf` gave them. */
export function withoutFilters(text: string, filters: readonly Filter[]): string {
  return ended(rewritten(text, new Map(filters.map((one) => [one, '']))));
}

/** The text with one filter more, which takes the place of others of its field. */
export function withFilter(text: string, filter: string): string {
  const [wanted] = filtersOf(filter);
  const others = filtersOf(text).filter((one) => one.field === wanted?.field && !one.isExcluded);
  return added(rewritten(text, new Map(others.map((one) => [one, '']))), filter);
}

/** The text that also lets the value of a filter through, beside others of its field. */
export function withChoice(text: string, filter: string): string {
  const [wanted] = filtersOf(filter);
  if (!wanted || wanted.isExcluded) return withFilter(text, filter);
  const clear = withoutFilter(text, `-${filter}`).trim();
  const beside = filtersOf(clear).find((one) => isAlike(one, wanted));
  if (!beside) return added(clear, filter);
  if (holds(beside, wanted)) return ended(clear);
  return ended(rewritten(clear, new Map([[beside, textOf([...beside.choices, ...wanted.choices], false)]])));
}

/** The text that keeps the value of a filter out. */
export function withExcluded(text: string, filter: string): string {
  const out = `-${filter}`;
  const clear = withoutFilter(text, filter).trim();
  return hasFilter(clear, out) ? ended(clear) : added(clear, out);
}

function added(text: string, filter: string): string {
  // beside alternatives it would bind to the last of them alone
  const isLoose = parse(`${text} x`, today()).root?.type === 'or';
  const head = isLoose ? `(${text})` : text;
  return head === '' ? `${filter} ` : `${head} ${filter} `;
}

/** True when the query is this filter and nothing else, however it is spelled; undefined stands for everything. */
export function isAt(text: string, filter: string | undefined): boolean {
  if (filter === undefined) return text.trim() === '';
  return hasFilter(text, filter) && withoutFilter(text, filter) === '';
}

/**
 * The one value that a query asks for and nothing else, however often it says so; undefined where there are words, none or
 * several. To be asked where `isAt` would be asked of thousands of filters: each of them is read then.
 */
export function soleChoice(text: string): { readonly field: FieldName; readonly sense: string } | undefined {
  const filters = filtersOf(text);
  const [first] = filters;
  if (!first || withoutFilters(text, filters) !== '') return undefined;
  const { field } = first;
  const [{ sense }] = first.choices;
  const isSole = filters.every(
    (one) => one.field === field && !one.isExcluded && one.choices.every((choice) => choice.sense === sense),
  );
  return isSole ? { field, sense } : undefined;
}

/** A filter as a person would type it in the language in use. */
export function filterText(field: FieldName, value: string): string {
  return printField(field, value, settings.get().language);
}

/** A filter that the engine wrote, as it is typed in the language in use. */
export function inLanguage(filter: string): string {
  return print(parse(filter, today()).root, settings.get().language);
}
