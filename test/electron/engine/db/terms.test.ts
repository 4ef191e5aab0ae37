import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { get } from '../../../../electron/engine/db/connection.ts';
import { redoEdit, undoEdit } from '../../../../electron/engine/db/edit-undo.ts';
import { applyEdit } from '../../../../electron/engine/db/edits.ts';
import { removeTerms, saveTerm } from '../../../../electron/engine/db/term-edits.ts';
import { mergeTerms } from '../../../../electron/engine/db/term-merge.ts';
import { knownName } from '../../../../electron/engine/db/term-rows.ts';
import { titledNames } from '../../../../electron/engine/db/term-titles.ts';
import { termsOf } from '../../../../electron/engine/db/terms.ts';
import type { EditChange } from '../../../../shared/model/edit.ts';
import type { Term, TermKind, TermWords } from '../../../../shared/model/term.ts';
import { type MadeLibrary, openMade } from '../../../fixtures/made-library.ts';

let base: string;
let made: MadeLibrary;
let photos: string[];
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'bahan-terms-'));
  made = openMade(join(base, 'pustaka'));
  photos = ['a.jpg', 'b.jpg', 'c.jpg'].map((name) => made.add(name));
});
afterEach(() => {
  made.close();
  rmSync(base, { recursive: true, force: true });
});

const save = (kind: TermKind, words: TermWords, id?: string): string =>
  saveTerm(made.db, made.context, kind, id, words, true).id;
const say = (at: number, change: EditChange): void => {
  applyEdit(made.db, made.context, [{ id: photos[at] as string, changes: [change] }]);
};
const theme = (at: number, value: string | null): void => say(at, { field: 'theme', op: 'set', value });
const themeOf = (at: number): string | null =>
  get<{ name: string }>(
    made.db,
    'SELECT t.name FROM asset a JOIN theme t ON t.id = a.theme_id WHERE a.uid = ?',
    photos[at],
  )?.name ?? null;
const listOf = (at: number, field: 'keywords' | 'people'): string[] =>
  JSON.parse(
    get<{ list: string }>(made.db, `SELECT ${field} AS list FROM asset WHERE uid = ?`, photos[at])?.list ?? '',
  );
const term = (kind: TermKind, name: string): Term => {
  const found = termsOf(made.db, kind).find((each) => each.name === name);
  if (!found) throw new Error(`no ${kind} ${name}`);
  return found;
};
const names = (kind: TermKind): string[] =>
  termsOf(made.db, kind).flatMap(({ name, hidden }) => (hidden ? [] : [name]));
const undo = () => undoEdit(made.db, made.context);
const redo = () => redoEdit(made.db, made.context);
const codeOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('it was done');
};

