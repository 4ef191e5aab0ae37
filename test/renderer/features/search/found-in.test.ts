import { describe, expect, it } from 'vitest';
import { foundIn } from '../../../../renderer/features/search/found-in.tsx';
import type { AssetWhole } from '../../../../shared/model/asset.ts';
import { wholeOf } from '../../fake-answers.ts';
import { fakeCard } from '../../fake-cards.ts';

const light = { words: ['kopi'], beginnings: ['eksp'] };
const asset: AssetWhole = {
  ...wholeOf(fakeCard(1)),
  theme: null,
  proposed: {},
  title: null,
  place: null,
  path: '/foto/a.jpg',
};
const found = (changes: Partial<AssetWhole>) =>
  foundIn({ ...asset, ...changes }, light).map(({ label, text, spans, isGuess }) => [
    label,
    text,
    spans.map(({ from, to }) => text.slice(from, to)),
    isGuess,
  ]);

describe('where an asset answers a search', () => {
  it('names each fact that does, with what stands there', () => {
    expect(
      found({ title: 'Pelepasan Ekspor Kopi', keywords: ['kopi', 'teh'], path: '/foto/EksporKopi/1.jpg' }),
    ).toEqual([
      ['field.title', 'Pelepasan Ekspor Kopi', ['Ekspor', 'Kopi'], false],
      ['field.keywords', 'kopi, teh', ['kopi'], false],
      ['search.found-in.name', '/foto/EksporKopi/1.jpg', ['EksporKopi'], false],
    ]);
    expect(found({})).toEqual([]);
  });

  it('shows a guess as a guess, and only where nothing was said', () => {
    const proposed = { title: { value: 'Kopi', reason: 'folder-name' as const, certainty: 0.8 } };
    expect(found({ proposed })).toEqual([['field.title', 'Kopi', ['Kopi'], true]]);
    expect(found({ proposed, title: 'Rapat' })).toEqual([]);
  });

  it('cuts a long text to what answers, at words', () => {
    const before = 'kata '.repeat(100);
    const [[, text, marks] = []] = found({ description: `${before}kopi ${'lain '.repeat(100)}` });
    expect(marks).toEqual(['kopi']);
    expect(String(text)).toMatch(/^… kata .* kopi lain .* …$/);
    expect(String(text).length).toBeLessThan(180);
    const [[, short, lit] = []] = found({ description: `${'x'.repeat(300)} kopi` });
    expect(lit).toEqual(['kopi']);
    expect(String(short).length).toBeLessThan(180);
  });
});
