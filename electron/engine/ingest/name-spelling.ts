import { parse } from 'node:path';

/** One name for all spellings that a person takes for the same. */
export const plainName = (name: string): string => name.normalize('NFC').toLocaleLowerCase('und');

/** The ways in which systems and programs spell a name anew: its letters composed or apart, its capitals, those of its ending. */
export function spellingsOf(name: string): Set<string> {
  const { name: stem, ext } = parse(name);
  const all = [name, name.toLowerCase(), name.toUpperCase(), stem + ext.toLowerCase(), stem + ext.toUpperCase()];
  return new Set(all.flatMap((one) => [one, one.normalize('NFC'), one.normalize('NFD')]));
}
