import { describe, expect, it } from 'vitest';
import { examplesFor, type OfficeWords } from '../../../../renderer/features/search/help-examples.ts';
import { parse } from '../../../../shared/query/parse.ts';
import type { QueryNode } from '../../../../shared/query/tree.ts';

const nobody: OfficeWords = { themes: [], events: [], people: [], places: [], year: '2024' };
const office: OfficeWords = {
  themes: ['Rapat Dinas'],
  events: ['Pelepasan Ekspor Kopi 2020', 'HUT RI'],
  people: ['Siti Aminah'],
  places: ['Aula (lantai 2)'],
  year: '2021',
};

const tried = (node: QueryNode | undefined): string[] => {
  if (!node) return [];
  if (node.type === 'and' || node.type === 'or') return node.of.flatMap(tried);
  if (node.type === 'not') return tried(node.of);
  if (node.type === 'field') return node.meaning.type === 'empty' ? [node.field] : [];
  return node.type === 'word' && node.tried ? [node.text] : [];
};

describe('the examples that teach how to search', () => {
  it('are all understood as what they show, in both languages', () => {
    for (const lang of ['id', 'en'] as const)
      for (const words of [nobody, office])
        for (const { query } of examplesFor(lang, words).flatMap(({ examples }) => examples)) {
          const { root } = parse(query, '2026-10-09');
          expect([query, tried(root)]).toEqual([query, []]);
          expect(root).toBeDefined();
        }
  });

  it("are made of the office's own words", () => {
    const queries = examplesFor('id', office).flatMap(({ examples }) => examples.map(({ query }) => query));
    expect(queries).toContain('pelepasan ekspor');
    expect(queries).toContain('tema:"Rapat Dinas"');
    expect(queries).toContain('orang:"Siti Aminah"');
    expect(queries).toContain('2019..2021');
  });

  it('leave out what the office has no words for', () => {
    const queries = examplesFor('en', nobody).flatMap(({ examples }) => examples.map(({ query }) => query));
    expect(queries.some((query) => /^(theme|event|place|person):/.test(query))).toBe(false);
    expect(queries).toContain('ekspor kopi');
  });

  it('show each thing once', () => {
    for (const lang of ['id', 'en'] as const) {
      const queries = examplesFor(lang, office).flatMap(({ examples }) => examples.map(({ query }) => query));
      expect(new Set(queries).size).toBe(queries.length);
    }
  });
});
