import type { ClipName } from './clips.ts';
import type { HourName } from './light.ts';
import type { Dress } from './people.ts';

export type SceneName =
  | 'teaGarden'
  | 'riceTerraces'
  | 'harvestField'
  | 'lakeView'
  | 'fromAbove'
  | 'floodFromAbove'
  | 'planting'
  | 'stage'
  | 'meeting'
  | 'dance'
  | 'cherries'
  | 'beans'
  | 'vials'
  | 'microphones'
  | 'batik'
  | 'riceEars'
  | 'seedlings'
  | 'ceremony'
  | 'container'
  | 'handover'
  | 'opening'
  | 'floodPost'
  | 'house'
  | 'crowd'
  | 'market'
  | 'lanterns'
  | 'road'
  | 'clinic'
  | 'sacks'
  | 'poster';

/** How an office's files are named where they come from. */
export type Naming = 'nikon' | 'canon' | 'sony' | 'phone' | 'whatsapp' | 'drone' | 'words';

/** How much is written into the pictures: all that a desk writes, what a camera writes, nothing. */
export type Told = 'desk' | 'camera' | 'nothing';

export interface DemoEvent {
  /** As the office named it; `/` separates folders. */
  readonly folder: string;
  readonly title: string;
  /** Start in wall time, ISO 8601 without offset. */
  readonly start: string;
  readonly theme: string;
  readonly place: string;
  readonly gps: { readonly lat: number; readonly lon: number };
  readonly hour: HourName;
  readonly dress: Dress;
  readonly naming: Naming;
  readonly told: Told;
  /** Cameras wrote the offset to UTC too. */
  readonly offset?: boolean;
  readonly caption: string;
  readonly keywords: readonly string[];
  readonly people?: readonly string[];
  readonly pictures: readonly (readonly [SceneName, number])[];
  readonly clips?: readonly (readonly [ClipName, string])[];
  readonly papers?: readonly (readonly [string, 'pdf' | 'docx' | 'txt' | 'csv', string])[];
}

/*
 * An invented kabupaten in the hills of Central Java. The people, villages and offices exist nowhere; the folder names
 * have the habits of real offices: date first, date last, eight digits, weekday in words, camera folders, none at all.
 */
