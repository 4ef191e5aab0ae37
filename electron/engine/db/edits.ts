import { BahanError } from '../../../shared/errors.ts';
import type { EditChange } from '../../../shared/model/edit.ts';
import { cleanWord } from '../../../shared/text/clean.ts';
import type { SaidValue } from './assets.ts';
import type { Reader, Writer } from './connection.ts';
import { type EditContext, type EditResult, recordEdit } from './edit-log.ts';
import type { JournalItem } from './journal.ts';
import { looksAtShown, newValue } from './new-value.ts';
import { type Shown, shownOf } from './shown.ts';
import { type SpokenOf, spokenOf, whereOf } from './spoken-of.ts';
import type { Subject, ThingValue } from './subjects.ts';
import { knownName } from './term-rows.ts';
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
 * @throws `asset-not-found` when none of the assets is there; `bad-input` for a word that would become too long. Nothing is
 *   changed then. Also what the disk has to say.
 */
export function applyEdit(
  db: Writer,
  context: EditContext,
  items: readonly EditItem[],
  things: readonly ThingItem[] = [],
): EditResult {
  const journalItems: JournalItem[] = things.flatMap((thing) => thingItems(db, thing));
  const { differences, gone } = differencesOf(db, items, things);
  if (gone.length > 0 && gone.length === items.length)
    throw new BahanError('asset-not-found', { id: gone[0] as string });
  for (const { asset, field, value, previous } of differences) {
    journalItems.push({ asset: asset.uid, content: asset.content, ...whereOf(asset), field, value, previous });
  }
  return { ...recordEdit(db, context, journalItems, null), gone };
}

/** What one field of one asset says differently after an edit. */
export interface Difference {
  readonly asset: SpokenOf;
  readonly field: EditChange['field'];
  readonly value: SaidValue | null;
  readonly previous: SaidValue | null;
  /** What the asset shows before it, where some change of the edit starts from that. */
  readonly shown: Shown | undefined;
}

/**
 * What an edit would say, asset by asset, each field once; `gone`: ids of which no asset is there. Assets are counted as they
 * stand in the edit, without those that are gone, so that a look beforehand and the edit number them alike.
 * @throws `bad-input` for what would become too long
 */
export function differencesOf(
  db: Reader,
  items: readonly EditItem[],
  things: readonly ThingItem[] = [],
): { differences: Difference[]; gone: string[]; assets: Map<string, SpokenOf> } {
  const assets = spokenOf(
    db,
    items.map(({ id }) => id),
  );
  const gone = items.flatMap(({ id }) => (assets.has(id) ? [] : [id]));
  const present = items.filter(({ id }) => assets.has(id));
  const looking = present.filter(({ changes }) => changes.some(looksAtShown));
  const shown = shownOf(
    db,
    looking.map(({ id }) => assets.get(id)?.id ?? 0),
  );
  const themeOf = themesOf(db, things);
  const differences = present.flatMap(({ id, changes }, at) => {
    const asset = assets.get(id) as SpokenOf;
    return changesOf(asset, shown.get(asset.id), changes, { at, of: present.length }).flatMap((one) => {
      if (one.field !== 'theme' || typeof one.value !== 'string') return [one];
      const value = themeOf(one.value);
      return value === one.previous ? [] : [{ ...one, value }];
    });
  });
  return { differences, gone, assets };
}

/** A theme as the office's list has it: another name of one is that one. What the same edit calls a theme is its name. */
function themesOf(db: Reader, things: readonly ThingItem[]): (name: string) => string {
  const known = new Map<string, string>();
  for (const { subject, words } of things) {
    if (subject === 'theme' && typeof words.name === 'string') known.set(words.name, words.name);
  }
  return (name) => {
    const theme = known.get(name) ?? knownName(db, 'theme', name);
    known.set(name, theme);
    return theme;
  };
}

/** One change after the other: each starts from what the one before it left. */
function changesOf(
  asset: SpokenOf,
  shown: Shown | undefined,
  changes: readonly EditChange[],
  standing: { at: number; of: number },
): Difference[] {
  const before = new Map(changes.map(({ field }) => [field, asset.said.get(field) ?? null]));
  let now = shown;
  for (const change of changes) {
    const value = newValue(asset, now, change, standing);
    if (value === null) asset.said.delete(change.field);
    else asset.said.set(change.field, value);
    // an event is said by its id as well as by its name: only a name is shown
    if (now && value !== null && !(change.field === 'event' && value[0]?.startsWith('@')))
      now = { ...now, [change.field]: value };
  }
  return [...before].flatMap(([field, previous]) => {
    const value = asset.said.get(field) ?? null;
    if (JSON.stringify(value) === JSON.stringify(previous)) return [];
    return [{ asset, field, value, previous, shown }];
  });
}

function thingItems(db: Reader, { subject, id, words, known }: ThingItem): JournalItem[] {
  const said = saidOfThing(db, subject, id);
  return Object.entries(words).flatMap(([field, given]) => {
    const value = given === undefined ? undefined : cleanValue(field, given);
    const isNew = !said.has(field) && known?.[field] !== undefined;
    const previous = said.get(field) ?? known?.[field] ?? null;
    if (value === undefined || (!isNew && JSON.stringify(value) === JSON.stringify(previous))) return [];
    return [{ asset: id, subject, content: null, field, value, previous }];
  });
}

/** Words about a thing, as they are kept; where none is left the field is taken back. */
const cleanValue = (field: string, value: ThingValue | null): ThingValue | null =>
  typeof value === 'string' ? cleanWord(value, field === 'note') || null : value;
