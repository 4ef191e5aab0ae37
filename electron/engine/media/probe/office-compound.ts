import CFB from 'cfb';
import WordExtractor from 'word-extractor';
import { BahanError } from '../../../../shared/errors.ts';
import { readerError } from '../reader-error.ts';
import { bodyText } from './body-text.ts';
import { parseWallTime } from './capture-time.ts';
import { cleanList, cleanText } from './clean.ts';
import { slideTexts } from './ppt-text.ts';
import type { Probe, Probed } from './probed.ts';
import { type PropertySet, readPropertySet } from './property-set.ts';
import { sheetTexts } from './xls-text.ts';

const largest = 256 * 1024 * 1024;

/** Word, Excel and PowerPoint up to 2003 and Outlook messages: their properties and their words. */
export const probeCompound: Probe = async (source, { format }) => {
  if (source.size > largest) throw new BahanError('file-too-large', { bytes: source.size });
  const bytes = source.whole();
  const container = CFB.read(bytes, { type: 'buffer' });
  const stream = (...names: string[]): Buffer | undefined => {
    for (const name of names) {
      const content = CFB.find(container, name)?.content;
      if (content && content.length > 0) return Buffer.from(content as Uint8Array);
    }
    return undefined;
  };
  const summary = readPropertySet(stream('\u0005SummaryInformation', '!SummaryInformation'));
  const more = readPropertySet(stream('\u0005DocumentSummaryInformation', '!DocumentSummaryInformation'));
  const facts = factsOf(summary, more);
  try {
    switch (format) {
      case 'doc':
        // FibBase: bit 8 of its flags (MS-DOC 2.5.2)
        if (((stream('WordDocument')?.[11] ?? 0) & 1) === 1) throw new BahanError('file-locked-by-password', {});
        return { ...facts, text: await wordText(bytes) };
      case 'ppt':
        // the user atom's token of an encrypted presentation (MS-PPT 2.3.2)
        if (stream('Current User')?.subarray(12, 16).toString('hex') === 'dfc4d1f3') {
          throw new BahanError('file-locked-by-password', {});
        }
        return { ...facts, text: bodyText(slideTexts(stream('PowerPoint Document'))) };
      case 'xls':
        return { ...facts, text: bodyText(sheetTexts(stream('Workbook', 'Book'))) };
      case 'msg':
        return { ...facts, ...messageFacts(stream) };
      case 'encrypted-office':
        throw new BahanError('file-locked-by-password', {});
      default:
        return facts;
    }
  } catch (cause) {
    return { ...facts, error: readerError(cause) }; // its properties lie beside its words and are known all the same
  }
};

function factsOf(summary: PropertySet, more: PropertySet): Probed {
  const text = (id: number) => cleanText(summary.get(id));
  const created = parseWallTime(String(summary.get(12) ?? ''));
  const saved = parseWallTime(String(summary.get(13) ?? ''));
  const at = created ?? saved;
  const pages = Number(more.get(7) ?? summary.get(14));
  return {
    title: text(2),
    description: text(6),
    creator: text(4),
    keywords: cleanList((text(5) ?? '').split(/[;,]/)),
    // these times are kept in UTC
    ...(at ? { capturedAt: `${at}Z`, capturedAtCertainty: created ? ('exact' as const) : ('modified' as const) } : {}),
    pages: Number.isInteger(pages) && pages > 0 ? pages : null,
  };
}

async function wordText(bytes: Buffer): Promise<string | null> {
  const document = await new WordExtractor().extract(bytes);
  return bodyText([
    document.getBody(),
    document.getFootnotes(),
    document.getEndnotes(),
    document.getHeaders(),
    document.getTextboxes(),
  ]);
}

/** Subject, sender and words of a message (MS-OXMSG 2.1.2: `__substg1.0_` and the property's number and type). */
function messageFacts(stream: (...names: string[]) => Buffer | undefined): Probed {
  const text = (property: string): string | undefined =>
    stream(`__substg1.0_${property}001F`)?.toString('utf16le') ??
    stream(`__substg1.0_${property}001E`)?.toString('latin1');
  return {
    title: cleanText(text('0037')),
    creator: cleanText(text('0C1A')),
    text: bodyText([text('0037') ?? '', text('0C1A') ?? '', text('0E04') ?? '', text('1000') ?? '']),
  };
}
