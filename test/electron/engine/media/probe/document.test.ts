import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { readFacts } from '../../../../../electron/engine/media/probe/facts.ts';
import { pdfTime } from '../../../../../electron/engine/media/probe/pdf.ts';
import { renderFile } from '../../../../../electron/engine/media/render.ts';
import { fileFacts } from '../../../../../shared/model/facts.ts';
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
const facts = (name: string, bytes: Uint8Array | string) => readFacts(file(name, bytes));

describe('a PDF', () => {
  const bytes = pdfFile(['Pelepasan Ekspor Kopi', 'Halaman kedua'], {
    Title: 'Siaran Pers',
    Author: 'Humas',
    Keywords: 'kopi, ekspor',
    CreationDate: "D:20201009081530+07'00'",
  });

  it('has pages, words and what it says about itself', async () => {
    const found = await facts('a.pdf', bytes);
    expect(fileFacts.parse(found)).toEqual(found);
    expect(found).toMatchObject({
      kind: 'document',
      mime: 'application/pdf',
      pages: 2,
      title: 'Siaran Pers',
      creator: 'Humas',
      keywords: ['kopi', 'ekspor'],
      capturedAt: '2020-10-09T08:15:30+07:00',
      capturedAtCertainty: 'exact',
      text: 'Pelepasan Ekspor Kopi\nHalaman kedua',
      error: null,
    });
  });

  it('has the words that were filled into its form', async () => {
    expect((await facts('form.pdf', pdfFile(['Nama'], {}, 'Bu Sri'))).text).toBe('Nama\nBu Sri');
  });

  it('shows its first page, dark letters on white', async () => {
    const { pictures, error } = await renderFile(file('b.pdf', bytes), null);
    expect(error).toBeNull();
    expect(pictures).toMatchObject({ kind: 'picture', width: 1600, height: 800 });
    const { channels } = await sharp(pictures?.preview).stats();
    expect(channels[0]?.max).toBeGreaterThan(250);
    expect(channels[0]?.min).toBeLessThan(40);
  });

  it('that is cut off or no PDF has a reason', async () => {
    expect(await facts('c.pdf', '%PDF-1.7\nnothing')).toMatchObject({
      kind: 'document',
      error: { code: 'file-damaged' },
    });
  });

  it.each([
    ["D:20201009081530+07'00'", '2020-10-09T08:15:30+07:00'],
    ['D:20201009081530Z', '2020-10-09T08:15:30Z'],
    ['D:20201009', '2020-10-09'],
    ['20201009081530', '2020-10-09T08:15:30'],
    ['D:00000000000000', undefined],
    ['Fri Oct 9', undefined],
  ])('date %s is %s', (text, expected) => {
    expect(pdfTime(text)).toBe(expected);
  });
});

const core =
  '<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t"><dc:title>Laporan &amp; Rapat</dc:title><dc:creator>Sri</dc:creator>' +
  '<cp:keywords>kopi; ekspor</cp:keywords><dcterms:created>2020-10-09T01:15:30Z</dcterms:created></cp:coreProperties>';
const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;

