import type { ErrorFacts } from '../../../../shared/errors.ts';
import type { FileSource } from '../file-source.ts';
import { openPdf, type PdfDocument } from '../pdf-document.ts';
import { readerError } from '../reader-error.ts';
import { pagedText, textLimit } from './body-text.ts';
import { parseWallTime } from './capture-time.ts';
import { cleanList, cleanText } from './clean.ts';
import { newestPacket } from './packet.ts';
import { pdfPacket } from './pdf-packet.ts';
import { pagesOfLocked, pdfEnds } from './pdf-structure.ts';
import type { Probe, Probed } from './probed.ts';
import { readXmp, type Xmp, xmpList, xmpText } from './xmp.ts';

/** Milliseconds after which no further page is read: the beginning of a huge document finds it too. */
const textTime = 20_000;
const largestPlain = 64 * 1024 * 1024;

/** Facts of a PDF: pages, what its information and its XMP say, and the words on its pages. */
export const probePdf: Probe = async (source) => {
  const bytes = source.whole();
  let document: PdfDocument;
  try {
    document = await openPdf(bytes);
  } catch (cause) {
    return unopened(source, bytes, cause);
  }
  try {
    const { version, encrypted } = document;
    const texts: string[] = [];
    let error: ErrorFacts | undefined = pdfEnds(source)
      ? undefined
      : { code: 'file-truncated', message: 'no %%EOF at its end' };
    const facts = wordsOf(document, readXmp(pdfPacket(bytes)));
    try {
      for (const text of pageTexts(document)) texts.push(text);
      // so that what stands beside the pages counts as behind the last one, also where not all were read
      while (texts.length < document.pages) texts.push('');
      texts.push(...document.attachments);
    } catch (cause) {
      error = readerError(cause); // the words of the pages before it are known all the same
    }
    const paged = pagedText(texts);
    return {
      ...facts,
      pages: document.pages > 0 ? document.pages : null,
      technical: {
        ...facts.technical,
        ...(version ? { container: `PDF ${version}` } : {}),
        ...(encrypted ? { encrypted: 1 } : {}),
      },
      text: paged?.text ?? null,
      ...(paged ? { textPages: [...paged.starts] } : {}),
      ...(error ? { error } : {}),
    };
  } finally {
    document.close();
  }
};

/** What lies open in a PDF that needs a password or is broken: its XMP, and perhaps how many pages it has. */
function unopened(source: FileSource, bytes: Buffer, cause: unknown): Probed {
  const reason = readerError(cause);
  const locked = reason.code === 'file-locked-by-password';
  const facts = wordsOf({ info: () => '' }, readXmp(pdfPacket(bytes)));
  const cut = reason.code === 'file-damaged' && !pdfEnds(source) && bytes.includes(' obj', 0, 'latin1');
  return {
    ...facts,
    pages: pagesOfLocked(bytes),
    technical: { ...facts.technical, ...(locked ? { encrypted: 1 } : {}) },
    error: cut ? { code: 'file-truncated', message: reason.message } : reason,
  };
}

/** PostScript, InDesign and Illustrator files: what their XMP says. */
export const probePacket: Probe = async (source) => {
  const xmp = readXmp(newestPacket(source.read(0, largestPlain)));
  return wordsOf({ info: () => '' }, xmp);
};

/**
 * Its creator is who wrote it, else the program that made it: of many scans and prints nothing else is known. A
 * program's name is given as `software` as well, so that whoever shows people can leave it out.
 */
function wordsOf(document: Pick<PdfDocument, 'info'>, xmp: Xmp): Probed {
  const info = (key: string) => cleanText(document.info(key));
  const created = pdfTime(document.info('CreationDate')) ?? parseWallTime(xmpText(xmp, 'xmp:CreateDate'));
  const modified = pdfTime(document.info('ModDate')) ?? parseWallTime(xmpText(xmp, 'xmp:ModifyDate'));
  const subjects = cleanList(xmpList(xmp, 'dc:subject'));
  const at = created ?? modified;
  const program = info('Creator') ?? cleanText(xmpText(xmp, 'xmp:CreatorTool'));
  const software = program ?? info('Producer') ?? cleanText(xmpText(xmp, 'pdf:Producer'));
  return {
    title: cleanText(xmpText(xmp, 'dc:title')) ?? info('Title'),
    description: cleanText(xmpText(xmp, 'dc:description')) ?? info('Subject'),
    creator: cleanList(xmpList(xmp, 'dc:creator')).join('; ') || (info('Author') ?? info('Creator')),
    copyright: cleanText(xmpText(xmp, 'dc:rights')) ?? cleanText(xmpText(xmp, 'pdf:Copyright')),
    keywords:
      subjects.length > 0
        ? subjects
        : cleanList((info('Keywords') ?? xmpText(xmp, 'pdf:Keywords') ?? '').split(/[;,]/)),
    ...(at ? { capturedAt: at, capturedAtCertainty: created ? ('exact' as const) : ('modified' as const) } : {}),
    technical: software ? { software } : {},
    documentId: xmpText(xmp, 'xmpMM:DocumentID') ?? null,
  };
}

/** `D:YYYYMMDDHHmmSSOHH'mm'`, all after the year optional (ISO 32000, 7.9.4). */
export function pdfTime(text: string): string | undefined {
  const match = /^(?:D:)?\s*(\d{4})(\d\d)?(\d\d)?(?:(\d\d)(\d\d)(\d\d)?)?\s*(?:(Z)|([+-])(\d\d)'?(\d\d)?)?/.exec(
    text.trim(),
  );
  if (!match?.[2]) return undefined;
  const [, year, month, day = '01', hours, minutes, seconds = '00', utc, sign, zoneHours, zoneMinutes = '00'] = match;
  if (hours === undefined) return parseWallTime(`${year}-${month}-${day}`);
  const zone = utc ?? (sign ? `${sign}${zoneHours}:${zoneMinutes}` : '');
  return parseWallTime(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}${zone}`);
}

function* pageTexts(document: PdfDocument): Generator<string> {
  const until = Date.now() + textTime;
  let length = 0;
  for (let page = 0; page < document.pages && length < textLimit && Date.now() < until; page++) {
    const text = document.pageText(page);
    length += text.length;
    yield text;
  }
}
