import { describe, expect, it } from 'vitest';
import { inferFromPath } from '../../../../../electron/engine/ingest/infer/infer.ts';

const today = '2026-11-21';

/** `title | date | place`, `-` for none; a range is written from..to. */
function read(path: string): string {
  const { title, dateFrom, dateTo, place } = inferFromPath(path, today);
  return [title ?? '-', dateFrom ? `${dateFrom}${dateTo ? `..${dateTo}` : ''}` : '-', place ?? '-'].join(' | ');
}

function table(rows: readonly (readonly [path: string, expected: string])[]): void {
  it.each(rows)('%s', (path, expected) => {
    expect(read(path)).toBe(expected);
  });
}

describe('dates in names', () => {
  table([
    ['2021-06-12 Panen Perdana Melon', 'Panen Perdana Melon | 2021-06-12 | -'],
    ['15_Maret_2022_Rapat_Koordinasi', 'Rapat Koordinasi | 2022-03-15 | -'],
    ['16.8.21 Gladi Bersih', 'Gladi Bersih | 2021-08-16 | -'],
    ['070421 Apel Siaga', 'Apel Siaga | 2021-04-07 | -'],
    ['Aug 12th, 2021 Workshop', 'Workshop | 2021-08-12 | -'],
    ['12th August 2021 Workshop', 'Workshop | 2021-08-12 | -'],
    ['Oct 9-11, 2021 Expo', 'Expo | 2021-10-09..2021-10-11 | -'],
    ['Rabu Pon, 12 Mei 2021 pukul 09.00 - 11.00 WIB Rakor', 'Rakor | 2021-05-12 | -'],
    ['Rakor (12 Mei 2021 jam 09.00 WIB)', 'Rakor | 2021-05-12 | -'],
    ['1 Muharram 1443 H - 10 Agustus 2021 M', '1 Muharram 1443 H | 2021-08-10 | -'],
    ['Refleksi Akhir Tahun 2021', 'Refleksi Akhir Tahun | 2021 | -'],
    ['Porseni 2022_Final_10 Sept', 'Porseni | 2022-09-10 | -'],
  ]);
});

describe('ranges in names', () => {
  table([
    ['9 Oktober 2020 s.d. 11 Oktober 2020 Expo', 'Expo | 2020-10-09..2020-10-11 | -'],
    ['28 Desember - 2 Januari 2020 Libur', 'Libur | 2019-12-28..2020-01-02 | -'],
    ['01-03-05-2022 Rapat Kerja', 'Rapat Kerja | 2022-05-01..2022-05-03 | -'],
    ['10 s.d 12-08-2021 Diklat', 'Diklat | 2021-08-10..2021-08-12 | -'],
    ['3, 4 dan 5 Juni 2022 Pameran', 'Pameran | 2022-06-03..2022-06-05 | -'],
    ['Oktober s.d. Desember 2021 TMMD', 'TMMD | 2021-10..2021-12 | -'],
    ['Rapat 30, 31 Mei, 1 Juni 2021', 'Rapat | 2021-05-30..2021-06-01 | -'],
    ['05.07-07.07.2019 Rapat', 'Rapat | 2019-07-05..2019-07-07 | -'],
    ['14-12 Agustus 2021 Rapat', 'Rapat | - | -'],
    ['20-22 November Rapat', 'Rapat | 2025-11-20..2025-11-22 | -'],
    ['Desember - Januari/Libur', 'Libur | 2025-12..2026-01 | -'],
  ]);
});

describe('dates told by several folders', () => {
  table([
    ['2022/Agustus/Minggu III/Senin 15 Rapat Staf', 'Rapat Staf | 2022-08-15 | -'],
    ['TAHUN 2019/BULAN MEI/TGL 20 Rapat Staf', 'Rapat Staf | 2019-05-20 | -'],
    ['2022/08_AGUSTUS/17_Upacara_Bendera', 'Upacara Bendera | 2022-08-17 | -'],
    ['2021/Maret/15_Vaksinasi Guru', 'Vaksinasi Guru | 2021-03 | -'],
    ['2021/Maret/15, 16 Vaksinasi', 'Vaksinasi | 2021-03-15..2021-03-16 | -'],
    ['2021/Maret/3 Desa Raih Penghargaan', '3 Desa Raih Penghargaan | 2021-03 | -'],
    ['Desember 2021 - Januari 2022/5 Januari/Rapat', 'Rapat | 2022-01-05 | -'],
    ['2021-05-12 Rapat/14 Mei/Evaluasi', 'Evaluasi | 2021-05-14 | -'],
    ['12-14 Mei 2021 Diklat/2021', 'Diklat | 2021-05-12..2021-05-14 | -'],
    ['2021/31 Juni/Rapat', 'Rapat | 2021 | -'],
    ['10. Oktober 2020/Rapat', 'Rapat | 2020-10 | -'],
    ['2020/10/9/foto.jpg', '- | 2020-10-09 | -'],
  ]);
});

