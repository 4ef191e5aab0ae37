import type { FileSource } from '../file-source.ts';
import { cleanList, cleanText, decodeOldText } from './clean.ts';
import { noExif } from './exif.ts';
import { newestPacket } from './packet.ts';
import { factsOfBlocks } from './photo.ts';
import type { Probe, Probed } from './probed.ts';

const largest = 64 * 1024 * 1024;
const largestHead = 64 * 1024;
const largestResources = 4 * 1024 * 1024;

/**
 * Facts of PostScript, EPS and old Illustrator files: XMP and the IPTC of Photoshop inside them, before the comments that
 * head them (Adobe's Document Structuring Conventions 3.0). In EPS for Windows a table stands before all that.
 */
export const probePostScript: Probe = (source) => {
  const text = postScriptOf(source);
  const comments = commentsOf(text.subarray(0, largestHead));
  const {
    width: _w,
    height: _h,
    ...facts
  } = factsOfBlocks(
    {
      size: { width: undefined, height: undefined },
      exif: noExif,
      xmp: newestPacket(text),
      iptc: photoshopBlock(text),
      title: comments.get('Title'),
      creator: comments.get('For'),
      copyright: comments.get('Copyright'),
      software: comments.get('Creator'),
      dates: [comments.get('CreationDate')],
    },
    source,
  );
  const words: Probed = {
    pages: Number.parseInt(comments.get('Pages') ?? '', 10) || null,
    // where nobody is named, the program, as of PDFs
    creator: facts.creator ?? comments.get('Creator') ?? null,
  };
  const keywords = facts.keywords?.length ? facts.keywords : cleanList((comments.get('Keywords') ?? '').split(/[;,]/));
  return Promise.resolve({ ...facts, ...words, keywords });
};

function postScriptOf({ read, size }: FileSource): Buffer {
  const head = read(0, 12);
  if (head.length < 12 || head.readUInt32BE(0) !== 0xc5d0d3c6) return read(0, Math.min(size, largest));
  return read(head.readUInt32LE(4), Math.min(head.readUInt32LE(8), largest));
}

/** Comments before the first that ends them; the first of each, since documents inside have their own. */
function commentsOf(head: Buffer): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const line of decodeOldText(head).split(/[\r\n]+/, 400)) {
    if (/^%%(EndComments|BeginProlog|BeginSetup|Page:)/.test(line)) break;
    const match = /^%%([A-Za-z]+):\s*(.*)$/.exec(line);
    const value = match && cleanText(plain(match[2] ?? ''));
    if (match?.[1] && value && value !== '(atend)' && !found.has(match[1])) found.set(match[1], value);
  }
  return found;
}

/** Texts in brackets may hold signs by their octal number. */
function plain(text: string): string {
  const inner = /^\((.*)\)$/.exec(text.trim())?.[1];
  if (inner === undefined) return text;
  return inner
    .replace(/\\([0-7]{3})/g, (_, octal: string) => decodeOldText(Buffer.from([Number.parseInt(octal, 8) & 255])))
    .replace(/\\([()\\])/g, '$1');
}

/** Photoshop's resources as hexadecimal digits in comments. */
function photoshopBlock(text: Buffer): Buffer | undefined {
  const start = text.indexOf('%BeginPhotoshop:', 0, 'latin1');
  const end = start < 0 ? -1 : text.indexOf('%EndPhotoshop', start, 'latin1');
  if (end < 0 || end - start > largestResources) return undefined;
  const digits = text
    .toString('latin1', start, end)
    .replace(/^%BeginPhotoshop:[^\r\n]*/, '')
    .replace(/[^0-9a-f]/gi, '');
  return Buffer.from(digits, 'hex');
}
