import { kindByWord, lackingByWord, statusByWord } from '../../../shared/query/keywords.ts';
import type { Translate } from '../../state/language.tsx';
import { type Filter, filtersOf } from '../../state/query.ts';

/** The search text as the field shows it: finished filters as chips, and what is still words. */
export interface Split {
  readonly chips: readonly Filter[];
  readonly words: string;
}

/** A filter becomes a chip once a space follows it: until then it is still being written. */
export function split(text: string): Split {
  const chips = filtersOf(text).filter(({ span }) => /\s/.test(text.charAt(span.to)));
  let words = '';
  let at = 0;
  for (const { span } of chips) {
    words += text.slice(at, span.from);
    at = span.to + 1;
  }
  return { chips, words: (words + text.slice(at)).trimStart() };
}

export function join(chips: readonly Filter[], words: string): string {
  return chips.map((chip) => `${chip.text} `).join('') + words;
}

/** Finishes a filter that was still being written, as when the person leaves the field. */
export function finished(text: string): string {
  return filtersOf(text).at(-1)?.span.to === text.length ? `${text} ` : text;
}

/** What a chip says: short where the value speaks for itself. */
export function chipWords(filter: Filter, t: Translate): string {
  const said = meaning(filter, t);
  return filter.isExcluded ? `${t('search.not')} ${said}` : said;
}

function meaning({ field, value }: Filter, t: Translate): string {
  const word = value.toLowerCase();
  const kind = field === 'kind' ? kindByWord.get(word) : undefined;
  if (kind) return t(`kind.${kind}`);
  const status = field === 'status' ? statusByWord.get(word) : undefined;
  if (status) return t(`search.status.${status}`);
  const lacking = field === 'lacking' ? lackingByWord.get(word) : undefined;
  if (lacking) return `${t('search.field.lacking')} ${t(`search.field.${lacking}`)}`;
  if (field === 'year') return value;
  if (field === 'folder') return `${t('search.field.folder')}: ${value.split(/[\\/]/).filter(Boolean).at(-1) ?? value}`;
  return `${t(`search.field.${field}`)}: ${value}`;
}
