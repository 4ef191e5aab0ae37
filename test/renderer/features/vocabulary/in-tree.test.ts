import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { belowOf, inTree, matching } from '../../../../renderer/features/vocabulary/in-tree.ts';
import { readPosition } from '../../../../renderer/features/vocabulary/term-detail.tsx';
import type { Term } from '../../../../shared/model/term.ts';

const term = (id: string, name: string, parent: string | null = null, synonyms: string[] = []): Term => ({
  id,
  kind: 'theme',
  name,
  parent,
  colour: null,
  synonyms,
  offices: [],
  position: null,
  note: null,
  hidden: false,
  count: 0,
});

describe('a list of words as a tree', () => {
  const list = [
    term('c', 'Kopi', 'a'),
    term('b', 'Kesehatan'),
    term('a', 'Perkebunan', null, ['Kebun']),
    term('d', 'Teh', 'a'),
  ];

  it('has each word above those that belong to it, by name', () => {
    expect(inTree(list).map(({ term, depth }) => `${depth} ${term.name}`)).toEqual([
      '0 Kesehatan',
      '0 Perkebunan',
      '1 Kopi',
      '1 Teh',
    ]);
  });

  it('is narrowed by names and other names, however they are written', () => {
    expect(matching(inTree(list), 'kEBun').map(({ term }) => term.name)).toEqual(['Perkebunan']);
    expect(matching(inTree(list), 'tebu')).toEqual([]);
  });

  it('knows what hangs below a word', () => {
    expect([...belowOf(list, 'a')].sort()).toEqual(['a', 'c', 'd']);
  });

  it('shows every word once, also where words hang in a circle or under nothing', () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    const parents = fc.array(fc.constantFrom(null, ...ids, 'zz'), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(parents, (above) => {
        const leaves = inTree(ids.map((id, n) => term(id, id, above[n] ?? null)));
        expect(leaves.map(({ term }) => term.id).sort()).toEqual(ids);
      }),
    );
  });
});

describe('a position as it is typed', () => {
  it('is two numbers, nothing, or not understood', () => {
    expect(readPosition('-7.3305, 110.5084')).toEqual({ lat: -7.3305, lon: 110.5084 });
    expect(readPosition('  ')).toBeNull();
    expect(readPosition('91, 0')).toBeUndefined();
    expect(readPosition('Semarang')).toBeUndefined();
  });
});