export const events: readonly DemoEvent[] = [
  {
    folder: '2020-10-09 Pelepasan Ekspor Kopi',
    title: 'Pelepasan Ekspor Kopi',
    start: '2020-10-09T08:12:00',
    theme: 'Perkebunan',
    place: 'Gudang Koperasi Puncaksari',
    gps: { lat: -7.2139, lon: 109.9427 },
    hour: 'goldenMorning',
    dress: 'office',
    naming: 'nikon',
    told: 'desk',
    offset: true,
    caption: 'Bupati melepas ekspor perdana 18 ton kopi arabika petani Puncaksari ke luar negeri.',
    keywords: ['kopi', 'ekspor', 'perkebunan', 'koperasi'],
    people: ['Ratna Wulandari', 'Hendra Pramudya'],
    pictures: [
      ['container', 6],
      ['sacks', 4],
      ['cherries', 5],
      ['beans', 3],
      ['stage', 3],
      ['handover', 2],
      ['microphones', 1],
      ['poster', 1],
    ],
    clips: [
      ['stage.mp4', 'Sambutan Bupati.mp4'],
      ['speech.wav', 'Rekaman Sambutan.wav'],
    ],
    papers: [
      ['Siaran Pers Ekspor Kopi', 'docx', 'rilis'],
      ['Sambutan Bupati Ekspor Kopi', 'pdf', 'sambutan'],
      ['Daftar Undangan', 'csv', 'undangan'],
    ],
  },
  {
    folder: '2020/Rabu, 30 Sept 2020 Rakor Medsos - Aula Diskominfo',
    title: 'Rakor Medsos',
    start: '2020-09-30T09:05:00',
    theme: 'Pemerintahan',
    place: 'Aula Diskominfo',
    gps: { lat: -7.2303, lon: 109.9102 },
    hour: 'noon',
    dress: 'office',
    naming: 'sony',
    told: 'camera',
    caption: 'Rapat koordinasi pengelola media sosial perangkat daerah.',
    keywords: ['rakor', 'media sosial'],
    pictures: [
      ['meeting', 9],
      ['stage', 3],
      ['handover', 1],
    ],
    papers: [
      ['Undangan Rakor Medsos', 'pdf', 'undangan'],
      ['Notulen Rakor Medsos', 'docx', 'notulen'],
    ],
  },
  {
    folder: '2020/12112020_Rakor TPID',
    title: 'Rakor TPID',
    start: '2020-11-12T13:20:00',
    theme: 'Ekonomi',
    place: 'Ruang Rapat Setda',
    gps: { lat: -7.2311, lon: 109.9118 },
    hour: 'overcast',
    dress: 'khaki',
    naming: 'canon',
    told: 'camera',
    caption: 'Tim pengendalian inflasi membahas harga menjelang akhir tahun.',
    keywords: ['inflasi', 'TPID', 'harga'],
    pictures: [
      ['meeting', 6],
      ['market', 2],
    ],
    clips: [['speech.wav', 'Rekaman Rapat.wav']],
    papers: [['Paparan Harga Pangan', 'pdf', 'notulen']],
  },
  {
    folder: '2021/2021-03-15_Vaksinasi Lansia Tahap 1',
    title: 'Vaksinasi Lansia Tahap 1',
    start: '2021-03-15T07:48:00',
    theme: 'Kesehatan',
    place: 'GOR Lembayung',
    gps: { lat: -7.2251, lon: 109.9176 },
    hour: 'overcast',
    dress: 'health',
    naming: 'canon',
    told: 'desk',
    caption: 'Vaksinasi tahap pertama bagi warga lanjut usia di GOR Lembayung.',
    keywords: ['vaksin', 'lansia', 'kesehatan'],
    people: ['dr. Sekar Anindita'],
    pictures: [
      ['clinic', 9],
      ['vials', 3],
      ['meeting', 1],
      ['poster', 1],
    ],
    clips: [['speech.wav', 'Wawancara dr Sekar.wav']],
    papers: [
      ['Siaran Pers Vaksinasi Lansia', 'docx', 'rilis'],
      ['Data Sasaran Vaksinasi', 'csv', 'undangan'],
    ],
  },
  {
    folder: '2021/17 Agustus 2021 Upacara HUT RI ke-76 - Alun-alun',
    title: 'Upacara HUT RI ke-76',
    start: '2021-08-17T06:55:00',
    theme: 'Pemerintahan',
    place: 'Alun-alun Lembayung',
    gps: { lat: -7.2318, lon: 109.9093 },
    hour: 'clearNoon',
    dress: 'white',
    naming: 'nikon',
    told: 'desk',
    offset: true,
    caption: 'Upacara peringatan Hari Ulang Tahun Republik Indonesia dengan protokol kesehatan.',
    keywords: ['HUT RI', 'upacara', 'bendera'],
    people: ['Ratna Wulandari'],
    pictures: [
      ['ceremony', 13],
      ['crowd', 2],
      ['stage', 2],
    ],
    clips: [['angklung.mp3', 'Lagu Daerah.mp3']],
    papers: [['Susunan Acara Upacara', 'pdf', 'undangan']],
  },
  {
    folder: '2022/Bedah Rumah Desa Tegalrejo, 11 Juni 2022',
    title: 'Bedah Rumah',
    start: '2022-06-11T10:02:00',
    theme: 'Sosial',
    place: 'Desa Tegalrejo',
    gps: { lat: -7.2754, lon: 109.8871 },
    hour: 'goldenMorning',
    dress: 'khaki',
    naming: 'phone',
    told: 'camera',
    caption: 'Gotong royong bedah rumah tidak layak huni.',
    keywords: ['bedah rumah', 'gotong royong'],
    pictures: [
      ['house', 8],
      ['handover', 3],
      ['road', 2],
    ],
    papers: [['Laporan Bedah Rumah', 'docx', 'notulen']],
  },
  {
    folder: '2022/Panen Raya Padi Sukawening 2022-07-21',
    title: 'Panen Raya Padi',
    start: '2022-07-21T06:40:00',
    theme: 'Pertanian',
    place: 'Desa Sukawening',
    gps: { lat: -7.2987, lon: 109.9335 },
    hour: 'goldenMorning',
    dress: 'village',
    naming: 'nikon',
    told: 'desk',
    caption: 'Panen raya padi di hamparan 42 hektare bersama kelompok tani Mekar Tani.',
    keywords: ['padi', 'panen', 'petani', 'sawah'],
    people: ['Sutarman', 'Ratna Wulandari'],
    pictures: [
      ['harvestField', 9],
      ['riceEars', 4],
      ['crowd', 2],
      ['handover', 2],
    ],
    clips: [['tea.mp4', 'Video Udara Sawah.mp4']],
    papers: [['Siaran Pers Panen Raya', 'docx', 'rilis']],
  },
  {
    folder: '2022/Lomba Tari Tradisional 28-10-2022',
    title: 'Lomba Tari Tradisional',
    start: '2022-10-28T19:15:00',
    theme: 'Budaya',
    place: 'Pendopo Kabupaten',
    gps: { lat: -7.2322, lon: 109.9089 },
    hour: 'blueHour',
    dress: 'office',
    naming: 'sony',
    told: 'camera',
    offset: true,
    caption: 'Lomba tari tradisional pelajar pada malam Sumpah Pemuda.',
    keywords: ['tari', 'budaya', 'Sumpah Pemuda'],
    pictures: [
      ['dance', 11],
      ['batik', 3],
      ['crowd', 1],
    ],
    clips: [
      ['angklung.mp3', 'Iringan Tari.mp3'],
      ['stage.mp4', 'Penampilan Juara 1.mp4'],
    ],
    papers: [['Daftar Pemenang', 'txt', 'pemenang']],
  },
  {
    folder: '2023/20230206 Peresmian Puskesmas Girimulyo',
    title: 'Peresmian Puskesmas Girimulyo',
    start: '2023-02-06T09:30:00',
    theme: 'Kesehatan',
    place: 'Desa Girimulyo',
    gps: { lat: -7.2462, lon: 109.8719 },
    hour: 'noon',
    dress: 'khaki',
    naming: 'canon',
    told: 'desk',
    caption: 'Gedung baru Puskesmas Girimulyo mulai melayani rawat inap.',
    keywords: ['puskesmas', 'peresmian', 'kesehatan'],
    people: ['Ratna Wulandari', 'dr. Sekar Anindita'],
    pictures: [
      ['opening', 10],
      ['vials', 2],
      ['handover', 2],
      ['stage', 2],
    ],
    papers: [['Sambutan Peresmian Puskesmas', 'pdf', 'sambutan']],
  },
  {
    folder: '2023/MUSRENBANG KAB (14 Maret 2023)',
    title: 'Musrenbang Kabupaten',
    start: '2023-03-14T08:30:00',
    theme: 'Pembangunan',
    place: 'Aula Bappeda',
    gps: { lat: -7.2296, lon: 109.9141 },
    hour: 'noon',
    dress: 'office',
    naming: 'nikon',
    told: 'camera',
    caption: 'Musyawarah perencanaan pembangunan tingkat kabupaten.',
    keywords: ['musrenbang', 'perencanaan'],
    pictures: [
      ['meeting', 7],
      ['stage', 3],
      ['microphones', 2],
    ],
    clips: [['speech.wav', 'Rekaman Pleno.wav']],
    papers: [
      ['Hasil Musrenbang 2023', 'pdf', 'notulen'],
      ['Berita Acara Musrenbang', 'docx', 'notulen'],
      ['Daftar Hadir', 'csv', 'undangan'],
    ],
  },
  {
    folder: '2023/Pasar Murah Ramadan - 5 April 2023',
    title: 'Pasar Murah Ramadan',
    start: '2023-04-05T15:40:00',
    theme: 'Ekonomi',
    place: 'Pasar Induk Kalijati',
    gps: { lat: -7.2389, lon: 109.9034 },
    hour: 'dusk',
    dress: 'office',
    naming: 'phone',
    told: 'nothing',
    caption: 'Pasar murah sembako menjelang berbuka.',
    keywords: ['pasar murah', 'sembako', 'Ramadan'],
    pictures: [
      ['market', 11],
      ['handover', 2],
    ],
    clips: [['market.webm', 'Suasana Pasar.webm']],
  },
  {
    folder: '2023/Festival Lampion Desember 2023',
    title: 'Festival Lampion',
    start: '2023-12-30T18:50:00',
    theme: 'Pariwisata',
    place: 'Telaga Wening',
    gps: { lat: -7.2058, lon: 109.9561 },
    hour: 'dusk',
    dress: 'office',
    naming: 'sony',
    told: 'camera',
    offset: true,
    caption: 'Ribuan lampion di Telaga Wening menutup tahun.',
    keywords: ['festival', 'wisata', 'lampion'],
    pictures: [
      ['lanterns', 8],
      ['lakeView', 5],
      ['dance', 2],
    ],
    clips: [['phone.mp4', 'Story Lampion.mp4']],
    papers: [['Kerangka Acuan Festival', 'docx', 'notulen']],
  },
  {
    folder: '2024/Banjir Posko Cilaras 3-5 Feb 2024',
    title: 'Banjir Posko Cilaras',
    start: '2024-02-03T06:20:00',
    theme: 'Kebencanaan',
    place: 'Kecamatan Cilaras',
    gps: { lat: -7.3174, lon: 109.8932 },
    hour: 'storm',
    dress: 'rescue',
    naming: 'whatsapp',
    told: 'nothing',
    caption: 'Evakuasi warga dan dapur umum di posko banjir.',
    keywords: ['banjir', 'posko', 'BPBD'],
    pictures: [
      ['floodPost', 10],
      ['floodFromAbove', 4],
    ],
    clips: [
      ['rain.mp4', 'VID-20240203-WA0031.mp4'],
      ['rain.m4a', 'PTT-20240203-WA0008.m4a'],
    ],
    papers: [['Laporan Situasi Banjir', 'pdf', 'laporan']],
  },
  {
    folder: '2024/Drone/2024-06-12 Udara Persawahan',
    title: 'Udara Persawahan',
    start: '2024-06-12T07:10:00',
    theme: 'Pertanian',
    place: 'Kecamatan Sukawening',
    gps: { lat: -7.3011, lon: 109.9368 },
    hour: 'goldenMorning',
    dress: 'village',
    naming: 'drone',
    told: 'camera',
    offset: true,
    caption: 'Hamparan sawah dari udara.',
    keywords: ['drone', 'sawah', 'udara'],
    pictures: [
      ['fromAbove', 8],
      ['riceTerraces', 4],
    ],
    clips: [['tea.mp4', 'DJI_0042.MP4']],
  },
  {
    folder: 'Kartu Memori/DCIM/100MSDCF',
    title: 'Kebun Teh Lawang',
    start: '2024-05-18T05:50:00',
    theme: 'Perkebunan',
    place: 'Kebun Teh Lawang',
    gps: { lat: -7.1872, lon: 109.9689 },
    hour: 'dawn',
    dress: 'village',
    naming: 'sony',
    told: 'camera',
    caption: 'Pemetik teh di pagi hari.',
    keywords: ['teh', 'perkebunan'],
    pictures: [
      ['teaGarden', 10],
      ['lakeView', 2],
    ],
  },
  {
    folder: '2025/2025-01-20 Tanam Pohon Lereng Lawang',
    title: 'Tanam Pohon Lereng Lawang',
    start: '2025-01-20T08:05:00',
    theme: 'Lingkungan',
    place: 'Lereng Gunung Lawang',
    gps: { lat: -7.1798, lon: 109.9744 },
    hour: 'overcast',
    dress: 'village',
    naming: 'canon',
    told: 'desk',
    caption: 'Lima ribu bibit ditanam bersama pelajar dan kelompok tani hutan.',
    keywords: ['penghijauan', 'tanam pohon', 'lingkungan'],
    people: ['Sutarman'],
    pictures: [
      ['planting', 6],
      ['seedlings', 4],
      ['handover', 2],
    ],
    clips: [['rain.m4a', 'Suara Hutan.m4a']],
    papers: [['Siaran Pers Tanam Pohon', 'docx', 'rilis']],
  },
  {
    folder: '2025/Kunjungan Petani Teh Mei 2025',
    title: 'Kunjungan Petani Teh',
    start: '2025-05-14T06:15:00',
    theme: 'Perkebunan',
    place: 'Kebun Teh Lawang',
    gps: { lat: -7.1881, lon: 109.9671 },
    hour: 'goldenMorning',
    dress: 'village',
    naming: 'nikon',
    told: 'camera',
    offset: true,
    caption: 'Bupati berdialog dengan pemetik teh.',
    keywords: ['teh', 'petani', 'kunjungan'],
    pictures: [
      ['teaGarden', 7],
      ['handover', 2],
      ['road', 2],
    ],
    clips: [['speech.wav', 'Dialog Petani.wav']],
  },
  {
    folder: '2026/17-08-2026 HUT RI ke-81',
    title: 'HUT RI ke-81',
    start: '2026-08-17T07:02:00',
    theme: 'Pemerintahan',
    place: 'Alun-alun Lembayung',
    gps: { lat: -7.2318, lon: 109.9093 },
    hour: 'goldenMorning',
    dress: 'white',
    naming: 'sony',
    told: 'desk',
    offset: true,
    caption: 'Upacara dan pawai memperingati Hari Ulang Tahun Republik Indonesia.',
    keywords: ['HUT RI', 'upacara', 'pawai'],
    people: ['Ratna Wulandari'],
    pictures: [
      ['ceremony', 8],
      ['crowd', 3],
      ['lanterns', 2],
    ],
    clips: [['stage.mp4', 'Detik-detik Proklamasi.mp4']],
    papers: [['Amanat Upacara HUT RI', 'pdf', 'sambutan']],
  },
  {
    folder: '2026/WhatsApp Images',
    title: 'Kiriman Warga',
    start: '2026-11-12T09:00:00',
    theme: 'Pembangunan',
    place: 'Desa Tegalrejo',
    gps: { lat: -7.2754, lon: 109.8871 },
    hour: 'noon',
    dress: 'village',
    naming: 'whatsapp',
    told: 'nothing',
    caption: '',
    keywords: [],
    pictures: [
      ['road', 5],
      ['market', 2],
      ['house', 2],
    ],
    clips: [['phone.mp4', 'VID-20261112-WA0004.mp4']],
  },
];