describe('numbers that are no dates', () => {
  table([
    ['Peringatan 17 Agustus 1945', 'Peringatan 17 Agustus 1945 | - | -'],
    ['Rakor Covid-19 Oktober 2021', 'Rakor Covid-19 | 2021-10 | -'],
    ['Vaksinasi Tahap 2 - 12 Agustus 2021', 'Vaksinasi Tahap 2 | 2021-08-12 | -'],
    ['Rapat Paripurna APBD Perubahan 2022', 'Rapat Paripurna APBD Perubahan 2022 | - | -'],
    ['Sosialisasi UU Nomor 23 Tahun 2014_5 Mei 2019', 'Sosialisasi UU Nomor 23 Tahun 2014 | 2019-05-05 | -'],
    ['PPDB Tahun Ajaran 2021-2022', 'PPDB Tahun Ajaran 2021-2022 | - | -'],
    ['Pelantikan PMI Periode 2021-2026', 'Pelantikan PMI Periode 2021-2026 | - | -'],
    ['Bantuan 100000 Pohon', 'Bantuan 100000 Pohon | - | -'],
    ['Nobar Timnas U-19', 'Nobar Timnas U-19 | - | -'],
    ['Kunjungan Stadion 10 November', 'Kunjungan Stadion 10 November | - | -'],
    ['2021/03 Maret/FOTO/15 Peserta Terbaik.jpg', '15 Peserta Terbaik | 2021-03 | -'],
    ['2021/03 Maret/Bimtek/2 Narasumber.jpg', '2 Narasumber | 2021-03 | -'],
  ]);
});

describe('what is no title', () => {
  table([
    ['Selasa 9 Nov 2021/Kamera A/Card 1/CLIP/C0001.MP4', '- | 2021-11-09 | -'],
    ['Foto Mbak Rina/DSC_0912 (2).JPG', '- | - | -'],
    ['Hasil Edit Fix Banget/cam2', '- | - | -'],
    ['Bagian Tata Pemerintahan Setda Kab. Kudus/Bagian 2', '- | - | -'],
    ['Satpol PP/Razia Rokok', 'Razia Rokok | - | -'],
    ['Diskusi Publik', 'Diskusi Publik | - | -'],
    ['Dinas Kesehatan Serahkan Ambulans', 'Dinas Kesehatan Serahkan Ambulans | - | -'],
    ['Mas Gondrong/Eko & Budi', '- | - | -'],
    ['Pak Lurah', 'Pak Lurah | - | -'],
    ['Panen Raya_foto Bambang', 'Panen Raya | - | -'],
    ['Konser Stand by Me', 'Konser Stand by Me | - | -'],
    ['Hari Santri', 'Hari Santri | - | -'],
    ['IMG_1234 Bupati Menanam Pohon.jpg', 'Bupati Menanam Pohon | - | -'],
    ['Rakor_IMG_1234.jpg', 'Rakor | - | -'],
  ]);
});

describe('marks at the ends of names', () => {
  table([
    ['Undangan Rapat - Copy - Copy (2).docx', 'Undangan Rapat | - | -'],
    ['Sambutan_v2_FINAL_edit3.docx', 'Sambutan | - | -'],
    ['Salinan dari Undangan Rapat (final).docx', 'Undangan Rapat | - | -'],
    ['Rapat Final Revisi RTRW', 'Rapat Final Revisi RTRW | - | -'],
    ['2021_03_15_Vaksinasi_Tahap_1', 'Vaksinasi Tahap 1 | 2021-03-15 | -'],
    ['03_Pembukaan Pasar Rakyat', 'Pembukaan Pasar Rakyat | - | -'],
  ]);
});

describe('places at the ends of names', () => {
  table([
    ['Seminar (Yogyakarta, 12 Mei 2022)', 'Seminar | 2022-05-12 | Yogyakarta'],
    [
      'Bimtek di Hotel Grand Candi, Semarang 12-13 Mei 2022',
      'Bimtek | 2022-05-12..2022-05-13 | Hotel Grand Candi, Semarang',
    ],
    ['FESTIVAL_KOPI_BANDUNG_BARAT_2021', 'Festival Kopi | 2021 | Bandung Barat'],
    ['2021_Kunjungan_Bupati_Blora', 'Kunjungan Bupati Blora | 2021 | -'],
    ['Upacara di Alun-alun dalam rangka HUT RI', 'Upacara di Alun-alun dalam rangka HUT RI | - | -'],
    ['Panen Raya/Desa Sukamaju', 'Panen Raya | - | Desa Sukamaju'],
    ['Desa Wisata Lerep', 'Desa Wisata Lerep | - | -'],
    ['Rakor_Aula Setda_IMG_1234.jpg', 'Rakor | - | Aula Setda'],
    ['Gowes @GOR Satria Purwokerto', 'Gowes | - | GOR Satria Purwokerto'],
  ]);
});

describe('names in capitals', () => {
  table([
    ['RAKOR FKUB DAN TPPS DI AULA BKPSDM', 'Rakor FKUB dan TPPS | - | Aula BKPSDM'],
    ['UPACARA HARI JADI KE-500 KAB. SEMARANG', 'Upacara Hari Jadi ke-500 Kab. Semarang | - | -'],
    ["PEMBUKAAN MTQ XXIX DAN JUM'AT BERSIH", "Pembukaan MTQ XXIX dan Jum'at Bersih | - | -"],
    ['WORKSHOP E-GOVERNMENT bagi OPD', 'WORKSHOP E-GOVERNMENT bagi OPD | - | -'],
  ]);
});

describe('paths', () => {
  it('are read the same with the separators of Windows', () => {
    expect(read('D:\\Foto\\2021\\03 Maret\\15 Vaksinasi Guru\\IMG_1.jpg')).toBe('Vaksinasi Guru | 2021-03-15 | -');
  });

  it('are read composed when they are written decomposed', () => {
    expect(inferFromPath('Kafe\u0301 Literasi', today).title).toBe('Kaf\u00e9 Literasi');
  });

  it('keep a dot that is no extension', () => {
    expect(read('Rakor Kab. Demak')).toBe('Rakor Kab. Demak | - | -');
    expect(read('2021/Arsip.2021/Rapat Kec.Genuk')).toBe('Rapat Kec.Genuk | 2021 | -');
  });
});
