import type { Proposal } from '../../../shared/model/asset.ts';
import type { Event, EventWords } from '../../../shared/model/event.ts';
import type { FormField, TypedWords } from '../../state/describing.ts';
import { formFields } from '../../state/describing.ts';
import { readTypedDate } from '../inspector/read-date.ts';

/** What a field of an event shows, and where that comes from. */
export interface Shown {
  readonly text: string;
  /** `typed`: not confirmed yet. `proposed`: a guess of the program. `said`: somebody's word. */
  readonly from: 'typed' | 'said' | 'proposed' | 'nothing';
  readonly proposal: Proposal | undefined;
}

/** Names are parted by semicolons: titles of people hold commas (*H. Dadang Supriatna, S.IP., M.Si.*). */
export const partedNames = (text: string): string[] => [
  ...new Set(
    text
      .split(/[;\n]/)
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  ),
];

/** What people said of a field of an event, as it is written; undefined where nobody did. */
export function saidText(event: Event, field: FormField, writeDate: (value: string) => string): string | undefined {
  if (field === 'people') return event.people.length > 0 ? event.people.join('; ') : undefined;
  const value = event[field];
  if (value === null) return undefined;
  return field === 'date' ? writeDate(value) : value;
}

/** What people said of a field, as it is kept; '' where nobody did. */
export function saidValue(event: Event, field: FormField): string {
  return saidText(event, field, (value) => value) ?? '';
}

/** What stands in a field while nobody types. */
export function knownText(event: Event, field: FormField, writeDate: (value: string) => string): string {
  const said = saidText(event, field, writeDate);
  if (said !== undefined) return said;
  const guess = event.proposed[field]?.value;
  if (guess === undefined) return '';
  return field === 'date' ? writeDate(guess) : guess;
}

export function shownIn(
  event: Event,
  field: FormField,
  typed: TypedWords,
  writeDate: (value: string) => string,
): Shown {
  const draft = typed[field];
  const known = knownText(event, field, writeDate);
  const proposal = event.proposed[field];
  if (draft && draft.text !== known) return { text: draft.text, from: 'typed', proposal: undefined };
  if (saidText(event, field, writeDate) !== undefined) return { text: known, from: 'said', proposal: undefined };
  return known === ''
    ? { text: '', from: 'nothing', proposal: undefined }
    : { text: known, from: 'proposed', proposal };
}

/**
 * What somebody else said of a field while it was typed into; undefined when nobody did, or when both say the same.
 */
export function saidMeanwhile(
  event: Event,
  field: FormField,
  typed: TypedWords,
  writeDate: (value: string) => string,
): string | undefined {
  const draft = typed[field];
  const now = saidValue(event, field);
  if (!draft || now === '' || now === draft.base) return undefined;
  const known = knownText(event, field, writeDate);
  return known === draft.text ? undefined : known;
}

/**
 * The words to confirm: what is typed, else what is said, else what is proposed. A field that was emptied is cleared.
 * `wrong` names fields whose text is not understood.
 * @param today YYYY-MM-DD
 */
export function wordsOf(
  event: Event,
  typed: TypedWords,
  writeDate: (value: string) => string,
  today: string,
): { readonly words: EventWords; readonly wrong: readonly FormField[]; readonly empty: readonly FormField[] } {
  const words: Record<string, unknown> = {};
  const wrong: FormField[] = [];
  const empty: FormField[] = [];
  for (const field of formFields) {
    const { text, from } = shownIn(event, field, typed, writeDate);
    const trimmed = text.trim();
    if (trimmed === '') {
      empty.push(field);
      // emptied by a person, which is a word too
      if (from === 'typed') words[field] = field === 'people' ? [] : null;
    } else if (field === 'date') {
      // what the program wrote is what the program meant
      const value = from === 'typed' ? readTypedDate(trimmed, today) : (event.date ?? event.proposed.date?.value);
      if (value === undefined) wrong.push(field);
      else words[field] = value;
    } else words[field] = field === 'people' ? partedNames(trimmed) : trimmed;
  }
  return { words: words as EventWords, wrong, empty };
}
