import type { Office, Term, TermKind } from '../../../shared/model/term.ts';
import { csvRows, csvText, isFormula, separatorIn, unguardedCell } from '../../../shared/text/csv.ts';
import { cleanName } from '../db/term-edits.ts';
import { cleanLine, cleanText } from './cells.ts';
import { readListDate } from './list-dates.ts';
import { columnsOfKind, headOf, type TermColumn, termColumns } from './term-columns.ts';

/** What a row of CSV says of a term. What is absent is not said. */
export interface TermEntry {
  readonly line: number;
  readonly name: string;
  readonly parent?: string;
  readonly colour?: string;
  readonly synonyms?: readonly string[];
  readonly offices?: readonly Office[];
  readonly position?: { readonly lat: number; readonly lon: number };
  readonly note?: string;
}

/** `problem` is one of: no-name, too-long, formula, bad-line, bad-colour, bad-date, bad-position, twice, known-as, circle. */
export interface TermProblem {
  readonly line: number;
  readonly problem: string;
  readonly value: string;
}

const longestName = 300;
const longestNote = 5000;

/** A list of words as CSV: what is offered, a row a term, of people a row for each of their offices. */
export function writeTerms(kind: TermKind, terms: readonly Term[]): string {
  const columns = columnsOfKind[kind];
  const names = new Map(terms.map(({ id, name }) => [id, name]));
  const rows = terms
    .filter(({ hidden }) => !hidden)
    .flatMap((term) => {
      const offices = kind === 'person' && term.offices.length > 0 ? term.offices : [undefined];
      return offices.map((office, n) => columns.map((column) => cellOf(term, column, office, n === 0, names)));
    });
  return csvText([columns.map((column) => (column === 'ignore' ? '' : headOf(column))), ...rows]);
}

function cellOf(
  term: Term,
  column: TermColumn,
  office: Office | undefined,
  isFirst: boolean,
  names: ReadonlyMap<string, string>,
): string {
  switch (column) {
    case 'name':
      return term.name;
    case 'parent':
      return names.get(term.parent ?? '') ?? '';
    case 'colour':
      return term.colour ?? '';
    case 'synonyms':
      return isFirst ? term.synonyms.map((word) => word.replace(/[\\;]/g, '\\$&')).join('; ') : '';
    case 'office':
      return office?.title ?? '';
    case 'from':
      return office?.from ?? '';
    case 'to':
      return office?.to ?? '';
    case 'lat':
      return term.position ? String(term.position.lat) : '';
    case 'lon':
      return term.position ? String(term.position.lon) : '';
    case 'note':
      return isFirst ? (term.note ?? '') : '';
    case 'ignore':
      return '';
  }
}

/**
 * Rows of CSV as what they say of terms, one entry for each name. The sign between the cells is whatever the file has; the
 * heads may be Indonesian or English, and a file without heads is a list of names. Bad cells are told and left out.
 */
export function readTerms(kind: TermKind, csv: string): { entries: TermEntry[]; problems: TermProblem[] } {
  const problems: TermProblem[] = [];
  const entries = new Map<string, TermEntry>();
  let columns: readonly TermColumn[] | undefined;
  const sign = separatorIn(csv.slice(0, 65_536));
  for (const { line, cells, broken } of csvRows([csv], sign)) {
    const tell = (problem: string, value: string) =>
      problems.push({ line, problem, value: cleanLine(value.slice(0, 200)) });
    if (line === 1 && /^\ufeff?sep=/i.test(csv)) continue;
    if (broken) {
      tell('bad-line', cells.join(sign));
      continue;
    }
    if (!columns) {
      const found = termColumns(cells);
      columns = found ?? ['name'];
      if (found) continue;
    }
    const cell = (column: TermColumn): string => unguardedCell(cells[columns?.indexOf(column) ?? -1] ?? '');
    const written = cell('name');
    const name = cleanName(written);
    if (name === '' || name.length > longestName) {
      if (name !== '' || cells.some((each) => each.trim() !== '')) tell(name === '' ? 'no-name' : 'too-long', written);
      continue;
    }
    if (isFormula(written)) tell('formula', name);
    const key = name.toLowerCase();
    const before = entries.get(key);
    const said: TermEntry = { line: before?.line ?? line, name: before?.name ?? name, ...saidIn(cell, tell) };
    if (before && (kind !== 'person' || said.offices === undefined)) tell('twice', name);
    entries.set(key, before ? together(before, said) : said);
  }
  return { entries: [...entries.values()], problems };
}

