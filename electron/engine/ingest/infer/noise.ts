import { isAgencyCode } from './agencies.ts';
import { weekdayNumber } from './words/calendar-words.ts';

const words = new Set(
  `foto photo photos foto-foto fotos pic pics picture pictures gambar image images img video videos vidio vidios vid audio audios suara
  voice rekaman recording recordings footage footages dokumentasi dok dokumen dokumens documents document docs liputan kegiatan bahan
  arsip archive data file files berkas folder album galeri gallery dcim private m4root clip clips thmbnl avchd bdmv stream contents
  content camera screenshots screenshot sent download downloads unduhan bluetooth takeout memori memory card kartu kamera cam kam
  canon sony nikon fuji fujifilm panasonic lumix olympus samsung iphone xiaomi oppo vivo gopro dji mavic hp handphone drone udara aerial raw
  jpg jpeg cr2 cr3 nef arw dng png mp4 mov heic psd tif tiff pdf edit edited editan hasil fix final banget bgt rev revisi pilihan terpilih
  select selected selects seleksian best mentah mentahan jadi asli ori original originals master output export exports render renders
  proxy proxies backup bak bakup copy salinan temp tmp upload uploads uploaded ig instagram fb facebook twitter tiktok youtube yt
  feed feeds story stories reel reels kecil besar resize resized compress compressed kompres dll dsb etc lain-lain lainnya misc new untitled baru
  hd fhd uhd hires lowres preview previews thumbnail thumbnails timelapse broll b-roll a-roll scan scans scanan camscanner doc konten sortir sortiran crop
  dsc mvi pxl dji gopr
  dslr mirrorless handycam action cam telegram wa whatsapp onedrive gdrive dropbox shared desktop hdd ssd hardisk harddisk hardisc flashdisk flashdisc usb eksternal external internal recorder rec voice terbaik dipilih pilih unggulan cover sampul pagi siang sore malam petang tes test coba lama old edits graded grading color colour lut mixing mix audiomix subtitle caption final2 preset lightroom lrcat catalog katalog project projects proyek premiere capcut autosave adobe smart slow slowmo slow-motion
  interior exterior indoor outdoor dokumentator wajib share sharing kiriman terkirim tersimpan saved save cloud sinkron tahun thn bulan bln tgl tanggal unsorted other others all semua stok stock cadangan`.split(
    /\s+/,
  ),
);
/** Noise only with a counter behind it. */
const pieces = new Set(
  'hari day sesi session part bagian batch minggu pekan week cd disc disk kartu reel roll shift angle take scene'.split(
    ' ',
  ),
);
const ordinal = new Set(
  'pertama kedua ketiga keempat kelima terakhir satu dua tiga empat lima one two three pagi siang sore malam'.split(
    ' ',
  ),
);
/** Noise only beside another word of their phrase. */
const phrases: readonly (readonly string[])[] = [
  'camera roll',
  'whatsapp images',
  'whatsapp image',
  'whatsapp video',
  'whatsapp videos',
  'whatsapp audio',
  'whatsapp documents',
  'whatsapp business',
  'google foto',
  'google photos',
  'google drive',
  'my drive',
  'photos from',
  'foto dari',
  'video dari',
  'sd card',
  'kartu sd',
  'memori card',
  'lain lain',
  'dan lain-lain',
  'dan lainnya',
  'dan video',
  'dan foto',
  'belum diedit',
  'belum edit',
  'sudah diedit',
  'sudah edit',
  'siap upload',
  'untuk ig',
  'untuk upload',
  'untuk feed',
  'untuk story',
  'full hd',
  'tim dokumentasi',
  'tim liputan',
  'tim humas',
  'tim media',
  'tim publikasi',
  'siap cetak',
  'untuk cetak',
  'pilihan pimpinan',
  'pilihan bupati',
  'kirim wa',
  'my pictures',
  'my videos',
  'my documents',
  'camera uploads',
  'telegram desktop',
  'data d',
  'drive d',
  'drive e',
  'b roll',
  'a roll',
  'slow motion',
  'time lapse',
  'time-lapse',
  'belum sortir',
  'sudah sortir',
  'sudah upload',
  'belum upload',
  'untuk berita',
  'untuk website',
  'untuk web',
].map((phrase) => phrase.split(' '));
/** Too wide to be noise alone; they are so beside other noise only. */
const weak = new Set([
  'konten',
  'tahun',
  'bulan',
  'semua',
  'all',
  'baru',
  'new',
  'content',
  'stok',
  'stock',
  'seleksi',
  'lama',
  'old',
  'test',
  'tes',
  'coba',
  'cover',
  'project',
  'projects',
  'proyek',
  'katalog',
  'catalog',
  'smart',
  'action',
  'wajib',
  'share',
  'sharing',
  'external',
  'eksternal',
  'internal',
  'terbaik',
  'unggulan',
  'color',
  'colour',
  'mix',
  'interior',
  'exterior',
  'indoor',
  'outdoor',
  'cloud',
  'pilih',
  'pagi',
  'siang',
  'sore',
  'malam',
  'petang',
]);
/** Pieces of an event when they stand alone, and words of a title beside others (*Malam Tahun Baru*). */
const dayTimes = new Set(['pagi', 'siang', 'sore', 'malam', 'petang']);
/** Makers and makes of cameras; what follows is a model. */
const makers = new Set(
  `canon sony nikon fuji fujifilm panasonic lumix olympus leica pentax hasselblad samsung iphone xiaomi redmi poco oppo vivo realme infinix
  huawei asus gopro dji mavic phantom osmo insta360 zoom tascam boya rode saramonic kamera cam kam`.split(/\s+/),
);
const model =
  /^(?:\p{L}{0,4}\d{1,4}\p{L}{0,5}|eos|alpha|mark|mk|pro|max|plus|ultra|mini|air|note|hero|pocket|osmo|phantom|rebel|kiss|coolpix|powershot|cybershot|xt|rx|zv|se|fe|galaxy|kantor|dinas|humas|utama|[ivx]{1,4}|\p{L})$/u;
