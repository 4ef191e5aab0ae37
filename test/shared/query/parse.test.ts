import { expect, test } from 'vitest';
import { parse } from '../../../shared/query/parse.ts';
import type { QueryNode } from '../../../shared/query/tree.ts';

const today = '2020-10-10';

/** A tree in short: what each node is, without spans. */
function short(node: QueryNode | undefined): unknown {
  if (!node) return undefined;
  switch (node.type) {
    case 'and':
    case 'or':
      return { [node.type]: node.of.map(short) };
    case 'not':
      return { not: short(node.of) };
    case 'phrase':
      return { phrase: node.words };
    case 'field':
      return { [node.field]: node.meaning.type === 'text' ? node.value : node.meaning };
    case 'date':
      return { date: node.date };
    case 'kind':
      return { kind: node.kind, sure: node.sure };
    case 'filler':
      return { filler: node.text };
    case 'word':
      return node.words.join('+');
  }
}
const read = (text: string, day = today): unknown => short(parse(text, day).root);
const days = (from: string, to = from): unknown => ({ type: 'range', from, to });

test('words stand side by side, phrases stay together, a minus excludes', () => {
  expect(read('Ekspor KOPI "rapat koordinasi" -teh -"air bersih"')).toEqual({
    and: [
      'ekspor',
      'kopi',
      { phrase: ['rapat', 'koordinasi'] },
      { not: 'teh' },
      { not: { phrase: ['air', 'bersih'] } },
    ],
  });
});

test('OR and atau choose, and bind looser than standing side by side', () => {
  expect(read('kopi gayo atau teh OR (susu -sapi)')).toEqual({
    or: [{ and: ['kopi', 'gayo'] }, 'teh', { and: ['susu', { not: 'sapi' }] }],
  });
});

test('signs without a partner are left out', () => {
  for (const text of ['kopi OR', 'atau kopi', '(kopi', 'kopi)', '((kopi))', 'kopi -', '- kopi', 'kopi "', 'kopi () ""'])
    expect(read(text), text).toBe('kopi');
  for (const text of ['', '   ', '"', '()', '-', 'OR', '!!! ...']) expect(read(text), text).toBeUndefined();
});

test('filters are read in both languages, with and without a space, quoted and bare', () => {
  for (const text of ['tema:"lingkungan hidup"', 'theme: "lingkungan hidup"', 'TEMA:“lingkungan hidup”'])
    expect(read(text), text).toEqual({ theme: 'lingkungan hidup' });
  expect(read('jenis:foto kind:recording belum:judul missing:date status:baru')).toEqual({
    and: [
      { kind: { type: 'kind', kind: 'photo' } },
      { kind: { type: 'kind', kind: 'audio' } },
      { lacking: { type: 'lacking', field: 'title' } },
      { lacking: { type: 'lacking', field: 'date' } },
      { status: { type: 'status', status: 'new' } },
    ],
  });
});

test('a filter without a value is kept, and does not eat the next one', () => {
  expect(read('tema: -kopi orang: jenis:foto')).toEqual({
    and: [
      { theme: { type: 'empty' } },
      { not: 'kopi' },
      { person: { type: 'empty' } },
      { kind: { type: 'kind', kind: 'photo' } },
    ],
  });
});

test('a filter that cannot be understood is taken as words', () => {
  expect(read('jenis:kopi tanggal:besok suhu:tinggi 09:30')).toEqual({
    and: ['jenis+kopi', 'tanggal+besok', 'suhu+tinggi', '09+30'],
  });
});

