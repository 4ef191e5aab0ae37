import type { DemoEvent } from './demo-event.ts';
import type { Random } from './random.ts';

const months = [
  'Januari',
  'Februari',
  'Maret',
  'April',
  'Mei',
  'Juni',
  'Juli',
  'Agustus',
  'September',
  'Oktober',
  'November',
  'Desember',
];
const days = ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu'];

/** *Jumat, 9 Oktober 2020* */
export const longDate = (date: Date): string =>
  `${days[date.getUTCDay()]}, ${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;

export const photographers = ['Bagus Kertaraharja', 'Nadia Puspaningrum', 'Yoga Wirasena'] as const;

const villages = ['Tegalrejo', 'Girimulyo', 'Sukawening', 'Puncaksari', 'Kalijati', 'Cilaras', 'Wanakerta'];
const names = [
  'Sutarman',
  'Lastri Handayani',
  'Hendra Pramudya',
  'Wening Astuti',
  'Dimas Arsaputra',
  'Laras Kinasih',
  'Gilang Mahesworo',
];

/** Paragraphs of a press release, a speech, minutes and the like, for one event. */
export function paragraphs(event: DemoEvent, kind: string, dice: Random): string[] {
  const date = longDate(new Date(`${event.start}Z`));
  const lead = `LEMBAYUNG, ${date}. ${event.caption}`;
  const village = dice.pick(villages);
  const name = dice.pick(names);
  if (kind === 'rilis')
    return [
      lead,
      `Kegiatan ${event.title} berlangsung di ${event.place} dan diikuti ${dice.whole(80, 420)} peserta dari ${dice.whole(3, 12)} kecamatan.`,
      `"Kami ingin manfaatnya segera dirasakan warga, terutama di Desa ${village}," kata ${name} di sela kegiatan.`,
      'Pemerintah kabupaten menargetkan kegiatan serupa dilaksanakan setiap triwulan dengan melibatkan kelompok masyarakat setempat.',
      `Informasi lebih lanjut dapat diperoleh melalui Dinas Komunikasi dan Informatika. Kata kunci: ${event.keywords.join(', ')}.`,
    ];
  if (kind === 'sambutan')
    return [
      'Yang saya hormati para tamu undangan, Bapak dan Ibu sekalian.',
      `Puji syukur kita dapat berkumpul di ${event.place} pada hari ${date} dalam acara ${event.title}.`,
      event.caption,
      `Terima kasih kepada seluruh pihak, khususnya warga Desa ${village}, yang telah bekerja keras mempersiapkan kegiatan ini.`,
      'Semoga apa yang kita mulai hari ini menjadi kebaikan bagi anak cucu kita. Terima kasih.',
    ];
  if (kind === 'laporan')
    return [
      lead,
      `Tinggi muka air pukul 06.00 tercatat ${dice.whole(120, 210)} cm. Sebanyak ${dice.whole(90, 260)} jiwa mengungsi di ${dice.whole(2, 5)} titik.`,
      'Kebutuhan mendesak: selimut, makanan siap saji, air bersih, obat-obatan, dan perlengkapan bayi.',
      `Koordinator lapangan: ${name}.`,
    ];
  return [
    `${event.title}, ${date}, ${event.place}.`,
    event.caption,
    ...Array.from(
      { length: 6 },
      (_, i) =>
        `${i + 1}. ${dice.pick(['Usulan', 'Catatan', 'Kesepakatan', 'Tindak lanjut'])} dari ${dice.pick(names)}, Desa ${dice.pick(villages)}: ${dice.pick(['perbaikan jalan usaha tani', 'pelatihan pengelola media', 'penambahan bibit kopi', 'pendataan ulang penerima manfaat', 'jadwal siaran keliling', 'penataan pasar desa'])}.`,
    ),
  ];
}

export const guestList = (dice: Random): string =>
  `no,nama,instansi,hadir\r\n${Array.from({ length: 24 }, (_, i) => `${i + 1},${dice.pick(names)},Desa ${dice.pick(villages)},${dice.chance(0.8) ? 'ya' : 'tidak'}`).join('\r\n')}\r\n`;
