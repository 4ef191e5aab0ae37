import type { EditField } from '../../../../shared/model/edit.ts';
import { cleanList, cleanText } from '../probe/clean.ts';
import { labelWord } from '../probe/colour-label.ts';

/** Fields that have a place in a sidecar. */
export type SidecarField = EditField | 'rating' | 'label';

/** What people said about an asset, by field. A list may be empty: then that is what they said. */
export type Words = Partial<Record<SidecarField, string | readonly string[]>>;

export const rdfSpace = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
/** Bahan's own: what was written, so that it can be taken back, and what no standard has a place for. */
export const bahanSpace = 'urn:x-bahan:words/1.0/';
const dc = 'http://purl.org/dc/elements/1.1/';
const core = 'http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/';
const extension = 'http://iptc.org/std/Iptc4xmpExt/2008-02-29/';
const photoshop = 'http://ns.adobe.com/photoshop/1.0/';
const xmp = 'http://ns.adobe.com/xap/1.0/';

/** Usual prefixes of the spaces that are written. */
export const usualPrefixes: Readonly<Record<string, string>> = {
  [rdfSpace]: 'rdf',
  [bahanSpace]: 'bahan',
  [dc]: 'dc',
  [core]: 'Iptc4xmpCore',
  [extension]: 'Iptc4xmpExt',
  [photoshop]: 'photoshop',
  [xmp]: 'xmp',
};

/** `alternative`: a text in languages, of which the default one is ours. `bag`, `sequence`: a list. `text`: one text. */
export type Shape = 'alternative' | 'bag' | 'sequence' | 'text';

export interface Property {
  readonly space: string;
  readonly local: string;
  readonly shape: Shape;
}

/**
 * Where each field stands (XMP part 1, 8.3 and 8.4; IPTC Photo Metadata Standard). A title is `dc:title`, as all programs
 * show it; `photoshop:Headline` is a headline for the press and left alone. A place is one phrase of a person and stands
 * where one text may stand; city, country and the structured places belong to programs that know which part is which.
 * A theme is no keyword: among `lr:hierarchicalSubject` other programs would make one of it at their next saving.
 */
export const properties: Readonly<Record<SidecarField, Property>> = {
  title: { space: dc, local: 'title', shape: 'alternative' },
  caption: { space: dc, local: 'description', shape: 'alternative' },
  keywords: { space: dc, local: 'subject', shape: 'bag' },
  creator: { space: dc, local: 'creator', shape: 'sequence' },
  copyright: { space: dc, local: 'rights', shape: 'alternative' },
  event: { space: extension, local: 'Event', shape: 'alternative' },
  place: { space: core, local: 'Location', shape: 'text' },
  people: { space: extension, local: 'PersonInImage', shape: 'bag' },
  date: { space: photoshop, local: 'DateCreated', shape: 'text' },
  theme: { space: bahanSpace, local: 'Theme', shape: 'text' },
  unit: { space: bahanSpace, local: 'Unit', shape: 'text' },
  rating: { space: xmp, local: 'Rating', shape: 'text' },
  label: { space: xmp, local: 'Label', shape: 'text' },
};

export const fields = Object.keys(properties) as SidecarField[];

/** A word as it can be written and will be read: clean, and undefined when nothing is left of a text. */
export function cleanWord(value: string | readonly string[] | undefined): string | readonly string[] | undefined {
  if (value === undefined) return undefined;
  return typeof value === 'string' ? (cleanText(value) ?? undefined) : cleanList(value);
}

/** The texts that stand for a word in a file: of a span of days the first, since XMP knows no spans; a label by its name. */
export function written(field: SidecarField, value: string | readonly string[]): readonly string[] {
  if (typeof value !== 'string') return value;
  if (field === 'label') return [labelWord(value)];
  return [field === 'date' ? (value.split('/')[0] as string) : value];
}
