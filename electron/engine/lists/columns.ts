import type { ListColumn } from '../../../shared/model/list.ts';

/** How offices head their columns, in Indonesian and English; without signs, capitals and filler words. */
const heads: Readonly<Record<Exclude<ListColumn, 'ignore'>, readonly string[]>> = {
  path: [
    ...['path', 'berkas', 'nama berkas', 'file', 'nama file', 'filename', 'file name', 'lokasi berkas', 'lokasi file'],
    ...[
      'alamat berkas',
      'alamat file',
      'nama foto',
      'nama video',
      'nama dokumen',
      'sourcefile',
      'source file',
      'letak berkas',
    ],
    ...[
      'letak file',
      'jalur',
      'full path',
      'filepath',
      'file path',
      'kode foto',
      'nomor foto',
      'no foto',
      'file foto',
      'berkas foto',
    ],
  ],
  title: [
    'title',
    'judul',
    'judul foto',
    'judul video',
    'headline',
    'nama judul',
    'judul bahan',
    'judul dokumen',
    'judul berita',
  ],
  theme: ['theme', 'tema', 'kategori', 'category', 'urusan', 'topik', 'topic', 'rubrik', 'tema urusan'],
  date: [
    ...[
      'date',
      'tanggal',
      'tgl',
      'waktu',
      'hari tanggal',
      'tanggal kegiatan',
      'tgl kegiatan',
      'tanggal foto',
      'tanggal acara',
    ],
    ...[
      'hari dan tanggal',
      'tanggal pelaksanaan',
      'tgl pelaksanaan',
      'date taken',
      'tanggal pengambilan',
      'tanggal dokumen',
    ],
  ],
  caption: [
    ...[
      'caption',
      'keterangan',
      'keterangan foto',
      'ket',
      'deskripsi',
      'description',
      'uraian',
      'teks foto',
      'takarir',
      'isi',
    ],
    ...['teks', 'narasi', 'keterangan gambar', 'deskripsi foto', 'image description'],
  ],
  keywords: ['keywords', 'keyword', 'kata kunci', 'tag', 'tags', 'tagar', 'subject', 'label', 'kata kata kunci'],
  event: ['event', 'kegiatan', 'nama kegiatan', 'acara', 'nama acara', 'peristiwa', 'agenda'],
  place: [
    'place',
    'tempat',
    'lokasi',
    'lokasi kegiatan',
    'tempat kegiatan',
    'location',
    'venue',
    'tempat acara',
    'lokasi acara',
  ],
  people: [
    ...[
      'people',
      'orang',
      'nama',
      'nama orang',
      'tokoh',
      'pejabat',
      'nama pejabat',
      'persons',
      'person',
      'hadir',
      'dihadiri',
    ],
    ...['yang hadir', 'person in image', 'personinimage', 'orang dalam foto', 'nama tokoh', 'peserta'],
  ],
  creator: [
    ...[
      'creator',
      'fotografer',
      'pemotret',
      'pembuat',
      'photographer',
      'author',
      'juru foto',
      'juru kamera',
      'oleh',
      'artist',
      'by line',
    ],
    ...['pengambil gambar', 'kameramen'],
  ],
  copyright: ['copyright', 'hak cipta', 'rights', 'pemilik hak', 'lisensi', 'license'],
  unit: [
    'unit',
    'unit kerja',
    'bidang',
    'bagian',
    'opd',
    'skpd',
    'dinas',
    'perangkat daerah',
    'instansi',
    'satker',
    'satuan kerja',
  ],
};

const fillers = /\b(?:dan|atau|yang|the|of|and|or|utk|untuk)\b/g;

const plain = (head: string): string =>
  head
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\([^)]*\)/g, ' ')
    .replace(/([a-z])_(?=[a-z])/g, '$1 ')
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(fillers, ' ')
    .replace(/\s+/g, ' ')
    .trim();

const byHead = new Map(
  Object.entries(heads).flatMap(([column, names]) => names.map((name) => [plain(name), column as ListColumn] as const)),
);

/** What a column is taken for by its head. */
export const columnOfHead = (head: string): ListColumn =>
  head.length > 200 ? 'ignore' : (byHead.get(plain(head)) ?? 'ignore');

/**
 * What each column is taken for. Of two columns of one sort the first counts. A list whose only name is that of its files
 * (`Nama`, `Judul`) is told by what stands below it: `looksLikePath` answers for a column.
 */
export function columnsOf(names: readonly string[], looksLikePath: (at: number) => boolean): ListColumn[] {
  const taken = new Set<ListColumn>();
  const columns = names.map((name): ListColumn => {
    const column = columnOfHead(name);
    if (column === 'ignore' || taken.has(column)) return 'ignore';
    taken.add(column);
    return column;
  });
  if (!taken.has('path')) {
    const at = columns.findIndex((column, n) => (column === 'ignore' || column === 'people') && looksLikePath(n));
    if (at >= 0) columns[at] = 'path';
  }
  return columns;
}

/** How many heads of a row are known. */
export const knownHeads = (cells: readonly string[]): number =>
  new Set(cells.map(columnOfHead).filter((column) => column !== 'ignore')).size;

/** A name with a folder, or with the ending of a picture, a film, a sound or a document. */
export const isFileName = (cell: string): boolean => /\.[a-z][a-z0-9]{1,4}$/i.test(cell.trim()) && cell.length < 1000;
