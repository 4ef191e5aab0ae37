import { BahanError } from '../../../../shared/errors.ts';
import { type CompoundFile, openCompound } from '../compound-file.ts';
import { readerError } from '../reader-error.ts';
import { blockText, sheetTexts } from '../reading/block.ts';
import { docBlocks } from '../reading/doc-blocks.ts';
import { docText } from '../reading/doc-text.ts';
import { messageBlocks } from '../reading/message-blocks.ts';
import { outlookMessage } from '../reading/outlook-message.ts';
import { presentation } from '../reading/ppt-slides.ts';
import { xlsBook } from '../reading/xls-sheets.ts';
import { bodyText, takeTexts } from './body-text.ts';
import { parseWallTime } from './capture-time.ts';
import { cleanList, cleanText } from './clean.ts';
import type { Probe, Probed } from './probed.ts';
import { type PropertySet, readPropertySet } from './property-set.ts';

const largest = 256 * 1024 * 1024;
const cut = { code: 'file-truncated', message: 'its table speaks of more than there is' } as const;

/** Word, Excel and PowerPoint up to 2003 and Outlook messages: their properties and their words. */
export const probeCompound: Probe = async (source, { format }) => {
  if (source.size > largest) throw new BahanError('file-too-large', { bytes: source.size });
  const file = openCompound(source.whole());
  const summary = readPropertySet(file.read('\u0005SummaryInformation') ?? file.read('!SummaryInformation'));
  const more = readPropertySet(
    file.read('\u0005DocumentSummaryInformation') ?? file.read('!DocumentSummaryInformation'),
  );
  const facts = factsOf(summary, more, format);
  try {
    const found = await wordsOf(file, format);
    const technical = { ...facts.technical, ...found.technical };
    return { ...facts, ...found, technical, ...(file.whole ? {} : { error: cut }) };
  } catch (cause) {
    // its properties lie beside its words and are known all the same
    const reason = readerError(cause);
    const error = reason.code === 'file-damaged' && !file.whole ? cut : reason;
    const locked = error.code === 'file-locked-by-password' ? { encrypted: 1 } : {};
    return { ...facts, technical: { ...facts.technical, ...locked }, error };
  }
};

/** The stream that holds the document itself. @throws BahanError `file-damaged` when it is not there. */
export function mainStream(file: CompoundFile, ...names: string[]): Buffer {
  for (const name of names) {
    const bytes = file.read(name);
    if (bytes && bytes.length > 0) return bytes;
  }
  throw new BahanError('file-damaged', {}, { message: `no stream ${names[0]}` });
}

/** The slides of a presentation. @throws BahanError `file-locked-by-password`. */
export function slidesOf(file: CompoundFile): ReturnType<typeof presentation> {
  // PowerPoint 97 kept what its forerunner reads beside what it reads itself
  const dual = file.read('PP97_DUALSTORAGE/PowerPoint Document');
  const user = file.read(dual ? 'PP97_DUALSTORAGE/Current User' : 'Current User');
  // the token of an encrypted presentation (MS-PPT 2.3.2)
  if (user?.subarray(12, 16).toString('hex') === 'dfc4d1f3') throw new BahanError('file-locked-by-password', {});
  return presentation(dual ?? mainStream(file, 'PowerPoint Document', 'PP40'), user);
}

async function wordsOf(file: CompoundFile, format: string): Promise<Probed> {
  switch (format) {
    case 'doc': {
      const text = docText(mainStream(file, 'WordDocument'), (name) => file.read(name));
      return { text: bodyText(await takeTexts(map(docBlocks(text), blockText))) };
    }
    case 'ppt': {
      const { slides, blocks, others } = slidesOf(file);
      const counted = slides > 0 ? { pages: slides, technical: { slides } } : {};
      return { ...counted, text: bodyText([...blocks.map(blockText), ...others]) };
    }
    case 'xls': {
      const { sheets, notes } = xlsBook(mainStream(file, 'Workbook', 'Book'));
      const text = bodyText(await takeTexts([...sheetTexts(sheets), ...notes]));
      return { pages: null, technical: sheets.length > 0 ? { sheets: sheets.length } : {}, text };
    }
    case 'msg': {
      const message = outlookMessage(file);
      return {
        title: cleanText(message.subject),
        creator: cleanText(message.from),
        ...(message.sent ? { capturedAt: message.sent, capturedAtCertainty: 'exact' as const } : {}),
        technical: message.attachments.length > 0 ? { entries: message.attachments.length } : {},
        text: bodyText([...map(messageBlocks(message), blockText), ...message.recipients]),
      };
    }
    case 'encrypted-office':
      throw new BahanError('file-locked-by-password', {});
    default:
      return {};
  }
}

function* map<A, B>(values: Iterable<A>, change: (value: A) => B): Generator<B> {
  for (const value of values) yield change(value);
}

/** Names of properties by their numbers: MS-OLEPS 3.1, and MS-OSHARED 2.3.3.2. */
function factsOf(summary: PropertySet, more: PropertySet, format: string): Probed {
  const text = (id: number) => cleanText(summary.get(id));
  const created = parseWallTime(String(summary.get(12) ?? ''));
  const saved = parseWallTime(String(summary.get(13) ?? ''));
  const at = created ?? saved;
  const pages = Number(format === 'ppt' ? more.get(7) : (summary.get(14) ?? more.get(7)));
  const software = text(18);
  return {
    title: text(2),
    description: text(6),
    creator: text(4),
    keywords: cleanList((text(5) ?? '').split(/[;,]/)),
    // these times are kept in UTC
    ...(at ? { capturedAt: `${at}Z`, capturedAtCertainty: created ? ('exact' as const) : ('modified' as const) } : {}),
    pages: Number.isInteger(pages) && pages > 0 ? pages : null,
    technical: software ? { software } : {},
  };
}