describe('a term', () => {
  it('is made, said more about, and found with how many assets carry it', () => {
    theme(0, 'Pendidikan');
    const id = save('theme', {
      name: '  Kesehatan\u0007 ',
      colour: '#FF0000',
      synonyms: ['Sehat', 'sehat', 'Kesehatan'],
    });
    save('theme', { parent: id, note: 'dasar' }, term('theme', 'Pendidikan').id);
    expect(term('theme', 'Kesehatan')).toMatchObject({ colour: '#ff0000', synonyms: ['Sehat'], count: 0 });
    expect(term('theme', 'Pendidikan')).toMatchObject({ parent: id, note: 'dasar', count: 1 });
  });

  it('has a name of its own, and says who has it otherwise', () => {
    const id = save('place', { name: 'Alun-alun' });
    expect(codeOf(() => save('place', { name: 'ALUN-ALUN' }))).toMatchObject({
      code: 'name-taken',
      details: { name: 'Alun-alun', id },
    });
    save('unit', { name: 'Alun-alun' });
    const other = save('place', { name: 'Pendopo' });
    expect(codeOf(() => save('place', { name: 'alun-alun' }, other))).toMatchObject({ code: 'name-taken' });
    expect(codeOf(() => save('place', { name: ' \u0000 ' }))).toMatchObject({ code: 'bad-input' });
    expect(codeOf(() => save('place', {}, 'nowhere'))).toMatchObject({ code: 'not-found' });
    expect(save('place', { name: 'Alun-Alun' }, id)).toBe(id);
  });

  it('is renamed on every asset and event at once, and back by one undo', () => {
    theme(0, 'Pendidikn');
    theme(1, 'pendidikn');
    applyEdit(
      made.db,
      made.context,
      [],
      [{ subject: 'event', id: 'acara', words: { title: 'Upacara', theme: 'Pendidikn' } }],
    );
    const { id } = term('theme', 'Pendidikn');
    save('theme', { name: 'Pendidikan' }, id);
    const event = () => get<{ theme: string }>(made.db, "SELECT theme FROM event WHERE uid = 'acara'")?.theme;
    expect([themeOf(0), themeOf(1), themeOf(2), event()]).toEqual(['Pendidikan', 'Pendidikan', null, 'Pendidikan']);
    expect(names('theme')).toEqual(['Pendidikan']);
    undo();
    expect([themeOf(0), themeOf(1), event(), names('theme')]).toEqual([
      ...['Pendidikn', 'Pendidikn', 'Pendidikn'],
      ['Pendidikn'],
    ]);
    redo();
    expect([themeOf(0), event(), names('theme')]).toEqual(['Pendidikan', 'Pendidikan', ['Pendidikan']]);
    expect(term('theme', 'Pendidikan')).toMatchObject({ id, count: 2 });
  });

  it('keeps the rest of a list when one of its words is renamed', () => {
    say(0, { field: 'keywords', op: 'set', value: ['kopi', 'panen', 'Ekspor'] });
    say(1, { field: 'keywords', op: 'set', value: ['Panen'] });
    const id = save('keyword', { name: 'panen' });
    save('keyword', { name: 'ekspor' }, id);
    expect(listOf(0, 'keywords')).toEqual(['kopi', 'ekspor']);
    expect(listOf(1, 'keywords')).toEqual(['ekspor']);
  });

  it('whose old name was said again meanwhile still takes its renaming back', () => {
    const id = save('theme', { name: 'Kopi' });
    theme(0, 'Kopi');
    const { edit } = saveTerm(made.db, made.context, 'theme', id, { name: 'Perkebunan' }, true);
    theme(1, 'Kopi');
    undoEdit(made.db, made.context, edit);
    expect([themeOf(0), themeOf(1), names('theme')]).toEqual(['Kopi', 'Kopi', ['Kopi']]);
    expect(term('theme', 'Kopi')).toMatchObject({ id, count: 2 });
  });

  it('gives its name up to a second one, and has it again when that one lets go', () => {
    const id = save('theme', { name: 'Kopi' });
    const { edit } = saveTerm(made.db, made.context, 'theme', id, { name: 'Perkebunan' }, true);
    const second = save('theme', { name: 'Kopi' });
    undoEdit(made.db, made.context, edit);
    expect(names('theme')).toEqual(['Kopi']);
    const loser = [id, second].find((each) => each !== term('theme', 'Kopi').id) as string;
    save('theme', { name: 'Teh' }, term('theme', 'Kopi').id);
    expect(names('theme')).toEqual(['Kopi', 'Teh']);
    expect(term('theme', 'Kopi').id).toBe(loser);
  });
});

describe('a tree of terms', () => {
  it('never runs in a circle', () => {
    const a = save('theme', { name: 'A' });
    const b = save('theme', { name: 'B', parent: a });
    const c = save('theme', { name: 'C', parent: b });
    for (const parent of [a, b, c]) {
      expect(codeOf(() => save('theme', { parent }, a))).toMatchObject({
        code: 'bad-input',
        details: { field: 'parent', problem: 'circle' },
      });
    }
    expect(codeOf(() => save('theme', { parent: 'nobody' }, a))).toMatchObject({ code: 'not-found' });
    save('theme', { parent: null }, c);
    save('theme', { parent: c }, a);
    expect([term('theme', 'A').parent, term('theme', 'B').parent, term('theme', 'C').parent]).toEqual([c, a, null]);
  });

  it('closes where a term is taken out of it', () => {
    const a = save('theme', { name: 'A' });
    const b = save('theme', { name: 'B', parent: a });
    save('theme', { name: 'C', parent: b });
    theme(0, 'B');
    removeTerms(made.db, made.context, 'theme', [b]);
    expect([names('theme'), term('theme', 'C').parent, themeOf(0)]).toEqual([['A', 'C'], a, 'B']);
    expect(term('theme', 'B')).toMatchObject({ hidden: true, count: 1 });
    undo();
    expect([names('theme'), term('theme', 'C').parent]).toEqual([['A', 'B', 'C'], b]);
    redo();
    expect(save('theme', { name: 'b' })).toBe(b);
    expect(names('theme')).toEqual(['A', 'b', 'C']);
  });
});

