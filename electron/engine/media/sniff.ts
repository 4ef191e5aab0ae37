import type { AssetKind } from '../../../shared/model/kind.ts';
import { extensionOf, kindByName } from './extensions.ts';
import type { FileSource } from './file-source.ts';
import {
  sniffCompound,
  sniffEbml,
  sniffIsoMedia,
  sniffOgg,
  sniffRiff,
  sniffTiff,
  sniffZip,
} from './sniff-container.ts';
import { sniffText } from './sniff-text.ts';
import type { Guess, Sniffed, SniffInput } from './sniffed.ts';

const headLength = 64 * 1024;

type Signature = readonly [offset: number, bytes: string, kind: AssetKind, mime: string, format: string];

/** Fixed first bytes, as Latin-1. From the formats' own specifications. */
const signatures: readonly Signature[] = [
  [0, '\xff\xd8\xff', 'photo', 'image/jpeg', 'jpeg'],
  [0, '\x89PNG\r\n\x1a\n', 'photo', 'image/png', 'png'],
  [0, 'GIF87a', 'photo', 'image/gif', 'gif'],
  [0, 'GIF89a', 'photo', 'image/gif', 'gif'],
  [0, '8BPS\0\x01', 'photo', 'image/vnd.adobe.photoshop', 'psd'],
  [0, '8BPS\0\x02', 'photo', 'image/vnd.adobe.photoshop', 'psb'],
  [0, 'FUJIFILMCCD-RAW', 'photo', 'image/x-fujifilm-raf', 'raf'],
  [0, '\0MRM', 'photo', 'image/x-minolta-mrw', 'mrw'],
  [0, '\0MRI', 'photo', 'image/x-minolta-mrw', 'mrw'],
  [0, 'FOVb', 'photo', 'image/x-sigma-x3f', 'x3f'],
  [0x19, 'ARECOYK', 'photo', 'image/x-raw', 'kyocera'],
  [6, 'HEAPCCDR', 'photo', 'image/x-canon-crw', 'crw'],
  [0, '\0\0\0\x0cJXL \r\n\x87\n', 'photo', 'image/jxl', 'jxl'],
  [0, '\xff\x0a', 'photo', 'image/jxl', 'jxl'],
  [0, '\0\0\0\x0cjP  \r\n\x87\n', 'photo', 'image/jp2', 'jp2'],
  [0, '\xff\x4f\xff\x51', 'photo', 'image/x-jp2-codestream', 'j2k'],
  [0, '\0\0\x01\0', 'photo', 'image/vnd.microsoft.icon', 'ico'],
  [0, '%!PS', 'document', 'application/postscript', 'eps'],
  // printers are told first to end what came before
  [0, '\x04%!PS', 'document', 'application/postscript', 'eps'],
  [0, '\xc5\xd0\xd3\xc6', 'document', 'application/postscript', 'eps'],
  [0, '{\\rtf', 'document', 'text/rtf', 'rtf'],
  [0, '\xdb\xa5\x2d\0', 'document', 'application/msword', 'old-word'],
  [0, '\xffWPC', 'document', 'application/vnd.wordperfect', 'wordperfect'],
  [0, '\x06\x06\xed\xf5\xd8\x1d\x46\xe5', 'document', 'application/x-indesign', 'indd'],
  [60, 'BOOKMOBI', 'document', 'application/x-mobipocket-ebook', 'mobi'],
  [60, 'TEXtREAd', 'document', 'application/x-mobipocket-ebook', 'mobi'],
  [0, 'AT&TFORM', 'document', 'image/vnd.djvu', 'djvu'],
  [0, 'fLaC', 'audio', 'audio/flac', 'flac'],
  [0, 'MAC ', 'audio', 'audio/x-ape', 'ape'],
  [0, 'wvpk', 'audio', 'audio/x-wavpack', 'wavpack'],
  [0, 'MPCK', 'audio', 'audio/x-musepack', 'musepack'],
  [0, 'MP+', 'audio', 'audio/x-musepack', 'musepack'],
  [0, '#!AMR-WB', 'audio', 'audio/amr-wb', 'amr'],
  [0, '#!AMR', 'audio', 'audio/amr', 'amr'],
  [0, '.snd', 'audio', 'audio/basic', 'au'],
  [0, 'MThd', 'audio', 'audio/midi', 'midi'],
  [0, 'DSD ', 'audio', 'audio/x-dsf', 'dsf'],
  [0, 'FRM8', 'audio', 'audio/x-dff', 'dff'],
  [0, '\x02dss', 'audio', 'audio/x-dss', 'dss'],
  [0, '\x03dss', 'audio', 'audio/x-dss', 'dss'],
  [0, '\x03ds2', 'audio', 'audio/x-dss', 'dss'],
  [0, 'caff', 'audio', 'audio/x-caf', 'caf'],
  [0, 'FLV\x01', 'video', 'video/x-flv', 'flv'],
  [0, '\x06\x0e\x2b\x34\x02\x05\x01\x01\x0d\x01\x02', 'video', 'application/mxf', 'mxf'],
  [0, '\0\0\x01\xba', 'video', 'video/mpeg', 'mpeg'],
  [0, '\0\0\x01\xb3', 'video', 'video/mpeg', 'mpeg'],
  [0, 'Rar!\x1a\x07', 'other', 'application/vnd.rar', 'rar'],
  [0, '7z\xbc\xaf\x27\x1c', 'other', 'application/x-7z-compressed', '7z'],
  [0, '\x1f\x8b', 'other', 'application/gzip', 'gzip'],
  [0, 'BZh', 'other', 'application/x-bzip2', 'bzip2'],
  [0, '\xfd7zXZ\0', 'other', 'application/x-xz', 'xz'],
  [257, 'ustar', 'other', 'application/x-tar', 'tar'],
  [0, 'MZ', 'other', 'application/vnd.microsoft.portable-executable', 'exe'],
  [0, '\x7fELF', 'other', 'application/x-elf', 'elf'],
  [0, 'SQLite format 3\0', 'other', 'application/vnd.sqlite3', 'sqlite'],
  [0, 'wOFF', 'other', 'font/woff', 'font'],
  [0, 'wOF2', 'other', 'font/woff2', 'font'],
  [0, 'OTTO', 'other', 'font/otf', 'font'],
  [0, '\0\x01\0\0\0', 'other', 'font/ttf', 'font'],
];