const cardFolder = /^\d{3}(?:[A-Z_][A-Z\d_]{4})$/u;
const roman = /^[ivx]{1,5}$/u;

/** Whether a name without its dates tells nothing: media, cards, devices, formats, states, pieces, numbers. */
export function isNoise(text: string): boolean {
  if (cardFolder.test(text.trim())) return true;
  const all = text
    .toLowerCase()
    .split(/[\s_()[\]{}.,+&:;/|–—]+/u)
    .flatMap((word) => (words.has(word) || /^ke-?\d+$/.test(word) ? [word] : word.split('-')))
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  if (all.length > 16) return false;
  if (all.length === 1 && dayTimes.has(all[0] as string)) return true;
  let strong = false;
  for (let at = 0; at < all.length; ) {
    const taken = noiseAt(all, at);
    if (taken === 0) return false;
    if (!(taken === 1 && weak.has(all[at] as string))) strong = true;
    at += taken;
  }
  return strong || all.length === 0;
}

/** How many words from here are noise together. */
function noiseAt(all: readonly string[], at: number): number {
  const word = all[at] as string;
  const next = all[at + 1];
  if (/^\d+$/.test(word)) return 1;
  if (makers.has(word) && next !== undefined && model.test(next)) {
    let taken = 2;
    while (taken < 4 && all[at + taken] !== undefined && model.test(all[at + taken] as string)) taken++;
    return taken;
  }
  const phrase = phrases.find((one) => one.every((part, n) => all[at + n] === part));
  if (phrase) return phrase.length;
  const stem = word.replace(/\d+$/, '');
  if (pieces.has(stem)) {
    if (stem !== word) return 1;
    if (next === 'ke' && /^\d+$/.test(all[at + 2] ?? '')) return 3;
    if (next !== undefined && (/^(?:ke-?)?\d+$/.test(next) || roman.test(next) || ordinal.has(next))) return 2;
  }
  if (words.has(word) || words.has(stem) || weekdayNumber.has(word) || isAgencyCode(word))
    return next !== undefined && /^\p{L}$/u.test(next) ? 2 : 1;
  if (
    /^(?:v|ver|versi)\d+$/.test(word) ||
    /^\d+(?:k|p|mp|fps)$/.test(word) ||
    /^\p{L}$/u.test(word) ||
    roman.test(word)
  )
    return 1;
  return 0;
}
