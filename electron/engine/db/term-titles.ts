import type { Office } from '../../../shared/model/term.ts';
import { get, type Reader } from './connection.ts';
import { folded } from './term-carriers.ts';
import { termByName, termBySynonym } from './term-rows.ts';

/** What a term of no other kind has: of a person, of a place. Both are JSON. */
export interface TermDetails {
  readonly offices?: string | null;
  readonly position?: string | null;
}

/** Offices of a person, newest first: who has one still comes before who had one. */
export function officesOf(details: string | null): Office[] {
  const { offices } = JSON.parse(details ?? '{}') as TermDetails;
  const list = offices ? (JSON.parse(offices) as Office[]) : [];
  return list.toSorted((a, b) => compare(b.from ?? '', a.from ?? '') || compare(b.to ?? '9999', a.to ?? '9999'));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Names as they are said of people on a day: with the office that they held then. */
export function titledNames(db: Reader, names: readonly string[], date: string | null): string[] {
  return names.map((name) => {
    const row = termByName(db, 'person', name);
    const person = row && !row.hidden ? row : termBySynonym(db, 'person', name);
    if (!person) return name;
    const details = get<{ details: string }>(db, 'SELECT details FROM term WHERE id = ?', person.id)?.details ?? null;
    const title = date === null ? undefined : titleOn(officesOf(details), date);
    if (title === undefined || folded(person.name).startsWith(`${folded(title)} `)) return person.name;
    return `${title} ${person.name}`;
  });
}

/**
 * The title that somebody had on a day, a month, a year or a span of them. One office that may have been held then is
 * enough; of several only those that surely were, and of these the one that began last. A wrong title is worse than none.
 */
export function titleOn(offices: readonly Office[], date: string): string | undefined {
  const [first = '', last = first] = date.split('/');
  const from = first.padEnd(10, '-01').slice(0, 10);
  const to = endOf(last);
  const possible = offices.filter(
    (office) =>
      (office.from === null || startOf(office.from) <= from) && (office.to === null || endOf(office.to) >= to),
  );
  const titles = new Set(possible.map((office) => office.title));
  if (titles.size <= 1) return possible[0]?.title;
  const sure = possible.filter(
    (office) =>
      (office.from === null || endOf(office.from) <= from) && (office.to === null || startOf(office.to) >= to),
  );
  return sure[0]?.title;
}

/** YYYY[-MM[-DD]] as its first and its last day; days that are not there do no harm, since texts are compared. */
const startOf = (date: string): string => `${date}-01-01`.slice(0, 10);
const endOf = (date: string): string => `${date}-12-31`.slice(0, 7).concat(date.length === 10 ? date.slice(7) : '-31');
