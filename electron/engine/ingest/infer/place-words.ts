import { regions } from './words/regions.ts';

/** Rooms and grounds that are places by themselves. */
const venues = `aula|auditorium|gedung|balai|pendopo|pendapa|lapangan|alun-alun|alun alun|alon-alon|masjid|mesjid|mushola|musholla|musala|gereja|pura|vihara|wihara|klenteng|kelenteng|gor|gelora|gelanggang|stadion|hotel|puskesmas|pustu|rsud|rsu|rsup|rsia|rs|rumah sakit|ballroom|convention hall|convention center|sport center|sport centre|ruang|ruangan|rumah dinas|rumdin|ponpes|pondok pesantren|gsg|gsp|kantor`;
/** What is a place only with its name or number behind it. */
const named = `sdn|smpn|sman|smkn|sd negeri|smp negeri|sma negeri|smk negeri|sd n|smp n|sma n|smk n|min|mtsn|man|desa|ds|kelurahan|kel|kecamatan|kec|kabupaten|kab|kota|dusun|dsn|dukuh|rt|rw|nagari|gampong|distrik|provinsi|prov|kampus`;
const programme = new Set(
  `layak antikorupsi anti digital siaga wisata iklim murah sehat tangguh cerdas mandiri bersih kreatif ramah bersinar maju berdaya
  keliling binaan sadar inklusi inklusif peduli cantik hijau pintar berseri juara sejahtera kb pancasila pusaka adiwiyata
  migran emas percontohan prima terpadu latihan terima raih meraih menerima jadi menjadi juarai gelar luncurkan serahkan resmikan
  bantu dapat wakili deklarasi menuju bebas banjir terbakar kebakaran roboh rusak ambruk longsor swasembada lestari unggul madani
  proklim germas smart literasi devisa energi organik panen launching lomba festival siap gratis baru lama kita kami kelahiran`.split(
    /\s+/,
  ),
);

/** Behind the word for a building these are what is done, not where. */
const service = new Set(
  'keliling ramah bersih sehat siaga terima raih meraih menerima jadi menjadi terbakar kebakaran roboh rusak ambruk'.split(
    ' ',
  ),
);

const venuePattern = new RegExp(`^(?:${venues})(?![\\p{L}\\p{N}])`, 'iu');
const namedPattern = new RegExp(`^(?:${named})(?![\\p{L}\\p{N}])\\.?[\\s_]*(?=[\\p{L}\\p{N}])`, 'iu');
const regionKind = /^(?:kabupaten|kab|kota|provinsi|prov|pemkab|pemkot|pemprov)\.?\s*(?:adm(?:inistrasi|in)?\.?\s+)?/iu;
/** Regions of an everyday name: they are meant only behind their kind. */
const behindKind = new Set(['malaka', 'buru', 'puncak', 'negara', 'sumber', 'raya', 'tanjung']);

/** Whether words are a province, regency, city or capital, with or without its kind. */
export function isRegion(text: string): boolean {
  const plain = text.trim().toLowerCase().replace(/\s+/gu, ' ');
  if (plain.length === 0 || plain.length > 60) return false;
  const bare = plain.replace(regionKind, '');
  if (regions.has(plain) || regions.has(bare) || (bare !== plain && behindKind.has(bare))) return true;
  const several = plain.split(/\s*,\s*/u);
  return several.length > 1 && several.length < 4 && several.every((one) => isRegion(one));
}

/** Whether a part names a place by itself: a region, or what begins with a word for a place and is no programme. */
export function isPlace(text: string): boolean {
  const trimmed = text.trim();
  if (isRegion(trimmed)) return true;
  const venue = venuePattern.exec(trimmed);
  const begun = venue ?? namedPattern.exec(trimmed);
  if (!begun) return false;
  const [next, ...others] = trimmed
    .slice(begun[0].length)
    .toLowerCase()
    .split(/[\s_.,]+/u)
    .filter(Boolean);
  if (venue && next === 'baru' && others.length === 0) return false;
  if (!next) return venue !== null;
  const refused = venue ? service : programme;
  return !refused.has(next) && !others.some((word) => events.has(word) || /^ke-\d/.test(word));
}

/** Words that tell of something done: behind a place word they make the words a title. */
const events = new Set(
  `terima menerima raih meraih jadi menjadi luncurkan serahkan resmikan deklarasi deklarasikan menuju terbakar roboh ambruk
  panen launching lomba festival juara dukung mendukung ikuti mengikuti gelar menggelar adakan mengadakan bagikan salurkan
  bangun membangun peroleh memperoleh sambut menyambut siapkan tampung dilanda diresmikan dibangun direnovasi`.split(
    /\s+/,
  ),
);
