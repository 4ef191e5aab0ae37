import { BahanError } from '../../../shared/errors.ts';
import type { EditChange } from '../../../shared/model/edit.ts';
import { cleanWord } from '../../../shared/text/clean.ts';
import { dateInWords } from '../../../shared/text/date-words.ts';
import { fillTemplate, type TemplateVariable } from '../../../shared/text/template.ts';
import type { SaidValue } from './assets.ts';
import type { Shown } from './shown.ts';

type Replacement = Extract<EditChange, { op: 'replace' }>;
type Filling = Extract<EditChange, { op: 'template' }>;

/** Where one asset stands among those of an edit: for {nomor} and {jumlah}. */
export interface Standing {
  /** Counted from 0. */
  readonly at: number;
  readonly of: number;
}

/** Characters of one word of a person; a template or a replacement may not make longer ones either. */
const longest = 5000;

/**
 * What a field says after a replacement or a template; both work on the words that the asset shows, also on its file's own.
 * Null: nothing to say. What does not change is left as it was said (`previous`).
 * @throws `bad-input` with `field`, `length` and `most` where it would become too long
 */
export function filledIn(
  shown: Shown,
  previous: SaidValue | null,
  change: Replacement | Filling,
  standing: Standing,
): SaidValue | null {
  const fits = (word: string): string => {
    if (word.length <= longest) return word;
    throw new BahanError('bad-input', { field: change.field, length: word.length, most: longest, name: shown.name });
  };
  const lines = change.field === 'caption';
  if (change.op === 'template') return fits(cleanWord(filled(shown, change, standing), lines)) || null;
  const pattern = patternOf(change);
  const replaced = (text: string): string => fits(replace(text, pattern, change.value, lines));
  if (change.field === 'keywords' || change.field === 'people') {
    const list = shown[change.field];
    const next = [...new Set(list.map(replaced).filter(Boolean))];
    return JSON.stringify(next) === JSON.stringify(list) ? previous : next;
  }
  const text = shown[change.field];
  if (text === null) return previous;
  const next = replaced(text);
  return next === text ? previous : next || null;
}

/** A text in which nothing was found stays to the letter. Where words were taken out, one of the spaces around them goes too. */
function replace(text: string, pattern: RegExp, value: string, lines: boolean): string {
  const composed = text.normalize('NFC');
  let found = false;
  const next = composed.replace(pattern, () => {
    found = true;
    return value;
  });
  if (!found) return text;
  return cleanWord(value === '' ? next.replace(/ {2,}/g, ' ') : next, lines);
}

/** Letters however they are composed; whole words end where no letter or digit goes on. */
function patternOf({ find, matchCase, wholeWords }: Replacement): RegExp {
  const escaped = find
    .toWellFormed()
    .normalize('NFC')
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const word = wholeWords ? `(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])` : escaped;
  return new RegExp(word, matchCase ? 'gu' : 'giu');
}

function filled(shown: Shown, { value, start }: Filling, { at, of }: Standing): string {
  const digits = String(start + of - 1).length;
  const values: Record<TemplateVariable, string | null> = {
    title: shown.title,
    theme: shown.theme,
    date: shown.date && dateInWords(shown.date),
    event: shown.event,
    place: shown.place,
    people: shown.people.join(', '),
    creator: shown.creator,
    unit: shown.unit,
    name: shown.name.replace(/(?<=.)\.[^.]+$/, ''),
    folder: shown.folder.split('/').at(-1) ?? '',
    number: String(start + at).padStart(digits, '0'),
    count: String(of),
  };
  return fillTemplate(value, values);
}
