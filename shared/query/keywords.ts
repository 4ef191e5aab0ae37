import type { AssetKind } from '../model/kind.ts';
import type { FieldName, LackingName, StatusName } from './tree.ts';

export type QueryLanguage = 'id' | 'en';

/** How each field is written, first the spelling that is shown; every spelling is understood in both languages. */
export const fieldSpellings: Readonly<Record<FieldName, Readonly<Record<QueryLanguage, readonly string[]>>>> = {
  title: { id: ['judul'], en: ['title'] },
  theme: { id: ['tema'], en: ['theme'] },
  event: { id: ['kegiatan', 'acara'], en: ['event'] },
  date: { id: ['tanggal', 'tgl'], en: ['date'] },
  year: { id: ['tahun'], en: ['year'] },
  kind: { id: ['jenis'], en: ['kind', 'type'] },
  person: { id: ['orang', 'tokoh'], en: ['person', 'people'] },
  place: { id: ['tempat', 'lokasi'], en: ['place', 'location'] },
  keyword: { id: ['kata', 'katakunci'], en: ['keyword', 'tag'] },
  creator: { id: ['oleh'], en: ['by', 'creator'] },
  folder: { id: ['folder'], en: ['folder'] },
  name: { id: ['nama', 'berkas'], en: ['name', 'file'] },
  status: { id: ['status'], en: ['status'] },
  lacking: { id: ['belum'], en: ['missing'] },
};

const spelled = <Value extends string>(
  table: Readonly<Record<Value, Readonly<Record<QueryLanguage, readonly string[]>>>>,
): ReadonlyMap<string, Value> =>
  new Map(
    (Object.keys(table) as Value[]).flatMap((value) =>
      [...table[value].id, ...table[value].en].map((word) => [word, value] as const),
    ),
  );

export const fieldByWord = spelled(fieldSpellings);

export const kindSpellings: Readonly<Record<AssetKind, Readonly<Record<QueryLanguage, readonly string[]>>>> = {
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

export const statusSpellings: Readonly<Record<StatusName, Readonly<Record<QueryLanguage, readonly string[]>>>> = {
  new: { id: ['baru'], en: ['new'] },
  missing: { id: ['hilang'], en: ['missing'] },
  offline: { id: ['offline', 'luring'], en: ['offline'] },
  unreadable: { id: ['rusak'], en: ['unreadable', 'damaged', 'broken'] },
};
export const statusByWord = spelled(statusSpellings);

export const lackingSpellings: Readonly<Record<LackingName, Readonly<Record<QueryLanguage, readonly string[]>>>> = {
  title: { id: ['judul'], en: ['title'] },
  theme: { id: ['tema'], en: ['theme'] },
  date: { id: ['tanggal'], en: ['date'] },
};
export const lackingByWord = spelled(lackingSpellings);

/** Words that a question is wrapped in. They narrow nothing, so they are ignored while other words stand beside them. */
export const fillers: ReadonlySet<string> = new Set(
  (
    'ada adalah akan aku apa apakah atas bagi bahwa beserta boleh buat cari carikan dalam dan dari dengan di dong ' +
    'hendak ia ikut ini itu juga kami karena ke kepada ketika kita lagi minta mohon mana nya oleh pada para punya ' +
    'saat sambil saya seorang sebuah sedang semua serta suatu telah tentang terhadap tersebut tolong tunjukkan tampilkan ' +
    'untuk waktu yaitu yang kegiatan acara mengenai seputar dimana seperti ' +
    'a an and about at by find for from in is of on please show some that the this to when where with were was'
  ).split(' '),
);

/** At the end of a question these only ask (*ada video banjir tidak*); elsewhere they are words (*tidak layak huni*). */
export const closingFillers: ReadonlySet<string> = new Set('tidak nggak enggak gak kah ya dong sih'.split(' '));
