import type { AssetKind } from '../../../shared/model/kind.ts';
import { openCompound } from './compound-file.ts';
import { kindByName } from './extensions.ts';
import type { FileSource } from './file-source.ts';
import type { Guess, SniffInput } from './sniffed.ts';
import { readDirectory } from './zip-directory.ts';

const stillBrands: Readonly<Record<string, readonly [mime: string, format: string]>> = {
  avif: ['image/avif', 'avif'],
  avis: ['image/avif', 'avif'],
  heic: ['image/heic', 'heic'],
  heix: ['image/heic', 'heic'],
  heim: ['image/heic', 'heic'],
  heis: ['image/heic', 'heic'],
  hevc: ['image/heic-sequence', 'heic'],
  hevx: ['image/heic-sequence', 'heic'],
  mif1: ['image/heif', 'heic'],
  mif2: ['image/heif', 'heic'],
  MiHA: ['image/heic', 'heic'],
  MiHB: ['image/heic', 'heic'],
  MiHE: ['image/heic', 'heic'],
  MA1A: ['image/avif', 'avif'],
  MA1B: ['image/avif', 'avif'],
  msf1: ['image/heif-sequence', 'heic'],
};

/** ISO base media (ISO 14496-12): one box layout for HEIC, AVIF, CR3, MP4, MOV, 3GP and M4A; brands tell them apart. */
export function sniffIsoMedia({ head, extension }: SniffInput): Guess {
  const type = head.toString('latin1', 4, 8);
  if (type !== 'ftyp') {
    // QuickTime before 2001 has no brand at all
    if (!['moov', 'mdat', 'wide', 'pnot', 'skip', 'free'].includes(type) || head.readUInt32BE(0) === 0)
      return undefined;
    return { kind: openKind(extension, 'video'), mime: 'video/quicktime', format: 'mov' };
  }
  const length = Math.min(head.readUInt32BE(0), head.length, 512);
  const major = head.toString('latin1', 8, 12);
  const brands = [major];
  for (let at = 16; at + 4 <= length; at += 4) brands.push(head.toString('latin1', at, at + 4));
  if (major === 'crx ') return { kind: 'photo', mime: 'image/x-canon-cr3', format: 'cr3' };
  const still = stillBrands[major];
  if (still) {
    // a general "image file" brand names its codec among the compatible ones
    const avif = still[1] === 'heic' && brands.includes('avif') && !brands.includes('heic');
    return { kind: 'photo', mime: avif ? 'image/avif' : still[0], format: avif ? 'avif' : still[1] };
  }
  if (/^M4[ABP] $/.test(major) && openKind(extension, 'audio') === 'audio') {
    return { kind: 'audio', mime: 'audio/mp4', format: 'mp4' };
  }
  const kind = openKind(extension, 'video');
  if (kind === 'audio') return { kind, mime: 'audio/mp4', format: 'mp4' };
  if (major === 'qt  ') return { kind, mime: 'video/quicktime', format: 'mov' };
  if (major.startsWith('3g2')) return { kind, mime: 'video/3gpp2', format: 'mp4' };
  if (major.startsWith('3g')) return { kind, mime: 'video/3gpp', format: 'mp4' };
  if (major.startsWith('M4V')) return { kind, mime: 'video/x-m4v', format: 'mp4' };
  return { kind, mime: 'video/mp4', format: 'mp4' };
}

/** The kind that a name gives to a container which may hold either sound or pictures. */
function openKind(extension: string, otherwise: AssetKind): AssetKind {
  const { kind } = kindByName(`x.${extension}`);
  if (kind === 'audio' || kind === 'video') return kind;
  // the moving half of a live photo carries the name of the still one
  return extension === 'heic' || extension === 'heif' ? 'photo' : otherwise;
}

export function sniffRiff({ head }: SniffInput): Guess {
  const outer = head.toString('latin1', 0, 4);
  if (outer !== 'RIFF' && outer !== 'RF64' && outer !== 'RIFX') return undefined;
  switch (head.toString('latin1', 8, 12)) {
    case 'WEBP':
      return { kind: 'photo', mime: 'image/webp', format: 'webp' };
    case 'WAVE':
      return { kind: 'audio', mime: 'audio/x-wav', format: 'wav' };
    case 'AVI ':
      return { kind: 'video', mime: 'video/x-msvideo', format: 'avi' };
    case 'RMID':
      return { kind: 'audio', mime: 'audio/midi', format: 'midi' };
    default:
      return undefined;
  }
}

