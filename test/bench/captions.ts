import type { Random } from './random.ts';

const split = (text: string): readonly string[] => text.split('|');

const officials = split(
  'Bupati|Wakil Bupati|Sekda|Camat|Kepala Desa|Kepala Dinas Pertanian|Kepala Dinas Kesehatan|Ketua DPRD|Kapolres|Dandim|Ketua PKK|Gubernur|Menteri Pertanian|Kepala BPBD|Asisten Pemerintahan|Staf Ahli|Lurah|Kepala Puskesmas|Direktur RSUD|Kajari',
);
const actions = split(
  'meresmikan|meninjau|membuka|menyerahkan|melantik|mengunjungi|melepas|memimpin|menghadiri|menanam|membagikan|mengukuhkan|menutup|memantau|menerima|mencanangkan|menyosialisasikan|mengevaluasi|memberangkatkan|menandatangani',
);
const nouns = split(
  'Peresmian|Peninjauan|Pembukaan|Penyerahan|Pelantikan|Kunjungan Kerja|Pelepasan|Rapat Koordinasi|Upacara|Penanaman|Pembagian|Pengukuhan|Penutupan|Pemantauan|Sosialisasi|Pencanangan|Musrenbang|Evaluasi|Bimbingan Teknis|Lomba|Festival|Panen Raya|Simulasi|Vaksinasi|Operasi Pasar',
);
const things = split(
  'kopi|bibit padi|jembatan gantung|gedung sekolah|rumah sakit|pasar rakyat|irigasi|jalan desa|sembako|bantuan langsung tunai|vaksin|alat pertanian|pupuk bersubsidi|perpustakaan|air bersih|posyandu|lampu jalan|embung|rumput laut|jagung|cabai|kelapa|sapi potong|benih ikan|mangrove|sampah plastik|kompos|batik|anyaman|madu hutan|tenun|kakao|kartu identitas|taman kota|bendungan|pelabuhan|terminal|puskesmas|masjid agung|balai desa',
);
const crowds = split(
  'ratusan warga|para petani|pelajar sekolah dasar|kader posyandu|pelaku UMKM|anggota pramuka|tokoh masyarakat|ibu-ibu PKK|peserta pelatihan|nelayan|lansia|penyandang disabilitas|relawan|pegawai|mahasiswa|santri|kelompok tani|pedagang|tenaga kesehatan|guru',
);
const circumstances = split(
  'dengan tetap menjaga jarak|di tengah hujan deras|sejak pagi hari|usai salat Jumat|dalam rangka hari jadi kabupaten|sebagai bagian dari program tahunan|yang berlangsung khidmat|dan disambut tarian daerah|disaksikan jajaran forkopimda|bersama perangkat daerah|untuk menekan angka stunting|agar harga tetap terjangkau|menjelang bulan Ramadan|pascabanjir bulan lalu|dengan anggaran pemerintah pusat|secara simbolis',
);
const starts = split('Ba|Ci|Su|Ka|Pa|Ma|Ta|Ra|La|Sa|Ko|Gu|Wa|Ju|Be|Pe|Lu|Mo|Na|Ti|Da|Ge|Ke|Ru|Tu');
const middles = split('ra|ba|ma|nda|la|ngga|ti|ri|su|ka|ndo|mbe|nya|lo|wa|re|si|pu|ta|nga|li|jo|ru|di|sa');
const ends = split('wan|ng|yu|rto|ni|sih|to|wati|n|di|jaya|mulya|sari|rejo|harjo|nti|man|dung|mas|hilir|h|r|l|s|k');

export const themes = split(
  'Pertanian|Kesehatan|Pendidikan|Infrastruktur|Kebencanaan|UMKM|Pariwisata|Lingkungan Hidup|Pemerintahan|Pemerintahan Desa|Hari Besar Nasional|Keagamaan|Olahraga|Kebudayaan|Perikanan|Peternakan|Kehumasan|Kependudukan|Perhubungan|Perumahan|Sosial|Ketertiban|Kepemudaan|Kopi',
);

