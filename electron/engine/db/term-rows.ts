import type { TermKind } from '../../../shared/model/term.ts';
import { all, get, type Reader, run, type Writer } from './connection.ts';
import { newId } from './ids.ts';
import type { ThingValue, ThingWords } from './subjects.ts';

/** One row of a list of words. */
export interface TermRow {
  readonly id: number;
  readonly uid: string;
  readonly name: string;
  readonly hidden: number;
}

/** Where the rows of a kind lie: themes have a table of their own, since assets point to it. */
export const tableOf = (kind: TermKind): { table: string; only: string } =>
  kind === 'theme' ? { table: 'theme', only: '' } : { table: 'term', only: ` AND kind = '${kind}'` };

const columns = 'id, uid, name, hidden';

export function termByUid(db: Reader, kind: TermKind, uid: string): TermRow | undefined {
  const { table, only } = tableOf(kind);
  return get<TermRow>(db, `SELECT ${columns} FROM ${table} WHERE uid = ?${only}`, uid);
}

/** The term of a name, hidden ones too; upper and lower case of A to Z are the same. */
export function termByName(db: Reader, kind: TermKind, name: string): TermRow | undefined {
  const { table, only } = tableOf(kind);
  return get<TermRow>(db, `SELECT ${columns} FROM ${table} WHERE name = ?${only}`, name);
}

/** The term that has this as another name. */
export function termBySynonym(db: Reader, kind: TermKind, name: string): TermRow | undefined {
  const found = get<{ uid: string }>(
    db,
    'SELECT uid FROM term_synonym WHERE kind = ? AND name = ? ORDER BY uid LIMIT 1',
    kind,
    name,
  );
  const row = found && termByUid(db, kind, found.uid);
  return row?.hidden ? undefined : row;
}

/**
 * A name as the office's list has it: another name of a theme is that theme, and the list decides upper and lower case.
 * What the list does not know stays as it is said.
 */
export function knownName(db: Reader, kind: TermKind, name: string): string {
  const row = termByName(db, kind, name);
  if (row && !row.hidden) return row.name;
  return termBySynonym(db, kind, name)?.name ?? row?.name ?? name;
}

/**
 * Writes the row of a term anew. Said are `name`, `parent` (an id), `colour`, `synonyms`, `note`, `hidden`, `into` (the
 * id of the one that it was merged into), and as JSON `offices` and `position`. Without a name it is no longer offered,
 * but where an asset's word makes it one; what carries it keeps the word. Whatever order terms come in (a replay gives them in any), the rows end up the same.
 */
export function refreshTerm(db: Writer, kind: TermKind, uid: string, said: ThingWords, now: number): void {
  const { table } = tableOf(kind);
  const text = (field: string): string | null => (said.get(field) as string | undefined) ?? null;
  const before = termByUid(db, kind, uid);
  const name = text('name') ?? before?.name;
  if (name === undefined) return;
  if (!said.has('name') && before && isWorn(db, kind, before.id)) {
    makeWord(db, before, now);
    return;
  }
  const hidden = isHidden(said) ? 1 : 0;
  const own = ownName(db, kind, uid, name, hidden);
  if (own.taken) dropRow(db, kind, own.taken, before);
  const row = before ?? own.taken ?? placeFor(db, kind, uid, own.name, now);
  const parent = text('parent');
  const parentId = parent === null ? null : (termByUid(db, kind, parent) ?? placeFor(db, kind, parent, null, now)).id;
  run(
    db,
    `UPDATE ${table} SET uid = ?, name = ?, parent_id = ?, colour = ?, synonyms = ?, note = ?, hidden = ? WHERE id = ?`,
    uid,
    own.name,
    parentId,
    text('colour'),
    JSON.stringify(said.get('synonyms') ?? []),
    text('note'),
    own.name === name ? hidden : 1,
    row.id,
  );
  if (kind !== 'theme') {
    const details = { offices: text('offices'), position: text('position') };
    run(db, 'UPDATE term SET details = ? WHERE id = ?', JSON.stringify(details), row.id);
  }
  keepSynonyms(db, kind, uid, said.get('synonyms') ?? []);
  if (before && (before.name !== own.name || hidden > before.hidden)) noteRenamed(db, kind, before.name, uid, now);
}

/**
 * Makes of the row of a theme that nobody names any more what a mere word of an asset makes: offered, with an id by chance
 * and nothing else. What was put below the theme that it was waits for that one.
 */
export function makeWord(db: Writer, { id, uid }: Pick<TermRow, 'id' | 'uid'>, now: number): void {
  run(
    db,
    `UPDATE theme SET uid = ?, hidden = 0, parent_id = NULL, colour = NULL, synonyms = '[]', note = NULL WHERE id = ?`,
    newId(),
    id,
  );
  keepSynonyms(db, 'theme', uid, []);
  if (!get(db, 'SELECT 1 FROM theme WHERE parent_id = ? LIMIT 1', id)) return;
  const place = placeFor(db, 'theme', uid, null, now);
  run(db, 'UPDATE theme SET parent_id = ? WHERE parent_id = ?', place.id, id);
}

