/** A value of a row that names its columns: JSON Lines. */
export type TableValue = string | number | boolean | null | readonly (string | number | boolean | null)[];

/**
 * One row as it is written down between the process that reads a list and the engine, a line of JSON each. `line` is where
 * it stands in its file or its sheet, counted from 1. `cells` by their columns, or by their names; null: it cannot be read.
 */
export interface TableRow {
  readonly sheet: number;
  readonly line: number;
  readonly cells: readonly string[] | Readonly<Record<string, TableValue>> | null;
  /** Why it cannot be read whole. */
  readonly broken?: string;
}

/** What was read of a list. */
export interface TableRead {
  readonly format: 'text' | 'json' | 'workbook';
  readonly rows: number;
  /** Days without a format are counted from 1904. */
  readonly from1904: boolean;
}

/** More rows than a sheet of Excel can have are no list of descriptions. */
export const mostRows = 1_200_000;
export const mostColumns = 500;
/** Bytes of all rows together, as they are written down. */
export const mostBytes = 1024 * 1024 * 1024;
