import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withFile } from '../../../../electron/engine/media/file-source.ts';
import { sniff } from '../../../../electron/engine/media/sniff.ts';
import { compoundFile } from './compound-maker.ts';
import { tempFolder } from './temp-folder.ts';
import { zipFile } from './zip-file.ts';

const folder = tempFolder();
let count = 0;

function sniffed(name: string, content: Buffer | string) {
  const path = join(folder, `${count++}-${name}`);
  writeFileSync(path, typeof content === 'string' ? Buffer.from(content, 'latin1') : content);
  return withFile(path, sniff);
}

const zip = (...names: string[]): Buffer =>
  Buffer.from(`PK\x03\x04${'\0'.repeat(26)}${names.join('PK\x01\x02')}`, 'latin1');
const box = (brand: string, ...more: string[]): string =>
  `\0\0\0${String.fromCharCode(16 + more.length * 4)}ftyp${brand}\0\0\0\0${more.join('')}`;
const words = Buffer.from('words');
const compound = (stream: string): Buffer => {
  const head = Buffer.alloc(1024);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(head);
  head.writeUInt16LE(9, 30);
  return Buffer.concat([head.subarray(0, 512), Buffer.from(stream, 'utf16le')]);
};
const tiff = (...tags: number[]): Buffer => {
  const bytes = Buffer.alloc(8 + 2 + tags.length * 12 + 4);
  bytes.write('II*\0', 'latin1');
  bytes.writeUInt32LE(8, 4);
  bytes.writeUInt16LE(tags.length, 8);
  tags.forEach((tag, i) => {
    bytes.writeUInt16LE(tag, 10 + i * 12);
  });
  return bytes;
};
const transportStream = (() => {
  const bytes = Buffer.alloc(188 * 6);
  for (let i = 0; i < 6; i++) bytes[i * 188] = 0x47;
  return bytes;
})();

