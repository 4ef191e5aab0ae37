import type { EventAsset } from '../../../shared/model/event.ts';
import type { MarksNow } from '../marks/mark-keys.ts';

/** The marks that all of these have; undefined where they differ. */
export function marksOf(items: readonly EventAsset[]): MarksNow {
  const [first] = items;
  if (!first) return { rating: undefined, pick: undefined, label: undefined };
  const same = (field: 'rating' | 'pick' | 'label') => items.every((item) => item[field] === first[field]);
  return {
    rating: same('rating') ? first.rating : undefined,
    pick: same('pick') ? first.pick : undefined,
    label: same('label') ? first.label : undefined,
  };
}
