import type { LabelColour } from '../model/edit.ts';
import type { Channel } from '../model/export.ts';
import type { AssetKind } from '../model/kind.ts';
import type { LookColour } from '../model/look.ts';
import type {
  AspectName,
  ClassificationName,
  ConsentName,
  EmbargoName,
  FieldName,
  OrientationName,
  PickName,
  StatusName,
} from './tree.ts';

export type QueryLanguage = 'id' | 'en';

type Spellings<Value extends string> = Readonly<Record<Value, Readonly<Record<QueryLanguage, readonly string[]>>>>;

/** How each field is written, first the spelling that is shown; every spelling is understood in both languages. */
export const fieldSpellings: Spellings<FieldName> = {
  title: { id: ['judul'], en: ['title'] },
  theme: { id: ['tema'], en: ['theme'] },
  event: { id: ['kegiatan', 'acara'], en: ['event'] },
  date: { id: ['tanggal', 'tgl'], en: ['date'] },
  year: { id: ['tahun'], en: ['year'] },
  kind: { id: ['jenis'], en: ['kind', 'type'] },
  person: { id: ['orang', 'tokoh'], en: ['person', 'people'] },
  place: { id: ['tempat', 'lokasi'], en: ['place', 'location'] },
  keyword: { id: ['kata', 'katakunci'], en: ['keyword', 'tag'] },
  caption: { id: ['keterangan'], en: ['caption', 'description'] },
  creator: { id: ['oleh', 'pembuat'], en: ['by', 'creator'] },
  unit: { id: ['unit', 'bidang'], en: ['unit'] },
  folder: { id: ['folder'], en: ['folder'] },
  name: { id: ['nama', 'berkas'], en: ['name', 'file'] },
  text: { id: ['teks', 'isi'], en: ['text'] },
  status: { id: ['status'], en: ['status'] },
  having: { id: ['punya', 'ada'], en: ['has'] },
  lacking: { id: ['belum', 'tanpa'], en: ['missing', 'without'] },
  format: { id: ['format'], en: ['format', 'ext'] },
  camera: { id: ['kamera'], en: ['camera'] },
  rating: { id: ['bintang'], en: ['stars', 'rating'] },
  label: { id: ['label'], en: ['label'] },
  pick: { id: ['pilihan'], en: ['pick', 'flag'] },
  collection: { id: ['koleksi', 'album'], en: ['collection'] },
  classification: { id: ['klasifikasi'], en: ['classification'] },
  consent: { id: ['izin'], en: ['consent'] },
  embargo: { id: ['embargo'], en: ['embargo'] },
  published: { id: ['terbit', 'tayang'], en: ['published'] },
  orientation: { id: ['orientasi'], en: ['orientation'] },
  size: { id: ['ukuran'], en: ['size'] },
  width: { id: ['lebar'], en: ['width'] },
  height: { id: ['tinggi'], en: ['height'] },
  duration: { id: ['durasi', 'lama'], en: ['duration', 'length'] },
  similar: { id: ['mirip'], en: ['similar'] },
  colour: { id: ['warna'], en: ['colour', 'color'] },
  near: { id: ['dekat'], en: ['near'] },
  area: { id: ['area'], en: ['area'] },
};

const spelled = <Value extends string>(table: Spellings<Value>): ReadonlyMap<string, Value> =>
  new Map(
    (Object.keys(table) as Value[]).flatMap((value) =>
      [...table[value].id, ...table[value].en].map((word) => [word, value] as const),
    ),
  );

export const fieldByWord = spelled(fieldSpellings);

export const kindSpellings: Spellings<AssetKind> = {
  photo: { id: ['foto', 'gambar'], en: ['photo', 'picture', 'image', 'photos', 'pictures', 'images'] },
  video: { id: ['video', 'vidio', 'film'], en: ['video', 'videos'] },
  audio: { id: ['audio', 'rekaman', 'suara'], en: ['audio', 'recording', 'sound'] },
  document: { id: ['dokumen', 'berkas'], en: ['document', 'documents'] },
  other: { id: ['lainnya', 'lain'], en: ['other'] },
};
export const kindByWord = spelled(kindSpellings);