describe('an office document', () => {
  it('of Word has its words by paragraphs, without what was deleted', async () => {
    const bytes = zipFile({
      '[Content_Types].xml': '<Types/>',
      'docProps/core.xml': core,
      'docProps/app.xml': '<Properties><Pages>3</Pages></Properties>',
      'word/document.xml': `<w:document>${paragraph('Bupati melepas')}<w:p><w:r><w:t>ekspor</w:t><w:tab/><w:t>kopi</w:t></w:r><w:del><w:r><w:delText>lama</w:delText></w:r></w:del></w:p></w:document>`,
      'word/footer1.xml': paragraph('Halaman'),
    });
    expect(await facts('a.docx', bytes)).toMatchObject({
      title: 'Laporan & Rapat',
      creator: 'Sri',
      keywords: ['kopi', 'ekspor'],
      capturedAt: '2020-10-09T01:15:30Z',
      pages: 3,
      text: 'Bupati melepas\nekspor kopi\nHalaman',
      error: null,
    });
  });

  it('of Excel has the names of sheets and the words in cells', async () => {
    const bytes = zipFile({
      'xl/workbook.xml': '<workbook><sheets><sheet name="Anggaran" sheetId="1"/></sheets></workbook>',
      'xl/sharedStrings.xml': '<sst><si><t>Kopi</t></si><si><r><t>Teh </t></r><r><t>hijau</t></r></si></sst>',
      'xl/worksheets/sheet1.xml':
        '<worksheet><sheetData><row><c t="s"><v>0</v></c><c t="inlineStr"><is><t>Gula</t></is></c></row></sheetData></worksheet>',
    });
    expect(await facts('a.xlsx', bytes)).toMatchObject({ text: 'Anggaran\nKopi Gula\nTeh hijau', error: null });
  });

  it('of PowerPoint has its slides in their order', async () => {
    const slide = (text: string) => `<p:sld><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:sld>`;
    const bytes = zipFile({
      'ppt/slides/slide10.xml': slide('sepuluh'),
      'ppt/slides/slide2.xml': slide('dua'),
      'ppt/slides/slide1.xml': slide('satu'),
    });
    expect(await facts('a.pptx', bytes)).toMatchObject({ pages: 3, text: 'satu\ndua\nsepuluh' });
  });

  it('of OpenDocument has the same', async () => {
    const bytes = zipFile({
      'content.xml':
        '<office:document-content><office:automatic-styles/><office:body><text:h>Judul</text:h><text:p>Bupati<text:tab/>melepas</text:p></office:body></office:document-content>',
      'meta.xml':
        '<office:meta><dc:title>Laporan</dc:title><meta:initial-creator>Sri</meta:initial-creator><meta:keyword>kopi</meta:keyword>' +
        '<meta:creation-date>2020-10-09T08:15:30</meta:creation-date><meta:document-statistic meta:page-count="2"/></office:meta>',
    });
    expect(await facts('a.odt', bytes)).toMatchObject({
      mime: 'application/vnd.oasis.opendocument.text',
      title: 'Laporan',
      creator: 'Sri',
      keywords: ['kopi'],
      pages: 2,
      capturedAt: '2020-10-09T08:15:30',
      text: 'Judul\nBupati melepas',
    });
  });

  it('of EPUB has its chapters in the order of the book, also when a name in it leads out of a folder', async () => {
    const bytes = zipFile({
      'META-INF/container.xml': '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>',
      'OPS/book.opf':
        '<package><metadata><dc:title>Buku</dc:title><dc:creator>Sri</dc:creator></metadata><manifest><item id="b" href="b.xhtml"/><item id="a" href="a%20a.xhtml"/></manifest>' +
        '<spine><itemref idref="a"/><itemref idref="b"/></spine></package>',
      'OPS/a a.xhtml': '<html><head><title>x</title></head><body><p>Bab&nbsp;satu</p></body></html>',
      'OPS/b.xhtml': '<html><body><p>Bab dua</p><script>no()</script></body></html>',
      '../../evil.txt': 'x',
    });
    expect(await facts('a.epub', bytes)).toMatchObject({
      title: 'Buku',
      creator: 'Sri',
      text: 'Bab satu\nBab dua\nx',
      error: null,
    });
  });

  it('that unfolds without end is refused, whatever its directory claims', async () => {
    const zeros = Buffer.alloc(70 * 1024 * 1024);
    const members = { 'word/document.xml': zeros };
    for (const bytes of [zipFile(members), zipFile(members, { 'word/document.xml': 1000 })]) {
      const found = await facts('bomb.docx', bytes);
      expect(['file-too-large', 'file-damaged']).toContain(found.error?.code);
      expect(found.text).toBeNull();
    }
  });

  it('that is cut off has a reason', async () => {
    const bytes = zipFile({ 'word/document.xml': paragraph('Bupati melepas ekspor kopi') });
    expect(await facts('cut.docx', bytes.subarray(0, bytes.length - 30))).toMatchObject({
      kind: 'document',
      error: { code: expect.stringMatching(/^file-(truncated|damaged)$/) },
    });
  });
});

