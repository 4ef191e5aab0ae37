import { BahanError } from '../../../shared/errors.ts';
import type { EditChange } from '../../../shared/model/edit.ts';
import type { EventWords } from '../../../shared/model/event.ts';
import { tidyDate } from '../../../shared/text/tidy-date.ts';
import type { SaidValue } from './assets.ts';
import type { ThingValue, ThingWords } from './subjects.ts';

/** What an event hands on to its assets. */
export const handedOn = ['title', 'theme', 'date', 'place', 'people', 'unit'] as const;
export type HandedOn = (typeof handedOn)[number];

/** Words of an event by field; null says that a field is cleared. */
export type TidyWords = Readonly<Record<string, ThingValue | null>>;

/**
 * The words of a call as they are kept: trimmed, empty ones are none, a date in order.
 * @throws `bad-input` for a date that no calendar has
 */
export function tidyWords(words: EventWords): TidyWords {
  const tidy: Record<string, ThingValue | null> = {};
  for (const [field, value] of Object.entries(words)) {
    if (value === undefined) continue;
    if (Array.isArray(value)) {
      const list = [...new Set(value.map((word) => word.trim()).filter(Boolean))];
      tidy[field] = list.length > 0 ? list : null;
    } else {
      tidy[field] = value?.trim() || null;
    }
  }
  const { date } = tidy;
  if (typeof date !== 'string') return tidy;
  const known = tidyDate(date);
  if (known === null) throw new BahanError('bad-input', { date });
  return { ...tidy, date: known };
}

/** Whether an asset says what its event says; the order of people is of no matter. */
export function isSame(a: SaidValue | undefined, b: ThingValue | null | undefined): boolean {
  if (a === undefined || b === undefined || b === null) return false;
  if (typeof a === 'string' || typeof b === 'string') return a === b;
  return a.length === b.length && [...a].sort().join('\n') === [...b].sort().join('\n');
}

/** What an asset says anew when the words of its event become others: that which it said with the event before. */
export function follow(said: ReadonlyMap<string, SaidValue>, before: ThingWords, after: ThingWords): EditChange[] {
  return handedOn.flatMap((field) => {
    const [old, next] = [before.get(field), after.get(field)];
    if (!isSame(said.get(field), old) || JSON.stringify(old) === JSON.stringify(next)) return [];
    return [saying(field, next ?? null)];
  });
}

export function saying(field: HandedOn, value: ThingValue | null): EditChange {
  if (field === 'people')
    return { field, op: 'set', value: value === null || typeof value === 'string' ? [] : [...value] };
  return { field, op: 'set', value: typeof value === 'string' ? value : null };
}

/** The words of an event after a change of some of them. */
export function changedWords(before: ThingWords, change: TidyWords): ThingWords {
  const after = new Map(before);
  for (const [field, value] of Object.entries(change)) {
    if (value === null) after.delete(field);
    else after.set(field, value);
  }
  return after;
}