/** Of two rows of one name the first says, and what it does not say comes from the other; offices of both are held. */
function together(first: TermEntry, second: TermEntry): TermEntry {
  const offices = [...(first.offices ?? []), ...(second.offices ?? [])];
  const synonyms = [...(first.synonyms ?? []), ...(second.synonyms ?? [])];
  return {
    ...second,
    ...first,
    ...(offices.length > 0 && { offices }),
    ...(synonyms.length > 0 && { synonyms }),
  };
}

function saidIn(
  cell: (column: TermColumn) => string,
  tell: (problem: string, value: string) => void,
): Omit<TermEntry, 'line' | 'name'> {
  const parent = cleanName(cell('parent'));
  const colour = cell('colour').trim();
  const hex = /^#?([0-9a-f]{6})$/i.exec(colour)?.[1]?.toLowerCase();
  if (colour !== '' && hex === undefined) tell('bad-colour', colour);
  const synonyms = synonymsIn(cell('synonyms'));
  const note = cleanText(cell('note'));
  if (note.length > longestNote) tell('too-long', note);
  const position = positionIn(cell('lat'), cell('lon'));
  if (position === null) tell('bad-position', `${cell('lat')} ${cell('lon')}`);
  const office = officeIn(cell('office'), cell('from'), cell('to'));
  if (office === null) tell('bad-date', `${cell('from')} ${cell('to')}`);
  return {
    ...(parent !== '' && parent.length <= longestName && { parent }),
    ...(hex !== undefined && { colour: `#${hex}` }),
    ...(synonyms.length > 0 && { synonyms }),
    ...(note !== '' && note.length <= longestNote && { note }),
    ...(position && { position }),
    ...(office && { offices: [office] }),
  };
}

/** Words parted by `;` or lines; a backslash takes the meaning from what follows. */
function synonymsIn(text: string): string[] {
  const words = (text.match(/(?:\\[\s\S]|[^;\r\n\\]|\\$)+/g) ?? []).map((word) => word.replace(/\\([\s\S])/g, '$1'));
  return words.map(cleanName).filter((word) => word !== '' && word.length <= longestName);
}

/** Null for what is no place on the globe; undefined where nothing is said. */
function positionIn(latitude: string, longitude: string): { lat: number; lon: number } | null | undefined {
  const [lat, lon] = [latitude, longitude].map((text) => text.trim().replace(',', '.'));
  if (!lat && !lon) return undefined;
  const at = { lat: Number(lat || 'none'), lon: Number(lon || 'none') };
  return Math.abs(at.lat) <= 90 && Math.abs(at.lon) <= 180 ? at : null;
}

/** Null where a day cannot be read; undefined where nothing is said. */
function officeIn(title: string, since: string, until: string): Office | null | undefined {
  const name = cleanName(title).slice(0, longestName);
  if (name === '') return undefined;
  const day = (text: string): string | null | undefined => {
    const plain = text.trim();
    if (plain === '' || plain === '-' || /^(?:sekarang|kini|now|present)$/i.test(plain)) return null;
    const date = readListDate(plain);
    return date?.includes('/') ? undefined : date;
  };
  const [from, to] = [day(since), day(until)];
  if (from === undefined || to === undefined || (from !== null && to !== null && to < from.slice(0, to.length)))
    return null;
  return { title: name, from, to };
}
