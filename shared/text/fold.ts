/** Letters that Unicode does not take apart into a base and a mark. */
const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ı: 'i',
  þ: 'th',
};

const plain = /^[\0-&(-_a-~]*$/; // ASCII without apostrophe and grave accent
// Jum'at, Qur’an, Ma`ruf: the sign stands between two letters and belongs to neither
const innerApostrophe = /(?<=\p{L})['’‘ʼʻ`´′](?=\p{L})/gu;
const mark = /\p{M}+/gu;
const special = /[ßæœøđðłıþ]/g;
const wordRuns = /[\p{L}\p{N}]+/gu;

/**
 * Makes two spellings of the same text equal: case, composed and decomposed forms, wide and narrow forms, marks over
 * letters, and the apostrophe inside a word (*Jum'at* is *jumat*). Spaces and punctuation stay.
 */
export function fold(text: string): string {
  if (plain.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(mark, '')
    .replace(innerApostrophe, '')
    .toLowerCase()
    .replace(special, (letter) => letters[letter] ?? letter)
    .normalize('NFC');
}

/** The words of a text, folded, in order: runs of letters and digits. The search index holds exactly these. */
export function words(text: string): string[] {
  return fold(text).match(wordRuns) ?? [];
}

/** Words of a file or folder name; a name run together (*PelepasanEkspor2020*) also gives its parts, after the whole. */
export function nameWords(name: string): string[] {
  const whole = words(name);
  const parts = words(
    name
      .normalize('NFC')
      .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
      .replace(/(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})/gu, ' '),
  );
  if (parts.length === whole.length) return whole;
  const known = new Set(whole);
  return [...whole, ...parts.filter((part) => part.length > 1 && !known.has(part))];
}
