import * as z from 'zod';

/** What a person can say about an asset. `caption` is `description` in the asset object. */
export const editField = z.enum([
  'title',
  'theme',
  'date',
  'caption',
  'keywords',
  'event',
  'place',
  'people',
  'creator',
  'copyright',
]);
export type EditField = z.infer<typeof editField>;

/** Fields that hold a list; `add` and `remove` work on these only. */
export const listFields: readonly EditField[] = ['keywords', 'people'];

const word = z.string().max(5000);

/** YYYY, YYYY-MM, YYYY-MM-DD, or two of these with `/` between; `''` clears. */
export const editDate = z.string().regex(/^$|^\d{4}(-\d\d(-\d\d)?)?(\/\d{4}(-\d\d(-\d\d)?)?)?$/);

/** One change to one field. `set` to `''`, `[]` or null clears: the asset then shows what its file carries. */
export const editChange = z.union([
  z.object({ field: z.literal('date'), op: z.literal('set'), value: editDate.nullable() }),
  z.object({
    field: z.enum(['title', 'theme', 'caption', 'event', 'place', 'creator', 'copyright']),
    op: z.literal('set'),
    value: word.nullable(),
  }),
  z.object({
    field: z.enum(['keywords', 'people']),
    op: z.enum(['set', 'add', 'remove']),
    value: z.array(word).max(500),
  }),
]);
export type EditChange = z.infer<typeof editChange>;