/** Whether an asset says it; only themes are made by that. */
const isWorn = (db: Reader, kind: TermKind, id: number): boolean =>
  kind === 'theme' && get(db, 'SELECT 1 FROM asset WHERE theme_id = ? LIMIT 1', id) !== undefined;

const isHidden = (said: ThingWords): boolean => !said.has('name') || said.has('hidden');

/** A row that other rows can point to before anything is known of it. */
function placeFor(db: Writer, kind: TermKind, uid: string, name: string | null, now: number): TermRow {
  const { table } = tableOf(kind);
  const [more, values] = kind === 'theme' ? ['', []] : [', kind', [kind]];
  const hidden = name === null ? 1 : 0;
  const { lastInsertRowid } = run(
    db,
    `INSERT INTO ${table} (uid, name, hidden, created_at${more}) VALUES (?, ?, ?, ?${more && ', ?'})`,
    ...[uid, name ?? waiting('', uid), hidden, now, ...values],
  );
  return { id: Number(lastInsertRowid), uid, name: name ?? waiting('', uid), hidden };
}

/** The name of a term that has to wait for another one to give its name up. */
const waiting = (name: string, uid: string): string => `${name} #${uid}`;

/**
 * The name that a term's row can have. A row of this name that a word of an asset made before anybody spoke of it as a
 * term is `taken`. Of two terms of one name, said on two computers or given back by an undo, one has it: the one that is
 * offered, else the one with the lower id; the other one waits, out of sight.
 */
function ownName(
  db: Writer,
  kind: TermKind,
  uid: string,
  name: string,
  hidden: number,
): { name: string; taken?: TermRow } {
  const other = termByName(db, kind, name);
  if (!other || other.uid === uid) return { name };
  const words = wordsOf(db, kind, other.uid);
  if (words.size === 0) return { name, taken: other };
  const otherHidden = isHidden(words) ? 1 : 0;
  const wins = hidden === otherHidden ? uid < other.uid : hidden < otherHidden;
  if (!wins) return { name: waiting(name, uid) };
  const { table } = tableOf(kind);
  run(db, `UPDATE ${table} SET name = ?, hidden = 1 WHERE id = ?`, waiting(other.name, other.uid), other.id);
  return { name };
}

/** Everything that points to a row of a mere word points to the term of that name, when it has a row of its own. */
function dropRow(db: Writer, kind: TermKind, row: TermRow, into: TermRow | undefined): void {
  if (!into) return;
  const { table } = tableOf(kind);
  run(db, `UPDATE ${table} SET parent_id = ? WHERE parent_id = ?`, into.id, row.id);
  if (kind === 'theme') {
    run(db, 'UPDATE asset SET theme_id = ? WHERE theme_id = ?', into.id, row.id);
    run(
      db,
      `INSERT INTO theme_word (word, theme_id, count) SELECT word, ?, count FROM theme_word WHERE theme_id = ?
         ON CONFLICT (word, theme_id) DO UPDATE SET count = theme_word.count + excluded.count`,
      into.id,
      row.id,
    );
    run(db, 'DELETE FROM theme_word WHERE theme_id = ?', row.id);
  }
  run(db, `DELETE FROM ${table} WHERE id = ?`, row.id);
}

function keepSynonyms(db: Writer, kind: TermKind, uid: string, synonyms: ThingValue): void {
  run(db, 'DELETE FROM term_synonym WHERE uid = ?', uid);
  for (const name of synonyms) {
    run(db, 'INSERT OR IGNORE INTO term_synonym (kind, name, uid) VALUES (?, ?, ?)', kind, name, uid);
  }
}

/** A name that was given up goes to who waits for it, and guesses that speak of it are made anew. */
function noteRenamed(db: Writer, kind: TermKind, name: string, uid: string, now: number): void {
  const { table, only } = tableOf(kind);
  const field = { theme: 'theme', keyword: 'keywords', person: 'people', place: 'place', unit: 'unit' }[kind];
  run(
    db,
    'INSERT OR IGNORE INTO propose_todo (asset_id) SELECT asset_id FROM proposal WHERE field = ? AND value = ?',
    field,
    name,
  );
  const next = get<{ uid: string }>(
    db,
    `SELECT uid FROM ${table} WHERE name >= ? AND name < ?${only} AND uid <> ? ORDER BY uid LIMIT 1`,
    waiting(name, ''),
    `${name} $`,
    uid,
  );
  if (next) refreshTerm(db, kind, next.uid, wordsOf(db, kind, next.uid), now);
}

function wordsOf(db: Reader, kind: TermKind, uid: string): Map<string, ThingValue> {
  const rows = all<{ field: string; value: string }>(
    db,
    'SELECT field, value FROM said_thing WHERE subject = ? AND uid = ?',
    kind,
    uid,
  );
  return new Map(rows.map(({ field, value }) => [field, JSON.parse(value) as ThingValue]));
}
