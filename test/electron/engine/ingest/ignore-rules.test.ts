import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extendRules, noRules } from '../../../../electron/engine/ingest/ignore-rules.ts';

const rules = (text: string | Uint8Array, folder = '', outer = noRules) =>
  extendRules(outer, folder, typeof text === 'string' ? Buffer.from(text) : text);

describe('a .bahanignore', () => {
  it('speaks the language of gitignore, without regard to capitals', () => {
    const own = rules('# mentah\n*.CR2\n/sementara/\n!penting.cr2\nvideo/**/proxy\n');
    expect(own.hides('a.cr2', false)).toBe(true);
    expect(own.hides('dalam/b.CR2', false)).toBe(true);
    expect(own.hides('penting.cr2', false)).toBe(false);
    expect(own.hides('sementara', true)).toBe(true);
    expect(own.hides('dalam/sementara', true)).toBe(false);
    expect(own.hides('sementara', false)).toBe(false);
    expect(own.hides('video/2020/proxy', true)).toBe(true);
    expect(own.hides('a.jpg', false)).toBe(false);
  });

  it('holds in its folder and below, and an inner one overrules an outer one', () => {
    const outer = rules('*.tif\n*.psd\n');
    const inner = rules('!*.tif\n/draf\n', '2020/kopi', outer);
    expect(inner.hides('2020/kopi/a.tif', false)).toBe(false);
    expect(inner.hides('2020/kopi/a.psd', false)).toBe(true);
    expect(inner.hides('2020/kopi/draf', true)).toBe(true);
    expect(inner.hides('2020/kopi/lain/draf', true)).toBe(false);
    expect(outer.hides('draf', true)).toBe(false);
  });

  it('is read however an editor saved it', () => {
    const text = '*.tif\r\nmentah/\r\n';
    const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le');
    const swapped = Buffer.from(utf16).swap16();
    for (const bytes of [Buffer.from(`\ufeff${text}`), utf16, swapped]) {
      expect(rules(bytes).hides('a.tif', false)).toBe(true);
      expect(rules(bytes).hides('mentah', true)).toBe(true);
      expect(rules(bytes).hides('a.jpg', false)).toBe(false);
    }
  });

  it('never hides by accident what no line names', () => {
    for (const line of ['/', '.', './', '\\', '!', '[', '[z-a]', '\0\0\0', '*\0', '   ', '(?', '\ufffd*']) {
      expect([line, rules(`${line}\n`).hides('foto/a.jpg', false)]).toEqual([line, false]);
    }
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const text = Buffer.from(bytes).toString('latin1');
        fc.pre(!/[*?[]/.test(text));
        expect(rules(bytes).hides('foto-kegiatan/IMG_0001.jpg', false)).toBe(false);
      }),
    );
  });

  it('has another key whenever another rule holds', () => {
    expect(rules('a').key).not.toBe(rules('b').key);
    expect(rules('# only a remark\n').key).toBe(noRules.key);
    expect(rules('a', 'x').key).not.toBe(rules('a', 'y').key);
  });
});