describe('terms that are one', () => {
  it('are merged with all that carry them, and parted again by one undo', () => {
    const into = save('theme', { name: 'Perkebunan', synonyms: ['Kebun'] });
    const coffee = save('theme', { name: 'Kebun Kopi', synonyms: ['Kopi'], colour: '#663300' });
    expect(codeOf(() => save('theme', { synonyms: ['KEBUN'] }, coffee))).toMatchObject({
      code: 'name-taken',
      details: { id: into },
    });
    const robusta = save('theme', { name: 'Robusta', parent: coffee });
    theme(0, 'Kebun Kopi');
    theme(1, 'Perkebunan');
    mergeTerms(made.db, made.context, 'theme', [coffee, into], into);
    expect([themeOf(0), themeOf(1), names('theme')]).toEqual(['Perkebunan', 'Perkebunan', ['Perkebunan', 'Robusta']]);
    expect(term('theme', 'Perkebunan')).toMatchObject({
      count: 2,
      colour: '#663300',
      synonyms: ['Kebun', 'Kebun Kopi', 'Kopi'],
    });
    expect(termsOf(made.db, 'theme').find(({ id }) => id === robusta)?.parent).toBe(into);
    expect(knownName(made.db, 'theme', 'kebun kopi')).toBe('Perkebunan');
    undo();
    expect([themeOf(0), themeOf(1), names('theme')]).toEqual([
      ...['Kebun Kopi', 'Perkebunan'],
      ['Kebun Kopi', 'Perkebunan', 'Robusta'],
    ]);
    expect(term('theme', 'Perkebunan')).toMatchObject({ count: 1, colour: null, synonyms: ['Kebun'] });
    expect(knownName(made.db, 'theme', 'kebun kopi')).toBe('Kebun Kopi');
  });

  it('come to lie above what was between them', () => {
    const top = save('theme', { name: 'Atas' });
    const old = save('theme', { name: 'Lama', parent: top });
    const between = save('theme', { name: 'Antara', parent: old });
    const into = save('theme', { name: 'Baru', parent: between });
    mergeTerms(made.db, made.context, 'theme', [old], into);
    expect([term('theme', 'Baru').parent, term('theme', 'Antara').parent]).toEqual([top, into]);
  });

  it('are one person with all offices', () => {
    const office = (title: string, from: string | null, to: string | null) => ({ title, from, to });
    const into = save('person', { name: 'Siti Aminah', offices: [office('Bupati', '2021-02-26', null)] });
    const twice = save('person', {
      name: 'Hj. Siti Aminah',
      offices: [office('Wakil Bupati', '2016', '2021-02-26'), office('Bupati', '2021-02-26', null)],
    });
    say(0, { field: 'people', op: 'set', value: ['Hj. Siti Aminah', 'Budi', 'Siti Aminah'] });
    mergeTerms(made.db, made.context, 'person', [twice], into);
    expect(listOf(0, 'people')).toEqual(['Siti Aminah', 'Budi']);
    expect(term('person', 'Siti Aminah')).toMatchObject({
      synonyms: ['Hj. Siti Aminah'],
      offices: [office('Bupati', '2021-02-26', null), office('Wakil Bupati', '2016', '2021-02-26')],
    });
    const titled = (date: string | null) => titledNames(made.db, ['hj. siti aminah', 'Budi', 'Siti Aminah'], date);
    expect(titled('2017-08-17')).toEqual(['Wakil Bupati Siti Aminah', 'Budi', 'Wakil Bupati Siti Aminah']);
    expect(titled('2024')[0]).toBe('Bupati Siti Aminah');
    expect(titled('2015-01-01')[0]).toBe('Siti Aminah');
    expect(titled(null)[0]).toBe('Siti Aminah');
  });
});
