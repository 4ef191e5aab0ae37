import * as z from 'zod';
import { classification, day, moment } from './rights.ts';

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
  'unit',
]);
export type EditField = z.infer<typeof editField>;

/** What a person does with an asset while looking it through; kept and taken back as their words are. */
export const markField = z.enum([
  'rating',
  'pick',
  'label',
  'turn',
  'shift',
  'collections',
  'stack',
  'stackTop',
  'hidden',
  'crop',
]);
export type MarkField = z.infer<typeof markField>;

/** Whether an asset may leave the library, and why; kept and taken back as their words are. */
export const rightsField = z.enum([
  'classification',
  'classificationReason',
  'classificationBasis',
  'excludedUntil',
  'embargo',
  'licence',
  'licenceUntil',
]);
export type RightsField = z.infer<typeof rightsField>;

/** What an edit can be about: an asset, or another thing that people speak of. `vocabulary`: a list of words as such, by its kind. */
export const editSubject = z.enum([
  'asset',
  'event',
  'theme',
  'keyword',
  'person',
  'place',
  'unit',
  'collection',
  'vocabulary',
  'preset',
  'consent',
  'publication',
]);

/** Fields that hold words, which find-and-replace and templates work on. */
export const textFields = ['title', 'theme', 'caption', 'event', 'place', 'creator', 'copyright', 'unit'] as const;
export type TextField = (typeof textFields)[number];

/** Fields that hold a list; `add` and `remove` work on these only. */
export const listFields = ['keywords', 'people'] as const;
export type ListField = (typeof listFields)[number];
export const isListField = (field: EditField): field is ListField =>
  (listFields as readonly EditField[]).includes(field);

const word = z.string().max(5000);

/** YYYY, YYYY-MM, YYYY-MM-DD, or two of these with `/` between; `''` clears. */
export const editDate = z.string().regex(/^$|^\d{4}(-\d\d(-\d\d)?)?(\/\d{4}(-\d\d(-\d\d)?)?)?$/);

/** Colours that a label can have; a person may know them by other names. */
export const labelColours = ['red', 'yellow', 'green', 'blue', 'purple'] as const;
export type LabelColour = (typeof labelColours)[number];

/**
 * One change to one field. `set` to `''`, `[]` or null clears: the asset then shows what its file carries.
 * - `event`: an event's name (matched by name and near date, made when there is none), or `@` and its id.
 * - `replace`: every occurrence of `find` in the words that the asset shows, its file's own too; in a list, words that contain it.
 * - `template`: words with variables (shared/text/template.ts), filled in for each asset; `start` is the first {nomor}.
 * - `turn`: quarter turns to the right that are added to what is said. `shift`: seconds that are added to the capture time.
 * - `pick`, `rating`, `label`: null takes it away.
 * - `collections`: ids of collections.
 * - `crop`: which part is shown in each ratio of sides, as JSON (shared/model/crop.ts).
 * - `stack`: assets of one stack say the same word; `''` takes it out of any stack, null leaves that to the program.
 */
export const editChange = z.union([
  z.object({ field: z.literal('date'), op: z.literal('set'), value: editDate.nullable() }),
  z.object({ field: z.enum(textFields), op: z.literal('set'), value: word.nullable() }),
  z.object({ field: z.enum(listFields), op: z.enum(['set', 'add', 'remove']), value: z.array(word).max(500) }),
  z.object({
    field: z.literal('collections'),
    op: z.enum(['set', 'add', 'remove']),
    value: z.array(word).max(500),
  }),
  z.object({
    field: z.enum([...textFields, ...listFields]),
    op: z.literal('replace'),
    find: word.min(1),
    value: word,
    matchCase: z.boolean().default(false),
    wholeWords: z.boolean().default(false),
  }),
  z.object({
    field: z.enum(textFields),
    op: z.literal('template'),
    value: word.min(1),
    start: z.number().int().min(0).max(1_000_000).default(1),
  }),
  z.object({ field: z.literal('rating'), op: z.literal('set'), value: z.number().int().min(1).max(5).nullable() }),
  z.object({ field: z.literal('pick'), op: z.literal('set'), value: z.enum(['chosen', 'rejected']).nullable() }),
  z.object({ field: z.literal('label'), op: z.literal('set'), value: z.enum(labelColours).nullable() }),
  z.object({ field: z.literal('turn'), op: z.literal('add'), value: z.number().int().min(-3).max(3) }),
  z.object({
    field: z.literal('shift'),
    op: z.enum(['set', 'add']),
    value: z.number().int().min(-3_153_600_000).max(3_153_600_000).nullable(),
  }),
  z.object({ field: z.literal('stack'), op: z.literal('set'), value: z.string().max(40).nullable() }),
  z.object({ field: z.literal('stackTop'), op: z.literal('set'), value: z.literal('yes').nullable() }),
  z.object({ field: z.literal('hidden'), op: z.literal('set'), value: z.literal('yes').nullable() }),
  z.object({ field: z.literal('crop'), op: z.literal('set'), value: z.string().max(5000).nullable() }),
  z.object({ field: z.literal('classification'), op: z.literal('set'), value: classification.nullable() }),
  z.object({
    field: z.enum(['classificationReason', 'classificationBasis', 'licence']),
    op: z.literal('set'),
    value: word.nullable(),
  }),
  z.object({ field: z.enum(['excludedUntil', 'licenceUntil']), op: z.literal('set'), value: day.nullable() }),
  z.object({ field: z.literal('embargo'), op: z.literal('set'), value: moment.nullable() }),
]);
export type EditChange = z.infer<typeof editChange>;

/** What an edit did; `created` names themes and events that did not exist before, `gone` the assets that are forgotten. */
export const edited = z.object({
  edit: z.string(),
  changed: z.number(),
  created: z.object({ themes: z.array(z.string()), events: z.array(z.string()) }),
  gone: z.array(z.string()),
});
export type Edited = z.infer<typeof edited>;
