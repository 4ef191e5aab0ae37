import { utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findInPages, wordsOfPage } from '../../../../../electron/engine/media/document-pages.ts';
import { readDocument } from '../../../../../electron/engine/media/document-reading.ts';
import { readFacts } from '../../../../../electron/engine/media/probe/facts.ts';
import { rawFactsOf } from '../../../../../electron/engine/media/probe/raw-facts.ts';
import { cellText, kindOfFormat } from '../../../../../electron/engine/media/reading/cell-format.ts';
import { delimitedRows } from '../../../../../electron/engine/media/reading/delimited.ts';
import { unpackPalm } from '../../../../../electron/engine/media/reading/palm-text.ts';
import { tokens } from '../../../../../electron/engine/media/reading/tokens.ts';
import { unpackSnappy } from '../../../../../electron/engine/media/snappy.ts';
import { BahanError } from '../../../../../shared/errors.ts';
import { documentReading } from '../../../../../shared/model/document.ts';
import { fileFacts } from '../../../../../shared/model/facts.ts';
import { hasShared, sharedPath } from '../../../../fixtures/shared.ts';
import { mobiBook, rar4, rar5, tar } from '../archive-makers.ts';
import { excelFile, messageFile, powerPointFile, wordFile } from '../office-makers.ts';
import { pdfFile } from '../pdf-file.ts';
import { tempFolder } from '../temp-folder.ts';
import { zipFile } from '../zip-file.ts';

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

const word = zipFile({
  'word/styles.xml':
    '<w:styles><w:style w:styleId="Judul1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="B"><w:name w:val="Body"/></w:style></w:styles>',
  'word/document.xml':
    '<w:document><w:body><w:p><w:pPr><w:pStyle w:val="Judul1"/><w:tabs><w:tab w:val="left" w:pos="9"/></w:tabs></w:pPr><w:r><w:t>Kopi</w:t></w:r></w:p>' +
    '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/></w:numPr></w:pPr><w:r><w:t>satu &lt; dua</w:t></w:r></w:p>' +
    '<w:tbl><w:tr><w:tc><w:p><w:r><w:t>A</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>B</w:t></w:r></w:p></w:tc></w:tr></w:tbl>' +
    '<w:p><w:ins><w:r><w:t>baru</w:t></w:r></w:ins><w:del><w:r><w:delText>lama</w:delText></w:r></w:del></w:p>' +
    '<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>kotak</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>kotak</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p></w:body></w:document>',
  'word/footnotes.xml': '<w:footnotes><w:footnote><w:p><w:r><w:t>catatan</w:t></w:r></w:p></w:footnote></w:footnotes>',
  'word/comments.xml': '<w:comments><w:comment><w:p><w:r><w:t>komentar</w:t></w:r></w:p></w:comment></w:comments>',
});

const excel = zipFile({
  'xl/workbook.xml':
    '<workbook><workbookPr/><sheets><sheet name="Kedua" r:id="r2"/><sheet name="Pertama" r:id="r1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels':
    '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Target="/xl/worksheets/sheet2.xml"/></Relationships>',
  'xl/styles.xml':
    '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>',
  'xl/sharedStrings.xml':
    '<sst><si><r><t>Teh </t></r><r><t>hijau</t></r></si><si><t>東京</t><rPh><t>とうきょう</t></rPh></si></sst>',
  'xl/worksheets/sheet1.xml':
    '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" s="1"><v>44113</v></c></row><row r="2"><c r="B2" t="str"><f>A1&amp;"x"</f><v>hasil</v></c></row></sheetData><headerFooter><oddHeader>&amp;CRahasia &amp;P</oddHeader></headerFooter></worksheet>',
  'xl/worksheets/sheet2.xml':
    '<worksheet><sheetData><row><c t="s"><v>1</v></c><c><v>0.30000000000000004</v></c></row></sheetData></worksheet>',
  'xl/comments1.xml': '<comments><comment><text><r><t>ulasan</t></r></text></comment></comments>',
});

const slides = zipFile({
  'ppt/presentation.xml':
    '<p:presentation><p:sldIdLst><p:sldId id="256" r:id="a"/><p:sldId id="257" r:id="b"/></p:sldIdLst></p:presentation>',
  'ppt/_rels/presentation.xml.rels':
    '<Relationships><Relationship Id="a" Target="slides/slide2.xml"/><Relationship Id="b" Target="slides/slide1.xml"/></Relationships>',
  'ppt/slides/slide1.xml': '<p:sld><p:sp><a:p><a:r><a:t>isi</a:t></a:r></a:p></p:sp></p:sld>',
  'ppt/slides/slide2.xml':
    '<p:sld><p:sp><p:nvPr><p:ph type="ctrTitle"/></p:nvPr><a:p><a:r><a:t>Judul</a:t></a:r></a:p></p:sp></p:sld>',
  'ppt/slides/_rels/slide1.xml.rels':
    '<Relationships><Relationship Id="n" Target="../notesSlides/notesSlide1.xml"/></Relationships>',
  'ppt/notesSlides/notesSlide1.xml': '<p:notes><a:p><a:r><a:t>bicara pelan</a:t></a:r></a:p></p:notes>',
});