describe('a format is decided by content', () => {
  it.each<[name: string, content: Buffer | string, kind: string, mime: string]>([
    ['a.png', '\xff\xd8\xff\xe0\0\x10JFIF', 'photo', 'image/jpeg'],
    ['a.jpg', '\x89PNG\r\n\x1a\n', 'photo', 'image/png'],
    ['a', 'GIF89a', 'photo', 'image/gif'],
    ['a.jpg', 'RIFF\0\0\0\0WEBPVP8 ', 'photo', 'image/webp'],
    ['a.x', tiff(0x100), 'photo', 'image/tiff'],
    ['a.nef', tiff(0x100), 'photo', 'image/x-nikon-nef'],
    ['a.bin', tiff(0xc612), 'photo', 'image/x-adobe-dng'],
    ['a.tif', 'II+\0\x08\0\0\0\x10\0\0\0\0\0\0\0', 'photo', 'image/tiff'],
    ['a.jpg', 'II*\0\x10\0\0\0CR\x02\0', 'photo', 'image/x-canon-cr2'],
    ['a.jpg', 'IIRO\x08\0\0\0', 'photo', 'image/x-olympus-orf'],
    ['a.jpg', 'IIU\0\x18\0\0\0', 'photo', 'image/x-panasonic-rw2'],
    ['a.jpg', 'FUJIFILMCCD-RAW 0201', 'photo', 'image/x-fujifilm-raf'],
    ['a.jpg', box('heic', 'mif1', 'heic'), 'photo', 'image/heic'],
    ['a.jpg', box('mif1', 'heic'), 'photo', 'image/heif'],
    ['a.jpg', box('mif1', 'avif'), 'photo', 'image/avif'],
    ['a.jpg', box('avif', 'mif1'), 'photo', 'image/avif'],
    ['a.jpg', box('crx ', 'isom'), 'photo', 'image/x-canon-cr3'],
    ['a.jpg', '8BPS\0\x01', 'photo', 'image/vnd.adobe.photoshop'],
    ['a.txt', '<?xml version="1.0"?>\n<!-- a -->\n<svg xmlns="http://www.w3.org/2000/svg"/>', 'photo', 'image/svg+xml'],
    ['a.jpg', '%PDF-1.7\n', 'document', 'application/pdf'],
    [
      'a.doc',
      zip('[Content_Types].xml', 'word/document.xml'),
      'document',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    [
      'a.zip',
      zip('[Content_Types].xml', 'xl/workbook.xml'),
      'document',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ],
    [
      'a.zip',
      zip('xl/workbook.xml', 'xl/vbaProject.bin'),
      'document',
      'application/vnd.ms-excel.sheet.macroEnabled.12',
    ],
    [
      'a.zip',
      zip('ppt/presentation.xml'),
      'document',
      'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    ],
    [
      'a.zip',
      zip('mimetypeapplication/vnd.oasis.opendocument.text'),
      'document',
      'application/vnd.oasis.opendocument.text',
    ],
    ['a.zip', zip('mimetypeapplication/epub+zip'), 'document', 'application/epub+zip'],
    [
      'a.zip',
      zipFile({ 'ppt/presentation.xml': '<a/>', 'ppt/embeddings/xl/workbook.xml': '<a/>' }),
      'document',
      'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    ],
    ['a.docx', zip('holiday.jpg'), 'other', 'application/zip'],
    ['a.jpg', compound('WordDocument'), 'document', 'application/msword'],
    [
      'a.doc',
      compoundFile({ 'PowerPoint Document': words, 'MBD1/WordDocument': words }),
      'document',
      'application/vnd.ms-powerpoint',
    ],
    ['a.doc', compound('Workbook'), 'document', 'application/vnd.ms-excel'],
    ['a.doc', compound('PowerPoint Document'), 'document', 'application/vnd.ms-powerpoint'],
    ['a.doc', compound('__substg1.0_0037001F'), 'document', 'application/vnd.ms-outlook'],
    ['a.txt', '{\\rtf1\\ansi', 'document', 'text/rtf'],
    ['a.jpg', '<!DOCTYPE html><html><body>404</body></html>', 'document', 'text/html'],
    ['a.eml', 'Received: from x\r\nFrom: a@b.id\r\n', 'document', 'message/rfc822'],
    ['a.md', '# Siaran pers', 'document', 'text/markdown'],
    ['a.csv', 'a;b\n1;2', 'document', 'text/csv'],
    ['a.jpg', 'only words', 'document', 'text/plain'],
    ['a.ini', '[section]\na=1', 'other', 'text/plain'],
    ['a.mp3', 'fLaC\0\0\0\x22', 'audio', 'audio/flac'],
    ['a.bin', 'RIFF\0\0\0\0WAVEfmt ', 'audio', 'audio/x-wav'],
    ['a.bin', 'FORM\0\0\0\0AIFF', 'audio', 'audio/x-aiff'],
    ['a.bin', 'ID3\x03\0', 'audio', 'audio/mpeg'],
    ['a.mp3', '\xff\xfb\x90\x64', 'audio', 'audio/mpeg'],
    ['a.bin', 'RIFF\0\0\0\0AVI LIST', 'video', 'video/x-msvideo'],
    ['a.bin', 'FLV\x01\x05', 'video', 'video/x-flv'],
    ['a.bin', transportStream, 'video', 'video/mp2t'],
    ['a.bin', Buffer.from('3026b2758e66cf11a6d900aa0062ce6c', 'hex'), 'video', 'video/x-ms-wmv'],
    ['a.bin', 'Rar!\x1a\x07\x01\0', 'other', 'application/vnd.rar'],
    ['a.jpg', 'MZ\x90\0', 'other', 'application/vnd.microsoft.portable-executable'],
  ])('%s %#', async (name, content, kind, mime) => {
    expect(await sniffed(name, content)).toMatchObject({ kind, mime });
  });
});

describe('the name decides only what content leaves open', () => {
  it.each<[name: string, content: string, kind: string]>([
    ['a.mp4', box('isom', 'mp42'), 'video'],
    ['a.mp3', box('isom', 'mp42'), 'audio'],
    ['a', box('isom', 'mp42'), 'video'],
    ['a.jpg', box('isom', 'mp42'), 'video'],
    ['a.heic', box('isom', 'mp42'), 'photo'],
    ['a.m4a', box('M4A ', 'isom'), 'audio'],
    ['a.weba', '\x1a\x45\xdf\xa3\x93\x42\x82webm', 'audio'],
    ['a.webm', '\x1a\x45\xdf\xa3\x93\x42\x82webm', 'video'],
    ['a.ogg', 'OggS\0\x02\x80theora', 'audio'],
    ['a.bin', 'OggS\0\x02\x80theora', 'video'],
    ['a.mov', '\x01\x02\x03\x04\x05\x06', 'video'],
    ['a.jpg', '\x01\x02\x03\x04\x05\x06', 'photo'],
    ['a.qqq', '\x01\x02\x03\x04\x05\x06', 'other'],
    ['a.pdf', '', 'document'],
    ['a.xmp', '<?xpacket begin=""?>', 'other'],
    ['a.aae', '<?xml version="1.0"?><plist/>', 'other'],
  ])('%s %#', async (name, content, kind) => {
    expect(await sniffed(name, content)).toMatchObject({ kind });
  });
});

it('says something about any bytes under any name', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 600 }),
      fc.constantFrom('', '.jpg', '.doc', '.mp4', '.eml', '.tif'),
      async (bytes, ending) => {
        const found = await sniffed(`x${ending}`, Buffer.from(bytes));
        expect(['photo', 'video', 'audio', 'document', 'other']).toContain(found.kind);
        expect(found.mime).toMatch(/^[a-z]+\/[\w.+-]+$/);
      },
    ),
    { numRuns: 300 },
  );
});
