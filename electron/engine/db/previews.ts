import { type EditChange, type EditField, editField } from '../../../shared/model/edit.ts';
import { tidyDate } from '../../../shared/text/tidy-date.ts';
import { all, get, type Reader } from './connection.ts';
import { differencesOf, type EditItem } from './edits.ts';
import { shownOf, shownText } from './shown.ts';
import { spokenOf } from './spoken-of.ts';

export interface EditDifference {
  readonly id: string;
  readonly name: string;
  readonly field: EditField;
  readonly before: string | null;
  readonly after: string | null;
}

/**
 * What an edit would do; `limit` differences are listed, all assets that would change are counted. Nothing is written.
 * @throws `bad-input` for what would become too long
 */
export function previewEdit(
  db: Reader,
  ids: readonly string[],
  changes: readonly EditChange[],
  limit: number,
): { changed: number; items: EditDifference[] } {
  const { differences } = differencesOf(
    db,
    ids.map((id) => ({ id, changes })),
  );
  const listed = differences
    .flatMap((one) => {
      const field = editField.safeParse(one.field);
      return field.success ? [{ ...one, field: field.data }] : [];
    })
    .slice(0, limit);
  const shown = shownOf(
    db,
    listed.map(({ asset }) => asset.id),
  );
  return {
    changed: new Set(differences.map(({ asset }) => asset.id)).size,
    items: listed.flatMap(({ asset, field, value }) => {
      const before = shown.get(asset.id);
      if (!before) return [];
      const after = typeof value === 'string' || value === null ? value : value.join(', ');
      return [
        {
          ...{ id: asset.uid, name: before.name, field, before: shownText(before, field) },
          after: field === 'event' ? nameOfEvent(db, after) : after,
        },
      ];
    }),
  };
}

/** An event that is said by its id is shown by its name. */
function nameOfEvent(db: Reader, event: string | null): string | null {
  if (!event?.startsWith('@')) return event;
  return get<{ name: string }>(db, 'SELECT name FROM event WHERE uid = ?', event.slice(1))?.name ?? null;
}

/** How well it is known when a file was taken, where a guess of its day may be better. */
const unsure = new Set(['utc-container', 'modified', 'name', 'file', 'none']);

interface Guess {
  readonly uid: string;
  readonly field: string;
  readonly value: string;
}

/**
 * The best guess of each field that nobody spoke of, as words of a person. `fields`: these alone; without, a field for which
 * the file itself says something is left to it, unless all it tells of a day is when it was written.
 */
export function confirmedItems(db: Reader, ids: readonly string[], fields?: readonly EditField[]): EditItem[] {
  const assets = spokenOf(db, ids);
  const rows = [...assets.values()].map(({ id }) => id);
  const shown = shownOf(db, rows);
  const certain = certaintiesOf(db, rows);
  const guesses = Map.groupBy(
    all<Guess>(
      db,
      `SELECT a.uid, p.field, p.value FROM json_each(?) j CROSS JOIN proposal p ON p.asset_id = j.value JOIN asset a ON a.id = j.value
        ORDER BY p.asset_id, p.certainty DESC, p.value`,
      JSON.stringify(rows),
    ),
    ({ uid }) => uid,
  );
  return ids.map((id) => {
    const asset = assets.get(id);
    const own = asset && shown.get(asset.id);
    const changes: EditChange[] = [];
    for (const [name, values] of Map.groupBy(guesses.get(id) ?? [], (guess) => guess.field)) {
      const field = editField.safeParse(name === 'description' ? 'caption' : name);
      if (!asset || !own || !field.success || asset.said.has(field.data)) continue;
      const isLeft = field.data === 'date' && unsure.has(certain.get(asset.id) ?? 'none');
      if (fields ? !fields.includes(field.data) : shownText(own, field.data) !== null && !isLeft) continue;
      const words = values.map(({ value }) => value);
      if (field.data === 'keywords' || field.data === 'people') {
        changes.push({ field: field.data, op: 'add', value: words });
      } else if (words[0] !== undefined && (field.data !== 'date' || tidyDate(words[0]) !== null)) {
        changes.push({ field: field.data, op: 'set', value: words[0] });
      }
    }
    return { id, changes };
  });
}

function certaintiesOf(db: Reader, ids: readonly number[]): Map<number, string> {
  const rows = all<{ id: number; certainty: string }>(
    db,
    'SELECT a.id, a.captured_certainty AS certainty FROM json_each(?) j CROSS JOIN asset a ON a.id = j.value',
    JSON.stringify(ids),
  );
  return new Map(rows.map(({ id, certainty }) => [id, certainty]));
}
