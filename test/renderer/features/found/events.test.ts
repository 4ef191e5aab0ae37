import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventsOf, highestDifferent, isNews, sentenceOf } from '../../../../renderer/features/found/events.ts';
import { en } from '../../../../shared/i18n/en.ts';
import { translate } from '../../../../shared/i18n/format.ts';
import { id } from '../../../../shared/i18n/id.ts';
import { type RefoundGroup, refoundHow, refoundReason } from '../../../../shared/model/refound.ts';

const now = 1_790_000_000_000;
const group = (change: Partial<RefoundGroup>): RefoundGroup => ({
  id: 'g',
  at: now,
  how: 'moved',
  reason: 'content',
  count: 1,
  undone: 0,
  from: '/foto/X',
  to: '/foto/Y',
  told: false,
  ...change,
});
const say = (groups: readonly RefoundGroup[], isThere: (folder: string) => boolean = () => false) =>
  eventsOf(groups).map((event) => translate(id, 'id', ...sentenceOf(event, isThere)));

describe('what was found again, in one sentence', () => {
  it('says that a folder was renamed, with all that lay below it', () => {
    const groups = [
      group({ id: 'a', count: 200 }),
      group({ id: 'b', count: 10, from: '/foto/X/2020', to: '/foto/Y/2020' }),
      group({ id: 'c', count: 4, from: '/foto/X/2020/Kopi', to: '/foto/Y/2020/Kopi' }),
    ];
    expect(say(groups)).toEqual(['214 berkas ditemukan kembali setelah folder “X” berganti nama menjadi “Y”']);
    expect(eventsOf(groups)[0]?.groups).toEqual(['a', 'b', 'c']);
  });

  it('says moved where the old folder still holds something, or the new one lies elsewhere', () => {
    expect(say([group({ count: 3 })], (folder) => folder === '/foto/X')).toEqual([
      '3 berkas ditemukan kembali setelah dipindahkan dari “X” ke “Y”',
    ]);
    expect(say([group({ from: 'D:\\Foto\\A', to: 'E:\\Arsip\\B' })])).toEqual([
      '1 berkas ditemukan kembali setelah dipindahkan dari “A” ke “B”',
    ]);
  });

  it('keeps what happened at another time, in another way or to another folder apart', () => {
    const apart = [
      group({ id: 'a' }),
      group({ id: 'b', at: now - 3_600_000 }),
      group({ id: 'c', how: 'renamed', to: '/foto/X' }),
      group({ id: 'd', to: '/foto/Z' }),
    ];
    expect(eventsOf(apart).map((event) => event.groups)).toEqual([['a'], ['b'], ['c'], ['d']]);
  });

  it('tells nobody of what they did themselves, nor of every saving', () => {
    const [place] = eventsOf([group({ reason: 'place' })]);
    const [saved] = eventsOf([group({ how: 'saved' })]);
    const [moved] = eventsOf([group({})]);
    expect([place, saved, moved].map((event) => event && isNews(event))).toEqual([false, false, true]);
  });

  it.each(refoundHow.options.flatMap((how) => refoundReason.options.map((reason) => [how, reason] as const)))(
    'has a sentence for %s by %s, for one and for many, in both languages',
    (how, reason) => {
      for (const count of [1, 1284])
        for (const event of eventsOf([group({ how, reason, count })])) {
          const [key, values] = sentenceOf(event, () => false);
          expect(translate(id, 'id', key, values)).toMatch(
            count === 1 ? /^1 berkas [^{}]+$/ : /^1\.284 berkas [^{}]+$/,
          );
          expect(translate(en, 'en', key, values)).toMatch(count === 1 ? /^1 file [^{}]+$/ : /^1,284 files [^{}]+$/);
        }
    },
  );

  it('loses no file and no group, whatever the folders are called', () => {
    const folder = fc.array(fc.constantFrom('a', 'b', '2020', 'Foto Kegiatan'), { minLength: 1, maxLength: 4 });
    const path = folder.map((parts) => `/${parts.join('/')}`);
    const groups = fc.array(
      fc.record({
        from: path,
        to: path,
        count: fc.integer({ min: 1, max: 500 }),
        how: fc.constantFrom(...refoundHow.options),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(groups, (drawn) => {
        const given = drawn.map((part, at) => group({ ...part, id: `g${at}` }));
        const events = eventsOf(given);
        expect(events.flatMap((event) => event.groups).sort()).toEqual(given.map((one) => one.id).sort());
        expect(events.reduce((sum, event) => sum + event.count, 0)).toBe(
          given.reduce((sum, one) => sum + one.count, 0),
        );
      }),
    );
  });

  it('takes away from two folders only what they share at their ends', () => {
    const folder = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(folder, folder, (a, b) => {
        const [from, to] = [`/${a.join('/')}`, `/${b.join('/')}`];
        const highest = highestDifferent(from, to);
        expect(from.startsWith(highest.from)).toBe(true);
        expect(to.startsWith(highest.to)).toBe(true);
        expect(from.slice(highest.from.length)).toBe(to.slice(highest.to.length));
        if (from !== to) expect(highest.from).not.toBe(highest.to);
      }),
    );
  });
});
