import type { TermKind } from '../../../shared/model/term.ts';
import { all, type Reader } from '../db/connection.ts';
import type { ThingValue, ThingWords } from '../db/subjects.ts';
import { folded } from '../db/term-carriers.ts';
import { tableOf } from '../db/term-rows.ts';

interface Entry {
  readonly uid: string;
  readonly name: string;
  readonly hidden: boolean;
}

/** A list of words held whole, for what asks about each of ten thousand of them. */
export interface TermIndex {
  /** The offered term of a name. */
  named(name: string): Entry | undefined;
  /** The offered term that has this as another name. */
  calledToo(name: string): Entry | undefined;
  /** The term of a name that is not offered any more. */
  hidden(name: string): Entry | undefined;
  /** What people say of a term. */
  said(uid: string): ThingWords;
}

export function termIndex(db: Reader, kind: TermKind): TermIndex {
  const said = new Map<string, Map<string, ThingValue>>();
  const words = all<{ uid: string; field: string; value: string }>(
    db,
    'SELECT uid, field, value FROM said_thing WHERE subject = ?',
    kind,
  );
  for (const { uid, field, value } of words) {
    const of = said.get(uid) ?? new Map<string, ThingValue>();
    of.set(field, JSON.parse(value) as ThingValue);
    said.set(uid, of);
  }
  const { table, only } = tableOf(kind);
  const rows = all<{ uid: string; name: string; hidden: number }>(
    db,
    `SELECT uid, name, hidden FROM ${table} WHERE true${only}`,
  ).map((row): Entry => {
    const name = (said.get(row.uid)?.get('name') as string | undefined) ?? row.name;
    return { uid: row.uid, name, hidden: row.hidden === 1 };
  });
  const offered = new Map(rows.filter(({ hidden }) => !hidden).map((row) => [folded(row.name), row]));
  const hidden = new Map(rows.filter((row) => row.hidden).map((row) => [folded(row.name), row]));
  const byUid = new Map([...offered.values()].map((row) => [row.uid, row]));
  const others = new Map<string, Entry>();
  const synonyms = all<{ name: string; uid: string }>(
    db,
    'SELECT name, uid FROM term_synonym WHERE kind = ? ORDER BY uid DESC',
    kind,
  );
  for (const { name, uid } of synonyms) {
    const owner = byUid.get(uid);
    if (owner) others.set(folded(name), owner);
  }
  const none: ThingWords = new Map();
  return {
    named: (name) => offered.get(folded(name)),
    calledToo: (name) => others.get(folded(name)),
    hidden: (name) => hidden.get(folded(name)),
    said: (uid) => said.get(uid) ?? none,
  };
}
