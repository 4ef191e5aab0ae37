import { en } from '../../../../shared/i18n/en.ts';
import {
  formats,
  type Language,
  type MessageKey,
  type MessageValues,
  translate,
} from '../../../../shared/i18n/format.ts';
import { id } from '../../../../shared/i18n/id.ts';
import type { SheetRow } from './sheet-rows.ts';

/** Says things in the language of a sheet. */
export interface SheetWords {
  readonly language: Language;
  say(key: MessageKey, values?: MessageValues): string;
  /** A date of an asset in words. */
  date(value: string): string;
  /** The day on which the sheet is made. */
  readonly today: string;
}

/** @param now epoch milliseconds */
export function sheetWords(language: Language, now: number): SheetWords {
  const { date } = formats(language);
  const at = new Date(now);
  const two = (value: number): string => String(value).padStart(2, '0');
  return {
    language,
    say: (key, values) => translate(language === 'id' ? id : en, language, key, values),
    date,
    today: `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`,
  };
}

export const titleOf = (row: SheetRow, { say }: SheetWords): string => row.title ?? row.event ?? say('sheet.untitled');

/** Who made it and whose it is: *Foto: Siti · © Pemkab Suka Maju*; empty where nobody is known. */
export function creditOf({ kind, creator, copyright }: SheetRow, { say }: SheetWords): string {
  const by = creator && say(kind === 'photo' ? 'sheet.credit' : 'sheet.credit.other', { name: creator });
  return [by, copyright].filter(Boolean).join(' · ');
}

/** When and where: *12 Maret 2026 · Alun-alun*. */
export const whenAndWhere = ({ date, place }: SheetRow, words: SheetWords): string =>
  [date && words.date(date), place].filter(Boolean).join(' · ');

/** Caption and credit as a person pastes them under a picture. */
export function pastedWords(row: SheetRow, words: SheetWords): string {
  const heading = row.title ?? row.event;
  const people = row.people.length > 0 ? words.say('sheet.people', { names: row.people.join(', ') }) : '';
  return [heading, row.caption, people, whenAndWhere(row, words), creditOf(row, words)].filter(Boolean).join('\n');
}
