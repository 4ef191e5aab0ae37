import type { EditChange, ListField, TextField } from '../../../shared/model/edit.ts';
import { templateNames } from '../../../shared/text/template.ts';
import { createStore } from '../../state/store.ts';
import { today } from '../../state/today.ts';
import { readTypedDate } from '../inspector/read-date.ts';

export type BatchWay = 'fields' | 'replace' | 'template';
export type WordsWay = 'add' | 'remove' | 'set';

export interface WordsForm {
  readonly how: WordsWay;
  readonly text: string;
  /** All words are to go, which nobody says by leaving a field empty. */
  readonly isClear?: boolean;
}

/** What a person wrote into the dialog; only what was touched is there. */
export interface BatchForm {
  readonly way: BatchWay;
  /** `''` clears. A date is kept as it was typed. */
  readonly texts: Readonly<Partial<Record<TextField | 'date', string>>>;
  readonly lists: Readonly<Partial<Record<ListField, WordsForm>>>;
  readonly replace: {
    readonly find: string;
    readonly value: string;
    readonly fields: readonly (TextField | ListField)[];
    readonly matchCase: boolean;
    readonly wholeWords: boolean;
  };
  readonly template: { readonly field: TextField; readonly value: string; readonly start: string };
}

export const emptyForm: BatchForm = {
  way: 'fields',
  texts: {},
  lists: {},
  replace: { find: '', value: '', fields: ['title'], matchCase: false, wholeWords: false },
  template: { field: 'title', value: '', start: '1' },
};

interface Kept {
  /** Which assets it was written for. */
  readonly of: string;
  readonly form: BatchForm;
  /** Why it could not be saved. */
  readonly failed?: unknown;
}

/** What was written and not saved, until it is: shutting the dialog by mistake loses nothing. */
export const kept = createStore<Kept>({ of: '', form: emptyForm });

/** Tells selections apart by their size and some of their members. */
export const nameOf = (ids: readonly string[]): string =>
  `${ids.length} ${ids[0]} ${ids.at(-1)} ${ids[ids.length >> 1]}`;

/** What was written for these assets; words that were written for others are not carried over. */
export const formFor = (ids: readonly string[]): BatchForm => {
  const { of, form } = kept.get();
  return of === nameOf(ids) ? form : { ...form, texts: {}, lists: {} };
};

/** Words parted by commas, semicolons or lines, each once. */
export const partedWords = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,;\n]/)
      .map((word) => word.trim())
      .filter(Boolean),
  ),
];

/** A date as it is saved; undefined while it cannot be read. */
export const dateOf = (typed: string): string | undefined => (typed.trim() === '' ? '' : readTypedDate(typed, today()));

/** The edit that the dialog stands for. Of two ways that mean the same field, the one that stands further on holds. */
export function changesOf({ texts, lists, replace, template }: BatchForm): EditChange[] {
  const changes: EditChange[] = [];
  const text = template.value.trim();
  const isFilled = (field: string) => text !== '' && template.field === field;
  const replaced = replace.find === '' ? [] : replace.fields.filter((field) => !isFilled(field));
  const isLeft = (field: string) => !isFilled(field) && !replaced.some((one) => one === field);
  for (const [field, value] of Object.entries(texts) as [TextField | 'date', string][]) {
    if (!isLeft(field)) continue;
    if (field !== 'date') changes.push({ field, op: 'set', value: value.trim() });
    else {
      const date = dateOf(value);
      if (date !== undefined) changes.push({ field, op: 'set', value: date });
    }
  }
  for (const [field, { how, text: typed, isClear }] of Object.entries(lists) as [ListField, WordsForm][]) {
    const words = partedWords(typed);
    if (!isLeft(field)) continue;
    if (isClear) changes.push({ field, op: 'set', value: [] });
    else if (words.length > 0) changes.push({ field, op: how, value: words });
  }
  const { find, value, matchCase, wholeWords } = replace;
  for (const field of replaced) changes.push({ field, op: 'replace', find, value, matchCase, wholeWords });
  if (text !== '') {
    const start = Math.min(1_000_000, Math.max(0, Math.floor(Number(template.start)) || 0));
    changes.push({ field: template.field, op: 'template', value: text, start });
  }
  return changes;
}

/** Names of the variables of a template in the language of the person, in the order in which they are offered. */
export function variableNames(language: 'id' | 'en'): readonly string[] {
  return language === 'id' ? Object.keys(templateNames) : Object.values(templateNames);
}
