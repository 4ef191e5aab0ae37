import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { copyName, foldedName, freeName, type NameWords, safeStem } from '../../../../electron/engine/export/naming.ts';
import type { Preset } from '../../../../shared/model/export.ts';
import { templateNames } from '../../../../shared/text/template.ts';

const web: Preset = {
  id: 'web',
  original: false,
  format: 'jpeg',
  channel: 'instagram',
  metadata: { words: true, credit: true, people: true, position: false, camera: false },
  name: { id: 'Web', en: 'Web' },
  purpose: { id: 'Web', en: 'Web' },
};

const nothing: NameWords['shown'] = {
  title: null,
  theme: null,
  date: null,
  event: null,
  place: null,
  people: [],
  creator: null,
  unit: null,
  folder: '',
};

/** What no system refuses: see "Naming Files, Paths, and Namespaces" of Windows, and 255 bytes of most others. */
function expectValid(name: string): void {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the characters that must not be there
  expect(name).not.toMatch(/[\u0000-\u001f<>:"/\\|?*]|[. ]$/);
  expect(name).not.toMatch(/^\s*(con|prn|aux|nul|com\d|lpt\d)\s*(\.|$)/i);
  expect(name.length).toBeGreaterThan(0);
  expect(name.length).toBeLessThanOrEqual(200);
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(250);
}

const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.constantFrom(
    'CON',
    'nul.txt',
    'com1 .x',
    'LPT9',
    '...',
    ' . ',
    '',
    'é'.repeat(300),
    '👩‍👩‍👧'.repeat(80),
    '漢'.repeat(120),
  ),
);

describe('the name of a copy', () => {
  it('can be written on every system, whatever the source was called', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const stem = safeStem(text);
        expectValid(stem);
        expect(safeStem(stem)).toBe(stem);
      }),
    );
  });

  it('is never one that is taken, compared as disks do that know neither case nor how letters are composed', () => {
    const names = fc.array(fc.constantFrom('a.jpg', 'A.JPG', 'a (2).jpg', 'b.jpg', 'é.jpg', 'e\u0301.jpg'), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(names, (wanted) => {
        const taken = new Set<string>();
        for (const name of wanted) taken.add(foldedName(freeName(name, (one) => taken.has(foldedName(one)))));
        expect(taken.size).toBe(wanted.length);
      }),
    );
  });

  it('can be written whatever a pattern says and whatever its variables hold', () => {
    const variable = fc
      .constantFrom(...Object.keys(templateNames), 'acara', 'kanal', 'tidak ada')
      .map((one) => `{${one}}`);
    const pattern = fc
      .array(fc.oneof(variable, anything), { maxLength: 6 })
      .map((parts) => parts.join('').slice(0, 200));
    const word = fc.option(anything, { nil: null });
    const shown = fc.record({
      title: word,
      theme: word,
      date: fc.constantFrom(null, '2026-03-17', '2026-03-17/2026-03-19'),
      event: word,
      place: word,
      people: fc.array(anything, { maxLength: 3 }),
      creator: word,
      unit: word,
      folder: anything,
    });
    fc.assert(
      fc.property(pattern, shown, fc.nat(100_000), (names, words, n) => {
        const name = copyName('IMG_1.HEIC', { ...web, names }, { shown: words, n: n + 1, of: 100_001 });
        expectValid(name);
        expect(name.endsWith('.jpg')).toBe(true);
      }),
    );
  });

  it('takes the extension of the format that was written', () => {
    expect(copyName('Foto: kegiatan?.PNG', web)).toBe('Foto kegiatan.jpg');
    expect(copyName('CON.heic', web)).toBe('_CON.jpg');
    expect(copyName('logo.png', { ...web, format: 'keep' }, undefined, 'png')).toBe('logo.png');
    expect(copyName('logo.png', { ...web, format: 'keep' }, undefined, 'jpeg')).toBe('logo.jpg');
    expect(copyName('a.jpg', { ...web, format: 'tiff' })).toBe('a.tif');
    expect(copyName('surat.tar.gz', { ...web, original: true })).toBe('surat.tar.gz');
  });

  it('is made of the words of the asset, and leaves nothing behind where there are none', () => {
    const named = (names: string, words: Partial<NameWords['shown']>, n = 1, of = 1) =>
      copyName('IMG_1.jpg', { ...web, names }, { shown: { ...nothing, ...words }, n, of });
    const pattern = '{tanggal} {judul} - {kanal}';
    expect(named(pattern, { title: 'Panen raya', date: '2026-03-17' })).toBe('2026-03-17 Panen raya - instagram.jpg');
    expect(named(pattern, { date: '2026' })).toBe('2026 IMG_1 - instagram.jpg');
    expect(named(pattern, { title: 'Rakor: inflasi/pangan?' })).toBe('Rakor inflasi pangan - instagram.jpg');
    expect(named('{tempat}', {})).toBe('bahan.jpg');
    expect(named('{judul} {nomor}', { title: 'Panen' }, 7, 120)).toBe('Panen 007.jpg');
  });

  it('is the title of its event with a number that sorts, where the pattern asks for it', () => {
    const at = (n: number, of: number, title = 'Pelepasan Ekspor Kopi') =>
      copyName(
        'IMG_1.PNG',
        { ...web, names: '{acara} ({nomor})' },
        {
          shown: nothing,
          n: 1,
          of: 3,
          inEvent: { title, n, of },
        },
      );
    expect(at(12, 40)).toBe('Pelepasan Ekspor Kopi (12).jpg');
    expect(at(7, 400)).toBe('Pelepasan Ekspor Kopi (007).jpg');
    expect(at(1, 1)).toBe('Pelepasan Ekspor Kopi.jpg');
    expect(at(3, 40, 'Rakor: inflasi/pangan?')).toBe('Rakor inflasi pangan (03).jpg');
    expect(at(3, 40, 'x'.repeat(5000))).toMatch(/^x{115} \(03\)\.jpg$/);
    expect(copyName('IMG_1.PNG', web)).toBe('IMG_1.jpg');
  });
});
