import { describe, expect, it } from 'vitest';
import { soundText } from '../../../../../electron/engine/media/machine/sound-words.ts';
import type { ReadWord } from '../../../../../electron/engine/media/machine/tesseract.ts';

/** Lines of words, each with how sure it is: `Kopi 0.9`. */
const read = (...lines: readonly string[]): ReadWord[] =>
  lines.flatMap((line, at) =>
    line.split(', ').map((word) => {
      const [text = '', certainty = '1'] = word.split(' ');
      return { text, certainty: Number(certainty), line: String(at), paragraph: String(at >> 1) };
    }),
  );

describe('what of the words that were read can be believed', () => {
  it('keeps lines and paragraphs, and says how sure it is', () => {
    expect(soundText(read('Rapat 0.9, Dinas 0.9', 'Ciwidey 0.9', '17 0.9, Juli 0.9'), true)).toEqual({
      text: 'Rapat Dinas\nCiwidey\n\n17 Juli',
      certainty: expect.closeTo(0.9),
    });
  });

  it('leaves out doubtful words, signs that stand alone, and lines of which nothing tells anything', () => {
    const words = read('Undangan 0.95, ~ 0.9, xq 0.2', 'I 0.9, | 0.9, . 0.9', 'Pelatihan 0.9, kopi 0.9');
    expect(soundText(words, true).text).toBe('Undangan\n\nPelatihan kopi');
  });

  it('believes less of a line in a photograph than of one on a page', () => {
    const line = read('Fate 0.7, ser 0.72, a 0.75, b 0.75');
    expect(soundText(line, true).text).toBe('Fate ser a b');
    expect(soundText(line, false).text).toBe('');
  });

  it('is nothing where three letters are all that was read', () => {
    expect(soundText(read('abc 0.99'), false)).toEqual({ text: '', certainty: 0 });
    expect(soundText([], true)).toEqual({ text: '', certainty: 0 });
  });
});
