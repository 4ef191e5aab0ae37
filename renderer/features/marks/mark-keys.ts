import type { MessageKey, MessageValues } from '../../../shared/i18n/format.ts';
import { type EditChange, type LabelColour, labelColours } from '../../../shared/model/edit.ts';
import { keyTable } from '../../state/key-table.ts';
import { type Struck, struck } from '../../state/keys.ts';
import type { Translate } from '../../state/language.tsx';

/** What people set while they look assets through. */
export type MarkChange = Extract<EditChange, { field: 'rating' | 'pick' | 'label' | 'turn' }>;

/** What an asset says by marks; undefined where that is not known, or differs among many. */
export interface MarksNow {
  readonly rating: number | null | undefined;
  readonly pick: 'chosen' | 'rejected' | null | undefined;
  readonly label: LabelColour | null | undefined;
}

/** The key of each colour, beside those of the stars. */
export const colourKey = (colour: LabelColour): string =>
  keyTable.chosen.acts.label.keys[labelColours.indexOf(colour)] ?? '';

const isMark = (act: string): act is MarkAct => act in marks;
const { rate, pick, label, turn } = keyTable.chosen.acts;
const marks = { rate, pick, label, turn };
type MarkAct = keyof typeof marks;

/** Which mark a key sets, and by which of its keys; undefined for every other key. */
export function markKey(key: string): Struck<MarkAct> | undefined {
  const found = struck('chosen', { key });
  return found && isMark(found.act) ? { act: found.act, at: found.at } : undefined;
}

/** What a key says about what is chosen; a choice or a colour that is there already is taken away by its key. */
export function markOfKey(key: string, now: MarksNow): MarkChange | undefined {
  const found = markKey(key);
  switch (found?.act) {
    case 'rate':
      return { field: 'rating', op: 'set', value: Number(key) || null };
    case 'label': {
      const colour = labelColours[found.at] ?? null;
      return { field: 'label', op: 'set', value: now.label === colour ? null : colour };
    }
    case 'pick': {
      const value = (['chosen', 'rejected', null] as const)[found.at] ?? null;
      return { field: 'pick', op: 'set', value: now.pick === value ? null : value };
    }
    case 'turn':
      return { field: 'turn', op: 'add', value: found.at === 0 ? -1 : 1 };
    case undefined:
      return undefined;
  }
}

export const stars = (rating: number): string => '★'.repeat(rating);

/** What has been done, in words; `count` is added by whoever tells. */
export function doneWords(change: MarkChange, t: Translate): { key: MessageKey; values?: MessageValues } {
  switch (change.field) {
    case 'rating':
      return change.value === null
        ? { key: 'marks.done.unrated' }
        : { key: 'marks.done.rating', values: { stars: stars(change.value) } };
    case 'pick':
      return { key: change.value === null ? 'marks.done.unpicked' : `marks.done.${change.value}` };
    case 'label':
      return change.value === null
        ? { key: 'marks.done.unlabelled' }
        : { key: 'marks.done.label', values: { colour: t(`marks.colour.${change.value}`).toLocaleLowerCase() } };
    case 'turn':
      return { key: 'marks.done.turned' };
  }
}

/** Marks as words, for those who do not see them. */
export function markWords(marks: MarksNow, t: Translate): string[] {
  const words: string[] = [];
  if (marks.rating) words.push(t('marks.rating.value', { count: marks.rating }));
  if (marks.pick) words.push(t(`marks.${marks.pick}`).toLocaleLowerCase());
  if (marks.label) {
    words.push(t('marks.said-colour', { colour: t(`marks.colour.${marks.label}`).toLocaleLowerCase() }));
  }
  return words;
}
