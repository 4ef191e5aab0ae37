import type { AssetWhole, HistoryEntry } from '../../../shared/model/asset.ts';
import { type EditChange, editChange, editField, isListField } from '../../../shared/model/edit.ts';

/**
 * The change by which a field says again what it said before an edit; undefined where it says that already, and for what is
 * no word of one asset alone (its stack, its collections).
 */
export function backChange(entry: HistoryEntry, whole: AssetWhole): EditChange | undefined {
  const { field, previous } = entry;
  const now = nowOf(field, whole);
  if (now === undefined || JSON.stringify(now) === JSON.stringify(previous ?? (Array.isArray(now) ? [] : null))) {
    return undefined;
  }
  const value =
    field === 'rating' ? (previous === null ? null : Number(previous)) : isList(field) ? (previous ?? []) : previous;
  const change = editChange.safeParse({ field, op: 'set', value });
  return change.success ? change.data : undefined;
}

const isList = (field: string): boolean => {
  const known = editField.safeParse(field);
  return known.success && isListField(known.data);
};

/** What the asset says now, as history writes it. */
function nowOf(field: string, whole: AssetWhole): string | readonly string[] | null | undefined {
  if (field === 'rating') return whole.rating === null ? null : String(whole.rating);
  if (field === 'pick' || field === 'label') return whole[field];
  if (field === 'event') return whole.event === null ? null : `@${whole.eventId}`;
  const known = editField.safeParse(field);
  if (!known.success) return undefined;
  return known.data === 'caption' ? whole.description : whole[known.data];
}