function sniffSignature({ head, source, extension }: SniffInput): Guess {
  const start = head.toString('latin1', 0, 300);
  for (const [offset, bytes, kind, mime, format] of signatures) {
    if (!start.startsWith(bytes, offset)) continue;
    // a packed drawing is told from other packed files by its name alone
    if (format === 'gzip' && extension === 'svgz') return { kind: 'photo', mime: 'image/svg+xml', format: 'svg' };
    return { kind, mime, format };
  }
  // two letters prove little: a bitmap states its own header length as well
  if (
    start.startsWith('BM') &&
    [12, 40, 52, 56, 64, 108, 124].includes(head.length >= 18 ? head.readUInt32LE(14) : 0)
  ) {
    return { kind: 'photo', mime: 'image/bmp', format: 'bmp' };
  }
  // readers accept a PDF whose header begins within the first kilobyte
  if (head.toString('latin1', 0, 1024).includes('%PDF-')) {
    return { kind: 'document', mime: 'application/pdf', format: 'pdf' };
  }
  const form = start.slice(8, 12);
  if (start.startsWith('FORM') && (form === 'AIFF' || form === 'AIFC')) {
    return { kind: 'audio', mime: 'audio/x-aiff', format: 'aiff' };
  }
  if (start.startsWith('.RMF')) return undefined;
  const packet = [188, 192].find((size, i) => isTransportStream(head, size, i * 4));
  if (packet && source.size > packet) return { kind: 'video', mime: 'video/mp2t', format: 'mpegts' };
  return undefined;
}

/** MPEG transport streams repeat a sync byte every 188 bytes; cameras (M2TS) put a four-byte time before each packet. */
function isTransportStream(head: Buffer, size: number, first: number): boolean {
  const looks = Math.min(5, Math.floor((head.length - first) / size));
  if (looks < 3) return false;
  for (let i = 0; i < looks; i++) if (head[first + i * size] !== 0x47) return false;
  return true;
}

function sniffRealOrAsf({ head, extension }: SniffInput): Guess {
  const promised = kindByName(`x.${extension}`).kind;
  const kind = promised === 'audio' || promised === 'video' ? promised : 'video';
  if (head.toString('latin1', 0, 4) === '.RMF') {
    return {
      kind,
      mime: kind === 'audio' ? 'audio/x-pn-realaudio' : 'application/vnd.rn-realmedia',
      format: 'realmedia',
    };
  }
  if (head.toString('hex', 0, 16) === '3026b2758e66cf11a6d900aa0062ce6c') {
    const mime = kind === 'audio' ? 'audio/x-ms-wma' : extension === 'asf' ? 'video/x-ms-asf' : 'video/x-ms-wmv';
    return { kind, mime, format: 'asf' };
  }
  return undefined;
}

/** MPEG audio has no signature, only frame headers (ISO 11172-3); a tag before it may also stand before other audio. */
function sniffMpegAudio({ head, extension }: SniffInput): Guess {
  const promised = kindByName(`x.${extension}`);
  if (head.toString('latin1', 0, 3) === 'ID3') {
    if (promised.kind === 'audio') return { kind: 'audio', mime: promised.mime, format: extension };
    return { kind: 'audio', mime: 'audio/mpeg', format: 'mp3' };
  }
  const [a = 0, b = 0, c = 0] = head;
  if (a !== 0xff || (b & 0xe0) !== 0xe0) return undefined;
  if ((b & 0xf6) === 0xf0) return { kind: 'audio', mime: 'audio/aac', format: 'aac' };
  const layer = (b >> 1) & 3;
  const valid = ((b >> 3) & 3) !== 1 && layer !== 0 && c >> 4 !== 15 && c >> 4 !== 0 && ((c >> 2) & 3) !== 3;
  // eleven bits prove little: only beside a name that says so
  return valid && promised.kind === 'audio' ? { kind: 'audio', mime: 'audio/mpeg', format: 'mp3' } : undefined;
}

const sniffers: readonly ((input: SniffInput) => Guess)[] = [
  sniffTiff,
  sniffSignature,
  sniffIsoMedia,
  sniffRiff,
  sniffEbml,
  sniffOgg,
  sniffRealOrAsf,
  sniffZip,
  sniffCompound,
  sniffMpegAudio,
  sniffText,
];

/**
 * Decides what a file is by its content. Its extension counts only where the content leaves it open: containers that
 * may hold sound or pictures, RAW photos that look like TIFF, plain text, and content that nothing recognises.
 */
export function sniff(source: FileSource): Sniffed {
  const extension = extensionOf(source.path);
  const promised = kindByName(source.path);
  // system files beside their owner are text or TIFF by content, but never material
  if (extension === 'xmp' || extension === 'aae') return { ...promised, format: extension };
  const input: SniffInput = { source, head: source.read(0, headLength), extension };
  if (input.head.length > 0) {
    for (const look of sniffers) {
      const found = look(input);
      if (found) return found;
    }
  }
  return { ...promised, format: '' };
}
