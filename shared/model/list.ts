import * as z from 'zod';
import { editField } from './edit.ts';

/** Columns that a list of descriptions can have; `path` finds the asset. */
export const listColumn = z.enum(['path', ...editField.options, 'ignore']);
export type ListColumn = z.infer<typeof listColumn>;

export const listProblem = z.object({
  /** Counted from 1, the head line is line 1. */
  line: z.number(),
  /** `unmatched`: no file of that name; `ambiguous`: several; the others name what a cell holds. */
  problem: z.enum(['unmatched', 'ambiguous', 'no-path', 'bad-date', 'bad-line', 'too-long', 'formula']),
  value: z.string(),
});

export type ListProblem = z.infer<typeof listProblem>;

/** What a list would do. */
export const listPreview = z.object({
  /** The columns as they stand in the list, with what each is taken for. */
  columns: z.array(z.object({ name: z.string(), column: listColumn })),
  rows: z.number(),
  matched: z.number(),
  /** Assets of which something would be said anew. */
  changed: z.number(),
  problems: z.array(listProblem),
  /** There are more problems than these. */
  problemsMore: z.boolean(),
  created: z.object({ themes: z.array(z.string()), events: z.array(z.string()) }),
  /** The first few changes. */
  sample: z.array(
    z.object({ path: z.string(), field: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
  ),
});
export type ListPreview = z.infer<typeof listPreview>;
