import type { ReadWord } from './tesseract.ts';

/** What was read: '' where nothing could be made out. `certainty` 0..1 of its letters on average. */
export interface ReadText {
  readonly text: string;
  readonly certainty: number;
}

/** Below this a word is a guess, and a line as a whole. */
const leastOfWord = 0.5;
const leastOfLine = 0.68;
/** A line of a photograph stands alone, so that it must be surer than one on a page. */
const leastAlone = 0.78;

/**
 * What of the words can be believed, line by line: leaves and bricks are read as letters too, but not surely and not as
 * words. `isPage`: they come from a page of writing, where a short or doubtful line stands among others.
 */
export function soundText(words: readonly ReadWord[], isPage: boolean): ReadText {
  const lines = [...Map.groupBy(words, ({ line }) => line).values()]
    .map((line) => line.filter(({ text, certainty }) => certainty >= leastOfWord && lettersOf(text) > 0))
    .filter((line) => isSound(line, isPage ? leastOfLine : leastAlone, isPage));
  const kept = lines.flat();
  if (kept.reduce((sum, { text }) => sum + lettersOf(text), 0) < 4) return { text: '', certainty: 0 };
  let text = '';
  for (const [at, line] of lines.entries()) {
    const isNew = line[0]?.paragraph !== lines[at - 1]?.[0]?.paragraph;
    text += `${at === 0 ? '' : isNew ? '\n\n' : '\n'}${line.map((word) => word.text).join(' ')}`;
  }
  return { text: text.normalize('NFC'), certainty: certaintyOf(kept) };
}

function isSound(line: readonly ReadWord[], least: number, isPage: boolean): boolean {
  if (line.length === 0 || certaintyOf(line) < least) return false;
  // a word that somebody might look for, or a number
  const isTelling = ({ text }: ReadWord) => /\p{L}{3,}/u.test(text) || /\d{2,}/.test(text);
  const telling = line.filter(isTelling).length;
  return isPage ? telling > 0 : telling * 2 >= line.length;
}

const lettersOf = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;

/** The mean of words by their letters. */
function certaintyOf(words: readonly ReadWord[]): number {
  let sum = 0;
  let letters = 0;
  for (const { text, certainty } of words) {
    sum += certainty * text.length;
    letters += text.length;
  }
  return letters === 0 ? 0 : sum / letters;
}
