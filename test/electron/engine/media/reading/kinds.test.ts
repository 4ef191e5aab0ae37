import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readFacts } from '../../../../../electron/engine/media/probe/facts.ts';
import { rawFactsOf } from '../../../../../electron/engine/media/probe/raw-facts.ts';
import { wordPerfectText } from '../../../../../electron/engine/media/reading/wordperfect.ts';
import { hasShared, sharedPath } from '../../../../fixtures/shared.ts';
import { mobiBook } from '../archive-makers.ts';
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
  it('that names no author is by the program that made it, and says that this is a program', async () => {
    expect(await facts('a.pdf', pdfFile(['x'], { Creator: 'Writer', Producer: 'LibreOffice' }))).toMatchObject({
      creator: 'Writer',
      technical: { software: 'Writer', container: 'PDF 1.7' },
    });
    expect(await facts('b.pdf', pdfFile(['x'], { Author: 'Sri', Creator: 'Writer' }))).toMatchObject({
      creator: 'Sri',
    });
    expect(await facts('c.pdf', pdfFile(['x'], { Producer: 'LibreOffice' }))).toMatchObject({
      creator: null,
      technical: { software: 'LibreOffice' },
    });
  });

  it('tells its XMP also where that is packed, and not that of a picture in it', async () => {
    const packet = (title: string): Buffer =>
      Buffer.from(
        `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">${title}</rdf:li></rdf:Alt></dc:title></rdf:Description></rdf:RDF></x:xmpmeta>`,
      );
    const object = (number: number, head: string, body: Buffer): Buffer =>
      Buffer.concat([
        Buffer.from(`${number} 0 obj\n<< /Type /Metadata /Subtype /XML ${head} /Length ${body.length} >>\nstream\n`),
        body,
        Buffer.from('\nendstream\nendobj\n'),
      ]);
    const whole = pdfFile(['x']).toString('latin1').replace('/Type /Catalog', '/Type /Catalog /Metadata 90 0 R');
    const bytes = Buffer.concat([
      Buffer.from(whole.replace('%PDF-1.7\n', ''), 'latin1'),
      object(90, '/Filter /FlateDecode', deflateSync(packet('Judul'))),
      object(91, '', packet('Gambar')),
      Buffer.from('%%EOF\n'),
    ]);
    const found = await facts('a.pdf', Buffer.concat([Buffer.from('%PDF-1.7\n'), bytes]));
    expect(found.title).toBe('Judul');
  });

  it.skipIf(!hasShared('media', 'dev', 'documents'))('that is locked still has its number of pages', async () => {
    const found = await readFacts(sharedPath('media', 'dev', 'documents', 'libreoffice-writer-password.pdf'));
    expect(found).toMatchObject({ pages: 1, technical: { encrypted: 1 }, error: { code: 'file-locked-by-password' } });
  });

  it('that ends too early says so', async () => {
    const whole = pdfFile(['Kopi', 'Teh', 'Gula']);
    expect((await facts('a.pdf', whole.subarray(0, whole.length * 0.7))).error?.code).toBe('file-truncated');
  });
});

describe('a text', () => {
  it.each([
    [
      'named by a page',
      'a.html',
      Buffer.from('<html><head><meta charset="windows-1251"></head><p>\xca\xee\xf4\xe5</p>', 'latin1'),
      'Кофе',
    ],
    [
      'named by XML',
      'a.xml',
      Buffer.from('<?xml version="1.0" encoding="shift_jis"?><a><p>\x93\x8c\x8b\x9e</p></a>', 'latin1'),
      '東京',
    ],
    ['of two bytes a letter without a mark', 'a.txt', Buffer.from('Kopi Gayo', 'utf16le'), 'Kopi Gayo'],
    ['cut inside a letter', 'a.txt', Buffer.from('Kafé café').subarray(0, -1), 'Kafé caf'],
    [
      'stated wrongly by a page',
      'a.html',
      Buffer.from('<html><head><meta charset="iso-8859-2"></head><p>kopi</p>'),
      'kopi',
    ],
  ])('is read in the charset %s', async (_, name, bytes, words) => {
    expect((await facts(name, bytes)).text).toBe(words);
  });

  it('says in which charset it was read', async () => {
    const encoding = async (bytes: Buffer) => (await facts('a.txt', bytes)).technical.encoding;
    expect(await encoding(Buffer.from('kopi'))).toBe('ASCII');
    expect(await encoding(Buffer.from('café'))).toBe('UTF-8');
    expect(await encoding(Buffer.from('caf\xe9', 'latin1'))).toBe('Windows-1252');
    expect(await encoding(Buffer.from('\ufeffkopi'))).toBe('UTF-8');
    expect(await encoding(Buffer.from('\ufeffkopi', 'utf16le'))).toBe('UTF-16LE');
  });

  it('saved by Word as a page tells what Word knew', async () => {
    const page =
      '<html><head><meta name="dc:creator" content="Sri"><meta name="dc:creator" content="Budi"><!--[if gte mso 9]><xml><o:DocumentProperties><o:Author>Lain</o:Author><o:Description>Isi</o:Description><o:Pages>3</o:Pages></o:DocumentProperties></xml><![endif]--></head><p>x</p></html>';
    expect(await facts('a.html', page)).toMatchObject({
      creator: 'Sri; Budi',
      description: 'Isi',
      pages: 3,
      text: 'x',
    });
  });

  it('under the name of a table, as offices send it, is a page', async () => {
    expect(await facts('a.xls', '<table><tr><td>Kopi</td><td>12</td></tr></table>')).toMatchObject({
      kind: 'document',
      mime: 'text/html',
      text: 'Kopi 12',
    });
  });
});

