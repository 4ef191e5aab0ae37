import { describe, expect, it } from 'vitest';
import { partedNames, saidMeanwhile, shownIn, wordsOf } from '../../../../renderer/features/describing/form-words.ts';
import type { TypedWords } from '../../../../renderer/state/describing.ts';
import { formats } from '../../../../shared/i18n/format.ts';
import type { Event } from '../../../../shared/model/event.ts';

const write = (value: string) => formats('id').date(value);
const today = '2026-11-22';
const guess = (value: string) => ({ value, reason: 'folder-name', certainty: 0.9 });
const event: Event = {
  id: 'one',
  state: 'proposed',
  title: null,
  theme: null,
  date: null,
  place: null,
  people: [],
  unit: null,
  note: null,
  proposed: { title: guess('Pelepasan Ekspor Kopi'), date: guess('2020-10-09') },
  assets: 400,
  undescribed: 400,
  from: '2020-10-09',
  to: '2020-10-09',
  folder: '2020-10-09 Pelepasan Ekspor Kopi',
  covers: [],
};
const typed = (words: Record<string, string>): TypedWords =>
  Object.fromEntries(Object.entries(words).map(([field, text]) => [field, { text, base: '' }]));

describe('the words of an event', () => {
  it('shows guesses where nobody has spoken, and takes them when they are confirmed', () => {
    expect(shownIn(event, 'date', {}, write)).toMatchObject({ text: '9 Oktober 2020', from: 'proposed' });
    expect(shownIn(event, 'theme', {}, write)).toMatchObject({ text: '', from: 'nothing' });
    expect(wordsOf(event, {}, write, today)).toEqual({
      words: { title: 'Pelepasan Ekspor Kopi', date: '2020-10-09' },
      wrong: [],
      empty: ['theme', 'place', 'people', 'unit'],
    });
  });

  it('takes what was typed over what is said, and that over a guess', () => {
    const said = { ...event, title: 'Pelepasan Kopi', theme: 'Perkebunan' };
    const { words } = wordsOf(said, typed({ theme: '  Ekspor ', date: '9-11 Okt 2020' }), write, today);
    expect(words).toEqual({ title: 'Pelepasan Kopi', theme: 'Ekspor', date: '2020-10-09/2020-10-11' });
  });

  it('clears a field that somebody emptied, also one that held a guess', () => {
    const { words, empty } = wordsOf({ ...event, theme: 'Perkebunan' }, typed({ theme: '', title: ' ' }), write, today);
    expect(words).toMatchObject({ theme: null, title: null });
    expect(empty).toContain('title');
  });

  it('refuses a date that is not understood, and leaves it where it is', () => {
    const { words, wrong } = wordsOf(event, typed({ date: 'entah kapan' }), write, today);
    expect(wrong).toEqual(['date']);
    expect(words).not.toHaveProperty('date');
  });

  it('parts people by semicolons, since their titles hold commas', () => {
    expect(partedNames('H. Dadang Supriatna, S.IP., M.Si.; Camat Pangalengan;; Camat Pangalengan')).toEqual([
      'H. Dadang Supriatna, S.IP., M.Si.',
      'Camat Pangalengan',
    ]);
  });

  it('takes a date that the program wrote as it was meant, in whatever language it stands', () => {
    const span = { ...event, date: '2020-10-09/2020-11-02' };
    expect(wordsOf(span, {}, (value) => formats('en').date(value), today).words.date).toBe('2020-10-09/2020-11-02');
  });

  it('tells what others said of a field meanwhile, and only then', () => {
    const mine = typed({ title: 'Ekspor Kopi Perdana' });
    expect(saidMeanwhile(event, 'title', mine, write)).toBeUndefined();
    expect(saidMeanwhile({ ...event, title: 'Lepas Kopi' }, 'title', mine, write)).toBe('Lepas Kopi');
    expect(saidMeanwhile({ ...event, title: 'Ekspor Kopi Perdana' }, 'title', mine, write)).toBeUndefined();
    expect(saidMeanwhile({ ...event, title: 'Lepas Kopi' }, 'title', {}, write)).toBeUndefined();
    const seen = { title: { text: 'Ekspor Kopi Perdana', base: 'Lepas Kopi' } };
    expect(saidMeanwhile({ ...event, title: 'Lepas Kopi' }, 'title', seen, write)).toBeUndefined();
  });
});