test('dates in words become days', () => {
  const cases: readonly (readonly [string, unknown])[] = [
    ['2020', days('2020-01-01', '2020-12-31')],
    ['tahun 2019', days('2019-01-01', '2019-12-31')],
    ['okt 2020', days('2020-10-01', '2020-10-31')],
    ['Nopember 2019', days('2019-11-01', '2019-11-30')],
    ['17 Agustus 2020', days('2020-08-17')],
    ['rabu, 30 september 2020', days('2020-09-30')],
    ['Jum’at 9 Okt 2020', days('2020-10-09')],
    ['2020-10-09', days('2020-10-09')],
    ['9/10/2020', days('2020-10-09')],
    ['2019..2021', days('2019-01-01', '2021-12-31')],
    ['2019-2021', days('2019-01-01', '2021-12-31')],
    ['2020-06..', days('2020-06-01', '9999-12-31')],
    ['januari 2020 sampai maret 2020', days('2020-01-01', '2020-03-31')],
    ['9-11 oktober 2020', days('2020-10-09', '2020-10-11')],
    ['9 s.d. 11 oktober 2020', days('2020-10-09', '2020-10-11')],
    ['9 sampai 11 okt 2020', days('2020-10-09', '2020-10-11')],
    ['30 september 2020 hingga 2 oktober 2020', days('2020-09-30', '2020-10-02')],
    ['sejak 2019', days('2019-01-01', '9999-12-31')],
    ['sebelum maret 2020', days('0001-01-01', '2020-02-29')],
    ['setelah 17 agustus 2020', days('2020-08-18', '9999-12-31')],
    ['since last month', days('2020-09-01', '9999-12-31')],
    ['kemarin', days('2020-10-09')],
    ['kemarin lusa', days('2020-10-08')],
    ['hari ini', days('2020-10-10')],
    ['minggu lalu', days('2020-09-28', '2020-10-04')],
    ['minggu ini', days('2020-10-05', '2020-10-11')],
    ['bulan lalu', days('2020-09-01', '2020-09-30')],
    ['tahun lalu', days('2019-01-01', '2019-12-31')],
    ['3 hari lalu', days('2020-10-07')],
    ['7 hari terakhir', days('2020-10-04', '2020-10-10')],
    ['last 3 months', days('2020-07-10', '2020-10-10')],
    ['17 agustus', { type: 'yearly', month: 8, day: 17 }],
    ['29 februari', { type: 'yearly', month: 2, day: 29 }],
    ['agustus', { type: 'yearly', month: 8, day: undefined }],
  ];
  for (const [text, date] of cases) {
    expect(read(text), text).toEqual({ date });
    expect(read(`tanggal:"${text}"`), text).toEqual({ date: { type: 'date', date } });
  }
});

test('what is no date stays words', () => {
  expect(read('31 februari')).toEqual({ and: ['31', { date: { type: 'yearly', month: 2, day: undefined } }] });
  expect(read('sebelum dan sesudah')).toEqual({ and: ['sebelum', { filler: 'dan' }, 'sesudah'] });
  expect(read('11-9 oktober 2020')).toEqual({ and: ['11+9', { date: days('2020-10-01', '2020-10-31') }] });
  for (const text of ['1850', '30', 'minggu', 'mar', 'des', '3504', '12345678']) expect(read(text), text).toBe(text);
});

test('the last month of January is December of the year before', () => {
  expect(read('bulan lalu', '2020-01-31')).toEqual({ date: days('2019-12-01', '2019-12-31') });
});

test('a date filter can be compared', () => {
  expect(read('tanggal:>2019')).toEqual({ date: { type: 'date', date: days('2020-01-01', '9999-12-31') } });
  expect(read('tahun:<=2019')).toEqual({ year: { type: 'date', date: days('0001-01-01', '2019-12-31') } });
});

test('a question is freed of the words it is wrapped in, and its kind is understood', () => {
  expect(read('tolong carikan foto-foto waktu peresmian jembatan yang di Garut itu')).toEqual({
    and: [
      { filler: 'tolong' },
      { filler: 'carikan' },
      { kind: 'photo', sure: true },
      { filler: 'waktu' },
      'peresmian',
      'jembatan',
      { filler: 'yang' },
      { filler: 'di' },
      'Garut'.toLowerCase(),
      { filler: 'itu' },
    ],
  });
  expect(read('rekaman suara kepala BPBD')).toEqual({ and: [{ kind: 'audio', sure: true }, 'kepala', 'bpbd'] });
  expect(read('pelatihan foto')).toEqual({ and: ['pelatihan', { kind: 'photo', sure: false }] });
});

test('"tidak" asks at the end and says something elsewhere', () => {
  expect(read('banjir tidak')).toEqual({ and: ['banjir', { filler: 'tidak' }] });
  expect(read('rumah tidak layak')).toEqual({ and: ['rumah', 'tidak', 'layak'] });
});

test('only the word that the cursor may still be in is open', () => {
  const open = (text: string): boolean[] => {
    const root = parse(text, today).root;
    return (root?.type === 'and' ? root.of : root ? [root] : []).map((node) => 'open' in node && node.open);
  };
  expect([open('kopi ga'), open('kopi ga '), open('tema:ko'), open('tema:"ko"')]).toEqual([
    [false, true],
    [false, false],
    [true],
    [false],
  ]);
});

test('spans point at what was typed', () => {
  const text = '  tema:"kopi gayo"  -teh  17 agustus 2020';
  const root = parse(text, today).root;
  const spans = root?.type === 'and' ? root.of.map((node) => text.slice(node.span.from, node.span.to)) : [];
  expect(spans).toEqual(['tema:"kopi gayo"', '-teh', '17 agustus 2020']);
});
