import * as z from 'zod';

/** A rectangle on a page as shares of its width and height, 0..1 from the upper left corner. */
export const pageBox = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
export type PageBox = z.infer<typeof pageBox>;

/** One run of words on a page, so that it can be marked and copied where it stands. */
export const pageRun = z.object({ text: z.string(), box: pageBox });
export type PageRun = z.infer<typeof pageRun>;

/** A page that words were found on, and where. `page` counts from 0. */
export const pageHit = z.object({ page: z.number().int().nonnegative(), boxes: z.array(pageBox) });
export type PageHit = z.infer<typeof pageHit>;

/**
 * How a document is read on screen.
 * - `pages`: drawn page by page (PDF); width and height in points, as displayed.
 * - `tables`: sheets of rows of cells (spreadsheets, CSV); cut at `limit` rows a sheet.
 * - `text`: headings, paragraphs and small tables in their order (letters, slides, mail, web pages).
 * - `names`: the names of what an archive holds.
 */
export const documentReading = z.discriminatedUnion('how', [
  z.object({ how: z.literal('pages'), pages: z.array(z.object({ width: z.number(), height: z.number() })) }),
  z.object({
    how: z.literal('tables'),
    sheets: z.array(z.object({ name: z.string(), rows: z.array(z.array(z.string())), cut: z.boolean() })),
  }),
  z.object({
    how: z.literal('text'),
    blocks: z.array(
      z.discriminatedUnion('is', [
        z.object({ is: z.literal('heading'), level: z.number().int().min(1).max(6), text: z.string() }),
        z.object({ is: z.literal('paragraph'), text: z.string() }),
        z.object({ is: z.literal('item'), text: z.string() }),
        z.object({ is: z.literal('break'), name: z.string() }),
        z.object({ is: z.literal('table'), rows: z.array(z.array(z.string())) }),
      ]),
    ),
    cut: z.boolean(),
  }),
  z.object({ how: z.literal('names'), names: z.array(z.string()), cut: z.boolean() }),
]);
export type DocumentReading = z.infer<typeof documentReading>;
