import type { LightUp } from '../../../shared/model/search.ts';
import { fillers } from '../../../shared/query/keywords.ts';
import type { Wanted } from './vocabulary.ts';

/** Columns whose words are looked for where a title, a caption or a name is read. */
const read: ReadonlySet<string | undefined> = new Set([undefined, 'title', 'caption', 'name', 'event']);
/** A word has few dozen forms; of a beginning that many words have there is one entry. */
const most = 400;

/** The words, and the beginnings of words, by which a query finds what it finds. */
export function lightUpOf(wanted: readonly Wanted[]): LightUp {
  const words = new Set<string>();
  const beginnings = new Set<string>();
  for (const { alternatives, column } of wanted) {
    if (!read.has(column)) continue;
    for (const { words: list, isPrefix } of alternatives)
      for (const [n, word] of list.entries()) {
        // *dinas komunikasi dan informatika*: the *dan* stands everywhere
        if (list.length > 1 && fillers.has(word)) continue;
        (isPrefix && n === list.length - 1 ? beginnings : words).add(word);
      }
  }
  return { words: [...words].slice(0, most), beginnings: [...beginnings].slice(0, most) };
}
