import * as z from 'zod';

/** Sheets about a selection: pictures with titles, captions to read or to change, or its data. */
export const sheetKinds = ['contact-pdf', 'captions-pdf', 'captions-docx', 'data-xlsx', 'data-csv'] as const;
export const sheetKind = z.enum(sheetKinds);
export type SheetKind = z.infer<typeof sheetKind>;
