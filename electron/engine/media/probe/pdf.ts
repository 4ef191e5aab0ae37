import { openPdf, type PdfDocument } from '../pdf-document.ts';
import { bodyText, textLimit } from './body-text.ts';
import { parseWallTime } from './capture-time.ts';
import { cleanList, cleanText } from './clean.ts';
import { newestPacket } from './packet.ts';
import type { Probe, Probed } from './probed.ts';
import { readXmp, type Xmp, xmpList, xmpText } from './xmp.ts';

/** Milliseconds after which no further page is read: the beginning of a huge document finds it too. */
const textTime = 20_000;
const largestPlain = 64 * 1024 * 1024;

/** Facts of a PDF: pages, what its information and its XMP say, and the words on its pages. */
export const probePdf: Probe = async (source) => {
  const bytes = source.whole();
  const document = await openPdf(bytes);
  try {
    return {
      pages: document.pages,
      ...wordsOf(document, readXmp(newestPacket(bytes))),
      text: bodyText(pageTexts(document)),
    };
  } finally {
    document.close();
  }
};

/** PostScript, InDesign and Illustrator files: what their XMP says. */
export const probePacket: Probe = async (source) => {
  const xmp = readXmp(newestPacket(source.read(0, largestPlain)));
  return wordsOf({ info: () => '' }, xmp);
};

function wordsOf(document: Pick<PdfDocument, 'info'>, xmp: Xmp): Probed {
  const info = (key: string) => cleanText(document.info(key));
  const created = pdfTime(document.info('CreationDate')) ?? parseWallTime(xmpText(xmp, 'xmp:CreateDate'));
  const modified = pdfTime(document.info('ModDate')) ?? parseWallTime(xmpText(xmp, 'xmp:ModifyDate'));
  const subjects = cleanList(xmpList(xmp, 'dc:subject'));
  const at = created ?? modified;
  return {
    title: cleanText(xmpText(xmp, 'dc:title')) ?? info('Title'),
    description: cleanText(xmpText(xmp, 'dc:description')) ?? info('Subject'),
    creator: cleanList(xmpList(xmp, 'dc:creator')).join('; ') || info('Author'),
    copyright: cleanText(xmpText(xmp, 'dc:rights')),
    keywords:
      subjects.length > 0
        ? subjects
        : cleanList((info('Keywords') ?? xmpText(xmp, 'pdf:Keywords') ?? '').split(/[;,]/)),
    ...(at ? { capturedAt: at, capturedAtCertainty: created ? ('exact' as const) : ('modified' as const) } : {}),
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
