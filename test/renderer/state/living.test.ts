import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { editingCollection, saveSearch } from '../../../renderer/state/editing-collection.ts';
import { goToLiving, renewLiving, wholeText } from '../../../renderer/state/living.ts';
import { goTo, goToCollection, query, setQueryText } from '../../../renderer/state/query.ts';
import { parse } from '../../../shared/query/parse.ts';
import { print } from '../../../shared/query/print.ts';

const living = { id: 'koleksi', query: 'kopi OR teh' };
const tree = (text: string) => print(parse(text, '2020-10-10').root);

beforeEach(() => {
  query.set({ text: '', order: 'newest' });
  editingCollection.set(undefined);
});

describe('looking at a living collection', () => {
  it('begins with nothing typed, in its own order, and ends when another place is looked at', () => {
    setQueryText('padi');
    goToLiving(living, 'best');
    expect(query.get()).toEqual({ text: '', order: 'best', living });
    setQueryText('padi');
    expect(query.get().living).toEqual(living);
    goTo(undefined);
    expect(query.get().living).toBeUndefined();
    goToLiving(living, null);
    goToCollection('lain');
    expect(query.get().living).toBeUndefined();
  });

  it('follows a change of its search, and no change of another', () => {
    goToLiving(living, null);
    renewLiving({ id: 'lain', query: 'padi' });
    expect(query.get().living).toEqual(living);
    renewLiving({ id: 'koleksi', query: 'padi' });
    expect(query.get().living?.query).toBe('padi');
  });

  it('asks for both: what it looks for, and what is typed', () => {
    expect(wholeText({ text: ' sawah ', living: undefined })).toBe('sawah');
    expect(wholeText({ text: ' ', living })).toBe('kopi OR teh');
    expect(wholeText({ text: 'sawah', living })).toBe('(kopi OR teh) sawah');
    expect(wholeText({ text: 'a OR b', living })).toBe('(kopi OR teh) (a OR b)');
    expect(wholeText({ text: 'sawah', living: { ...living, query: '"panen raya' } })).toBe('"panen raya" sawah');
    expect(wholeText({ text: 'agustus', living: { ...living, query: 'panen 17' } })).toBe('(panen 17) agustus');
    expect(tree(wholeText({ text: 'tema:"Air bersih" ken', living }))).toBe('(kopi OR teh) tema:"Air bersih" ken');
  });

  it('keeps both whole, whatever is written in either', () => {
    const piece = fc.constantFrom(
      'kopi',
      'teh',
      '"panen raya"',
      'tema:Air',
      '-jenis:video',
      '(a OR b)',
      'OR',
      '"',
      '(',
      ')',
    );
    const text = fc.array(piece, { maxLength: 6 }).map((parts) => parts.join(' '));
    fc.assert(
      fc.property(text, text, (saved, typed) => {
        const parts = [saved, typed].flatMap((one) => parse(one, '2020-10-10').root ?? []);
        const words = parts.map((root) => (root.type === 'or' ? `(${print(root)})` : print(root))).join(' ');
        expect(tree(wholeText({ text: typed, living: { id: 'x', query: saved } }))).toBe(tree(words));
      }),
    );
  });
});

describe('keeping a search', () => {
  it('takes what is looked for with its order, and nothing where there is no search', () => {
    saveSearch();
    expect(editingCollection.get()).toBeUndefined();
    query.set({ text: 'kopi ', order: 'oldest' });
    saveSearch();
    expect(editingCollection.get()).toEqual({ search: { query: 'kopi', order: 'oldest' } });
  });

  it('keeps a narrowed living collection with what it asks, and none within a set made by hand', () => {
    goToLiving(living, null);
    setQueryText('sawah');
    saveSearch();
    expect(editingCollection.get()?.search?.query).toBe('(kopi OR teh) sawah');
    editingCollection.set(undefined);
    goToCollection('tangan');
    setQueryText('sawah');
    saveSearch();
    expect(editingCollection.get()).toBeUndefined();
  });
});
