import { fold } from '../text/fold.ts';

/** Short names of what people know a kind of file by, and the types (after the slash) that are it. */
const named: readonly (readonly [format: string, types: string])[] = [
  ['jpg', 'image/jpeg'],
  ['heic', 'image/heic image/heif image/heic-sequence image/heif-sequence'],
  ['jp2', 'image/jp2 image/jpx image/x-jp2-codestream'],
  ['psd', 'image/vnd.adobe.photoshop'],
  ['svg', 'image/svg+xml'],
  ['ico', 'image/vnd.microsoft.icon'],
  ['mp4', 'video/mp4 video/x-m4v'],
  ['mov', 'video/quicktime'],
  ['3gp', 'video/3gpp video/3gpp2'],
  ['mkv', 'video/x-matroska'],
  ['avi', 'video/x-msvideo'],
  ['wmv', 'video/x-ms-wmv video/x-ms-asf'],
  ['flv', 'video/x-flv'],
  ['mpg', 'video/mpeg'],
  ['mts', 'video/mp2t'],
  ['ogv', 'video/ogg'],
  ['mp3', 'audio/mpeg'],
  ['m4a', 'audio/mp4 audio/x-m4a'],
  ['wav', 'audio/x-wav audio/wav'],
  ['aiff', 'audio/x-aiff'],
  ['wma', 'audio/x-ms-wma'],
  ['mid', 'audio/midi'],
  ['word', 'application/msword'],
  ['excel', 'application/vnd.ms-excel'],
  ['powerpoint', 'application/vnd.ms-powerpoint'],
  ['odt', 'application/vnd.oasis.opendocument.text'],
  ['ods', 'application/vnd.oasis.opendocument.spreadsheet'],
  ['odp', 'application/vnd.oasis.opendocument.presentation'],
  ['txt', 'text/plain'],
  ['md', 'text/markdown'],
  ['epub', 'application/epub+zip'],
  ['indd', 'application/x-indesign'],
  ['cdr', 'application/vnd.corel-draw'],
  ['eps', 'application/postscript'],
  ['zip', 'application/zip'],
];
const byType = new Map(named.flatMap(([format, types]) => types.split(' ').map((type) => [type, format] as const)));

/** Beginnings of types that are one format in several editions. */
const families: readonly (readonly [type: string, format: string])[] = [
  ['application/vnd.openxmlformats-officedocument.wordprocessingml', 'word'],
  ['application/vnd.ms-word', 'word'],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml', 'excel'],
  ['application/vnd.ms-excel', 'excel'],
  ['application/vnd.openxmlformats-officedocument.presentationml', 'powerpoint'],
  ['application/vnd.ms-powerpoint', 'powerpoint'],
  // what is left of pictures with a private name is a camera's own: x-canon-cr3, x-nikon-nef
  ['image/x-', 'raw'],
];

/** Other names of a format, and extensions that say the same. */
const same: Readonly<Record<string, string>> = {
  jpeg: 'jpg',
  jpe: 'jpg',
  jfif: 'jpg',
  tif: 'tiff',
  heif: 'heic',
  hif: 'heic',
  photoshop: 'psd',
  m4v: 'mp4',
  quicktime: 'mov',
  mpeg: 'mpg',
  m2ts: 'mts',
  wave: 'wav',
  aif: 'aiff',
  ppt: 'powerpoint',
  pptx: 'powerpoint',
  doc: 'word',
  docx: 'word',
  xls: 'excel',
  xlsx: 'excel',
  text: 'txt',
  teks: 'txt',
  markdown: 'md',
  htm: 'html',
  coreldraw: 'cdr',
  indesign: 'indd',
  mentah: 'raw',
};

/** What people call the format of a type: *jpg*, *raw*, *word*; a name of its own for each type that nobody calls anything. */
export function formatOf(mime: string): string {
  const known = byType.get(mime) ?? families.find(([type]) => mime.startsWith(type))?.[1];
  if (known !== undefined) return known;
  const type = mime.slice(mime.indexOf('/') + 1);
  return type.replace(/^(x-|vnd\.)+/, '').replace(/[^a-z0-9]+/g, '') || 'other';
}

/** The formats that a file answers to: its own, and its extension where that says something else (*nef* is *raw* too). */
export function formatsOf(mime: string, name: string): string[] {
  const own = formatOf(mime);
  const extension = readFormat(/[^./\\]\.([^./\\\s]+)$/.exec(name)?.[1] ?? '');
  return extension === undefined || extension === own ? [own] : [own, extension];
}

/** A format as somebody types it: `JPEG`, `.jpg`, `*.jpg`. Undefined where it cannot be one. */
export function readFormat(text: string): string | undefined {
  const word = fold(text)
    .trim()
    .replace(/^\*?\./, '');
  if (!/^[a-z0-9]{1,12}$/.test(word)) return undefined;
  return same[word] ?? word;
}
