import { BahanError } from '../../../../shared/errors.ts';
import { openCompound } from '../compound-file.ts';
import type { FileSource } from '../file-source.ts';
import { bodyText, takeTexts } from '../probe/body-text.ts';
import { readMarkup } from '../probe/html.ts';
import { appleFacts } from '../probe/iwork.ts';
import { mainStream, slidesOf } from '../probe/office-compound.ts';
import { readPalmBook } from '../probe/palm-book.ts';
import { readText } from '../probe/plain-text.ts';
import { largestRtf } from '../probe/rtf.ts';
import type { Sniffed } from '../sniffed.ts';
import { openZip, type ZipMembers } from '../zip-members.ts';
import { type Block, paragraph, paragraphs, type Sheet } from './block.ts';
import { delimitedSheet } from './delimited.ts';
import { docBlocks } from './doc-blocks.ts';
import { docText } from './doc-text.ts';
import { excelSheets } from './excel-sheets.ts';
import { htmlBlocks } from './html-blocks.ts';
import { letterBlocks, messageBlocks } from './message-blocks.ts';
import { readLetter } from './mime-letter.ts';
import { bookContent, openContent, refuseCiphered, slideContent, wordContent } from './office-content.ts';
import { openSheets } from './open-blocks.ts';
import { outlookMessage } from './outlook-message.ts';
import { packageTexts } from './package-texts.ts';
import { readRtf } from './rtf-document.ts';
import { markdownBlocks } from './text-blocks.ts';
import { wordPerfectText } from './wordperfect.ts';
import { xlsBook } from './xls-sheets.ts';

/** What is inside a document, as far as the one who reads it asks for it. */
export type Content =
  | { readonly how: 'text'; readonly blocks: AsyncIterable<Block> | Iterable<Block> }
  | { readonly how: 'tables'; readonly sheets: AsyncIterable<Sheet> | Iterable<Sheet> };

const largestPlain = 32 * 1024 * 1024;
const largestCompound = 256 * 1024 * 1024;

const text = (blocks: AsyncIterable<Block> | Iterable<Block>): Content => ({ how: 'text', blocks });
const tables = (sheets: AsyncIterable<Sheet> | Iterable<Sheet>): Content => ({ how: 'tables', sheets });

/** The content of a document that is no PDF; undefined for what nothing here reads. @throws BahanError as its reader. */
export async function contentOf(source: FileSource, { format, mime }: Sniffed): Promise<Content | undefined> {
  switch (format) {
    case 'docx':
    case 'pptx':
    case 'xlsx':
    case 'odt':
    case 'odp':
    case 'odg':
    case 'ods':
    case 'epub':
    case 'iwork':
    case 'package':
      return zipContent(await openZip(source), format);
    case 'doc':
    case 'xls':
    case 'ppt':
    case 'msg':
      return compoundContent(source, format);
    case 'compound':
      openCompound(source.whole()); // says why where it is broken
      return undefined;
    case 'encrypted-office':
      throw new BahanError('file-locked-by-password', {});
    case 'rtf':
      return text(readRtf(source.read(0, largestRtf).toString('latin1')).blocks);
    case 'eml':
      return text(letterBlocks(readLetter(source.read(0, largestPlain).toString('latin1'))));
    case 'html':
    case 'xml':
      return text(htmlBlocks(readMarkup(source)));
    case 'mobi': {
      const book = readPalmBook(source);
      if (book.locked) throw new BahanError('file-locked-by-password', {});
      return text(htmlBlocks(book.text()));
    }
    case 'old-word':
      return text(docBlocks(docText(source.read(0, largestPlain), () => undefined)));
    case 'wordperfect':
      return text(paragraphs(wordPerfectText(source.read(0, largestPlain))));
    case 'text':
    case '':
      return mime.startsWith('text/') || format === 'text' ? plainContent(source, mime) : undefined;
    default:
      return undefined;
  }
}

function plainContent(source: FileSource, mime: string): Content {
  const words = readText(source);
  if (mime === 'text/csv' || mime === 'text/tab-separated-values') return tables([delimitedSheet(words)]);
  return text(mime === 'text/markdown' ? markdownBlocks(words) : paragraphs(words));
}

async function zipContent(zip: ZipMembers, format: string): Promise<Content> {
  switch (format) {
    case 'docx':
      return text(wordContent(zip));
    case 'pptx':
      return text(slideContent(zip));
    case 'xlsx':
      return tables(excelSheets(zip));
    case 'epub':
      return text(bookContent(zip));
    case 'package':
      return text(paragraphs((await takeTexts(packageTexts(zip))).join('\n')));
    case 'iwork': {
      const { texts } = await appleFacts(zip);
      return text(paragraphs(bodyText(await takeTexts(texts)) ?? ''));
    }
    default:
      await refuseCiphered(zip);
      return format === 'ods' ? tables(openSheets((await zip.text('content.xml')) ?? '')) : text(openContent(zip));
  }
}

function compoundContent(source: FileSource, format: string): Content {
  if (source.size > largestCompound) throw new BahanError('file-too-large', { bytes: source.size });
  const file = openCompound(source.whole());
  switch (format) {
    case 'doc':
      return text(docBlocks(docText(mainStream(file, 'WordDocument'), (name) => file.read(name))));
    case 'xls':
      return tables(xlsBook(mainStream(file, 'Workbook', 'Book')).sheets);
    case 'ppt': {
      const { blocks, others } = slidesOf(file);
      return text(blocks.length > 0 ? blocks : others.map(paragraph));
    }
    default:
      return text(messageBlocks(outlookMessage(file)));
  }
}
