import type { EditChange } from '../../../shared/model/edit.ts';
import { assetKinds } from '../../../shared/model/kind.ts';
import { cleanWord, cleanWords } from '../../../shared/text/clean.ts';
import { tidyDate } from '../../../shared/text/tidy-date.ts';
import type { SaidValue } from './assets.ts';
import { filledIn, type Standing } from './filled-in.ts';
import type { Shown } from './shown.ts';
import type { SpokenOf } from './spoken-of.ts';

/** Whether a change starts from the words that an asset shows, and not only from what is said of it. */
export const looksAtShown = ({ op, field }: EditChange): boolean =>
  op === 'replace' || op === 'template' || ((op === 'add' || op === 'remove') && isWords(field));

const isWords = (field: string): boolean => field === 'keywords' || field === 'people';

const photo = assetKinds.indexOf('photo');

/**
 * What a field says after a change; null: nothing is said, and the file's own word shows again. `shown` is needed where
 * `looksAtShown` says so.
 * @throws `bad-input` for what would become too long
 */
export function newValue(
  asset: SpokenOf,
  shown: Shown | undefined,
  change: EditChange,
  standing: Standing,
): SaidValue | null {
  const previous = asset.said.get(change.field) ?? null;
  switch (change.op) {
    case 'replace':
    case 'template':
      return shown ? filledIn(shown, previous, change, standing) : previous;
    case 'set':
      // out of any stack is something said, too
      if (change.field === 'stack') return change.value;
      if (change.field === 'date') return change.value ? (tidyDate(change.value) ?? change.value) : null;
      if (Array.isArray(change.value)) return cleanWords(change.value).length ? cleanWords(change.value) : null;
      return textOf(change.value, change.field === 'caption');
    case 'add':
      // only photos are drawn turned: films and sounds play as they are, and documents are read as they are
      if (change.field === 'turn') {
        return asset.kind === photo ? textOf((((Number(previous ?? 0) + change.value) % 4) + 4) % 4 || null) : previous;
      }
      if (change.field === 'shift') return textOf(Number(previous ?? 0) + (change.value ?? 0) || null);
      return [...new Set([...listOf(previous, shown, change.field), ...cleanWords(change.value)])];
    case 'remove': {
      const out = new Set(cleanWords(change.value).map((word) => word.toLocaleLowerCase('id')));
      const rest = listOf(previous, shown, change.field).filter((word) => !out.has(word.toLocaleLowerCase('id')));
      // an emptied list stays said: else the file's own words would come back
      return rest.length === 0 && change.field === 'collections' ? null : rest;
    }
  }
}

const textOf = (value: string | number | null, lines = false): string | null =>
  value === null ? null : cleanWord(String(value), lines) || null;

const listOf = (
  previous: SaidValue | null,
  shown: Shown | undefined,
  field: 'keywords' | 'people' | 'collections',
): readonly string[] => {
  if (previous !== null) return previous as readonly string[];
  return field === 'collections' ? [] : (shown?.[field] ?? []);
};
