import { BahanError } from '../../shared/errors.ts';
import type { AssetCard } from '../../shared/model/asset.ts';
import type { DocumentReading, PageHit, PageRun } from '../../shared/model/document.ts';
import type { RawFact } from '../../shared/model/facts.ts';

/** Pages of the made-up paged document. */
export const fakePages = 2000;
/** Every page says these, one line each. */
const lines = ['Laporan kegiatan', 'Pelepasan ekspor kopi', 'bersama petani', 'di Bandung'];
/** A word that stands on these pages only. */
const rare = [3, 42, 1700];

/** What a made-up document reads as: by the number in its name, so that each way is there. */
export function readingOf(card: AssetCard | undefined): DocumentReading {
  const number = Number(/\d+/.exec(card?.name ?? '')?.[0] ?? 0);
  switch (Math.floor(number / 9) % 5) {
    case 0:
      return { how: 'pages', pages: Array.from({ length: fakePages }, () => ({ width: 595, height: 842 })) };
    case 1:
      return {
        how: 'tables',
        sheets: [
          { name: 'Peserta', rows: tableOf(3000, 7), cut: true },
          { name: 'Anggaran', rows: tableOf(12, 40), cut: false },
          { name: 'Kosong', rows: [], cut: false },
        ],
      };
    case 2:
      return {
        how: 'text',
        blocks: [
          { is: 'heading', level: 1, text: 'Sambutan Bupati' },
          { is: 'paragraph', text: 'Kopi dari Gunung Puntang hari ini berangkat ke luar negeri. '.repeat(6).trim() },
          { is: 'item', text: 'Petani kopi berjumlah 120 orang' },
          { is: 'item', text: 'Tujuan: Jepang dan Korea' },
          { is: 'break', name: 'Salindia 2' },
          {
            is: 'table',
            rows: [
              ['Tujuan', 'Ton'],
              ['Jepang', '18'],
              ['Korea', '12'],
            ],
          },
          ...Array.from({ length: 400 }, (_, at) => ({
            is: 'paragraph' as const,
            text: `Alinea ${at + 1}: ${'uraian tentang kopi dan petani. '.repeat(5)}`,
          })),
        ],
        cut: true,
      };
    case 3:
      return {
        how: 'names',
        names: Array.from({ length: 60 }, (_, at) => `Foto/2020/IMG_${String(at).padStart(4, '0')}.jpg`),
        cut: false,
      };
    default:
      throw new BahanError('file-locked-by-password');
  }
}

function tableOf(rows: number, columns: number): string[][] {
  const head = ['No', 'Nama', 'Instansi', 'Kecamatan', 'Jumlah', 'Tanggal', 'Keterangan'];
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => {
      if (row === 0) return head[column] ?? `Kolom ${column + 1}`;
      if (column === 0) return String(row);
      if (column === 1) return row === 2500 ? 'Siti Durian' : `Peserta ${row}`;
      return column === 4 ? `${row * 1000}` : `Isi ${row} ${column}`;
    }),
  );
}

export function wordsOf(page: number): PageRun[] {
  const said = rare.includes(page) ? [...lines, 'Durian istimewa'] : lines;
  return said.map((text, at) => ({
    text,
    box: { x: 0.12, y: 0.1 + at * 0.05, width: text.length * 0.014, height: 0.02 },
  }));
}

export function hitsOf(text: string): { hits: PageHit[]; total: number; cut: boolean } {
  const pages = text.toLowerCase() === 'durian' ? rare : text.toLowerCase() === 'kopi' ? [0, 1, 2] : [];
  const hits = pages.map((page) => ({ page, boxes: [{ x: 0.12, y: 0.3, width: 0.1, height: 0.02 }] }));
  return { hits, total: hits.length, cut: false };
}

export function rawFactsOf(): RawFact[] {
  return [
    { group: 'EXIF', name: 'Make', value: 'Canon' },
    { group: 'EXIF', name: 'Model', value: 'EOS R6' },
    { group: 'EXIF', name: 'ExposureTime', value: '0.008' },
    { group: 'XMP-dc', name: 'creator', value: 'Humas Kabupaten Bandung' },
    { group: 'XMP-dc', name: 'subject', value: 'kopi, ekspor, Puntang' },
  ];
}
