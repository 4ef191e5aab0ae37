import { describe, expect, it } from 'vitest';
import { readPages } from '../../../../../electron/engine/ingest/machine/read-pages.ts';

/** A scan whose pages say these, read until `until` of them were. */
function scanOf(texts: readonly string[], until = Number.POSITIVE_INFINITY) {
  const asked: number[] = [];
  const kept: string[] = [];
  return {
    asked,
    kept,
    reading: {
      page: async (page: number) => {
        asked.push(page);
        const text = texts[page] ?? '';
        return { text, certainty: text === '' ? 0 : 0.9 };
      },
      keep: (text: string) => void kept.push(text),
      goesOn: () => asked.length < until,
    },
  };
}

describe('a scan of several pages', () => {
  it('is read page by page, and each is kept before the next', async () => {
    const scan = scanOf(['Satu', '', 'Tiga']);
    expect(await readPages({ pages: 3, begun: null }, scan.reading)).toEqual({
      text: 'Satu\f\fTiga',
      certainty: expect.closeTo(0.9),
    });
    expect(scan.kept).toEqual(['Satu\f', 'Satu\f\f']);
  });

  it('goes on where it was interrupted', async () => {
    const texts = ['Satu', 'Dua', 'Tiga'];
    const first = scanOf(texts, 2);
    expect(await readPages({ pages: 3, begun: null }, first.reading)).toBeUndefined();
    const second = scanOf(texts);
    const read = await readPages({ pages: 3, begun: first.kept.at(-1) ?? null }, second.reading);
    expect(second.asked).toEqual([2]);
    expect(read?.text).toBe('Satu\fDua\fTiga');
  });

  it('without a word on any page holds nothing', async () => {
    expect(await readPages({ pages: 2, begun: null }, scanOf(['', '']).reading)).toEqual({ text: '', certainty: 0 });
  });

  it('is read as far as three hundred pages', async () => {
    const scan = scanOf([]);
    await readPages({ pages: 5_000, begun: null }, scan.reading);
    expect(scan.asked.length).toBe(300);
  });
});
