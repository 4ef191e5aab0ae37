import type { EditChange, ListField } from '../../../shared/model/edit.ts';
import type { SaidValue } from './assets.ts';
import { get, type Reader } from './connection.ts';
import { filledIn, type Standing } from './filled-in.ts';

/** What a field says after a change; null: nothing is said, and the file's own word shows again. */
export function newValue(
  db: Reader,
  assetId: number,
  previous: SaidValue | null,
  change: EditChange,
  standing: Standing,
): SaidValue | null {
  switch (change.op) {
    case 'replace':
    case 'template':
      return filledIn(db, assetId, previous, change, standing);
    case 'set':
      // out of any stack is something said, too
      if (change.field === 'stack') return change.value;
      if (!Array.isArray(change.value)) return textOf(change.value);
      return cleanList(change.value).length ? cleanList(change.value) : null;
    case 'add':
      if (change.field === 'turn') return textOf((((Number(previous ?? 0) + change.value) % 4) + 4) % 4 || null);
      if (change.field === 'shift') return textOf(Number(previous ?? 0) + (change.value ?? 0) || null);
      return [...new Set([...listOf(db, assetId, previous, change.field), ...cleanList(change.value)])];
    case 'remove': {
      const out = new Set(cleanList(change.value).map((word) => word.toLocaleLowerCase('id')));
      const rest = listOf(db, assetId, previous, change.field).filter((word) => !out.has(word.toLocaleLowerCase('id')));
      // an emptied list stays said: else the file's own words would come back
      return rest.length === 0 && change.field === 'collections' ? null : rest;
    }
  }
}

const textOf = (value: string | number | null): string | null => (value === null ? null : String(value).trim() || null);

const cleanList = (value: readonly string[]): string[] => [
  ...new Set(value.map((word) => word.trim()).filter(Boolean)),
];

function listOf(
  db: Reader,
  assetId: number,
  previous: SaidValue | null,
  field: ListField | 'collections',
): readonly string[] {
  if (previous !== null) return previous as readonly string[];
  return field === 'collections' ? [] : shownList(db, assetId, field);
}

function shownList(db: Reader, assetId: number, field: ListField): string[] {
  const row = get<{ list: string }>(db, `SELECT ${field} AS list FROM asset WHERE id = ?`, assetId);
  return JSON.parse(row?.list ?? '[]') as string[];
}
