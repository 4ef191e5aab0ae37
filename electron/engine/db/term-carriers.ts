import type { TermKind } from '../../../shared/model/term.ts';
import { all, type Reader } from './connection.ts';
import type { EditItem, ThingItem } from './edits.ts';
import { saidOfThing } from './things.ts';

/** The field of an asset, and of an event where it has one, that a kind of term stands in. */
const fields = {
  theme: { asset: 'theme', event: 'theme' },
  keyword: { asset: 'keywords', event: undefined },
  person: { asset: 'people', event: 'people' },
  place: { asset: 'place', event: 'place' },
  unit: { asset: 'unit', event: 'unit' },
} as const satisfies Record<TermKind, { asset: string; event: string | undefined }>;

/** Two spellings of one name, as the tables compare them: only A to Z have a lower case. */
export const folded = (name: string): string =>
  name.normalize('NFC').replace(/[A-Z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 32));

const isList = (kind: TermKind): kind is 'keyword' | 'person' => kind === 'keyword' || kind === 'person';

/** How many assets carry each name of a kind, by the name in lower case. */
export function countsOf(db: Reader, kind: TermKind): (name: string) => number {
  const { asset: field } = fields[kind];
  const sql =
    kind === 'theme'
      ? `SELECT t.name, n.count FROM (SELECT theme_id, count(*) AS count FROM asset WHERE theme_id IS NOT NULL
           GROUP BY theme_id) n JOIN theme t ON t.id = n.theme_id`
      : isList(kind)
        ? `SELECT j.value AS name, count(*) AS count FROM asset a, json_each(a.${field}) j WHERE a.${field} <> '[]'
             GROUP BY j.value`
        : `SELECT ${field} AS name, count(*) AS count FROM asset WHERE ${field} IS NOT NULL GROUP BY ${field}`;
  const counts = new Map<string, number>();
  for (const { name, count } of all<{ name: string; count: number }>(db, sql)) {
    counts.set(folded(name), (counts.get(folded(name)) ?? 0) + count);
  }
  return (name) => counts.get(folded(name)) ?? 0;
}

/** What makes every asset that carries one of these names carry `into`. */
export function renamedAssets(db: Reader, kind: TermKind, names: readonly string[], into: string): EditItem[] {
  const list = JSON.stringify(names);
  const field = fields[kind].asset;
  if (field === 'keywords' || field === 'people') {
    const rows = all<{ id: string; list: string }>(
      db,
      `SELECT a.uid AS id, a.${field} AS list FROM asset a WHERE a.${field} <> '[]' AND EXISTS (
         SELECT 1 FROM json_each(a.${field}) w JOIN json_each(?) n ON w.value = n.value COLLATE NOCASE)`,
      list,
    );
    const from = new Set(names.map(folded));
    return rows.map((row) => {
      const value = replaced(JSON.parse(row.list) as string[], from, into);
      return { id: row.id, changes: [{ field, op: 'set', value }] };
    });
  }
  const rows =
    field === 'theme'
      ? all<{ id: string }>(
          db,
          `SELECT a.uid AS id FROM json_each(?) n JOIN theme t ON t.name = n.value JOIN asset a ON a.theme_id = t.id`,
          list,
        )
      : all<{ id: string }>(
          db,
          `SELECT a.uid AS id FROM asset a
            WHERE a.${field} IS NOT NULL AND EXISTS (SELECT 1 FROM json_each(?) n WHERE a.${field} = n.value COLLATE NOCASE)`,
          list,
        );
  return rows.map(({ id }) => ({ id, changes: [{ field, op: 'set', value: into }] }));
}

/** What makes every event that people said one of these names of say `into`. */
export function renamedEvents(db: Reader, kind: TermKind, names: readonly string[], into: string): ThingItem[] {
  const field = fields[kind].event;
  if (field === undefined) return [];
  const from = new Set(names.map(folded));
  const rows = all<{ uid: string }>(db, 'SELECT uid FROM event WHERE state <> 0');
  return rows.flatMap(({ uid }) => {
    const said = saidOfThing(db, 'event', uid).get(field);
    if (said === undefined) return [];
    const list = typeof said === 'string' ? [said] : said;
    if (!list.some((word) => from.has(folded(word)))) return [];
    return [
      {
        subject: 'event',
        id: uid,
        words: { [field]: typeof said === 'string' ? into : replaced(list, from, into) },
      } satisfies ThingItem,
    ];
  });
}

function replaced(list: readonly string[], from: ReadonlySet<string>, into: string): string[] {
  const same = new Set([...from, folded(into)]);
  return [...new Set(list.map((word) => (same.has(folded(word)) ? into : word)))];
}
