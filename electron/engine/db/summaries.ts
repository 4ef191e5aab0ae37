import type { EditField } from '../../../shared/model/edit.ts';
import { all, type Reader } from './connection.ts';

/** What many assets have in common in one field. */
export interface FieldSummary {
  mixed: boolean;
  value: string | string[] | null;
  values: { value: string; count: number }[];
}

const single: Record<Exclude<EditField, 'keywords' | 'people'>, string> = {
  title: 'a.title',
  theme: '(SELECT name FROM theme WHERE id = a.theme_id)',
  date: 'a.date',
  caption: 'a.caption',
  event: '(SELECT name FROM event WHERE id = a.event_id)',
  place: 'a.place',
  creator: 'a.creator',
  copyright: 'a.copyright',
  unit: 'a.unit',
};

/** Most frequent values that a field is summed up in. */
const most = 8;

/** For each field whether all of these assets (public ids) say the same, and what most of them say. */
export function summarize(
  db: Reader,
  ids: readonly string[],
): { count: number; fields: Record<EditField, FieldSummary> } {
  const list = JSON.stringify(ids);
  const from = 'FROM json_each(?) j CROSS JOIN asset a ON a.uid = j.value';
  const count = all<{ n: number }>(db, `SELECT count(*) AS n ${from}`, list)[0]?.n ?? 0;
  const fields = {} as Record<EditField, FieldSummary>;
  for (const [field, expression] of Object.entries(single)) {
    const rows = all<{ value: string | null; count: number }>(
      db,
      `SELECT ${expression} AS value, count(*) AS count ${from} GROUP BY 1 ORDER BY count DESC LIMIT ${most + 1}`,
      list,
    );
    fields[field as EditField] = {
      mixed: rows.length > 1,
      value: rows.length === 1 ? (rows[0]?.value ?? null) : null,
      values: rows
        .flatMap((row) => (row.value === null ? [] : [{ value: row.value, count: row.count }]))
        .slice(0, most),
    };
  }
  for (const field of ['keywords', 'people'] as const) {
    const rows = all<{ value: string; count: number }>(
      db,
      `SELECT w.value, count(*) AS count FROM json_each(?) j CROSS JOIN asset a ON a.uid = j.value, json_each(a.${field}) w
        GROUP BY 1 ORDER BY count DESC`,
      list,
    );
    const shared = rows.every((row) => row.count === count);
    fields[field] = {
      mixed: !shared,
      value: shared ? rows.map((row) => row.value) : null,
      values: rows.slice(0, most),
    };
  }
  return { count, fields };
}
