import { isRegion } from './place-words.ts';
import { givenNames } from './words/given-names.ts';
import { initialisms } from './words/initialisms.ts';

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

const titles = setOf('pak bu bp bapak ibu mas mbak mba mb kak kang bang mr mrs om tante teh aa cak gus sdr');
const credit = setOf('by oleh fotografer videografer credit kredit');
const device = setOf('kamera kam cam camera hp drone');
const beside = new Set([
  ...titles,
  ...credit,
  ...device,
  ...setOf('foto photo video vid dok dokumentasi cr liputan file dari punya dan &'),
]);
/** Who is called by an office is in the picture, not behind the camera. */
const officials = setOf(
  `bupati wabup gubernur wagub walikota wakil wali sekda camat lurah kades kadus presiden menteri wapres kapolres kapolsek dandim danramil
  kadis kabag ketua guru haji kiai kyai ustadz kajari rektor dewan asisten kepala direktur rw rt bidan dokter polisi tani desa`,
);

/** Whether words are only a person's given name, with or without a camera or "Pak" beside it. */
export function isPhotographer(text: string): boolean {
  const words = text
    .toLowerCase()
    .split(/[\s_.,:()[\]{}]+/u)
    .filter((word) => word !== '' && !/^\d+$/.test(word));
  if (words.length === 0 || words.length > 6 || isRegion(text)) return false;
  const names = words.filter((word) => !beside.has(word));
  if (names.length === 0 || names.length > 3) return false;
  return names.every((name, n) => isGiven(name) || (n > 0 && /^\p{L}$/u.test(name)) || isCredited(words, name));
}

const isGiven = (name: string): boolean => givenNames.has(name.replace(/\d+$/, ''));

/** Titles that nobody has but a colleague; "Ibu Hamil" and "Pak Tani" are no names. */
const familiar = setOf('mas mbak mba mb kang teh cak');

/** A name that no list has: only where it is said to be somebody's, `by Cahyono`, `Mas Gondrong`, `Kamera Gondrong`. */
function isCredited(words: readonly string[], name: string): boolean {
  const at = words.indexOf(name);
  const before = words[at - 1];
  if (before === undefined || at !== words.length - 1 || at > 2 || officials.has(name) || !/^\p{L}{3,}$/u.test(name)) {
    return false;
  }
  return credit.has(before) || familiar.has(before);
}

const byName = /[\s_,-]+by[\s_]+(\p{Lu}[\p{L}'.]*(?:[\s_]+\p{Lu}[\p{L}'.]*)?|\p{L}+)$/iu;
const idiom =
  /(?<!\p{L})(?:step|side|day|stand|one|little|made|powered|support(?:ed)?|presented|sponsored|case|two)$/iu;

/** The text without a trailing `by Name`. */
export function withoutByline(text: string): string {
  const found = byName.exec(text);
  if (!found) return text;
  const before = text.slice(0, found.index);
  const [first = ''] = (found[1] as string).split(/[\s_]+/u);
  const name = isGiven(first.toLowerCase()) || (/^\p{Lu}/u.test(first) && !initialisms.has(first));
  return name && !idiom.test(before) ? before : text;
}