/** A name of a person or a village that nobody bears, from some hundred thousand. */
export function inventedName(random: Random): string {
  const parts =
    random.pick(starts) + random.pickCommon(middles) + (random.chance(0.4) ? random.pickCommon(middles) : '');
  return parts + random.pickCommon(ends);
}

export interface OccasionText {
  readonly name: string;
  readonly theme: string;
  readonly place: string;
  readonly people: readonly string[];
  readonly thing: string;
  /** YYYY-MM-DD */
  readonly day: string;
}

const firstDay = Date.UTC(2012, 0, 1);
const days = 13 * 365;

/** One occasion as an office names it; its photographs share place, people and subject. */
export function occasion(random: Random, villages: readonly string[], people: readonly string[]): OccasionText {
  const thing = random.pickCommon(things);
  const village = random.pickCommon(villages);
  return {
    name: `${random.pickCommon(nouns)} ${capital(thing)} ${random.chance(0.5) ? `Desa ${village}` : `Tahap ${1 + random.below(4)}`}`,
    theme: random.pickCommon(themes),
    place: `Desa ${village}, Kec. ${random.pickCommon(villages)}`,
    people: Array.from({ length: random.below(3) }, () => random.pickCommon(people)),
    thing,
    day: new Date(firstDay + random.below(days) * 86_400_000).toISOString().slice(0, 10),
  };
}

export function title(random: Random, of: OccasionText): string {
  const crowd = capital(random.pickCommon(crowds));
  return random.chance(0.5)
    ? `${random.pickCommon(officials)} ${random.pickCommon(actions)} ${of.thing}`
    : `${crowd} ${random.chance(0.5) ? 'menyaksikan' : 'mengikuti'} ${of.name.toLowerCase()}`;
}

export function caption(random: Random, of: OccasionText): string {
  const person = of.people[0] ?? 'beliau';
  return (
    `${random.pickCommon(officials)} ${person} ${random.pickCommon(actions)} ${random.pickCommon(things)} bagi ` +
    `${random.pickCommon(crowds)} di ${of.place} ${random.pickCommon(circumstances)}.`
  );
}

export function keywords(random: Random, of: OccasionText): string[] {
  const count = random.below(4);
  return [of.thing, ...Array.from({ length: count }, () => random.pickCommon(things))].slice(0, count);
}

const cameras = split('IMG_|DSC_|DJI_|MVI_|WhatsApp Image |_DSC|P10|foto ');

/** Name as a camera gives it; the number counts to 9999 and begins anew. */
export function fileName(random: Random, number: number, extension: string): string {
  return `${random.pickCommon(cameras)}${String(number % 10_000).padStart(4, '0')}.${extension}`;
}

function capital(text: string): string {
  return text.replace(/(^|\s)\p{Ll}/gu, (letter) => letter.toUpperCase());
}

/** Those who take the pictures of an office. */
export const creators = split(
  'Humas|Asep Ridwan|Dewi Lestari|Prokopim|Bagus Pratama|Siti Nurhaliza|Dinas Kominfo|Yusuf Maulana|Rina Marlina|Protokol Setda|Agus Salim|Magang 2019|Fotografer lepas|Bambang W.',
);
export const cameraModels = split(
  'Canon EOS 6D|NIKON D750|SONY ILCE-7M3|samsung SM-A515F|Canon EOS 80D|Xiaomi Redmi Note 8|DJI FC3411|iPhone 11|NIKON D7000|OPPO A5 2020|Canon PowerShot G7 X|FUJIFILM X-T30',
);
export const units = split(
  'Bagian Prokopim|Dinas Kominfo|Dinas Pertanian|Dinas Kesehatan|Dinas Pendidikan|Kecamatan|BPBD|Dinas PUPR|Bagian Kesra|Dinas Sosial|Satpol PP|Bappeda|Dinas Perikanan|DPMD|Inspektorat|Sekretariat DPRD|Dinas Perhubungan|Dinas Pariwisata|Disdukcapil|PKK',
);
