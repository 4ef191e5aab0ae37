import type { EditField, ListField, TextField } from '../../../shared/model/edit.ts';
import { all, type Reader } from './connection.ts';

/** The words that an asset shows: a person's, else its file's own. */
export type Shown = { [Field in TextField | 'date']: string | null } & { [Field in ListField]: string[] } & {
  /** Of its first file. */
  readonly name: string;
  /** Path of its folder, relative to its root. */
  readonly folder: string;
};

type Row = Omit<Shown, ListField> & { readonly id: number; readonly keywords: string; readonly people: string };

const byIds = `SELECT a.id, a.title, a.caption, a.creator, a.copyright, a.place, a.unit, t.name AS theme, e.name AS event,
    a.date, a.name, d.path AS folder, a.keywords, a.people
  FROM json_each(?) j CROSS JOIN asset a ON a.id = j.value JOIN dir d ON d.id = a.dir_id
  LEFT JOIN theme t ON t.id = a.theme_id LEFT JOIN event e ON e.id = a.event_id`;

/** What assets show, by row id. */
export function shownOf(db: Reader, ids: readonly number[]): Map<number, Shown> {
  const rows = all<Row>(db, byIds, JSON.stringify(ids));
  return new Map(
    rows.map(({ id, keywords, people, ...row }) => [
      id,
      { ...row, keywords: JSON.parse(keywords) as string[], people: JSON.parse(people) as string[] },
    ]),
  );
}

/** The words of a field as one text, for a look. */
export function shownText(shown: Shown, field: EditField): string | null {
  const value = shown[field];
  return Array.isArray(value) ? value.join(', ') || null : value;
}
