import type { AssetKind } from '../../../shared/model/kind.ts';

interface Named {
  readonly kind: AssetKind;
  readonly mime: string;
}

const table: Readonly<Record<AssetKind, string>> = {
  photo:
    'jpg=jpeg jpeg=jpeg jpe=jpeg jfif=jpeg jps=jpeg mpo=jpeg png=png apng=png webp=webp gif=gif tif=tiff tiff=tiff btf=tiff ' +
    'heic=heic heif=heif hif=heif heics=heic-sequence heifs=heif-sequence avif=avif avifs=avif bmp=bmp dib=bmp ' +
    'ico=vnd.microsoft.icon cur=vnd.microsoft.icon jp2=jp2 jpf=jpx jpx=jpx j2k=x-jp2-codestream j2c=x-jp2-codestream ' +
    'jxl=jxl psd=vnd.adobe.photoshop psb=vnd.adobe.photoshop svg=svg+xml svgz=svg+xml ' +
    'dng=x-adobe-dng nef=x-nikon-nef nrw=x-nikon-nrw cr2=x-canon-cr2 cr3=x-canon-cr3 crw=x-canon-crw arw=x-sony-arw ' +
    'sr2=x-sony-sr2 srf=x-sony-srf raf=x-fujifilm-raf orf=x-olympus-orf rw2=x-panasonic-rw2 raw=x-raw rwl=x-leica-rwl ' +
    'pef=x-pentax-pef ptx=x-pentax-pef srw=x-samsung-srw x3f=x-sigma-x3f mrw=x-minolta-mrw kdc=x-kodak-kdc dcr=x-kodak-dcr k25=x-kodak-k25 dcs=x-kodak-dcs drf=x-kodak-drf ' +
    'iiq=x-raw cap=x-raw ' +
    '3fr=x-hasselblad-3fr fff=x-hasselblad-fff erf=x-epson-erf mos=x-raw mef=x-mamiya-mef gpr=x-gopro-gpr',
  video:
    'mp4=mp4 m4v=x-m4v mov=quicktime qt=quicktime 3gp=3gpp 3gpp=3gpp 3g2=3gpp2 mkv=x-matroska mk3d=x-matroska webm=webm ' +
    'avi=x-msvideo divx=x-msvideo wmv=x-ms-wmv asf=x-ms-asf flv=x-flv f4v=mp4 mpg=mpeg mpeg=mpeg mpe=mpeg m2v=mpeg vob=mpeg ' +
    'mts=mp2t m2ts=mp2t m2t=mp2t ts=mp2t tod=mpeg mod=mpeg mxf=application/mxf ogv=ogg rmvb=application/vnd.rn-realmedia insv=mp4',
  audio:
    'mp3=mpeg mp2=mpeg mpga=mpeg m4a=mp4 m4b=mp4 m4p=mp4 aac=aac ogg=ogg oga=ogg opus=ogg spx=ogg flac=flac wav=x-wav bwf=x-wav ' +
    'aif=x-aiff aiff=x-aiff aifc=x-aiff wma=x-ms-wma ape=x-ape wv=x-wavpack mpc=x-musepack amr=amr awb=amr-wb au=basic ' +
    'snd=basic mid=midi midi=midi dsf=x-dsf dff=x-dff dss=x-dss ds2=x-dss ra=x-pn-realaudio rm=x-pn-realaudio mka=x-matroska ' +
    'weba=webm caf=x-caf ac3=ac3 dts=vnd.dts tta=x-tta',
  document:
    'pdf=pdf ai=pdf doc=msword dot=msword xls=vnd.ms-excel xlt=vnd.ms-excel ppt=vnd.ms-powerpoint pps=vnd.ms-powerpoint ' +
    'docx=vnd.openxmlformats-officedocument.wordprocessingml.document ' +
    'docm=vnd.ms-word.document.macroEnabled.12 dotx=vnd.openxmlformats-officedocument.wordprocessingml.template ' +
    'xlsx=vnd.openxmlformats-officedocument.spreadsheetml.sheet xlsm=vnd.ms-excel.sheet.macroEnabled.12 ' +
    'xltx=vnd.openxmlformats-officedocument.spreadsheetml.template ' +
    'pptx=vnd.openxmlformats-officedocument.presentationml.presentation pptm=vnd.ms-powerpoint.presentation.macroEnabled.12 ' +
    'ppsx=vnd.openxmlformats-officedocument.presentationml.slideshow ' +
    'odt=vnd.oasis.opendocument.text ods=vnd.oasis.opendocument.spreadsheet odp=vnd.oasis.opendocument.presentation ' +
    'odg=vnd.oasis.opendocument.graphics ott=vnd.oasis.opendocument.text-template rtf=text/rtf txt=text/plain log=text/plain ' +
    'md=text/markdown markdown=text/markdown csv=text/csv tsv=text/tab-separated-values html=text/html htm=text/html ' +
    'xhtml=xhtml+xml mht=x-mimearchive epub=epub+zip mobi=x-mobipocket-ebook azw3=x-mobipocket-ebook eml=message/rfc822 ' +
    'msg=vnd.ms-outlook indd=x-indesign idml=vnd.adobe.indesign-idml-package eps=postscript ps=postscript ' +
    'pages=x-iwork-pages-sffpages numbers=x-iwork-numbers-sffnumbers key=x-iwork-keynote-sffkey pub=vnd.ms-publisher ' +
    'vsd=vnd.visio vsdx=vnd.ms-visio.drawing.main+xml wps=vnd.ms-works wpd=vnd.wordperfect cdr=vnd.corel-draw ' +
    'xps=vnd.ms-xpsdocument djvu=vnd.djvu ics=text/calendar vcf=text/vcard json=json xml=xml',
  other:
    'xmp=rdf+xml aae=vnd.apple.photos exif=octet-stream zip=zip rar=vnd.rar 7z=x-7z-compressed gz=gzip tar=x-tar ' +
    'exe=vnd.microsoft.portable-executable dll=octet-stream iso=x-iso9660-image ttf=font/ttf otf=font/otf woff2=font/woff2 ' +
    'lnk=x-ms-shortcut db=octet-stream srt=x-subrip vtt=text/vtt',
};

const topType: Readonly<Record<AssetKind, string>> = {
  photo: 'image',
  video: 'video',
  audio: 'audio',
  document: 'application',
  other: 'application',
};

const byExtension = new Map<string, Named>();
for (const kind of Object.keys(table) as AssetKind[]) {
  for (const pair of table[kind].split(' ')) {
    const [extension = '', type = ''] = pair.split('=');
    byExtension.set(extension, { kind, mime: type.includes('/') ? type : `${topType[kind]}/${type}` });
  }
}

/** The part of a name after its last dot, lower case, '' when there is none (`.jpg` alone has none). */
export function extensionOf(name: string): string {
  const base = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  const dot = base.lastIndexOf('.');
  return dot > 0 ? base.slice(dot + 1).toLowerCase() : '';
}

/** What a name promises: only a fallback where the content says nothing. Unknown extensions are `other`. */
export function kindByName(name: string): Named {
  return byExtension.get(extensionOf(name)) ?? { kind: 'other', mime: 'application/octet-stream' };
}
