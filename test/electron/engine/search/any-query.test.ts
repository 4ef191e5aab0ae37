import fc from 'fast-check';
import { expect, test } from 'vitest';
import { libraryOf } from './library-of.ts';

const piece = fc.constantFrom(
  ...(
    '( ) " - OR atau tema: judul:kopi tema:"lingkungan hidup" jenis:foto tanggal:kemarin tahun:2020 tahun:>2019 ' +
    'status:baru status:hilang status:offline belum:judul orang: foto video rekaman suara 17 agustus 2020 minggu lalu ' +
    '2019..2021 covid-19 anak-anak Jum’at yang tidak kopi -teh rapat koordinasi rakor folder:/arsip/2020 NEAR * ^ + ' +
    'kopo menanam pelantikn {title} \uE000k1 👍 \ud800'
  ).split(' '),
);
const query = fc
  .array(fc.tuple(piece, fc.constantFrom(' ', ' ', '')), { maxLength: 12 })
  .map((parts) => parts.map((part) => part.join('')).join(''));

test('any query is answered, and its total, window and summary agree in every order', async () => {
  using library = libraryOf(
    ...Array.from({ length: 30 }, (_, n) => ({
      title: ['Rapat koordinasi kopi', 'Menanam teh', 'Pelantikan anak-anak covid-19', 'Salat Jumat'][n % 4] ?? '',
      theme: n % 3 === 0 ? 'Lingkungan hidup' : 'Kopi',
      date: `20${18 + (n % 4)}-08-${10 + n}`.slice(0, 10),
      missing: n % 7 === 0,
      path: `2020/x/${n}.jpg`,
    })),
  );
  await fc.assert(
    fc.asyncProperty(
      query,
      fc.constantFrom('newest' as const, 'oldest' as const, 'best' as const),
      async (text, order) => {
        const page = await library.search.open({ session: 's', query: text, order, today: '2020-10-10' });
        const { total } = await library.search.summary({ result: page.result });
        const window = await library.search.window({ result: page.result, offset: 0, limit: 100 });
        expect([page.totalIsExact, page.total, page.items.length, window.length]).toEqual([true, total, total, total]);
        expect(new Set(window.map((card) => card.id)).size).toBe(total);
      },
    ),
    { numRuns: 400 },
  );
});

test('excluding what is found leaves the rest', async () => {
  using library = libraryOf(
    ...Array.from({ length: 12 }, (_, n) => ({
      title: `${n % 2 ? 'kopi' : 'teh'} ${n % 3 ? 'gayo' : 'ijo'}`,
      missing: n % 4 === 0,
    })),
  );
  const asked = fc.constantFrom(
    'kopi ',
    'gayo ',
    'status:hilang',
    'kopi gayo ',
    '(teh OR status:hilang)',
    '"kopi gayo"',
  );
  await fc.assert(
    fc.asyncProperty(asked, async (text) => {
      const [found, rest] = [await library.found(text), await library.found(`-(${text})`)];
      expect(found.length + rest.length).toBe(12);
    }),
    { numRuns: 30 },
  );
});
