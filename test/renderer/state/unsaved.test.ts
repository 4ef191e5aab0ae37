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

const day = 86_400_000;

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

test('two windows do not write over one another’s words', () => {
  const kept = storage();
  const [one, other] = [new UnsavedTexts(kept), new UnsavedTexts(kept)];
  one.set('a title', 'satu');
  other.set('b title', 'dua');
  const next = new UnsavedTexts(kept);
  expect([next.get('a title'), next.get('b title')]).toEqual(['satu', 'dua']);
});

test('nobody finds words of long ago, more than a hundred texts, or what is no text', () => {
  const kept = storage();
  let now = 0;
  const clock = () => now;
  const old = new UnsavedTexts(kept, clock);
  old.set('old title', 'lama');
  now = 40 * day;
  for (let n = 0; n < 120; n += 1) {
    now += 1;
    old.set(`${n} title`, `judul ${n}`);
  }
  kept.setItem('bahan.unsaved.bad title', '{"text":5}');
  kept.setItem('bahan.settings', '{}');
  const next = new UnsavedTexts(kept, clock);
  expect([next.get('old title'), next.get('0 title'), next.get('119 title'), next.get('bad title')]).toEqual([
    undefined,
    undefined,
    'judul 119',
    undefined,
  ]);
  expect(Object.keys(kept)).toHaveLength(101);
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
