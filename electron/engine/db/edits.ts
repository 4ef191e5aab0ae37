import { BahanError } from '../../../shared/errors.ts';
import type { EditChange } from '../../../shared/model/edit.ts';
import { assetByUid, saidOf } from './assets.ts';
import type { Reader, Writer } from './connection.ts';
import { type EditContext, type EditResult, recordEdit, whereOf } from './edit-log.ts';
import type { JournalItem } from './journal.ts';
import { newValue } from './new-value.ts';
import type { Subject, ThingValue } from './subjects.ts';
import { saidOfThing } from './things.ts';

export interface EditItem {
  readonly id: string;
  readonly changes: readonly EditChange[];
}

/** What is said about a thing that is no asset; null takes a field back. */
export interface ThingItem {
  readonly subject: Subject;
  readonly id: string;
  readonly words: Readonly<Record<string, ThingValue | null | undefined>>;
  /** What holds of it though nobody said so yet: said even where it stays, so that taking it back leads there. */
  readonly known?: Readonly<Record<string, ThingValue>>;
}

/**
 * Says something about assets, as one edit. Order of events: the journal holds it on the disk, then the database does,
 * then it is acknowledged; a crash between the two is mended by `replayJournal` at the next start. Where either of them
 * refuses it (no room), neither keeps it.
 * @throws `asset-not-found` when none of the assets is there; nothing is changed then. Also what the disk has to say.
 */
export function applyEdit(
  db: Writer,
  context: EditContext,
  items: readonly EditItem[],
  things: readonly ThingItem[] = [],
): EditResult {
  const journalItems: JournalItem[] = things.flatMap((thing) => thingItems(db, thing));
  const gone: string[] = [];
  for (const [at, item] of items.entries()) {
    const asset = assetByUid(db, item.id);
    if (!asset) {
      gone.push(item.id);
      continue;
    }
    const said = saidOf(db, asset.id);
    const where = whereOf(db, asset.id);
    for (const change of item.changes) {
      const previous = said.get(change.field) ?? null;
      const value = newValue(db, asset.id, previous, change, { at, of: items.length });
      if (JSON.stringify(value) === JSON.stringify(previous)) continue;
      if (value === null) said.delete(change.field);
      else said.set(change.field, value);
      journalItems.push({ asset: item.id, content: asset.content, ...where, field: change.field, value, previous });
    }
  }
  if (gone.length > 0 && gone.length === items.length)
    throw new BahanError('asset-not-found', { id: gone[0] as string });
  return { ...recordEdit(db, context, journalItems, null), gone };
}

function thingItems(db: Reader, { subject, id, words, known }: ThingItem): JournalItem[] {
  const said = saidOfThing(db, subject, id);
  return Object.entries(words).flatMap(([field, value]) => {
    const isNew = !said.has(field) && known?.[field] !== undefined;
    const previous = said.get(field) ?? known?.[field] ?? null;
    if (value === undefined || (!isNew && JSON.stringify(value) === JSON.stringify(previous))) return [];
    return [{ asset: id, subject, content: null, field, value, previous }];
  });
}
