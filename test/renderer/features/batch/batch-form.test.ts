import { expect, test } from 'vitest';
import { changesOf, emptyForm, variableNames } from '../../../../renderer/features/batch/batch-form.ts';
import { differing } from '../../../../renderer/features/batch/differing.ts';
import { unknownVariables } from '../../../../shared/text/template.ts';

test('only what was touched is part of the edit, and a date that cannot be read is not', () => {
  expect(changesOf(emptyForm)).toEqual([]);
  expect(changesOf({ ...emptyForm, texts: { theme: '', place: ' Aula ', date: 'entah' } })).toEqual([
    { field: 'theme', op: 'set', value: '' },
    { field: 'place', op: 'set', value: 'Aula' },
  ]);
});

test('a list is cleared by saying so, never by an empty field', () => {
  expect(changesOf({ ...emptyForm, lists: { keywords: { how: 'set', text: ' ' } } })).toEqual([]);
  expect(
    changesOf({
      ...emptyForm,
      lists: { keywords: { how: 'set', text: '', isClear: true }, people: { how: 'remove', text: 'Budi; Ani' } },
    }),
  ).toEqual([
    { field: 'keywords', op: 'set', value: [] },
    { field: 'people', op: 'remove', value: ['Budi', 'Ani'] },
  ]);
});

test('of several ways that mean one field, the furthest holds', () => {
  const form = {
    ...emptyForm,
    texts: { title: 'A', place: 'B' },
    replace: { ...emptyForm.replace, find: 'x', fields: ['title', 'place'] as const },
    template: { field: 'title' as const, value: '{nomor}', start: '7' },
  };
  expect(changesOf(form).map((change) => `${change.field} ${change.op}`)).toEqual(['place replace', 'title template']);
});

test('every variable that is offered is one', () => {
  for (const language of ['id', 'en'] as const) {
    const names = variableNames(language);
    expect(unknownVariables(names.map((name) => `{${name}}`).join(' '))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  }
});

test('a difference is told in whole words', () => {
  expect(differing('Pelepasan Ekspor Kopi', 'Pelepasan Impor Kopi')).toEqual([
    'Pelepasan ',
    'Ekspor ',
    'Impor ',
    'Kopi',
  ]);
  expect(differing('', 'Baru')).toEqual(['', '', 'Baru', '']);
  expect(differing('a a', 'a a a')).toEqual(['a ', '', 'a ', 'a']);
});
