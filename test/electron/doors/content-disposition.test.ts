import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentDisposition } from '../../../electron/doors/content-disposition.ts';

test('any name becomes one header line of printable ASCII from which the name can be read again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (name) => {
      const header = contentDisposition('attachment', name);
      expect(header).toMatch(/^attachment; filename="[^"\\]*"; filename\*=UTF-8''[\w.~%$&+:@^`|-]*$/);
      expect(header).toMatch(/^[\x20-\x7e]+$/);
      const encoded = header.slice(header.indexOf("''") + 2);
      expect(decodeURIComponent(encoded).length).toBeGreaterThan(0);
    }),
  );
});

test('marks that turn the reading direction do not hide an ending', () => {
  expect(contentDisposition('attachment', 'foto\u202egpj.exe')).toBe(
    `attachment; filename="fotogpj.exe"; filename*=UTF-8''fotogpj.exe`,
  );
});

test('half a surrogate pair and an empty name still make a header', () => {
  expect(contentDisposition('inline', 'a\ud83c')).toContain("filename*=UTF-8''a%EF%BF%BD");
  expect(contentDisposition('inline', '\n')).toContain('filename="bahan"');
});
