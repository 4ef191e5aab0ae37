/** Never part of a word: a byte order mark, signs that turn whole lines around, characters that are none. */
const marks = /[\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/g;
const lineEnds = /\r\n?|[\u0085\u2028\u2029]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: taking them out is the point
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;

/**
 * What a person typed or pasted, as it is kept: NFC, without control characters, lone surrogates and signs that turn the
 * direction of what follows, trimmed. `lines`: line breaks stay, as `\n`; else they, and tabs, become spaces. Letters of all
 * scripts stay, and so do the joiners that some of them and emoji need.
 */
export function cleanWord(text: string, lines: boolean): string {
  const clean = text.replace(lineEnds, '\n').replace(controls, '').replace(marks, '').toWellFormed().normalize('NFC');
  if (lines) return clean.replace(/[^\S\n]+$/gm, '').trim();
  return clean.replace(/[\t\n]+/g, ' ').trim();
}

/** Words of a list, each clean and there once, in their order. */
export const cleanWords = (words: readonly string[]): string[] => [
  ...new Set(words.map((word) => cleanWord(word, false)).filter(Boolean)),
];
