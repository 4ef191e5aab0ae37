import type { Term, TermKind } from '../../../shared/model/term.ts';
import { all, type Reader } from './connection.ts';
import { countsOf } from './term-carriers.ts';
import { tableOf } from './term-rows.ts';
import { officesOf, type TermDetails } from './term-titles.ts';

interface Row {
  readonly uid: string;
  readonly name: string;
  readonly parent: string | null;
  readonly colour: string | null;
  readonly synonyms: string;
  readonly details: string | null;
  readonly note: string | null;
  readonly hidden: number;
  readonly said: string | null;
  readonly into: string | null;
}

/**
 * A list whole, by name: what is offered, and what somebody took from it (`hidden`). A term that was merged into another
 * is none of both. Where the parents of two computers run in a circle, it is cut.
 */
export function termsOf(db: Reader, kind: TermKind): Term[] {
  const { table, only } = tableOf(kind);
  const rows = all<Row>(
    db,
    `SELECT t.uid, t.name, p.uid AS parent, t.colour, t.synonyms, ${kind === 'theme' ? 'NULL' : 't.details'} AS details,
        t.note, t.hidden, n.value AS said, i.value AS "into"
       FROM ${table} t LEFT JOIN ${table} p ON p.id = t.parent_id
       LEFT JOIN said_thing n ON n.subject = ? AND n.uid = t.uid AND n.field = 'name'
       LEFT JOIN said_thing i ON i.subject = ? AND i.uid = t.uid AND i.field = 'into'
      WHERE true${only.replace('kind', 't.kind')}`,
    kind,
    kind,
  ).filter((row) => row.hidden === 0 || (row.said !== null && row.into === null));
  const offered = new Map(rows.filter((row) => row.hidden === 0).map((row) => [row.uid, row.parent]));
  const countOf = countsOf(db, kind);
  const terms = rows.map((row): Term => {
    const name = row.said === null ? row.name : (JSON.parse(row.said) as string);
    return {
      id: row.uid,
      kind,
      name,
      parent: parentOf(offered, row.uid, row.parent),
      colour: row.colour,
      synonyms: JSON.parse(row.synonyms) as string[],
      offices: officesOf(row.details),
      position: positionOf(row.details),
      note: row.note,
      hidden: row.hidden === 1,
      count: countOf(name),
    };
  });
  return terms.sort((a, b) => byName.compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
}

const byName = new Intl.Collator('id', { numeric: true });

/** The parent that is shown: none that is not offered, and none that would make a circle (the lowest id is on top then). */
function parentOf(offered: ReadonlyMap<string, string | null>, uid: string, parent: string | null): string | null {
  if (parent === null || !offered.has(parent)) return null;
  const above = [uid];
  for (let at: string | null = parent; at !== null; at = offered.get(at) ?? null) {
    if (at === uid) return above.every((one) => uid <= one) ? null : parent;
    if (above.includes(at)) return parent; // a circle further up, which is cut there
    above.push(at);
  }
  return parent;
}

function positionOf(details: string | null): Term['position'] {
  const { position } = JSON.parse(details ?? '{}') as TermDetails;
  return position ? (JSON.parse(position) as NonNullable<Term['position']>) : null;
}
