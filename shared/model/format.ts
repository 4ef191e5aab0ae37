const formats: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/tiff': 'tif',
  'image/heif': 'heic',
  'image/heic-sequence': 'heic',
  'image/heif-sequence': 'heic',
  'image/svg+xml': 'svg',
  'image/vnd.microsoft.icon': 'ico',
  'image/vnd.adobe.photoshop': 'psd',
  'image/x-jp2-codestream': 'j2k',
  'image/jpx': 'jp2',
  'video/quicktime': 'mov',
  'video/x-m4v': 'mp4',
  'video/x-matroska': 'mkv',
  'video/x-msvideo': 'avi',
  'video/3gpp': '3gp',
  'video/3gpp2': '3g2',
  'video/mpeg': 'mpg',
  'video/mp2t': 'mts',
  'video/ogg': 'ogv',
  'application/vnd.rn-realmedia': 'rmvb',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/x-aiff': 'aif',
  'audio/x-wavpack': 'wv',
  'audio/x-musepack': 'mpc',
  'audio/basic': 'au',
  'audio/midi': 'mid',
  'audio/x-pn-realaudio': 'ra',
  'audio/x-matroska': 'mka',
  'audio/webm': 'weba',
  'application/msword': 'doc',
  'application/vnd.ms-excel': 'xls',
  'application/vnd.ms-powerpoint': 'ppt',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.template': 'docx',
  'application/vnd.ms-word.document.macroEnabled.12': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.template': 'xlsx',
  'application/vnd.ms-excel.sheet.macroEnabled.12': 'xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
  'application/vnd.openxmlformats-officedocument.presentationml.slideshow': 'pptx',
  'application/vnd.ms-powerpoint.presentation.macroEnabled.12': 'pptx',
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.text-template': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
  'application/vnd.oasis.opendocument.presentation': 'odp',
  'application/vnd.oasis.opendocument.graphics': 'odg',
  'application/postscript': 'eps',
  'application/xhtml+xml': 'html',
  'application/epub+zip': 'epub',
  'application/x-mobipocket-ebook': 'mobi',
  'application/x-mimearchive': 'mht',
  'application/vnd.ms-outlook': 'msg',
  'application/x-indesign': 'indd',
  'application/vnd.adobe.indesign-idml-package': 'idml',
  'application/x-iwork-pages-sffpages': 'pages',
  'application/x-iwork-numbers-sffnumbers': 'numbers',
  'application/x-iwork-keynote-sffkey': 'key',
  'application/vnd.ms-publisher': 'pub',
  'application/vnd.visio': 'vsd',
  'application/vnd.ms-visio.drawing.main+xml': 'vsdx',
  'application/vnd.ms-works': 'wps',
  'application/vnd.wordperfect': 'wpd',
  'application/vnd.corel-draw': 'cdr',
  'application/vnd.ms-xpsdocument': 'xps',
  'text/plain': 'txt',
  'text/markdown': 'md',
  'text/tab-separated-values': 'tsv',
  'text/calendar': 'ics',
  'text/vcard': 'vcf',
  'message/rfc822': 'eml',
  'application/x-7z-compressed': '7z',
  'application/gzip': 'gz',
  'application/vnd.microsoft.portable-executable': 'exe',
  'application/x-iso9660-image': 'iso',
  'application/x-subrip': 'srt',
  'application/vnd.apple.photos': 'aae',
  'application/rdf+xml': 'xmp',
  'application/octet-stream': '',
};

/**
 * The format of a file as people name it: the ending that its files usually bear, in lower case (`jpg`, `cr3`, `docx`); ''
 * where nothing is known. It is told by the media type, which is read from the content: a wrong ending of a name does not
 * count.
 */
export function formatOf(mime: string): string {
  const named = formats[mime];
  if (named !== undefined) return named;
  // image/x-canon-cr3, audio/x-ape, application/vnd.rar: the last part is the ending
  return (
    mime
      .slice(mime.indexOf('/') + 1)
      .split(/[.-]/)
      .at(-1) ?? ''
  );
}

/** Formats of cameras that keep what the sensor saw; *raw* stands for any of them. */
export const rawFormats: ReadonlySet<string> = new Set(
  'dng nef nrw cr2 cr3 crw arw sr2 srf raf orf rw2 raw rwl pef srw x3f mrw kdc dcr k25 dcs drf 3fr fff erf mef gpr'.split(
    ' ',
  ),
);