const openText = zipFile({
  mimetype: 'application/vnd.oasis.opendocument.text',
  'content.xml':
    '<office:document-content><office:automatic-styles><style:style>x</style:style></office:automatic-styles><office:text><text:tracked-changes><text:p>lama</text:p></text:tracked-changes><text:h text:outline-level="2">Kopi</text:h><text:p>satu<text:s text:c="3"/>dua</text:p><text:list><text:list-item><text:p>butir</text:p></text:list-item></text:list></office:text></office:document-content>',
  'styles.xml':
    '<x><office:master-styles><style:footer><text:p>kaki</text:p></style:footer></office:master-styles></x>',
});

const openTable = zipFile({
  mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
  'content.xml':
    '<office:spreadsheet><table:table table:name="Data"><table:table-row><table:table-cell table:number-columns-repeated="16000"/><table:table-cell><text:p>akhir</text:p></table:table-cell></table:table-row><table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384"/></table:table-row><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell table:number-columns-repeated="2"><text:p>b</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet>',
});

const book = zipFile({
  mimetype: 'application/epub+zip',
  'META-INF/container.xml': '<container><rootfile full-path="OPS/isi.opf"/></container>',
  'OPS/isi.opf':
    '<package><metadata><dc:title>Buku</dc:title><dc:creator>Sri</dc:creator></metadata><manifest><item id="a" href="satu%20bab.xhtml"/><item id="b" href="dua.xhtml"/></manifest><spine><itemref idref="b"/><itemref idref="a"/></spine></package>',
  'OPS/satu bab.xhtml': '<html><body><p>akhir</p></body></html>',
  'OPS/dua.xhtml': '<html><head><title>x</title></head><body><h1>Bab</h1><ul><li>butir</li></ul></body></html>',
});

const rich =
  "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Arial;}{\\f1\\fcharset128 Mincho;}}{\\header kepala\\par}\\pard\\outlinelevel0 Kopi\\par\\pard {\\f1\\'93\\'8c\\'8b\\'9e} {\\field{\\*\\fldinst HYPERLINK \"x\"}{\\fldrslt tautan}}\\par{\\listtext\\pard 1.\\tab}butir\\par\\trowd\\pard\\intbl A\\cell B\\cell\\row\\pard{\\*\\unknown diam}\\u21335?\\par}";

const letter = [
  'Received: from mx.example.id; Fri, 9 Oct 2020 08:15:30 +0700',
  'From: Sri <sri@example.id>',
  'Subject: Rapat',
  'Content-Type: multipart/mixed; boundary=luar',
  '',
  '--luar',
  'Content-Type: text/html; charset=iso-8859-1',
  'Content-Transfer-Encoding: quoted-printable',
  '',
  '<p>caf=E9</p><script>rahasia()</script>',
  '--luar',
  'Content-Type: message/rfc822',
  '',
  'From: Budi <budi@example.id>',
  'Subject: =?utf-8?q?Dalam?=',
  '',
  'isi dalam',
  '--luar',
  "Content-Disposition: attachment; filename*=utf-8''nota%20kopi.pdf",
  'Content-Transfer-Encoding: base64',
  '',
  'AAAA',
  '--luar--',
].join('\r\n');

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

it('unpackers and the reader of tags end, whatever they are given', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      expect(unpackSnappy(Buffer.from(bytes)).length).toBeLessThanOrEqual(bytes.length * 64);
      expect(unpackPalm(Buffer.from(bytes)).length).toBeLessThanOrEqual(65_536);
      const pieces = [...tokens(Buffer.from(bytes).toString('latin1'))];
      expect(pieces.length).toBeLessThanOrEqual(bytes.length);
    }),
  );
});

it('documents give facts or a reason, whatever was changed in them or cut off', { timeout: 120_000 }, async () => {
  const wholes: readonly [string, Buffer][] = [
    ['x.doc', wordFile('Kopi\r\u0013 X \u0014y\u0015\rA\u0007B\u0007\u0007')],
    ['x.xls', excelFile()],
    ['x.ppt', powerPointFile([['Satu', 'dua']])],
    ['x.msg', messageFile(1252, { '0037': Buffer.from('Rapat'), '1000': Buffer.from('isi') }, 'a.pdf')],
    ['x.docx', word],
    ['x.xlsx', excel],
    ['x.pptx', slides],
    ['x.odt', openText],
    ['x.ods', openTable],
    ['x.epub', book],
    ['x.rtf', Buffer.from(rich)],
    ['x.eml', Buffer.from(letter)],
    ['x.mobi', mobiBook('Buku', '<p>isi</p>', { 100: 'Sri' }, 2)],
    ['x.pdf', pdfFile(['Kopi'], { Title: 'a' })],
    ['x.zip', zipFile({ a: 'b' })],
    ['x.rar', rar4(['a', 'b'])],
    ['y.rar', rar5(['a', 'b'])],
    ['x.tar', tar(['a', 'b'])],
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...wholes),
      fc.array(fc.tuple(fc.nat(1_000_000), fc.nat(255)), { maxLength: 12 }),
      fc.integer({ min: 1, max: 10 }),
      async ([name, whole], changes, tenths) => {
        const bytes = Buffer.from(whole.subarray(0, Math.ceil((whole.length * tenths) / 10)));
        for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
        const path = join(folder, name);
        writeFileSync(path, bytes);
        fileFacts.parse(await readFacts(path));
        for (const work of [readDocument(path).then((reading) => documentReading.parse(reading)), rawFactsOf(path)]) {
          expect(await code(work)).toMatch(/^(none|file-[a-z-]+)$/);
        }
      },
    ),
    { numRuns: 400 },
  );
});
