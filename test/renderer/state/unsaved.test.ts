import { expect, test } from 'vitest';
import { UnsavedTexts } from '../../../renderer/state/unsaved.ts';

/** As much of the browser's storage as is used; `room` is how many entries it takes. */
function storage(room = Number.POSITIVE_INFINITY): Storage {
  const made = Object.create({
    getItem(name: string) {
      return (made as Record<string, string>)[name] ?? null;
    },
    setItem(name: string, text: string) {
      if (!(name in made) && Object.keys(made).length >= room) throw new Error('full');
      made[name] = text;
    },
    removeItem(name: string) {
      delete made[name];
    },
  });
  return made as Storage;
}

test('what was typed is there for the next page, until it is saved', () => {
  const kept = storage();
  const page = new UnsavedTexts(kept);
  page.set('a title', 'Rapat koord');
  page.set('b title', 'Upacara');
  page.delete('b title');
  const next = new UnsavedTexts(kept);
  expect([next.get('a title'), next.get('b title'), next.get('c title')]).toEqual([
    'Rapat koord',
    undefined,
    undefined,
  ]);
});

test('a storage that is full or forbidden leaves the words to the page', () => {
  for (const kept of [storage(0), undefined]) {
    const page = new UnsavedTexts(kept);
    page.set('a title', 'Rapat');
    expect(page.get('a title')).toBe('Rapat');
    page.delete('a title');
    expect(page.get('a title')).toBeUndefined();
  }
});
