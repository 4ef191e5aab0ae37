import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateInWords } from '../../../shared/text/date-words.ts';
import { fillTemplate, type TemplateVariable, templateNames, unknownVariables } from '../../../shared/text/template.ts';

const word = fc.stringMatching(/^[A-Za-z0-9]{1,8}( [A-Za-z0-9]{1,8})?$/);
const value = fc.option(word, { nil: null });
const values = fc.record(
  Object.fromEntries(Object.values(templateNames).map((name) => [name, value])) as Record<
    TemplateVariable,
    fc.Arbitrary<string | null>
  >,
);
const variable = fc.constantFrom(...Object.entries(templateNames).flat());

describe('a template', () => {
  it.each([
    ['{kegiatan} ({nomor})', { event: 'Panen raya', number: '07' }, 'Panen raya (07)'],
    ['{Kegiatan}, {tempat}, {tanggal}', { event: 'Rakor', date: '9 Oktober 2020' }, 'Rakor, 9 Oktober 2020'],
    ['{kegiatan} di {tempat}', { event: 'Rakor', place: 'Bogor' }, 'Rakor di Bogor'],
    ['{kegiatan} di {tempat}', { event: 'Rakor' }, 'Rakor'],
    ['{kegiatan} di {tempat} pada {tanggal}, oleh {oleh}', { event: 'Rakor', date: '2020' }, 'Rakor pada 2020'],
    ['{kegiatan} di {tempat} pada {tanggal}', { event: 'Rakor', place: 'Bogor' }, 'Rakor di Bogor'],
    ['Abadi {tempat}', {}, 'Abadi'],
    ['{tanggal} – {judul}', { title: 'Panen' }, 'Panen'],
    ['{judul} – {tanggal}', { title: 'Panen' }, 'Panen'],
    ['{judul} ({tempat}, {tanggal})', { title: 'Panen' }, 'Panen'],
    ['{judul} ({tempat}, {tanggal})', { title: 'Panen', date: '2020' }, 'Panen (2020)'],
    ['{judul} ({tempat}, {tanggal})', { title: 'Panen', place: 'Bogor' }, 'Panen (Bogor)'],
    ['{ judul }', { title: 'Panen' }, 'Panen'],
    ['{title} {theme}', { title: 'a', theme: 'b' }, 'a b'],
    ['{tempat}', {}, ''],
    ['{jdul} {judul}', { title: 'Panen' }, '{jdul} Panen'],
  ])('%s', (template, given, expected) => {
    expect(fillTemplate(template, given)).toBe(expected);
  });

  it('without variables is itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), values, (text, given) => {
        const plain = text.replace(/[{}\uFFFC]/g, '').trim();
        expect(fillTemplate(plain, given)).toBe(plain);
      }),
    );
  });

  it('that is filled holds no variable any more, and filling it again changes nothing', () => {
    const piece = fc.oneof(
      variable.map((name) => `{${name}}`),
      word,
      fc.constantFrom(' ', ' – ', ', ', ' (', ') ', '/', ': '),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), values, (pieces, given) => {
        const filled = fillTemplate(pieces.join(''), given);
        expect(filled).not.toContain('{');
        expect(filled).not.toContain('\uFFFC');
        expect(fillTemplate(filled, given)).toBe(filled);
      }),
    );
  });

  it('takes what a value holds for words, also braces', () => {
    fc.assert(
      fc.property(variable, (name) => {
        const given = Object.fromEntries(Object.values(templateNames).map((one) => [one, `{${name}}`]));
        expect(fillTemplate('{judul}', given)).toBe(`{${name}}`);
      }),
    );
  });

  it('keeps every value that there is, in its order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(variable, fc.constantFrom(' ', ', ', ' – ', ' · ')), { maxLength: 6 }),
        values,
        (parts, given) => {
          const names = new Map(Object.entries(templateNames));
          const expected = parts.flatMap(([name]) => given[names.get(name) ?? (name as TemplateVariable)] ?? []);
          const filled = fillTemplate(parts.map(([name, gap]) => `{${name}}${gap}`).join(''), given);
          let at = 0;
          for (const one of expected) {
            at = filled.indexOf(one, at);
            expect(at).toBeGreaterThanOrEqual(0);
            at += one.length;
          }
        },
      ),
    );
  });

  it('reports the names that are no variables as they are written', () => {
    expect(unknownVariables('{judul} {Tgl} {tanggal} {kota}')).toEqual(['Tgl', 'kota']);
  });
});

describe('a date in words', () => {
  it.each([
    ['2020-10-09', '9 Oktober 2020'],
    ['2020-10', 'Oktober 2020'],
    ['2020', '2020'],
    ['2020-10-09/2020-10-11', '9–11 Oktober 2020'],
    ['2020-09-30/2020-10-02', '30 September – 2 Oktober 2020'],
    ['2019-12-30/2020-01-02', '30 Desember 2019 – 2 Januari 2020'],
    ['2019/2021', '2019–2021'],
    ['2020-03/2020-05', 'Maret–Mei 2020'],
    ['2020-03/2020-05-04', 'Maret 2020 – 4 Mei 2020'],
    ['2024-02-29', '29 Februari 2024'],
    ['kemarin', 'kemarin'],
  ])('%s is %s', (date, text) => {
    expect(dateInWords(date)).toBe(text);
  });
});
