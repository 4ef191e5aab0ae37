import { expect, test } from 'vitest';
import { formatOf, formatsOf, readFormat } from '../../../shared/query/formats.ts';

test('types are called what people call them', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['image/jpeg', 'jpg'],
    ['image/heif-sequence', 'heic'],
    ['image/x-canon-cr3', 'raw'],
    ['image/x-jp2-codestream', 'jp2'],
    ['image/svg+xml', 'svg'],
    ['image/tiff', 'tiff'],
    ['video/quicktime', 'mov'],
    ['audio/mpeg', 'mp3'],
    ['application/pdf', 'pdf'],
    ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'word'],
    ['application/vnd.ms-excel.sheet.macroEnabled.12', 'excel'],
    ['application/vnd.oasis.opendocument.text', 'odt'],
    ['application/x-bzip2', 'bzip2'],
    ['', 'other'],
  ];
  for (const [mime, format] of cases) expect(formatOf(mime), mime).toBe(format);
});

test('a file answers to its extension too, where that says something else', () => {
  expect(formatsOf('image/x-nikon-nef', 'DSC_1.NEF')).toEqual(['raw', 'nef']);
  expect(formatsOf('image/jpeg', 'a.b/IMG.JPEG')).toEqual(['jpg']);
  expect(formatsOf('image/jpeg', 'tanpa titik')).toEqual(['jpg']);
  expect(formatsOf('image/jpeg', '.jpg')).toEqual(['jpg']);
});

test('a format is read however it is typed', () => {
  for (const text of ['jpg', 'JPEG', '.jpg', '*.JPG', ' jpe ']) expect(readFormat(text), text).toBe('jpg');
  expect([readFormat('docx'), readFormat('TIF'), readFormat('raw'), readFormat('xyz')]).toEqual([
    'word',
    'tiff',
    'raw',
    'xyz',
  ]);
  for (const text of ['', '.', 'a b', 'jp/g', 'sangatpanjangsekali']) expect(readFormat(text), text).toBeUndefined();
});
