import { utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findInPages, wordsOfPage } from '../../../../../electron/engine/media/document-pages.ts';
import { readDocument } from '../../../../../electron/engine/media/document-reading.ts';
import { readFacts } from '../../../../../electron/engine/media/probe/facts.ts';
import { cellText, kindOfFormat } from '../../../../../electron/engine/media/reading/cell-format.ts';
import { delimitedRows } from '../../../../../electron/engine/media/reading/delimited.ts';
import { BahanError } from '../../../../../shared/errors.ts';
import { hasShared, sharedPath } from '../../../../fixtures/shared.ts';
import { mobiBook, rar4, rar5, tar } from '../archive-makers.ts';
import { pdfFile } from '../pdf-file.ts';
import { tempFolder } from '../temp-folder.ts';
import { zipFile } from '../zip-file.ts';
import { book, excel, letter, openTable, openText, rich, slides, word } from './samples.ts';

const folder = tempFolder();
let count = 0;
const file = (name: string, bytes: Uint8Array | string): string => {
  const path = join(folder, `${count++}-${name}`);
  writeFileSync(path, bytes);
  return path;
};
const read = (name: string, bytes: Uint8Array | string) => readDocument(file(name, bytes));
const facts = (name: string, bytes: Uint8Array | string) => readFacts(file(name, bytes));
const code = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (cause) => (cause instanceof BahanError ? cause.code : String(cause)),
  );

const heading = (level: number, text: string) => ({ is: 'heading', level, text });
const paragraph = (text: string) => ({ is: 'paragraph', text });
const item = (text: string) => ({ is: 'item', text });
const table = (...rows: string[][]) => ({ is: 'table', rows });

