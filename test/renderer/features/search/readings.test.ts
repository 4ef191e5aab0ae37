import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finished } from '../../../../renderer/features/search/chips.ts';
import { loosened, takenAsWords, withExactly } from '../../../../renderer/features/search/readings.ts';
import { parse } from '../../../../shared/query/parse.ts';

const ways = (text: string) => loosened(text).map(({ type, query }) => [type, query]);

describe('how a query was read', () => {
  it('names filters that mean nothing, once they are finished', () => {
    expect(takenAsWords('kopi ukuran:besar ')).toEqual([{ text: 'ukuran:besar', field: 'size' }]);
    expect(takenAsWords('kopi ukuran:besar')).toEqual([]);
    expect(finished('kopi ukuran:besar')).toBe('kopi ukuran:besar ');
    expect(takenAsWords('-(jenis:entah kopi) ukuran:>10MB ')).toMatchObject([{ field: 'kind' }]);
  });

  it('puts a corrected word in quotes, wherever it stands', () => {
    expect(withExactly('foto penyerahn bantuan', 'penyerahn')).toBe('foto "penyerahn" bantuan');
    expect(withExactly('PENYERAHN atau penyerahn', 'penyerahn')).toBe('"PENYERAHN" atau "penyerahn"');
    expect(withExactly('kopi', 'penyerahn')).toBe('kopi');
  });
});

describe('what may be loosened', () => {
  it('is one part each time', () => {
    expect(ways('tema:Kopi ekspor -hujan "panen raya"')).toEqual([
      ['filter', 'ekspor -hujan "panen raya"'],
      ['quotes', 'tema:Kopi ekspor -hujan panen raya'],
      ['excluded', 'tema:Kopi ekspor "panen raya"'],
      ['word', 'tema:Kopi -hujan "panen raya"'],
      ['any', '(ekspor OR "panen raya") tema:Kopi -hujan'],
    ]);
    expect(ways('ekspor kopi')).toEqual([
      ['word', 'kopi'],
      ['word', 'ekspor'],
      ['any', 'ekspor OR kopi'],
    ]);
  });

  it('leaves nothing to ask for where there is but one part', () => {
    expect(ways('zzzqqq')).toEqual([]);
    expect(ways('tema:Kopi')).toEqual([]);
    expect(ways('')).toEqual([]);
  });

  it('gives queries that ask for something, and other than before', () => {
    const piece = fc.constantFrom(
      'kopi',
      '-teh',
      '"panen raya"',
      'tema:Kopi',
      '(a OR b)',
      'jenis:foto',
      'agustus 2020',
      'yang',
      '-(x y)',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const text = pieces.join(' ');
        for (const { query } of loosened(text)) {
          expect(query).not.toBe(text);
          expect(parse(query, '2026-10-09').root).toBeDefined();
        }
      }),
    );
  });
});
