import type { EditChange, EditField } from '../../../shared/model/edit.ts';
import { editField } from '../../../shared/model/edit.ts';
import { assetByUid, saidOf } from './assets.ts';
import { all, get, type Reader } from './connection.ts';
import type { EditItem } from './edits.ts';
import { shownText } from './filled-in.ts';
import { newValue } from './new-value.ts';

export interface EditDifference {
  readonly id: string;
  readonly name: string;
  readonly field: EditField;
  readonly before: string | null;
  readonly after: string | null;
}

/** What an edit would do; `limit` differences are listed, all assets that would change are counted. Nothing is written. */
export function previewEdit(
  db: Reader,
  ids: readonly string[],
  changes: readonly EditChange[],
  limit: number,
): { changed: number; items: EditDifference[] } {
  const items: EditDifference[] = [];
  let changed = 0;
  for (const [at, id] of ids.entries()) {
    const asset = assetByUid(db, id);
    if (!asset) continue;
    const said = saidOf(db, asset.id);
    let differs = false;
    for (const change of changes) {
      const previous = said.get(change.field) ?? null;
      const value = newValue(db, asset.id, previous, change, { at, of: ids.length });
      if (JSON.stringify(value) === JSON.stringify(previous)) continue;
      differs = true;
      const field = editField.safeParse(change.field);
      if (items.length >= limit || !field.success) continue;
      items.push({
        id,
        name: get<{ name: string }>(db, 'SELECT name FROM asset WHERE id = ?', asset.id)?.name ?? '',
        field: field.data,
        before: shownText(db, asset.id, field.data),
        after: typeof value === 'string' || value === null ? value : value.join(', '),
      });
    }
    if (differs) changed += 1;
  }
  return { changed, items };
}

/** The best guess of each field that nobody spoke of, as words of a person. */
export function confirmedItems(db: Reader, ids: readonly string[], fields?: readonly EditField[]): EditItem[] {
  return ids.map((id) => {
    const asset = assetByUid(db, id);
    const said = asset ? saidOf(db, asset.id) : new Map();
    const guesses = asset
      ? all<{ field: string; value: string }>(
          db,
          'SELECT field, value FROM proposal WHERE asset_id = ? ORDER BY certainty DESC, value',
          asset.id,
        )
      : [];
    const changes: EditChange[] = [];
    for (const [name, values] of Map.groupBy(guesses, (guess) => guess.field)) {
      const field = editField.safeParse(name === 'description' ? 'caption' : name);
      if (!field.success || said.has(field.data) || (fields && !fields.includes(field.data))) continue;
      const words = values.map(({ value }) => value);
      if (field.data === 'keywords' || field.data === 'people') {
        changes.push({ field: field.data, op: 'add', value: words });
      } else if (words[0] !== undefined) {
        changes.push({ field: field.data, op: 'set', value: words[0] });
      }
    }
    return { id, changes };
  });
}
