import { isRegion } from './place-words.ts';
import { givenNames } from './words/given-names.ts';

const beside = new Set(
  'kamera kam cam camera hp foto photo fotografer videografer video vid dok dokumentasi by oleh credit kredit cr drone liputan file dari punya pak bu bp bapak ibu mas mbak mba mb kak kang bang mr mrs mr. sdr om tante teh aa cak gus'.split(
    ' ',
  ),
);
const titles = new Set('pak bu bp bapak ibu mas mbak mba mb kak kang bang mr mrs om teh cak gus'.split(' '));
const credit = new Set(['by', 'oleh', 'fotografer', 'videografer', 'credit', 'kredit']);

/** Whether words are only a person's given name, with or without a camera or "Pak" beside it. */
export function isPhotographer(text: string): boolean {
  const words = text
    .toLowerCase()
    .split(/[\s_.:()[\]{}]+/u)
    .filter((word) => word !== '' && !/^\d+$/.test(word));
  if (words.length === 0 || words.length > 6 || isRegion(text)) return false;
  const names = words.filter((word) => !beside.has(word));
  return (
    names.length >= 1 &&
    names.length <= 3 &&
    names.every((word) => givenNames.has(word.replace(/\d+$/, '')) || isCredited(words, word))
  );
}

/** A name that no list has: only where it is said to be somebody's, "by Cahyono", "Foto Mas Gondrong". */
function isCredited(words: readonly string[], name: string): boolean {
  const at = words.indexOf(name);
  const before = words[at - 1];
  return (
    before !== undefined &&
    words.length <= 3 &&
    /^\p{L}{3,}$/u.test(name) &&
    (credit.has(before) ||
      (at === 1 &&
        words.length === 2 &&
        titles.has(before) &&
        before !== 'bu' &&
        before !== 'ibu' &&
        before !== 'bapak') ||
      (at === 2 && titles.has(before)))
  );
}

const byName = /[\s_,-]+by[\s_]+(\p{Lu}[\p{L}'.]*(?:[\s_]+\p{Lu}[\p{L}'.]*)?|\p{L}+)$/iu;
const idiom =
  /(?<!\p{L})(?:step|side|day|stand|one|little|made|powered|support(?:ed)?|presented|sponsored|case|two)$/iu;

/** The text without a trailing "by Name". */
export function withoutByline(text: string): string {
  const found = byName.exec(text);
  if (!found) return text;
  const before = text.slice(0, found.index);
  const [first = ''] = (found[1] as string).toLowerCase().split(/[\s_]+/u);
  const capital = /^\p{Lu}/u.test(found[1] as string);
  return idiom.test(before) || !(capital || givenNames.has(first)) ? text : before;
}