describe('a document on screen', () => {
  it.each<[string, Uint8Array | string, readonly object[]]>([
    [
      'a.docx',
      word,
      [
        heading(1, 'Kopi'),
        item('satu < dua'),
        table(['A', 'B']),
        paragraph('baru'),
        paragraph('kotak'),
        paragraph('catatan'),
        paragraph('komentar'),
      ],
    ],
    [
      'a.pptx',
      slides,
      [
        { is: 'break', name: '1' },
        heading(2, 'Judul'),
        { is: 'break', name: '2' },
        paragraph('isi'),
        paragraph('bicara pelan'),
      ],
    ],
    ['a.odt', openText, [heading(2, 'Kopi'), paragraph('satu dua'), item('butir'), paragraph('kaki')]],
    ['a.epub', book, [heading(1, 'Bab'), item('butir'), { is: 'break', name: '' }, paragraph('akhir')]],
    [
      'a.rtf',
      rich,
      [
        heading(1, 'Kopi'),
        paragraph('東京 tautan'),
        item('1. butir'),
        table(['A', 'B']),
        paragraph('南'),
        paragraph('kepala'),
      ],
    ],
    [
      'a.eml',
      letter,
      [
        heading(1, 'Rapat'),
        table(['From', 'Sri <sri@example.id>']),
        paragraph('café'),
        paragraph('Budi <budi@example.id>'),
        paragraph('Dalam'),
        paragraph('isi dalam'),
        item('nota kopi.pdf'),
      ],
    ],
    [
      'a.html',
      '<html><head><style>p{}</style></head><body><h2>Kopi</h2>lepas<ul><li>a</li><li><p>b</p></li></ul><table><tr><td>1</td><td>2</td></tr></table><script>var p = "<p>diam</p>";</script></body></html>',
      [heading(2, 'Kopi'), paragraph('lepas'), item('a'), item('b'), table(['1', '2'])],
    ],
    [
      'a.md',
      '# Kopi\n\nsatu\ndua\n\n- butir\n\n| A | B |\n|---|---|\n| 1 | 2 |\n',
      [heading(1, 'Kopi'), paragraph('satu\ndua'), item('butir'), table(['A', 'B'], ['1', '2'])],
    ],
    ['a.mobi', mobiBook('Buku', '<h1>Kopi</h1><p>isi</p>', { 100: 'Sri' }), [heading(1, 'Kopi'), paragraph('isi')]],
  ])('is a text in its order: %s', async (name, bytes, blocks) => {
    expect(await read(name, bytes)).toEqual({ how: 'text', cut: false, blocks });
  });

  it.each<[string, Uint8Array | string, readonly object[]]>([
    [
      'a.xlsx',
      excel,
      [
        { name: 'Kedua', rows: [['東京 とうきょう', '0.3']], cut: false },
        {
          name: 'Pertama',
          rows: [
            ['Teh hijau', '', '2020-10-09'],
            ['', 'hasil'],
          ],
          cut: false,
        },
      ],
    ],
    ['a.ods', openTable, [{ name: 'Data', rows: expect.arrayContaining([['a', 'b', 'b']]), cut: true }]],
    [
      'a.csv',
      'a;b,5\n"c ""d""\nlagi";e\n',
      [
        {
          name: '',
          rows: [
            ['a', 'b,5'],
            ['c "d"\nlagi', 'e'],
          ],
          cut: false,
        },
      ],
    ],
    ['a.tsv', 'a\tb\n', [{ name: '', rows: [['a', 'b']], cut: false }]],
  ])('is tables with their cells in their places: %s', async (name, bytes, sheets) => {
    expect(await read(name, bytes)).toEqual({ how: 'tables', sheets });
  });

  it.each<[string, Uint8Array]>([
    ['a.zip', zipFile({ 'kopi/satu.jpg': 'a', 'dua.txt': 'b' })],
    ['a.rar', rar4(['kopi\\satu.jpg', 'dua.txt'])],
    ['b.rar', rar5(['kopi/satu.jpg', 'dua.txt'])],
    ['a.tar', tar(['kopi/satu.jpg', 'dua.txt'])],
  ])('is the names in an archive, which are its words: %s', async (name, bytes) => {
    expect(await read(name, bytes)).toEqual({ how: 'names', names: ['kopi/satu.jpg', 'dua.txt'], cut: false });
    expect(await facts(name, bytes)).toMatchObject({
      text: 'kopi/satu.jpg\ndua.txt',
      technical: { entries: 2 },
      error: null,
    });
  });

  it('is cut where a screen cannot take more', async () => {
    const rows = await read('a.csv', 'a,b\n'.repeat(5000));
    expect(rows).toMatchObject({ sheets: [{ cut: true }] });
    expect(rows.how === 'tables' && rows.sheets[0]?.rows.length).toBe(2000);
    expect(await read('a.txt', 'baris\n'.repeat(10_000))).toMatchObject({ how: 'text', cut: true });
  });

  it('says why there is nothing to read', async () => {
    expect(await code(read('a.bin', Buffer.from([0, 1, 2, 3])))).toBe('file-unsupported');
    expect(await code(read('a.txt', ''))).toBe('file-empty');
    expect(await code(read('a.rar', rar4(['x'], { ciphered: true })))).toBe('file-locked-by-password');
    expect(await code(readDocument(join(folder, 'tiada.pdf')))).toBe('file-missing');
  });
});

describe('the words of a PDF', () => {
  it('stand where they are seen, also on a turned and cropped page', async () => {
    const upright = await wordsOfPage(file('a.pdf', pdfFile(['Kopi Gayo'])), 0);
    expect(upright.runs.map((run) => run.text)).toEqual(['Kopi Gayo']);
    const box = upright.runs[0]?.box ?? { x: 0, y: 0, width: 0, height: 0 };
    expect(box.x).toBeCloseTo(20 / 300, 1);
    expect(box.y + box.height).toBeGreaterThan(0.5);
    expect(box.width).toBeGreaterThan(box.height * 0.5);
    const turned = (await wordsOfPage(file('b.pdf', pdfFile(['Kopi Gayo'], {}, '', '/Rotate 90')), 0)).runs[0]?.box;
    // what ran to the right runs downward, on a page as wide as the other one is high
    expect(turned?.height).toBeCloseTo(box.width, 2);
    expect(turned?.width).toBeCloseTo(box.height, 2);
    const cropped = (await wordsOfPage(file('c.pdf', pdfFile(['Kopi Gayo'], {}, '', '/CropBox [0 0 150 150]')), 0))
      .runs[0];
    expect(cropped?.box.width).toBeCloseTo(Math.min(1, box.width * 2), 1);
  });

  it('are found on every page without regard to case', async () => {
    const path = file('a.pdf', pdfFile(['Kopi dan kopi', 'teh', 'KOPI']));
    const found = await findInPages(path, 'kopi');
    expect(found).toMatchObject({ total: 3, cut: false, hits: [{ page: 0 }, { page: 2 }] });
    expect(found.hits[0]?.boxes).toHaveLength(2);
    expect(await findInPages(path, 'susu')).toEqual({ hits: [], total: 0, cut: false });
    expect(await code(wordsOfPage(path, 3))).toBe('not-found');
  });

  it('are those of the newest content under a name', async () => {
    const path = file('a.pdf', pdfFile(['lama']));
    expect((await wordsOfPage(path, 0)).runs[0]?.text).toBe('lama');
    writeFileSync(path, pdfFile(['baru']));
    utimesSync(path, 1_600_000_000, 1_600_000_000);
    expect((await wordsOfPage(path, 0)).runs[0]?.text).toBe('baru');
  });

  it.skipIf(!hasShared('media', 'dev', 'documents'))(
    'are read where only the owner has the empty password',
    async () => {
      const found = await readFacts(sharedPath('media', 'dev', 'documents', 'pr6531_2.pdf'));
      expect(found).toMatchObject({ error: null, technical: { encrypted: 1 } });
      expect(found.text).toContain('encrypting');
    },
  );
});