export function sniffEbml({ head, extension }: SniffInput): Guess {
  if (head.toString('hex', 0, 4) !== '1a45dfa3') return undefined;
  const kind = openKind(extension, extension === 'mka' ? 'audio' : 'video');
  if (head.toString('latin1', 0, 256).includes('webm')) return { kind, mime: 'video/webm', format: 'webm' };
  return { kind, mime: `${kind === 'audio' ? 'audio' : 'video'}/x-matroska`, format: 'matroska' };
}

export function sniffOgg({ head, extension }: SniffInput): Guess {
  if (head.toString('latin1', 0, 4) !== 'OggS') return undefined;
  const start = head.toString('latin1', 0, 4096);
  const film = start.includes('\x80theora') || start.includes('BBCD') || start.includes('\x01video');
  return { kind: openKind(extension, film ? 'video' : 'audio'), mime: film ? 'video/ogg' : 'audio/ogg', format: 'ogg' };
}

const rawInTiff = new Set(
  'nef nrw arw sr2 srf pef ptx srw kdc dcr k25 dcs drf iiq cap 3fr fff erf mos mef rwl raw gpr'.split(' '),
);

/** TIFF and the RAW formats built on it. Only some state what they are; for the others the name decides. */
export function sniffTiff({ head, extension, source }: SniffInput): Guess {
  const start = head.toString('latin1', 0, 4);
  if (start === 'IIRO' || start === 'IIRS' || start === 'MMOR') {
    return { kind: 'photo', mime: 'image/x-olympus-orf', format: 'orf' };
  }
  if (start === 'IIU\0') return { kind: 'photo', mime: 'image/x-panasonic-rw2', format: 'rw2' };
  if (start !== 'II*\0' && start !== 'MM\0*' && start !== 'II+\0' && start !== 'MM\0+') return undefined;
  if (head.toString('latin1', 8, 10) === 'CR') return { kind: 'photo', mime: 'image/x-canon-cr2', format: 'cr2' };
  if (firstDirectoryHas(head, 0xc612) && extension !== 'tif' && extension !== 'tiff') {
    return { kind: 'photo', mime: extension === 'gpr' ? 'image/x-gopro-gpr' : 'image/x-adobe-dng', format: 'dng' };
  }
  if (rawInTiff.has(extension)) return { kind: 'photo', mime: kindByName(source.path).mime, format: extension };
  if (extension === 'exif') return { kind: 'other', mime: 'image/tiff', format: 'exif' };
  return { kind: 'photo', mime: 'image/tiff', format: 'tiff' };
}

function firstDirectoryHas(head: Buffer, tag: number): boolean {
  const little = head[0] === 0x49;
  const u16 = (at: number) => (little ? head.readUInt16LE(at) : head.readUInt16BE(at));
  const at = head.length >= 8 ? (little ? head.readUInt32LE(4) : head.readUInt32BE(4)) : head.length;
  if (at + 2 > head.length) return false;
  for (let i = 0, entry = at + 2; i < u16(at) && entry + 12 <= head.length; i++, entry += 12) {
    if (u16(entry) === tag) return true;
  }
  return false;
}

const office = 'application/vnd.openxmlformats-officedocument.';
const openDocument = 'application/vnd.oasis.opendocument.';

