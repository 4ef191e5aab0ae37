import { initialisms } from './words/initialisms.ts';

const small = new Set(
  'di ke dari dan yang untuk dengan pada bagi oleh dalam serta atau tentang kepada se of the and in on for with to at by'.split(
    ' ',
  ),
);
const roman = /^(?=[IVXLCDM])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/u;
/** Words that could be numerals and are none here. */
const romanWords = new Set(['MI', 'CV', 'MC', 'CD', 'DC', 'MM', 'CC', 'MIX', 'DIM', 'MILD', 'CIVIL']);
const short = new Set(
  'JL GG DS DR DRS DRG NY TN SDR KEC KEL KAB PROV TGL DLL JLN BPK HJ PROF IR NO TH THN BAG SUBBAG DSN MR MRS VS'.split(
    ' ',
  ),
);
const vowel = /[AEIOUY]/u;

/** The writer's case, unless all of it is in capitals: then title case, with initialisms and numerals kept. */
export function inTitleCase(text: string): string {
  if (/\p{Ll}/u.test(text) || !/\p{Lu}/u.test(text)) return text;
  let first = true;
  return text.replace(/[\p{L}\p{N}'’`]+(?:-[\p{L}\p{N}'’`]+)*/gu, (word, at: number) => {
    const cased = caseOf(word, first, text[at + word.length] === '.');
    first = false;
    return cased;
  });
}

function caseOf(word: string, first: boolean, dotted: boolean): string {
  const parts = word.split('-');
  if (parts.length === 1) return single(word, first, dotted);
  const [head = '', ...others] = parts;
  if ((head === 'KE' || head === 'SE') && !first) {
    return [head.toLowerCase(), ...others.map((one) => single(one, true, false))].join('-');
  }
  if (parts.length === 2 && head === parts[1]) return `${capital(head)}-${head.toLowerCase()}`;
  return parts.map((one, n) => single(one, n === 0 && first, false)).join('-');
}

function single(word: string, first: boolean, dotted: boolean): string {
  const lower = word.toLowerCase();
  if (small.has(lower)) return first ? capital(word) : lower;
  if (/\p{N}/u.test(word)) return /^\p{N}+(?:AN|TH|ST|ND|RD)$/u.test(word) ? lower : word;
  if (initialisms.has(word) && !(dotted && short.has(word))) return word;
  if (roman.test(word) && !romanWords.has(word)) return word;
  if (!short.has(word) && word.length > 1 && word.length <= 6 && !vowel.test(word)) return word;
  return capital(word);
}

const capital = (word: string): string => word.slice(0, 1) + word.slice(1).toLowerCase();
