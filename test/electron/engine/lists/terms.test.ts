import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { undoEdit } from '../../../../electron/engine/db/edit-undo.ts';
import { applyEdit } from '../../../../electron/engine/db/edits.ts';
import { saveTerm } from '../../../../electron/engine/db/term-edits.ts';
import { mergeTerms } from '../../../../electron/engine/db/term-merge.ts';
import { termsOf } from '../../../../electron/engine/db/terms.ts';
import { firstThemes } from '../../../../electron/engine/lists/first-themes.ts';
import { readTerms, writeTerms } from '../../../../electron/engine/lists/term-csv.ts';
import { importTerms } from '../../../../electron/engine/lists/term-import.ts';
import type { Term, TermKind } from '../../../../shared/model/term.ts';
import { type MadeLibrary, openMade } from '../../../fixtures/made-library.ts';

vi.setConfig({ testTimeout: 60_000 });

let base: string;
let made: MadeLibrary;
let libraries = 0;
const fresh = (): MadeLibrary => openMade(join(base, `pustaka-${libraries++}`));
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'bahan-term-csv-'));
  made = fresh();
});
afterEach(() => {
  made.close();
  rmSync(base, { recursive: true, force: true });
});

function take(into: MadeLibrary, kind: TermKind, csv: string) {
  const { entries, problems } = readTerms(kind, csv);
  const found = importTerms(into.db, kind, entries, true);
  if (found.things.length > 0) applyEdit(into.db, into.context, [], found.things);
  return { ...found, problems: [...problems, ...found.problems] };
}
/** What matters of a list, with parents by their names. */
function shape(terms: readonly Term[]) {
  const names = new Map(terms.map(({ id, name }) => [id, name]));
  return terms
    .filter(({ hidden }) => !hidden)
    .map(({ id: _, count: __, parent, ...rest }) => ({ ...rest, parent: names.get(parent ?? '') ?? null }));
}
const kinds: TermKind[] = ['theme', 'keyword', 'person', 'place', 'unit'];

const word = fc
  .string({
    unit: fc.constantFrom('=', '+', '-', '@', "'", '"', ',', ';', '\\', '|', 'a', 'B', 'é', '1', ' '),
    minLength: 1,
    maxLength: 6,
  })
  .map((text) => text.replace(/ +/g, ' ').trim())
  .filter((text) => /[aBé1]/.test(text));
const day = fc.constantFrom(null, '2019', '2020-02', '2021-02-26');
const listed = fc.record({
  name: word,
  parent: fc.nat(5),
  synonyms: fc.uniqueArray(word, { maxLength: 3 }),
  note: fc.option(word),
  colour: fc.constantFrom(null, '#ff0000', '#00aa33'),
  offices: fc.uniqueArray(fc.record({ title: word, from: day, to: fc.constant(null) }), {
    maxLength: 2,
    selector: ({ title }) => title,
  }),
  position: fc.option(fc.record({ lat: fc.constantFrom(-7.33, 0, 5.5), lon: fc.constantFrom(110.5, -1) })),
});
const lists = fc.uniqueArray(listed, { maxLength: 6, selector: ({ name }) => name.toLowerCase() });
/** Terms of a kind, with only what that kind can have. */
const termsFrom = (kind: TermKind, wanted: typeof lists extends fc.Arbitrary<infer T> ? T : never): Term[] =>
  wanted.map((one, n) => ({
    ...{ id: `t${n}`, kind, name: one.name, synonyms: one.synonyms, note: one.note, hidden: false, count: 0 },
    parent: kind !== 'person' && one.parent < n ? `t${one.parent}` : null,
    colour: kind === 'theme' ? one.colour : null,
    offices: kind === 'person' ? one.offices : [],
    position: kind === 'place' ? one.position : null,
  }));

