/** What people speak of besides assets. `vocabulary`: a list of words as such, by the name of its kind. */
export const subjects = [
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
] as const;
export type Subject = (typeof subjects)[number];

export type ThingValue = string | readonly string[];
/** What people say about one thing, by field. */
export type ThingWords = ReadonlyMap<string, ThingValue>;

export const isSubject = (text: string): text is Subject => (subjects as readonly string[]).includes(text);
