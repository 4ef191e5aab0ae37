import type { ListColumn } from '../../../shared/model/list.ts';
import { cleanWord } from '../../../shared/text/clean.ts';
import { isFormula, unguardedCell } from '../../../shared/text/csv.ts';
import { tidyDate } from '../../../shared/text/tidy-date.ts';
import type { TableValue } from '../media/table/table.ts';
import { readListDate } from './list-dates.ts';

/** Letters that one field can hold. */
export const longest = 5000;

/** What a cell says about an asset: a text, a list, '' or [] to clear; undefined: nothing. */
export type CellValue = string | readonly string[] | undefined;

export interface ReadCell {
  readonly value: CellValue;
  readonly problem?: 'bad-date' | 'too-long' | 'formula';
}

const isList = (column: ListColumn): boolean => column === 'keywords' || column === 'people';

/** A cell of a table. An empty one says nothing: most lists leave most cells empty, and mean no harm. */
export function readCell(column: ListColumn, cell: string, from1904: boolean): ReadCell {
  const text = unguardedCell(cell);
  const read = readText(column, text, from1904);
  if (read.value === '' || (Array.isArray(read.value) && read.value.length === 0)) return { value: undefined };
  return read.problem === undefined && isFormula(text) ? { ...read, problem: 'formula' } : read;
}

function readText(column: ListColumn, text: string, from1904: boolean): ReadCell {
  if (column === 'date') {
    const plain = cleanLine(text);
    if (plain === '') return { value: undefined };
    const date = readListDate(plain, from1904);
    return date === undefined ? { value: undefined, problem: 'bad-date' } : { value: date };
  }
  if (isList(column)) return fitting(wordsOf(text));
  return fitting(column === 'caption' ? cleanText(text) : cleanLine(text));
}

/** What is too long is not taken: cut words are lost where nobody looks. */
function fitting(value: string | string[]): ReadCell {
  const list = typeof value === 'string' ? [value] : value;
  if (list.some((word) => word.length > longest) || list.length > 500) return { value: undefined, problem: 'too-long' };
  return { value };
}

/** Academic degrees that stand behind a name and a comma, without their dots. */
const degrees = new Set(
  (
    'sh se st sp si ss sag spd spdi ssos ssosi sip ssi skom sikom skm skep sfarm spsi stp sst sstp spt shut spi ssn sap sak ' +
    'sked skh skg mm mh mt ma msi msc mpd mpdi mkom mikom mkes mkm mhum mp map mag mba mars msn mil mip mak meng mkn phd amd ' +
    'amdkeb amdkep amak ak ca lc apt ns bsc ba sth mth spog spa spb cgcae qia'
  ).split(' '),
);
const isDegree = (word: string): boolean => degrees.has(word.toLowerCase().replace(/[. ]/g, ''));

/** Words of one cell: parted by line breaks or `;`, else by commas; a degree stays with its name. */
export function wordsOf(text: string): string[] {
  const sign = /[;\n\r|]/;
  const parts = sign.test(text) ? text.split(sign) : joinedDegrees(text.split(','));
  const words = parts.map((word) => cleanLine(word).replace(/^#(?=\p{L})/u, ''));
  return [...new Set(words.filter((word) => /[\p{L}\p{N}\p{S}]/u.test(word)))];
}

function joinedDegrees(parts: readonly string[]): string[] {
  const words: string[] = [];
  for (const part of parts) {
    if (words.length > 0 && isDegree(part.trim())) words.push(`${words.pop()},${part}`);
    else words.push(part);
  }
  return words;
}

/** One line without control characters. */
export const cleanLine = (text: string): string => cleanWord(text, false).replace(/\s+/g, ' ');

/** The same with its line breaks. */
export const cleanText = (text: string): string => cleanWord(text, true).replace(/\n{3,}/g, '\n\n');

/** A value of JSON: null says nothing, '' and [] clear. `bad-line`: it can be no value of this column. */
export function readValue(column: ListColumn, value: TableValue): ReadCell | 'bad-line' {
  if (value === null) return { value: undefined };
  if (Array.isArray(value)) {
    if (!isList(column) || !value.every((word) => typeof word === 'string')) return 'bad-line';
    return fitting([...new Set(value.map(cleanLine).filter((word) => word !== ''))]);
  }
  if (typeof value === 'boolean') return 'bad-line';
  const text = String(value);
  if (column === 'date') {
    if (text === '') return { value: '' };
    const date = tidyDate(text);
    return date === null ? { value: undefined, problem: 'bad-date' } : { value: date };
  }
  if (isList(column)) return text === '' ? { value: [] } : fitting(wordsOf(text));
  return fitting(column === 'caption' ? cleanText(text) : cleanLine(text));
}
