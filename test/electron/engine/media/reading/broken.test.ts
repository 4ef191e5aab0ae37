import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readDocument } from '../../../../../electron/engine/media/document-reading.ts';
import { readFacts } from '../../../../../electron/engine/media/probe/facts.ts';
import { rawFactsOf } from '../../../../../electron/engine/media/probe/raw-facts.ts';
import { unpackPalm } from '../../../../../electron/engine/media/reading/palm-text.ts';
import { tokens } from '../../../../../electron/engine/media/reading/tokens.ts';
import { unpackSnappy } from '../../../../../electron/engine/media/snappy.ts';
import { BahanError } from '../../../../../shared/errors.ts';
import { documentReading } from '../../../../../shared/model/document.ts';
import { fileFacts } from '../../../../../shared/model/facts.ts';
import { times } from '../../../../fixtures/wide.ts';
import { mobiBook, rar4, rar5, tar } from '../archive-makers.ts';
import { excelFile, messageFile, powerPointFile, wordFile } from '../office-makers.ts';
import { pdfFile } from '../pdf-file.ts';
import { tempFolder } from '../temp-folder.ts';
import { zipFile } from '../zip-file.ts';
import { book, excel, letter, openTable, openText, rich, slides, word } from './samples.ts';

const folder = tempFolder();
const code = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (cause) => (cause instanceof BahanError ? cause.code : String(cause)),
  );

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
    { numRuns: times(100, 400) },
  );
});

it('bombs and loops are ended by limits', { timeout: 60_000 }, async () => {
  const deep = (open: string, close: string, n: number): string => open.repeat(n) + close.repeat(n);
  const hostile: readonly [string, Buffer][] = [
    ['a.rtf', Buffer.from(`{\\rtf1${deep('{', '}', 500_000)}}`)],
    ['a.html', Buffer.from(`<html>${deep('<div>', '</div>', 200_000)}`)],
    ['b.html', Buffer.from(`<html>${'<!--'.repeat(500_000)}`)],
    ['c.html', Buffer.from(`<html><p>${'<script>'.repeat(300_000)}`)],
    ['d.html', Buffer.from(`<html>${'<table><tr><td>'.repeat(100_000)}x`)],
    ['e.html', Buffer.from(`<html><title>${'<'.repeat(1_000_000)}`)],
    ['a.eml', Buffer.from(`From: a\r\n${`Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n`.repeat(20_000)}`)],
    [
      'b.eml',
      Buffer.from(`From: a\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n\r\nx\r\n'.repeat(200_000)}`),
    ],
    [
      'a.docx',
      zipFile({ 'word/document.xml': `<w:document>${deep('<w:p><w:r><w:t>x', '</w:t></w:r></w:p>', 100_000)}` }),
    ],
    [
      'a.xlsx',
      zipFile({ 'xl/worksheets/sheet1.xml': '<c>'.repeat(500_000), 'xl/sharedStrings.xml': '<si><t>'.repeat(300_000) }),
    ],
    [
      'a.ods',
      zipFile({
        mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
        'content.xml':
          '<table:table table:name="a"><table:table-row table:number-rows-repeated="9999999"><table:table-cell table:number-columns-repeated="9999999"><text:p>x</text:p></table:table-cell></table:table-row>'.repeat(
            500,
          ),
      }),
    ],
    ['a.csv', Buffer.from('"'.repeat(2_000_000))],
    ['b.csv', Buffer.from(','.repeat(5_000_000))],
    ['a.md', Buffer.from('|'.repeat(1_000_000))],
  ];
  for (const [name, bytes] of hostile) {
    const path = join(folder, `bomb-${name}`);
    writeFileSync(path, bytes);
    const found = await readFacts(path);
    expect((found.text ?? '').length, name).toBeLessThanOrEqual(5_000_001);
    expect(await code(readDocument(path).then((reading) => documentReading.parse(reading))), name).toMatch(
      /^(none|file-)/,
    );
  }
});