/** Words that mean a kind among free words; a pair is written with a space. */
export const freeKinds: ReadonlyMap<string, AssetKind> = new Map([
  ['foto', 'photo'],
  ['photo', 'photo'],
  ['photos', 'photo'],
  ['gambar', 'photo'],
  ['picture', 'photo'],
  ['pictures', 'photo'],
  ['video', 'video'],
  ['videos', 'video'],
  ['vidio', 'video'],
  ['rekaman video', 'video'],
  ['dokumen', 'document'],
  ['document', 'document'],
  ['documents', 'document'],
  ['audio', 'audio'],
  ['rekaman audio', 'audio'],
  ['rekaman suara', 'audio'],
  ['recording', 'audio'],
]);

export const statusSpellings: Spellings<StatusName> = {
  new: { id: ['baru'], en: ['new'] },
  missing: { id: ['hilang'], en: ['missing'] },
  offline: { id: ['offline', 'luring'], en: ['offline'] },
  unreadable: { id: ['rusak'], en: ['unreadable', 'damaged', 'broken'] },
  hidden: { id: ['disembunyikan', 'tersembunyi'], en: ['hidden'] },
  used: { id: ['terpakai', 'dipakai'], en: ['used'] },
  unused: { id: ['belum terpakai', 'belum dipakai'], en: ['unused', 'not used'] },
  described: { id: ['lengkap', 'terdeskripsi'], en: ['complete', 'described'] },
  undescribed: { id: ['belum lengkap', 'belum terdeskripsi'], en: ['incomplete', 'undescribed'] },
};
export const statusByWord = spelled(statusSpellings);

/** Behind *punya:* and *belum:*. */
export const aspectSpellings: Spellings<AspectName> = {
  title: { id: ['judul'], en: ['title'] },
  theme: { id: ['tema'], en: ['theme'] },
  date: { id: ['tanggal'], en: ['date'] },
  event: { id: ['kegiatan', 'acara'], en: ['event'] },
  caption: { id: ['keterangan'], en: ['caption', 'description'] },
  keyword: { id: ['kata', 'kata kunci'], en: ['keyword', 'keywords', 'tag', 'tags'] },
  person: { id: ['orang', 'tokoh'], en: ['person', 'people'] },
  place: { id: ['tempat'], en: ['place'] },
  creator: { id: ['pembuat', 'oleh'], en: ['creator'] },
  unit: { id: ['unit', 'unit kerja', 'bidang'], en: ['unit'] },
  position: { id: ['lokasi', 'posisi', 'koordinat', 'gps'], en: ['position', 'location', 'coordinates'] },
  rating: { id: ['bintang'], en: ['stars', 'rating'] },
  label: { id: ['label'], en: ['label'] },
  collection: { id: ['koleksi', 'album'], en: ['collection'] },
  classification: { id: ['klasifikasi'], en: ['classification'] },
  text: { id: ['teks', 'isi'], en: ['text'] },
  described: { id: ['deskripsi'], en: ['facts'] },
};
export const aspectByWord = spelled(aspectSpellings);

export const orientationSpellings: Spellings<OrientationName> = {
  portrait: { id: ['potret', 'tegak', 'vertikal'], en: ['portrait', 'upright', 'vertical'] },
  landscape: { id: ['lanskap', 'mendatar', 'horizontal'], en: ['landscape'] },
  square: { id: ['persegi', 'kotak', 'bujur sangkar'], en: ['square'] },
  panorama: { id: ['panorama'], en: ['panorama', 'panoramic'] },
};
export const orientationByWord = spelled(orientationSpellings);

export const labelSpellings: Spellings<LabelColour> = {
  red: { id: ['merah'], en: ['red'] },
  yellow: { id: ['kuning'], en: ['yellow'] },
  green: { id: ['hijau'], en: ['green'] },
  blue: { id: ['biru'], en: ['blue'] },
  purple: { id: ['ungu'], en: ['purple', 'violet'] },
};
export const labelByWord = spelled(labelSpellings);

export const pickSpellings: Spellings<PickName> = {
  chosen: { id: ['terpilih', 'dipilih', 'pilihan'], en: ['picked', 'chosen', 'pick'] },
  rejected: { id: ['ditolak', 'tolak'], en: ['rejected', 'reject'] },
};
export const pickByWord = spelled(pickSpellings);

export const classificationSpellings: Spellings<ClassificationName> = {
  public: { id: ['publik', 'umum'], en: ['public'] },
  limited: { id: ['terbatas'], en: ['limited'] },
  excluded: { id: ['dikecualikan', 'rahasia'], en: ['excluded'] },
};
export const classificationByWord = spelled(classificationSpellings);

