import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folderName, folderPath, folderTree, stateWords } from '../../../../renderer/features/sidebar/folder-nodes.tsx';
import { filtersOf, isAt } from '../../../../renderer/state/filters.ts';
import { formats, translate } from '../../../../shared/i18n/format.ts';
import { id } from '../../../../shared/i18n/id.ts';
import type { Root } from '../../../../shared/model/root.ts';

const t = (key: Parameters<typeof translate>[2], values?: Parameters<typeof translate>[3]) =>
  translate(id, 'id', key, values);
const root = (path: string, change: Partial<Root> = {}): Root => ({
  id: path,
  path,
  state: 'online',
  assets: 10,
  waiting: 0,
  unreadable: 0,
  lastSweepAt: null,
  offlineSince: null,
  missing: 0,
  watch: 'listening' as const,
  pace: { megabytesPerSecond: null, from: null, to: null },
  sidecarsOut: false,
  sidecarsWaiting: 0,
  error: null,
  ...change,
});
const folder = (of: Root, path: string) => ({ root: of.id, path, name: path, assets: 1 });
const shape = (nodes: ReturnType<typeof folderTree>['nodes']): unknown[] =>
  nodes.map((node) => (node.children ? [node.label, shape(node.children)] : node.label));

describe('the tree of folders', () => {
  const kegiatan = root('/mnt/humas/Foto Kegiatan');
  const arsip = root('D:\\Arsip');

  it('holds each root with its own folders, and those between, in the order people count', () => {
    const folders = [
      folder(kegiatan, '2020/10 Oktober/Panen'),
      folder(kegiatan, '2020/9 September'),
      folder(arsip, 'Lama'),
      folder(kegiatan, ''),
    ];
    expect(shape(folderTree([kegiatan, arsip], folders, t, formats('id')).nodes)).toEqual([
      ['Foto Kegiatan', [['2020', ['9 September', ['10 Oktober', ['Panen']]]]]],
      ['Arsip', ['Lama']],
    ]);
  });

  it('names each row by the filter that it stands for', () => {
    const [node] = folderTree([arsip], [folder(arsip, 'Rapat Dinas/2020')], t, formats('id')).nodes;
    const deepest = node?.children?.[0]?.children?.[0];
    expect(filtersOf(deepest?.id ?? '')).toMatchObject([
      { field: 'folder', choices: [{ value: 'D:\\Arsip/Rapat Dinas/2020' }] },
    ]);
  });

  it('knows the row that a query stands at, whatever the folder is called', () => {
    const part = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter((name) => !/[/\\]/.test(name));
    fc.assert(
      fc.property(fc.uniqueArray(part, { minLength: 1, maxLength: 6 }), (names) => {
        const tree = folderTree(
          [kegiatan],
          names.map((name) => folder(kegiatan, name)),
          t,
          formats('id'),
        );
        const rows = [...tree.nodes, ...(tree.nodes[0]?.children ?? [])].map((node) => node.id);
        for (const text of rows) {
          const found = tree.at(`${text} `);
          // one of those that differ in large letters alone
          expect(found).toBe(rows.find((row) => isAt(text, row)));
          expect(tree.at(`${text} kopi`)).toBeUndefined();
          expect(tree.at(`-${text}`)).toBeUndefined();
        }
      }),
    );
    const tree = folderTree([kegiatan], [folder(kegiatan, 'a'), folder(kegiatan, 'b')], t, formats('id'));
    const [a, b] = (tree.nodes[0]?.children ?? []).map((node) => node.id);
    expect([tree.at(''), tree.at('tema:a'), tree.at(`(${a} OR ${b})`)]).toEqual([undefined, undefined, undefined]);
    expect([tree.at(`${a} ${a}`), tree.at(`(${b} OR ${b})`)]).toEqual([a, b]);
  });

  it('knows the name of a folder on every system', () => {
    expect(['/mnt/a/Foto', 'D:\\Foto\\', '\\\\server\\bagi', '/'].map(folderName)).toEqual([
      'Foto',
      'Foto',
      'bagi',
      '/',
    ]);
    expect(folderPath(root('/'), 'a/b')).toBe('/a/b');
  });

  it('says the state of a root in sentences', () => {
    const offline = root('/mnt/a', { state: 'offline', waiting: 3, unreadable: 1 });
    expect(stateWords(offline, t, formats('id')).split('\n')).toEqual([
      'Sedang tidak terhubung. Semua yang tercatat tetap aman; Bahan akan memeriksa lagi sendiri.',
      '3 berkas menunggu dibaca',
      '1 berkas tidak terbaca',
    ]);
    const since = root('/mnt/a', { state: 'offline', offlineSince: Date.UTC(2026, 10, 2, 5) });
    expect(stateWords(since, t, formats('id'))).toMatch(
      /^Tidak terhubung sejak .*2026.*\.\nSemua yang tercatat tetap aman; Bahan akan memeriksa lagi sendiri\.$/,
    );
  });
});
