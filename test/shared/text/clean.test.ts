import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanWord, cleanWords } from '../../../shared/text/clean.ts';

describe('what a person typed', () => {
  it.each([
    ['tab and line', 'Panen\traya\nkopi', 'Panen raya kopi'],
    ['control characters', 'Pa\u0000nen\u0007 raya\u009b', 'Panen raya'],
    ['a lone surrogate', 'Panen \ud83d raya', 'Panen \ufffd raya'],
    ['a sign that turns the line around', 'foto\u202Egpj.exe', 'fotogpj.exe'],
    ['decomposed letters', 'Soe\u0301', 'So\u00e9'],
    ['right-to-left words', ' \u0635\u0648\u0631\u0629 ', '\u0635\u0648\u0631\u0629'],
    ['a joined emoji', '\u{1f468}\u200d\u{1f33e} panen', '\u{1f468}\u200d\u{1f33e} panen'],
    ['a formula', '=cmd|x', '=cmd|x'],
  ])('is kept clean: %s', (_what, typed, kept) => {
    expect(cleanWord(typed, false)).toBe(kept);
  });

  it('keeps the lines of a caption alone', () => {
    expect(cleanWord('Satu \r\nDua\rTiga\u2028Empat\t', true)).toBe('Satu\nDua\nTiga\nEmpat');
    expect(cleanWords(['a\nb', ' a b ', '', '\u0000'])).toEqual(['a b']);
  });

  it('is clean once and for all, and well-formed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (typed, lines) => {
        const kept = cleanWord(typed, lines);
        expect(cleanWord(kept, lines)).toBe(kept);
        expect(kept.isWellFormed()).toBe(true);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: none may be left
        expect(kept).not.toMatch(lines ? /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/ : /[\u0000-\u001f\u007f-\u009f]/);
      }),
    );
  });
});
