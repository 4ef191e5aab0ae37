import { describe, expect, it } from 'vitest';
import { type FacetNode, facetNodes, nodesLike } from '../../../../renderer/features/search/facet-nodes.ts';
import { formats, translate } from '../../../../shared/i18n/format.ts';
import { id } from '../../../../shared/i18n/id.ts';
import type { FacetName } from '../../../../shared/model/search.ts';
import type { Term } from '../../../../shared/model/term.ts';
import { printField } from '../../../../shared/query/print.ts';

const words = {
  t: (key: Parameters<typeof translate>[2], values?: Parameters<typeof translate>[3]) =>
    translate(id, 'id', key, values),
  formats: formats('id'),
};
const valuesOf = (field: Parameters<typeof printField>[0], ...values: readonly string[]) =>
  values.map((value, at) => ({ value, count: 10 - at, query: printField(field, value) }));
const labels = (nodes: readonly FacetNode[]): unknown[] =>
  nodes.map(({ label, below }) => (below.length > 0 ? [label, labels(below)] : label));
const spoken = (name: FacetName, field: Parameters<typeof printField>[0], ...values: readonly string[]) =>
  labels(facetNodes(name, valuesOf(field, ...values), words, []));
const theme = (name: string, parent: string | null): Term => ({
  id: name,
  kind: 'theme',
  name,
  parent,
  colour: null,
  synonyms: [],
  offices: [],
  position: null,
  note: null,
  hidden: false,
  count: 1,
});

describe('the values of a facet', () => {
  it('are said as people say them', () => {
    expect(spoken('kind', 'kind', 'foto', 'dokumen')).toEqual(['Foto', 'Dokumen']);
    expect(spoken('month', 'date', '2020-10')).toEqual(['Oktober 2020']);
    expect(spoken('rating', 'rating', '4')).toEqual(['bintang 4']);
    expect(spoken('orientation', 'orientation', 'potret')).toEqual(['tegak']);
    expect(spoken('used', 'status', 'belum terpakai')).toEqual(['belum pernah dipakai']);
    expect(spoken('person', 'person', 'dr. Siti AMINAH')).toEqual(['dr. Siti AMINAH']);
  });

  it('hang as folders lie in each other, by whatever sign their paths are parted', () => {
    expect(
      spoken(
        'folder',
        'folder',
        '/mnt/humas/2020/Panen',
        '/mnt/humas/2020',
        '/mnt/humas/2020/Panen/Foto/Pilih',
        'D:\\Foto',
      ),
    ).toEqual([['2020', [['Panen', ['Foto/Pilih']]]], 'Foto']);
  });

  it('hang as the office keeps its themes, below the nearest that is there', () => {
    const themes = [theme('Ekonomi', null), theme('Pertanian', 'Ekonomi'), theme('Kopi', 'Pertanian')];
    expect(labels(facetNodes('theme', valuesOf('theme', 'Kopi', 'Ekonomi', 'Umum'), words, themes))).toEqual([
      ['Ekonomi', ['Kopi']],
      'Umum',
    ]);
  });

  it('are all there when themes hang in a circle', () => {
    const themes = [theme('A', 'B'), theme('B', 'A'), theme('C', 'B')];
    const nodes = facetNodes('theme', valuesOf('theme', 'A', 'B', 'C'), words, themes);
    const all = (list: readonly FacetNode[]): string[] => list.flatMap(({ label, below }) => [label, ...all(below)]);
    expect(all(nodes).sort()).toEqual(['A', 'B', 'C']);
  });

  it('are looked through by any of their words, also below others', () => {
    const nodes = facetNodes('folder', valuesOf('folder', '/a', '/a/Panen Raya', '/a/Rapat'), words, []);
    expect(nodesLike(nodes, 'raya PANEN', 10).map(({ label }) => label)).toEqual(['Panen Raya']);
    expect(nodesLike(nodes, '', 2)).toHaveLength(2);
  });
});
