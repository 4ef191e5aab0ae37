import { type EditChange, listFields, rightsField, textFields } from '../../../shared/model/edit.ts';
import type { Reader } from '../db/connection.ts';
import type { EditItem } from '../db/edits.ts';
import { shownOf } from '../db/shown.ts';
import { type SpokenOf, spokenOf } from '../db/spoken-of.ts';

/** One of several pictures that look alike is kept, the others are hidden behind it; public ids. */
export interface Keeping {
  readonly keep: string;
  readonly hide: readonly string[];
}

/** Assets whose words are read at once. */
const atOnce = 500;

/**
 * What is to be said so that of each group one picture stays in sight, as changes of one edit. Hidden ones keep all that
 * was said of them.
 * @param withWords for copies of one picture: what people said of a hidden one alone is said of the kept one too (where it
 *   shows nothing of its own), and it takes its place in collections
 */
export function keepingItems(db: Reader, groups: readonly Keeping[], withWords: boolean): EditItem[] {
  const kept = new Set(groups.map(({ keep }) => keep));
  const items: EditItem[] = [];
  for (let from = 0; from < groups.length; from += atOnce) {
    const part = groups.slice(from, from + atOnce);
    const assets = withWords ? spokenOf(db, part.flatMap(idsOf)) : new Map<string, SpokenOf>();
    for (const group of part) {
      const hide = group.hide.filter((id) => !kept.has(id));
      for (const id of hide) items.push({ id, changes: [{ field: 'hidden', op: 'set', value: 'yes' }] });
      const own = assets.get(group.keep);
      const words = own
        ? brought(
            db,
            own,
            hide.flatMap((id) => assets.get(id) ?? []),
          )
        : [];
      if (words.length > 0) items.push({ id: group.keep, changes: words });
    }
  }
  return items;
}

const idsOf = ({ keep, hide }: Keeping): string[] => [keep, ...hide];

function brought(db: Reader, own: SpokenOf, others: readonly SpokenOf[]): EditChange[] {
  const shown = shownOf(db, [own.id]).get(own.id);
  const all = others.map(({ said }) => said);
  if (!shown) return [];
  const changes: EditChange[] = [];
  for (const field of ['date', ...textFields] as const) {
    const word = all.map((one) => one.get(field)).find((value) => typeof value === 'string' && value !== '');
    // a word of its own, also that it has none, is a person's too
    if (typeof word !== 'string' || own.said.has(field) || shown[field] !== null) continue;
    changes.push({ field, op: 'set', value: word });
  }
  // what is kept back stays so in the copy that is left
  for (const field of rightsField.options) {
    const value = all.map((one) => one.get(field)).find((one) => one !== undefined);
    if (value !== undefined && !own.said.has(field)) changes.push({ field, op: 'set', value } as EditChange);
  }
  for (const field of [...listFields, 'collections'] as const) {
    const value = [...new Set(all.flatMap((one) => [...((one.get(field) as readonly string[] | undefined) ?? [])]))];
    if (value.length > 0) changes.push({ field, op: 'add', value });
  }
  return changes;
}
