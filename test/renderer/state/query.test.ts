import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isAt } from '../../../renderer/state/filters.ts';
import {
  goTo,
  query,
  setQueryText,
  settledQuery,
  toggleExcluded,
  toggleFilter,
  typeQueryText,
} from '../../../renderer/state/query.ts';

describe('the query', () => {
  beforeEach(() => setQueryText(''));

  it('takes values of a facet one beside the other, and lets them go one by one', () => {
    setQueryText('panen');
    toggleFilter('jenis:foto');
    expect(query.get().text).toBe('panen jenis:foto ');
    toggleFilter('jenis:video');
    expect(query.get().text).toBe('panen (jenis:foto OR jenis:video) ');
    toggleFilter('kind:photo');
    expect(query.get().text).toBe('panen jenis:video ');
    toggleFilter('jenis:video');
    expect(query.get().text).toBe('panen ');
  });

  it('keeps a value out in the place of letting it through, and the other way round', () => {
    setQueryText('panen jenis:foto ');
    toggleExcluded('jenis:foto');
    expect(query.get().text).toBe('panen -jenis:foto ');
    toggleExcluded('jenis:video');
    expect(query.get().text).toBe('panen -jenis:foto -jenis:video ');
    toggleFilter('jenis:foto');
    expect(query.get().text).toBe('panen -jenis:video jenis:foto ');
    toggleExcluded('jenis:video');
    expect(query.get().text).toBe('panen jenis:foto ');
  });

  it('goes to a place of the library alone', () => {
    goTo('belum:judul');
    expect(isAt(query.get().text, 'missing:title')).toBe(true);
    expect(isAt('belum:judul kopi', 'belum:judul')).toBe(false);
    goTo(undefined);
    expect(isAt(query.get().text, undefined)).toBe(true);
  });
});

describe('what stands around the result', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    setQueryText('');
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('stays while somebody types, and follows when they pause', () => {
    for (const text of ['p', 'pa', 'pan']) {
      typeQueryText(text);
      expect(query.get().text).toBe(text);
      vi.advanceTimersByTime(60);
    }
    expect(settledQuery.get().text).toBe('');
    vi.advanceTimersByTime(60);
    expect(settledQuery.get().text).toBe('pan');
  });

  it('follows whatever else changes the query at once', () => {
    typeQueryText('panen');
    toggleFilter('jenis:foto');
    expect(settledQuery.get()).toBe(query.get());
    typeQueryText('pane');
    goTo('belum:judul');
    expect(settledQuery.get().text).toBe(query.get().text);
    vi.advanceTimersByTime(1000);
    expect(isAt(settledQuery.get().text, 'missing:title')).toBe(true);
  });
});
