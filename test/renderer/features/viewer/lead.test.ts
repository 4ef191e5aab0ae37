import { describe, expect, it } from 'vitest';
import { goesOn, leadTo } from '../../../../renderer/features/viewer/lead.ts';

/** A passage whose marks are the words in brackets. */
function passage(marked: string, page: number | null = 3) {
  const marks: { from: number; to: number }[] = [];
  let text = '';
  for (const part of marked.split(/(\[[^\]]*\])/)) {
    const word = part.startsWith('[') ? part.slice(1, -1) : part;
    if (part.startsWith('[')) marks.push({ from: text.length, to: text.length + word.length });
    text += word;
  }
  return { page, text, marks };
}

describe('the way into a document', () => {
  it('looks for the longest run of marked words, as they stand there', () => {
    const lead = leadTo(passage('Soal [desa]: bahwa [Anggaran] [desa] naik …'), false, 'a');
    expect(lead).toEqual({ key: 'a', words: 'Anggaran desa', page: 3, onward: 'Anggaran desa naik' });
  });

  it('takes the first of equal runs', () => {
    expect(leadTo(passage('[Kopi] dan [teh]'), false, 'a').words).toBe('Kopi');
  });

  it('looks for no words in what a machine read: they are not in the document', () => {
    expect(leadTo(passage('[Undangan] rapat', 2), true, 'a')).toMatchObject({ words: '', page: 2 });
  });
});

describe('a place in a text', () => {
  it('is the one of the passage when the words go on alike, as far as both reach', () => {
    const text = 'Kopi Gayo. Lalu kopi   Puntang dijual ke Jepang.';
    expect(goesOn(text, text.indexOf('kopi'), 'kopi Puntang dijual')).toBe(true);
    expect(goesOn(text, 0, 'Kopi Puntang dijual')).toBe(false);
    // the block ends before the passage does
    expect(goesOn('Harga kopi', 6, 'kopi Baris berikutnya')).toBe(true);
    expect(goesOn('Harga', 5, 'kopi')).toBe(false);
  });
});
