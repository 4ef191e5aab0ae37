import { expect, test } from 'vitest';
import { fieldSpellings } from '../../../shared/query/keywords.ts';
import { parse } from '../../../shared/query/parse.ts';
import { print } from '../../../shared/query/print.ts';
import type { FieldMeaning, FieldName, QueryNode } from '../../../shared/query/tree.ts';

const today = '2020-10-10';
const nodes = (text: string): readonly QueryNode[] => {
  const { root } = parse(text, today);
  return root?.type === 'and' ? root.of : root ? [root] : [];
};
const meaning = (text: string): FieldMeaning | undefined => {
  const [node] = nodes(text);
  return node?.type === 'field' ? node.meaning : undefined;
};

test('every field has an Indonesian and an English spelling, and no word means two fields', () => {
  const seen = new Map<string, string>();
  for (const [field, { id, en }] of Object.entries(fieldSpellings)) {
    expect(id.length * en.length, field).toBeGreaterThan(0);
    for (const word of [...id, ...en]) {
      expect(seen.get(word) ?? field, word).toBe(field);
      seen.set(word, field);
    }
  }
});

test('filters of every kind mean the same in both languages', () => {
  const cases: readonly (readonly [string, string, FieldMeaning])[] = [
    ['punya:lokasi ', 'has:position ', { type: 'having', field: 'position' }],
    ['belum:deskripsi ', 'missing:facts ', { type: 'lacking', field: 'described' }],
    ['belum:"kata kunci" ', 'without:tags ', { type: 'lacking', field: 'keyword' }],
    ['status:"belum terpakai" ', 'status:unused ', { type: 'status', status: 'unused' }],
    ['status:disembunyikan ', 'status:hidden ', { type: 'status', status: 'hidden' }],
    ['status:lengkap ', 'status:complete ', { type: 'status', status: 'described' }],
    ['bintang:>=4 ', 'stars:4+ ', { type: 'measure', field: 'rating', from: 4, to: Number.POSITIVE_INFINITY }],
    [
      'ukuran:>10MB ',
      'size:> 10 MB ',
      { type: 'measure', field: 'size', from: 10_000_001, to: Number.POSITIVE_INFINITY },
    ],
    ['durasi:<2 menit ', 'duration:<2:00 ', { type: 'measure', field: 'duration', from: 0, to: 119.999 }],
    ['orientasi:potret ', 'orientation:portrait ', { type: 'orientation', orientation: 'portrait' }],
    ['label:merah ', 'label:red ', { type: 'label', label: 'red' }],
    ['pilihan:ditolak ', 'pick:rejected ', { type: 'pick', pick: 'rejected' }],
    ['klasifikasi:terbatas ', 'classification:limited ', { type: 'classification', classification: 'limited' }],
    ['izin:tidak ', 'consent:none ', { type: 'consent', consent: 'none' }],
    ['izin:dicabut ', 'consent:revoked ', { type: 'consent', consent: 'withdrawn' }],
    ['embargo:ada ', 'embargo:active ', { type: 'embargo', embargo: 'active' }],
    ['embargo:lewat ', 'embargo:past ', { type: 'embargo', embargo: 'over' }],
    ['warna:abu-abu ', 'color:gray ', { type: 'colour', colour: 'grey' }],
    ['format:JPEG ', 'ext:.jpg ', { type: 'format', format: 'jpg' }],
    ['mirip:abcdefghijk2 ', 'similar:ABCDEFGHIJK2 ', { type: 'similar', id: 'abcdefghijk2' }],
    ['dekat:-6.9,107.6,5 ', 'near:"-6.9, 107.6, 5 km" ', { type: 'near', lat: -6.9, lon: 107.6, km: 5 }],
    ['area:-7,107,-6,108 ', 'area:-6,107,-7,108 ', { type: 'area', south: -7, west: 107, north: -6, east: 108 }],
    ['kamera:"nikon d750" ', 'camera:"NIKON D750" ', { type: 'text', words: ['nikon', 'd750'] }],
    ['koleksi:hut ', 'collection:HUT ', { type: 'text', words: ['hut'] }],
  ];
  for (const [id, en, wanted] of cases) {
    expect(meaning(id), id).toEqual(wanted);
    expect(meaning(en), en).toEqual(wanted);
  }
});

test('a number keeps its unit also behind a space, and other words stay words', () => {
  expect(nodes('ukuran:> 10 MB kopi').map((node) => node.type)).toEqual(['field', 'word']);
  expect(nodes('durasi:1 jam 30 menit kopi').map((node) => node.type)).toEqual(['field', 'word']);
  expect(print(parse('durasi:1 jam 30 orang', today).root)).toBe('durasi:"1 jam" 30 orang');
  expect(nodes('(lebar:1920) px').map((node) => node.type)).toEqual(['field', 'word']);
});

test('what means nothing in its field is words, and says in which field it was tried', () => {
  const tried = (text: string): FieldName | undefined => {
    const [node] = nodes(text);
    return node?.type === 'word' ? node.tried : undefined;
  };
  const cases: readonly (readonly [string, FieldName])[] = [
    ['ukuran:besar ', 'size'],
    ['bintang:9 ', 'rating'],
    ['warna:batik ', 'colour'],
    ['dekat:alun-alun ', 'near'],
    ['dekat:-95,107 ', 'near'],
    ['area:1,2,3 ', 'area'],
    ['mirip:kopi ', 'similar'],
    ['jenis:kopi ', 'kind'],
    ['punya:kucing ', 'having'],
  ];
  for (const [text, field] of cases) expect(tried(text), text).toBe(field);
  expect(tried('suhu:tinggi ')).toBeUndefined();
});

test('a value of a list that is still being typed is what it can only become, or nothing yet', () => {
  expect(meaning('jenis:dok')).toEqual({ type: 'kind', kind: 'document' });
  expect(meaning('status:belum')).toEqual({ type: 'empty' });
  expect(meaning('jenis:dok ')).toBeUndefined();
});
