import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { impersonal } from '../../../electron/doors/impersonal.ts';

const said = (text: string) => impersonal({ text }).text;

describe('what is written into a log', () => {
  it('names no folder and no file, in whatever way a system spells them', () => {
    for (const [text, wanted] of [
      ['/home/siti/Foto Humas/Bupati di Kafé.JPG', /^‹\w{8}\.jpg›$/],
      ['C:\\Users\\Siti Aminah\\Pictures\\rapat.docx', /^‹\w{8}\.docx›$/],
      ['\\\\SERVER\\humas\\2020\\a.png', /^‹\w{8}\.png›$/],
      ["Error: ENOENT: no such file or directory, open '/mnt/foto humas/a b.jpg'", /open '‹\w{8}\.jpg›'$/],
      ['EPERM: rename "D:\\Foto Bupati\\x.tif" -> "D:\\y.tif"', /^EPERM: rename "‹\w{8}\.tif›" -> "‹\w{8}\.tif›"$/],
      ['cannot open /srv/share/berkas/x.pdf now', /^cannot open ‹\w{8}\.pdf› now$/],
    ] as const) {
      expect(said(text)).toMatch(wanted);
    }
  });

  it('keeps where in the program it happened', () => {
    const stack = [
      'TypeError: x is not a function',
      '    at read (file:///C:/Program Files/Bahan/resources/app.asar/dist/electron/utility.js:12:7)',
      '    at async /opt/Bahan/dist/electron/main.js:5:1',
    ].join('\n');
    expect(said(stack)).toBe(
      ['TypeError: x is not a function', '    at read (utility.js:12:7)', '    at async main.js:5:1'].join('\n'),
    );
  });

  it('leaves what names nobody', () => {
    for (const text of ['opened', '3/4 done', 'SqliteError: disk I/O error', 'exit 1', 'assets.edit', '2020-10-09']) {
      expect(said(text)).toBe(text);
    }
    expect(impersonal({ count: 3, ok: true, none: null, list: ['/a/b.jpg', 2], in: { code: 'EIO' } })).toEqual({
      count: 3,
      ok: true,
      none: null,
      list: [expect.stringMatching(/^‹\w{8}\.jpg›$/), 2],
      in: { code: 'EIO' },
    });
  });

  it('marks the same path the same way, and no name of a path is ever left', () => {
    const name = fc.stringMatching(/^[A-Za-z][A-Za-z ]{3,12}[A-Za-z]$/);
    const path = fc
      .tuple(fc.constantFrom('/', 'C:\\', '\\\\PC\\', 'file:///'), fc.array(name, { minLength: 2, maxLength: 5 }))
      .map(([from, names]) => from + names.join(from.includes('\\') ? '\\' : '/'));
    fc.assert(
      fc.property(path, (one) => {
        const alone = said(one) as string;
        expect(said(`open '${one}' failed`)).toBe(`open '${alone}' failed`);
        expect(alone).toMatch(/^‹\w{8}›$/);
      }),
    );
  });
});
