import fc from 'fast-check';
import { expect, test } from 'vitest';
import { possibleBases, possibleForms, rootForm } from '../../../shared/text/stem.ts';
import { areNeighbours, typingDistance } from '../../../shared/text/typing.ts';

const rooted = (text: string): string[] => [...new Set(text.split(' ').map(rootForm))];

test('all forms of a word have one root', () => {
  const families = [
    'tanam menanam menanami ditanam penanaman tanaman tanami tertanam tanamlah tanamannya',
    'sosialisasi menyosialisasikan disosialisasikan sosialisasikan',
    'lantik melantik dilantik pelantikan pelantikannya',
    'bersihkan membersihkan pembersihan kebersihan dibersihkan',
    'ajar mengajar pengajaran pembelajaran pelajaran diajarkan',
    'beri memberi memberikan diberikan pemberian',
    'kerja bekerja pekerjaan pekerja mengerjakan',
    'cat mengecat pengecatan dicat',
    'vaksin vaksinasi divaksin',
    'baiki memperbaiki perbaikan diperbaiki',
    'sampah persampahan',
    'hijaukan menghijaukan penghijauan dihijaukan',
  ];
  for (const family of families) expect(rooted(family), family).toHaveLength(1);
});

test('words that only look related have different roots', () => {
  const pairs = [
    ...['tari penarikan', 'pelajar pengajaran', 'mengajar mengejar', 'harga penghargaan', 'bersih membersihkan'],
    ...['kopi kopiah', 'ekspor ekor', 'kepala kelapa', 'tangan penanganan', 'bagi membagikan', 'resmi diresmikan'],
    ...['ikan memberikan', 'sampah sampai', 'batu bantu', 'pemerintah perintah'],
  ];
  for (const pair of pairs) expect(rooted(pair), pair).toHaveLength(2);
});

test('words that only look affixed stay whole', () => {
  for (const word of 'bupati desa dinas pegawai sekolah bulan kepala berita dokumen pemuda seni covid19 jakarta'.split(
    ' ',
  ))
    expect(rootForm(word)).toBe(word);
});

test('a base that is in no list and the forms that it makes find each other', () => {
  expect(possibleForms('cakrok')).toEqual(expect.arrayContaining(['mencakrok', 'pencakrokan', 'dicakrokkan']));
  expect(possibleForms('pugas')).toEqual(expect.arrayContaining(['memugas', 'pemugasan']));
  expect(possibleBases('pencakrokan')).toContainEqual({ base: 'cakrok', isLikely: true });
});

test('any word has a root, and a short one is its own', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'aeiounmgykprtsbdlhw'), maxLength: 20 }), (word) => {
      const root = rootForm(word);
      expect(root.length).toBeLessThanOrEqual(word.length + 1);
      if (word.length <= 3) expect(root).toBe(word);
    }),
    { numRuns: 3000 },
  );
});

test('slips of the fingers are near, other words are not', () => {
  expect(typingDistance('vaskinasi', 'vaksinasi', 2)).toBeLessThan(1);
  expect(typingDistance('mangrive', 'mangrove', 2)).toBeLessThan(1);
  expect(typingDistance('jembatn', 'jembatan', 1)).toBe(1);
  expect(typingDistance('kelpaa', 'kelapa', 1)).toBeLessThan(1);
  expect(typingDistance('kelapa', 'kepala', 1)).toBe(Number.POSITIVE_INFINITY);
  expect([areNeighbours('o', 'i'), areNeighbours('a', 's'), areNeighbours('a', 'p')]).toEqual([true, true, false]);
});

test('the distance of typing is that of its letters: zero only for equal words', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abcde'), maxLength: 8 });
  fc.assert(
    fc.property(word, word, (a, b) => {
      const distance = typingDistance(a, b, 20);
      expect(distance === 0).toBe(a === b);
      expect(distance).toBeGreaterThanOrEqual(Math.abs(a.length - b.length) * 0.8);
      expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
    }),
  );
});