/** ZIP and what is built on it: the names of its members tell. */
export function sniffZip({ head, extension, source }: SniffInput): Guess {
  const start = head.toString('latin1', 0, 4);
  if (start !== 'PK\x03\x04' && start !== 'PK\x05\x06') return undefined;
  const declared = /mimetype(application\/[a-z0-9.+-]+)/.exec(head.toString('latin1', 0, 200))?.[1] ?? '';
  // the list of members lies at the end; where a broken file has lost it, its beginning shows some of them
  const listed = memberNames(source);
  const names =
    listed ??
    `${head.toString('latin1')}${source.read(Math.max(0, source.size - 64 * 1024), 64 * 1024).toString('latin1')}`;
  // a table inside slides is a member of theirs, and has members of its own that count for nothing here
  const holds = (folder: string) => names.includes(listed === undefined ? folder : `\n${folder}`);
  const as = (mime: string, format: string): Guess => ({ kind: 'document', mime, format });
  if (declared === 'application/epub+zip' || names.includes('META-INF/container.xml'))
    return as('application/epub+zip', 'epub');
  const opened = /mimetype.{0,200}?application\/vnd\.oasis\.opendocument\.([a-z-]+)/s.exec(
    head.toString('latin1'),
  )?.[1];
  if (opened) return as(`${openDocument}${opened.replace(/PK$/, '')}`, openFormat(opened));
  if (holds('word/')) {
    return names.includes('vbaProject.bin')
      ? as('application/vnd.ms-word.document.macroEnabled.12', 'docx')
      : as(`${office}wordprocessingml.document`, 'docx');
  }
  if (holds('xl/')) {
    return names.includes('vbaProject.bin')
      ? as('application/vnd.ms-excel.sheet.macroEnabled.12', 'xlsx')
      : as(`${office}spreadsheetml.sheet`, 'xlsx');
  }
  if (holds('ppt/')) {
    return names.includes('vbaProject.bin')
      ? as('application/vnd.ms-powerpoint.presentation.macroEnabled.12', 'pptx')
      : as(`${office}presentationml.presentation`, 'pptx');
  }
  if (/\.iwa|index\.(xml|apxl)/.test(names) && ['pages', 'numbers', 'key'].includes(extension)) {
    return as(kindByName(source.path).mime, 'iwork');
  }
  if (['odt', 'ods', 'odp', 'odg'].includes(extension) && names.includes('content.xml')) {
    return as(kindByName(source.path).mime, extension);
  }
  // drawings of CorelDRAW since X4
  if (declared.includes('corel') || /content\/(?:riffData\.cdr|root\.dat)/i.test(names)) {
    return as('application/vnd.corel-draw', 'zip');
  }
  if (names.includes('.fdseq')) return as('application/vnd.ms-xpsdocument', 'package');
  if (names.includes('visio/document.xml')) return as('application/vnd.ms-visio.drawing.main+xml', 'package');
  if (names.includes('designmap.xml')) return as('application/vnd.adobe.indesign-idml-package', 'package');
  return { kind: 'other', mime: 'application/zip', format: 'zip' };
}

/** Each name on a line of its own, the first too; undefined without a directory. */
function memberNames(source: FileSource): string | undefined {
  try {
    const members = readDirectory(source);
    return members && `\n${[...members.keys()].join('\n')}`;
  } catch {
    return undefined; // its reader will say why
  }
}

function openFormat(type: string): string {
  if (type.startsWith('spreadsheet')) return 'ods';
  if (type.startsWith('presentation')) return 'odp';
  return type.startsWith('graphics') ? 'odg' : 'odt';
}

const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');

/** Largest compound file whose directory is followed from sector to sector; its reader takes it whole as well. */
const largestCompound = 256 * 1024 * 1024;

/**
 * Whether a compound file has a stream whose name begins so, at its root: what lies in a document has streams of its
 * own. Where the directory is broken, or the file is very large, the name is looked for where directories mostly lie.
 */
function streamsOf(source: FileSource, head: Buffer): (name: string) => boolean {
  if (source.size <= largestCompound) {
    try {
      const names = openCompound(source.whole()).paths.filter((path) => !path.includes('/'));
      if (names.length > 0) return (name) => names.some((one) => one.startsWith(name));
    } catch {
      // its reader will say why
    }
  }
  const sector = 1 << (head.length > 32 ? head.readUInt16LE(30) : 9);
  const directory = head.length > 52 ? (head.readUInt32LE(48) + 1) * sector : 0;
  const end = Math.max(0, source.size - 128 * 1024);
  const places = [source.read(directory, 16 * 1024), head, source.read(end, 128 * 1024)];
  return (name) => places.some((bytes) => bytes.includes(utf16(name)));
}

/** Compound files (MS-CFB): Word, Excel, PowerPoint up to 2003 and Outlook; the names of their streams tell. */
export function sniffCompound({ head, source }: SniffInput): Guess {
  if (head.toString('hex', 0, 8) !== 'd0cf11e0a1b11ae1') return undefined;
  const has = streamsOf(source, head);
  const as = (mime: string, format: string): Guess => ({ kind: 'document', mime, format });
  if (has('__substg1.0_') || has('__properties_version1.0')) return as('application/vnd.ms-outlook', 'msg');
  if (has('WordDocument')) return as('application/msword', 'doc');
  if (has('PowerPoint Document')) return as('application/vnd.ms-powerpoint', 'ppt');
  if (has('Workbook') || has('Book')) return as('application/vnd.ms-excel', 'xls');
  if (has('EncryptedPackage')) return as(kindByName(source.path).mime, 'encrypted-office');
  const promised = kindByName(source.path);
  return { kind: promised.kind, mime: promised.mime, format: 'compound' };
}