export const channelSpellings: Spellings<Channel> = {
  website: { id: ['website', 'situs', 'situs web', 'web'], en: ['website', 'web', 'site'] },
  instagram: { id: ['instagram', 'ig'], en: ['instagram', 'ig'] },
  facebook: { id: ['facebook', 'fb'], en: ['facebook', 'fb'] },
  x: { id: ['x', 'twitter'], en: ['x', 'twitter'] },
  youtube: { id: ['youtube', 'yt'], en: ['youtube', 'yt'] },
  tiktok: { id: ['tiktok'], en: ['tiktok'] },
  whatsapp: { id: ['whatsapp', 'wa'], en: ['whatsapp', 'wa'] },
  print: { id: ['cetak', 'cetakan'], en: ['print'] },
  press: { id: ['pers', 'media'], en: ['press'] },
  other: { id: ['lainnya', 'lain'], en: ['other'] },
};
export const channelByWord = spelled(channelSpellings);

/** Behind *terbit:*, beside a channel or a number: whether it ever went out. */
export const publishedSpellings: Spellings<'never' | 'ever'> = {
  never: { id: ['belum', 'belum pernah'], en: ['never', 'no', 'not yet'] },
  ever: { id: ['sudah', 'pernah'], en: ['ever', 'yes'] },
};
export const publishedByWord = spelled(publishedSpellings);

export const consentSpellings: Spellings<ConsentName> = {
  given: { id: ['ada', 'berlaku'], en: ['given', 'yes'] },
  none: { id: ['tidak', 'belum', 'tanpa'], en: ['none', 'no'] },
  withdrawn: { id: ['dicabut', 'cabut'], en: ['withdrawn', 'revoked'] },
  expired: { id: ['kedaluwarsa', 'kadaluarsa', 'kadaluwarsa', 'habis'], en: ['expired'] },
};
export const consentByWord = spelled(consentSpellings);

export const embargoSpellings: Spellings<EmbargoName> = {
  active: { id: ['ada', 'berlaku', 'aktif'], en: ['active', 'yes'] },
  over: { id: ['lewat', 'selesai'], en: ['over', 'past'] },
  none: { id: ['tidak', 'tanpa'], en: ['none', 'no'] },
};
export const embargoByWord = spelled(embargoSpellings);

export const colourSpellings: Spellings<LookColour> = {
  red: { id: ['merah'], en: ['red'] },
  orange: { id: ['jingga', 'oranye', 'oren'], en: ['orange'] },
  yellow: { id: ['kuning'], en: ['yellow'] },
  green: { id: ['hijau'], en: ['green'] },
  blue: { id: ['biru'], en: ['blue'] },
  purple: { id: ['ungu'], en: ['purple', 'violet'] },
  pink: { id: ['merah muda', 'merah jambu'], en: ['pink'] },
  brown: { id: ['cokelat', 'coklat'], en: ['brown'] },
  black: { id: ['hitam'], en: ['black'] },
  grey: { id: ['abu-abu', 'abu', 'kelabu'], en: ['grey', 'gray'] },
  white: { id: ['putih'], en: ['white'] },
};
export const colourByWord = spelled(colourSpellings);

/** Words that a question is wrapped in. They narrow nothing, so they are ignored while other words stand beside them. */
export const fillers: ReadonlySet<string> = new Set(
  (
    'ada adalah akan aku apa apakah atas bagi bahwa beserta boleh buat cari carikan dalam dan dari dengan di dong ' +
    'hendak ia ikut ini itu juga kami karena ke kepada ketika kita lagi minta mohon mana nya oleh pada para punya ' +
    'saat sambil saya seorang sebuah sedang semua serta suatu telah tentang terhadap tersebut tolong tunjukkan tampilkan ' +
    'untuk waktu yaitu yang kegiatan acara mengenai seputar dimana seperti pak bu bpk ' +
    'a an and about at by find for from in is of on please show some that the this to when where with were was'
  ).split(' '),
);

/** At the end of a question these only ask (*ada video banjir tidak*); elsewhere they are words (*tidak layak huni*). */
export const closingFillers: ReadonlySet<string> = new Set('tidak nggak enggak gak kah ya dong sih'.split(' '));