describe('a text', () => {
  const words = 'Rapat – “Kopi” né';
  it.each([
    ['UTF-8', Buffer.from(words)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${words}`)],
    ['UTF-16', Buffer.from(`\ufeff${words}`, 'utf16le')],
    ['UTF-16, big end first', Buffer.from(`\ufeff${words}`, 'utf16le').swap16()],
    ['Windows-1252', Buffer.from('Rapat \x96 \x93Kopi\x94 n\xe9', 'latin1')],
  ])('is read in %s', async (_, bytes) => {
    expect((await facts('a.txt', bytes)).text).toBe(words);
  });

  it('of a web page is what one sees, with its title', async () => {
    const page =
      '<!DOCTYPE html><html><head><title>Siaran &ldquo;Pers&rdquo;</title><meta name="description" content="Isi"><meta name="author" content="Humas"><style>p{}</style></head>' +
      '<body><h1>Kopi</h1><p>Bupati<br>melepas &amp; ekspor</p><script>var a = "no";</script></body></html>';
    expect(await facts('a.html', page)).toMatchObject({
      title: 'Siaran “Pers”',
      description: 'Isi',
      creator: 'Humas',
      text: 'Kopi\nBupati\nmelepas & ekspor\nSiaran “Pers”',
    });
  });

  it('of a letter is its subject, its people and its words', async () => {
    const letter = [
      'From: =?utf-8?q?Bu_Sri_=E2=80=93_Humas?= <sri@example.id>',
      'To: Redaksi <redaksi@example.id>',
      'Subject: =?utf-8?B?UmFwYXQgS29waSDigJMgT2t0b2Jlcg==?=',
      'Date: Fri, 9 Oct 2020 08:15:30 +0700',
      'MIME-Version: 1.0',
      'Content-Type: multipart/alternative; boundary="x"',
      '',
      '--x',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      'Bupati melepas =E2=80=9Ckopi=E2=80=9D panj=',
      'ang',
      '--x',
      'Content-Type: text/html',
      '',
      '<p>the same</p>',
      '--x--',
    ].join('\r\n');
    const found = await facts('a.eml', letter);
    expect(found).toMatchObject({ title: 'Rapat Kopi – Oktober', capturedAt: '2020-10-09T08:15:30+07:00' });
    expect(found.text).toContain('Bupati melepas “kopi” panjang');
    expect(found.text).not.toContain('the same');
  });

  it('of rich text is its words without its marks', async () => {
    const text =
      "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}{\\info{\\title Siaran}{\\author Sri}{\\creatim\\yr2020\\mo10\\dy9\\hr8\\min15}{\\nofpages2}}\\pard Bupati \\b melepas\\b0\\par caf\\'e9 \\u8220?kopi\\u8221?{\\*\\generator no;}}";
    expect(await facts('a.rtf', text)).toMatchObject({
      title: 'Siaran',
      creator: 'Sri',
      capturedAt: '2020-10-09T08:15:00',
      pages: 2,
      text: 'Bupati melepas\ncafé “kopi”',
    });
  });
});

it('documents never fail, whatever was changed in them', { timeout: 60_000 }, async () => {
  const wholes: [string, Buffer][] = [
    ['x.pdf', pdfFile(['Kopi'], { Title: 'a' })],
    ['x.docx', zipFile({ 'docProps/core.xml': core, 'word/document.xml': paragraph('Kopi') })],
    ['x.rtf', Buffer.from("{\\rtf1{\\info{\\title a}}\\u8220?x\\'e9{\\*\\b}}")],
    ['x.eml', Buffer.from('From: a\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nx\r\n--b--')],
    ['x.html', Buffer.from('<html><head><title>a</title></head><p>b &amp; c</p></html>')],
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...wholes),
      fc.array(fc.tuple(fc.nat(5000), fc.nat(255)), { minLength: 1, maxLength: 20 }),
      async ([name, whole], changes) => {
        const bytes = Buffer.from(whole);
        for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
        const path = join(folder, name);
        writeFileSync(path, bytes);
        const found = await readFacts(path);
        expect(() => fileFacts.parse(found)).not.toThrow();
      },
    ),
    { numRuns: 150 },
  );
});
