import fc from 'fast-check';

/** Pieces that queries are made of, put together at random: far likelier to meet a rule than random characters. */
const piece = fc.constantFrom(
  ...(
    '( ) " - OR atau | : .. tema: judul:kopi tema:"lingkungan hidup" jenis:foto jenis:apa jenis:do tanggal:kemarin tanggal:besok ' +
    'tahun:2020 tahun:>2019 status:baru status:"belum terpakai" belum:judul punya:lokasi orang: foto video rekaman suara 17 agustus ' +
    '2020 okt minggu lalu hari ini kemarin rabu 2019..2021 2020-10-09 sampai covid-19 anak-anak Jum’at yang di tidak kopi -teh ' +
    '“sambutan bupati” 3 hari -- folder:/arsip/2020 tema:a(b ukuran:>10MB ukuran:>= ukuran: 10 MB kb durasi:<2 durasi:1:30 menit ' +
    'jam detik lebar:>=1920 lebar:1.920 px bintang:4+ bintang:*** bintang:3..5 tinggi: orientasi:potret warna:merah muda ' +
    'label:biru pilihan:terpilih klasifikasi:publik izin:tidak izin:kedal embargo:ada format:*.JPG kamera:nikon unit:x koleksi:"a b" dekat:-6.9,107.6,5 ' +
    'area:-7,107,-6,108 mirip:abcdefghijkl teks:x \uE000k1 ﷺ 👍 e\u0301 \ud800'
  ).split(' '),
);

/** Queries made of these pieces. */
export const likelyText = fc
  .array(fc.tuple(piece, fc.constantFrom(' ', ' ', ' ', '', '  ')))
  .map((parts) => parts.map((part) => part.join('')).join(''));

/** Any text at all: such queries, bytes, letters. */
export const anyText = fc.oneof(
  likelyText,
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ maxLength: 60 }),
);