describe('a book for Kindle', () => {
  it('says what it is about itself', async () => {
    expect(
      await facts('a.mobi', mobiBook('Nama', '<p>isi</p>', { 100: 'Sri', 103: '<p>Tentang</p>', 106: '2020-10-09' })),
    ).toMatchObject({
      title: 'Nama',
      creator: 'Sri',
      description: 'Tentang',
      capturedAt: '2020-10-09',
      text: 'isi',
      error: null,
    });
  });
});

describe('an archive', () => {
  it('whose end is missing gives the names that are left, and says so', async () => {
    const whole = zipFile({ 'satu.txt': 'a'.repeat(100), 'dua.txt': 'b'.repeat(100) });
    const found = await facts('a.zip', whole.subarray(0, whole.length - 80));
    expect(found).toMatchObject({ text: 'satu.txt\ndua.txt', error: { code: 'file-truncated' } });
  });

  it('of RAR 4 may spell a name a second time, with all its letters', async () => {
    // "kopi–" : four letters of the plain name, then two bytes of the dash
    const coded = Buffer.from([0, 0b1110_0000, 2, 0x13, 0x20]);
    expect((await facts('a.rar', rar4(['kopi_'], { unicode: coded }))).text).toBe('kopi–');
  });
});

describe('what a document was cut to', () => {
  it('still gives its words, and a reason', async () => {
    const long = zipFile({
      'docProps/core.xml': '<cp:coreProperties><dc:title>Judul</dc:title></cp:coreProperties>',
      'word/document.xml': `<w:document>${Array.from({ length: 3000 }, (_, i) => `<w:p><w:r><w:t>kata${i * 7919}</w:t></w:r></w:p>`).join('')}</w:document>`,
    });
    const found = await facts('a.docx', long.subarray(0, Math.floor(long.length * 0.6)));
    expect(found).toMatchObject({ title: 'Judul', error: { code: 'file-truncated' } });
    expect(found.text).toContain('kata7919');
  });
});

it('numbers are shown as people read them', () => {
  expect(['dd/mm/yyyy', 'hh:mm', '0.00%', '#,##0', '[Red]d mmm;@', '"days" 0', '[h]:mm'].map(kindOfFormat)).toEqual([
    'date',
    'time',
    'percent',
    'general',
    'date',
    'general',
    'time',
  ]);
  expect(cellText(44_113.5, 'moment')).toBe('2020-10-09 12:00');
  expect(cellText(1, 'date', true)).toBe('1904-01-02');
  expect(cellText(0.1 + 0.2, 'general')).toBe('0.3');
  expect(cellText(2 / 3, 'percent')).toBe('66.67%');
});

it('rows written as separated values come back', () => {
  const cell = fc.string({ maxLength: 12 }).map((text) => text.replace(/[\0\r]/g, '').trim());
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 }), (rows) => {
      const text = rows.map((row) => row.map((each) => `"${each.replaceAll('"', '""')}"`).join(',')).join('\n');
      const kept = rows.filter((row) => row.some((each) => each !== ''));
      expect([...delimitedRows(text, ',')]).toEqual(kept);
    }),
  );
});