describe('a list of words as CSV', () => {
  it.each(kinds)('is read as it was written: %s', (kind) => {
    fc.assert(
      fc.property(lists, (wanted) => {
        const terms = termsFrom(kind, wanted);
        const { entries, problems } = readTerms(kind, writeTerms(kind, terms));
        expect(problems.filter(({ problem }) => problem !== 'formula')).toEqual([]);
        expect(
          entries.map((entry) => ({
            ...{
              name: entry.name,
              parent: entry.parent ?? null,
              synonyms: entry.synonyms ?? [],
              note: entry.note ?? null,
            },
            ...{ colour: entry.colour ?? null, offices: entry.offices ?? [], position: entry.position ?? null },
          })),
        ).toEqual(shape(terms).map(({ kind: _, hidden: __, ...rest }) => rest));
      }),
      { numRuns: 150 },
    );
  });

  it.each(kinds)('makes the same list in another library, and changes nothing when it is read again: %s', (kind) => {
    const [wanted] = fc.sample(lists, { numRuns: 1, seed: 7 + kinds.indexOf(kind) });
    for (const { id: _, kind: __, count: ___, parent: ____, ...words } of termsFrom(kind, wanted ?? [])) {
      const free = words.synonyms.filter(
        (name) => !wanted?.some((one) => one.name.toLowerCase() === name.toLowerCase()),
      );
      try {
        saveTerm(made.db, made.context, kind, undefined, { ...words, synonyms: free }, true);
      } catch (error) {
        expect(error).toMatchObject({ code: 'name-taken' });
      }
    }
    const csv = writeTerms(kind, termsOf(made.db, kind));
    const second = fresh();
    take(second, kind, csv);
    expect(shape(termsOf(second.db, kind))).toEqual(shape(termsOf(made.db, kind)));
    expect(take(second, kind, csv)).toMatchObject({ added: 0, changed: 0, things: [] });
    second.close();
  });

  it('is read with any sign between its cells, with or without heads, and tells what it leaves out', () => {
    const done = take(
      made,
      'theme',
      [
        'Tema;Induk;Warna;Sebutan lain',
        `=cmd|' /C calc'!A0;;;`,
        'Kopi;Perkebunan;#zz0000;Robusta; Arabika',
        ';Perkebunan;;',
        'Perkebunan;Kopi;#00AA33;',
        'kopi;;;Robusta',
        '"belum ditutup;x',
        '',
      ].join('\r\n'),
    );
    expect(done).toMatchObject({ added: 3, changed: 0 });
    expect(done.problems.map(({ line, problem }) => [line, problem]).toSorted()).toEqual([
      ...[
        [2, 'formula'],
        [3, 'bad-colour'],
        [4, 'no-name'],
        [5, 'circle'],
        [6, 'twice'],
        [7, 'bad-line'],
      ],
    ]);
    const coffee = termsOf(made.db, 'theme').find(({ name }) => name === 'Kopi');
    expect(coffee).toMatchObject({ synonyms: ['Robusta'], colour: null });
    expect(take(made, 'unit', 'Bidang Humas\nBagian Umum\n')).toMatchObject({ added: 2, problems: [] });
  });

  it('holds all offices of a person, however often the person stands in it', () => {
    const csv = [
      'Nama,Jabatan,Sejak,Sampai',
      'Siti Aminah,Bupati,26 Februari 2021,sekarang',
      'Siti Aminah,Wakil Bupati,2016,2021-02-26',
      'siti aminah,Camat,besok,',
      'Budi,Camat,2022,2020',
    ].join('\n');
    const { problems } = take(made, 'person', csv);
    expect(problems.map(({ line, problem }) => [line, problem])).toEqual([
      [4, 'bad-date'],
      [4, 'twice'],
      [5, 'bad-date'],
    ]);
    expect(termsOf(made.db, 'person').map(({ name, offices }) => [name, offices])).toEqual([
      ['Budi', []],
      [
        'Siti Aminah',
        [
          { title: 'Bupati', from: '2021-02-26', to: null },
          { title: 'Wakil Bupati', from: '2016', to: '2021-02-26' },
        ],
      ],
    ]);
  });

  it('brings nothing back that was merged, and keeps what it does not speak of', () => {
    take(made, 'theme', 'Tema,Warna,Catatan\nPerkebunan,#00aa33,dinas\nKebun Kopi,,\n');
    const id = (name: string) => termsOf(made.db, 'theme').find((each) => each.name === name)?.id as string;
    mergeTerms(made.db, made.context, 'theme', [id('Kebun Kopi')], id('Perkebunan'));
    const again = take(made, 'theme', 'Tema,Warna\nkebun kopi,\nPERKEBUNAN,#112233\n');
    expect(again).toMatchObject({ added: 0, changed: 1, problems: [{ line: 2, problem: 'known-as' }] });
    expect(shape(termsOf(made.db, 'theme'))).toMatchObject([
      { colour: '#112233', note: 'dinas', synonyms: ['Kebun Kopi'] },
    ]);
  });

  it('of a thousand themes is taken in as one edit', () => {
    const rows = Array.from({ length: 1000 }, (_, n) => `Tema ${n},${n < 100 ? '' : `Tema ${n % 100}`},t${n}`);
    expect(take(made, 'theme', `Tema,Induk,Sinonim\n${rows.join('\n')}\n`)).toMatchObject({
      added: 1000,
      problems: [],
    });
    const terms = termsOf(made.db, 'theme');
    expect([terms.length, terms.filter(({ parent }) => parent === null).length]).toEqual([1000, 100]);
    undoEdit(made.db, made.context);
    expect(termsOf(made.db, 'theme')).toEqual([]);
  });
});

describe('the first themes of an office', () => {
  const themes = firstThemes();
  const begin = () => {
    const { things } = importTerms(made.db, 'theme', themes, true, true);
    if (things.length > 0) applyEdit(made.db, made.context, [], things);
    return things.length;
  };

  it('are a tree of two levels with names of their own', () => {
    const names = themes.flatMap(({ name, synonyms = [] }) => [name, ...synonyms]).map((name) => name.toLowerCase());
    expect(new Set(names).size).toBe(names.length);
    const top = new Set(themes.filter(({ parent }) => parent === undefined).map(({ name }) => name));
    expect(themes.filter(({ parent }) => parent !== undefined && !top.has(parent))).toEqual([]);
    expect(themes.length).toBeGreaterThan(35);
    expect(top.size).toBeLessThan(12);
  });

  it('have colours that are told apart', () => {
    const labs = themes.map(({ colour = '' }) => labOf(colour));
    const apart = labs.flatMap((a, n) => labs.slice(0, n).map((b) => Math.hypot(...a.map((v, i) => v - (b[i] ?? 0)))));
    expect(Math.min(...apart)).toBeGreaterThan(0.05);
  });

  it('come as one edit, leave what an office has, and come once', () => {
    const own = saveTerm(made.db, made.context, 'theme', undefined, { name: 'Pertanian', colour: '#123456' }, true).id;
    expect(begin()).toBe(themes.length);
    const terms = termsOf(made.db, 'theme');
    expect(terms.length).toBe(themes.length);
    expect(terms.find(({ id }) => id === own)).toMatchObject({ name: 'Pertanian', colour: '#123456' });
    expect(begin()).toBe(0);
    undoEdit(made.db, made.context);
    expect(termsOf(made.db, 'theme').map(({ name }) => name)).toEqual(['Pertanian']);
  });
});

/** OKLab (Björn Ottosson): distances in it are how different two colours look. */
function labOf(hex: string): [number, number, number] {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}
