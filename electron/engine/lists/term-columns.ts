import type { TermKind } from '../../../shared/model/term.ts';

/** Columns of a list of words as CSV. */
export type TermColumn =
  | 'name'
  | 'parent'
  | 'colour'
  | 'synonyms'
  | 'office'
  | 'from'
  | 'to'
  | 'lat'
  | 'lon'
  | 'note'
  | 'ignore';

/** The columns that are written, in their order. */
export const columnsOfKind: Readonly<Record<TermKind, readonly TermColumn[]>> = {
  theme: ['name', 'parent', 'colour', 'synonyms', 'note'],
  keyword: ['name', 'parent', 'synonyms', 'note'],
  person: ['name', 'office', 'from', 'to', 'synonyms', 'note'],
  place: ['name', 'parent', 'lat', 'lon', 'synonyms', 'note'],
  unit: ['name', 'parent', 'synonyms', 'note'],
};

/** How a column is headed when it is written (the first), and how else it may be when it is read. */
const heads: Readonly<Record<Exclude<TermColumn, 'ignore'>, readonly string[]>> = {
  name: [
    'nama',
    'name',
    'tema',
    'theme',
    'kata kunci',
    'keyword',
    'orang',
    'person',
    'tempat',
    'place',
    'unit',
    'pejabat',
  ],
  parent: ['induk', 'parent', 'bagian dari', 'di bawah', 'kelompok'],
  colour: ['warna', 'colour', 'color'],
  synonyms: ['sebutan lain', 'sinonim', 'synonyms', 'synonym', 'alias', 'nama lain'],
  office: ['jabatan', 'office', 'title'],
  from: ['sejak', 'mulai', 'dari', 'from', 'since'],
  to: ['sampai', 'selesai', 'hingga', 'to', 'until'],
  lat: ['lintang', 'lat', 'latitude'],
  lon: ['bujur', 'lon', 'lng', 'long', 'longitude'],
  note: ['catatan', 'keterangan', 'note', 'notes'],
};

export const headOf = (column: Exclude<TermColumn, 'ignore'>): string => {
  const [head = column] = heads[column];
  return head.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
};

const byHead = new Map(
  Object.entries(heads).flatMap(([column, names]) => names.map((name) => [name, column as TermColumn] as const)),
);

/** What the columns of a first row are; undefined when it is no row of heads: then names stand in its first column. */
export function termColumns(cells: readonly string[]): TermColumn[] | undefined {
  const taken = new Set<TermColumn>();
  const columns = cells.map((cell): TermColumn => {
    const column = byHead.get(cell.trim().toLowerCase().replaceAll('_', ' ')) ?? 'ignore';
    if (column === 'ignore' || taken.has(column)) return 'ignore';
    taken.add(column);
    return column;
  });
  return taken.has('name') ? columns : undefined;
}