describe('programs of long ago', () => {
  it('Word 2 has its words', async () => {
    const head = Buffer.alloc(0x180);
    head.writeUInt16LE(0xa5db, 0);
    head.writeUInt16LE(45, 2);
    head.writeUInt32LE(head.length, 0x18);
    const text = Buffer.from('Rapat kopi\rsel\u0007dua\u0007\u0007', 'latin1');
    head.writeUInt32LE(head.length + text.length, 0x1c);
    expect(await facts('a.doc', Buffer.concat([head, text]))).toMatchObject({
      mime: 'application/msword',
      text: 'Rapat kopi\nsel dua',
    });
  });

  it('WordPerfect 5 and 6 have their words without their functions', () => {
    const head = (generation: number): Buffer => {
      const bytes = Buffer.from('\xffWPC\x10\0\0\0\x01\x0a\0\0\0\0\0\0', 'latin1');
      bytes[10] = generation;
      return bytes;
    };
    const five = Buffer.from('Kopi\xc0\x1b\x01\xc0 Gayo\xd0\x01\x04\0abcd\x0aTeh', 'latin1');
    expect(wordPerfectText(Buffer.concat([head(0), five]))).toBe('Kopiá Gayo\nTeh');
    const six = Buffer.from('Kopi\x80Gayo\xf0\x1b\x01\xf0\xd4\x01\x0a\0zzzzzz\xccTeh', 'latin1');
    expect(wordPerfectText(Buffer.concat([head(2), six]))).toBe('Kopi Gayoá\nTeh');
  });
});

describe("Apple's documents", () => {
  it('of 2009 say what they are about', async () => {
    const xml =
      '<ls:document><sf:metadata><sf:authors><sf:string sfa:string="Sri"/></sf:authors><sf:title><sf:string sfa:string="Judul"/></sf:title><sf:keywords><sf:string sfa:string="kopi, teh"/></sf:keywords></sf:metadata><sf:text-body><sf:p>Isi kopi</sf:p></sf:text-body></ls:document>';
    expect(await facts('a.numbers', zipFile({ 'index.xml': xml }))).toMatchObject({
      title: 'Judul',
      creator: 'Sri',
      keywords: ['kopi', 'teh'],
      text: 'Isi kopi',
    });
  });

  it('of today have their words in packed objects', async () => {
    const field = (number: number, value: number | Buffer): Buffer =>
      typeof value === 'number'
        ? Buffer.from([number << 3, value])
        : Buffer.concat([Buffer.from([(number << 3) | 2, value.length]), value]);
    const payload = field(3, Buffer.from('Isi kopi'));
    // kind 2001 takes two bytes
    const kind = Buffer.from([1 << 3, 0xd1, 0x0f]);
    const message = Buffer.concat([kind, field(3, payload.length)]);
    const archive = Buffer.concat([field(1, 7), field(2, message)]);
    const data = Buffer.concat([Buffer.from([archive.length]), archive, payload]);
    const packed = Buffer.concat([Buffer.from([data.length, (data.length - 1) << 2]), data]);
    const chunk = Buffer.concat([Buffer.from([0, packed.length, 0, 0]), packed]);
    expect((await facts('a.pages', zipFile({ 'Index/Document.iwa': chunk }))).text).toBe('Isi kopi');
  });
});

it('everything a document says can be listed as it says it', async () => {
  const pdf = await rawFactsOf(file('a.pdf', pdfFile(['x'], { Title: 'Judul', Dinas: 'Humas' })));
  expect(pdf).toContainEqual({ group: 'PDF', name: 'Dinas', value: 'Humas' });
  const word = await rawFactsOf(
    file(
      'a.docx',
      zipFile({
        'word/document.xml': '<w:document/>',
        'docProps/core.xml': '<cp:coreProperties><cp:lastModifiedBy>Sri</cp:lastModifiedBy></cp:coreProperties>',
        'docProps/custom.xml': '<Properties><property name="Nomor"><vt:lpwstr>12</vt:lpwstr></property></Properties>',
      }),
    ),
  );
  expect(word).toContainEqual({ group: 'Core', name: 'cp:lastModifiedBy', value: 'Sri' });
  expect(word).toContainEqual({ group: 'Custom', name: 'Nomor', value: '12' });
  const letter = await rawFactsOf(
    file('a.eml', 'From: a@b.id\r\nMessage-ID: <1@b>\r\nX-Nomor: =?utf-8?q?tiga=20?=\r\n\r\nx'),
  );
  expect(letter).toContainEqual({ group: 'Mail', name: 'x-nomor', value: 'tiga' });
});

it('a book that is packed in a way that nobody reads here still says what it is', async () => {
  expect(await facts('a.mobi', mobiBook('Buku', 'x', { 100: 'Sri' }, 17_480))).toMatchObject({
    title: 'Buku',
    creator: 'Sri',
    error: { code: 'file-unsupported' },
  });
});
