import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from '../../../shared/query/parse.ts';
import { print } from '../../../shared/query/print.ts';

const today = '2020-10-10';

/** Pieces that queries are made of, put together at random: far likelier to meet a rule than random characters. */
const piece = fc.constantFrom(
  ...(
    '( ) " - OR atau | : .. tema: judul:kopi tema:"lingkungan hidup" jenis:foto jenis:apa tanggal:kemarin tanggal:besok ' +
    'tahun:2020 tahun:>2019 status:baru belum:judul orang: foto video rekaman suara 17 agustus 2020 okt minggu lalu hari ini ' +
    'kemarin rabu 2019..2021 2020-10-09 sampai covid-19 anak-anak Jum’at yang di tidak kopi -teh “sambutan bupati” 3 hari -- ' +
    'folder:/arsip/2020 tema:a(b \uE000k1 ﷺ 👍 e\u0301 \ud800'
  ).split(' '),
);
const query = fc
  .array(fc.tuple(piece, fc.constantFrom(' ', ' ', ' ', '', '  ')))
  .map((parts) => parts.map((part) => part.join('')).join(''));

test('any text is understood, and what is printed means the same when read again', () => {
  fc.assert(
    fc.property(fc.oneof(query, fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ maxLength: 60 })), (text) => {
      const once = print(parse(text, today).root);
      expect(print(parse(once, today).root)).toBe(once);
    }),
    { numRuns: 20_000 },
  );
});
