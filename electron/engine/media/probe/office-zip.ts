import { BahanError } from '../../../../shared/errors.ts';
import type { TechnicalFacts } from '../../../../shared/model/facts.ts';
import { readerError } from '../reader-error.ts';
import { type Block, blockText, sheetTexts } from '../reading/block.ts';
import { excelNotes, excelSheets } from '../reading/excel-sheets.ts';
import {
  besideChapters,
  bookContent,
  bookPlace,
  openContent,
  refuseCiphered,
  slideContent,
  slideNames,
  wordContent,
} from '../reading/office-content.ts';
import { openSheets } from '../reading/open-blocks.ts';
import { packageTexts } from '../reading/package-texts.ts';
import { openZip, type ZipMembers } from '../zip-members.ts';
import { pagedText, takeTexts } from './body-text.ts';
import { parseWallTime } from './capture-time.ts';
import { cleanList, cleanText } from './clean.ts';
import { appleFacts } from './iwork.ts';
import type { Probe, Probed } from './probed.ts';
import { localName, parseXml, type XmlElement } from './xml.ts';

interface Part {
  readonly facts: Probed;
  readonly texts: AsyncIterable<string>;
  /** Each text is a page. */
  readonly isPaged?: boolean;
}

/** Word, Excel, PowerPoint since 2007, OpenDocument, Apple's and EPUB: what they say about themselves, and their words. */
export const probeOfficeZip: Probe = async (source, { format }) => {
  const zip = await openZip(source);
  let facts: Probed = {};
  try {
    const part = await partOf(zip, format);
    facts = part.facts;
    const paged = pagedText(await takeTexts(part.texts));
    const textPages = part.isPaged && paged ? { textPages: [...paged.starts] } : {};
    return { ...facts, text: paged?.text ?? null, ...textPages, ...(zip.problem ? { error: zip.problem } : {}) };
  } catch (cause) {
    const error = readerError(cause);
    const locked: TechnicalFacts = error.code === 'file-locked-by-password' ? { encrypted: 1 } : {};
    return { ...facts, technical: { ...facts.technical, ...locked }, error };
  }
};

async function partOf(zip: ZipMembers, format: string): Promise<Part> {
  switch (format) {
    case 'docx':
      return { facts: await officeFacts(zip), texts: words(wordContent(zip)) };
    case 'pptx': {
      const facts = await officeFacts(zip);
      const slides = (await slideNames(zip)).length;
      const technical = { ...facts.technical, ...(slides > 0 ? { slides } : {}) };
      return {
        facts: { ...facts, pages: slides || null, technical },
        texts: slideTexts(slideContent(zip)),
        isPaged: true,
      };
    }
    case 'xlsx': {
      const facts = await officeFacts(zip);
      const sheets = ((await zip.text('xl/workbook.xml')) ?? '').match(/<(?:\w+:)?sheet\s/g)?.length ?? 0;
      const technical = { ...facts.technical, ...(sheets > 0 ? { sheets } : {}) };
      return { facts: { ...facts, pages: null, technical }, texts: excelTexts(zip) };
    }
    case 'epub':
      return { facts: await bookFacts(zip), texts: bookTexts(zip) };
    case 'iwork':
      return appleFacts(zip);
    case 'package':
      return { facts: await officeFacts(zip), texts: packageTexts(zip) };
    default: {
      const facts = await openDocumentFacts(zip);
      return { facts, texts: openTexts(zip, format) };
    }
  }
}

async function* words(blocks: AsyncIterable<Block>): AsyncGenerator<string> {
  for await (const block of blocks) yield blockText(block);
}

/** The words of each slide, those of an empty one too. */
async function* slideTexts(blocks: AsyncIterable<Block>): AsyncGenerator<string> {
  let slide: string[] | undefined;
  for await (const block of blocks) {
    if (block.is !== 'break') slide?.push(blockText(block));
    else {
      if (slide) yield slide.join('\n') || '\n';
      slide = [];
    }
  }
  if (slide) yield slide.join('\n');
}

async function* bookTexts(zip: ZipMembers): AsyncGenerator<string> {
  yield* words(bookContent(zip));
  yield* await besideChapters(zip);
}

async function* excelTexts(zip: ZipMembers): AsyncGenerator<string> {
  let others: readonly string[] = [];
  const sheets = excelSheets(zip, (texts) => {
    others = texts;
  });
  for await (const sheet of sheets) yield* sheetTexts([sheet]);
  yield* others;
  yield* await excelNotes(zip);
}

async function* openTexts(zip: ZipMembers, format: string): AsyncGenerator<string> {
  await refuseCiphered(zip);
  if (format === 'ods') yield* sheetTexts(openSheets((await zip.text('content.xml')) ?? ''));
  else yield* words(openContent(zip));
  if (format === 'ods') {
    for await (const block of openContent(zip)) if (block.is === 'paragraph') yield block.text;
  }
}

/** All elements of one local name, wherever they lie. */
function named(root: XmlElement, name: string): XmlElement[] {
  const found: XmlElement[] = localName(root.name) === name ? [root] : [];
  for (const child of root.children) found.push(...named(child, name));
  return found;
}

const texts = (root: XmlElement, name: string): string[] => cleanList(named(root, name).map((each) => each.text));

interface Times {
  readonly created: string | undefined;
  readonly modified?: string | undefined;
}

function times({ created, modified }: Times): Probed {
  const at = parseWallTime(created);
  const later = at ? undefined : parseWallTime(modified);
  if (!at && !later) return {};
  return { capturedAt: at ?? (later as string), capturedAtCertainty: at ? 'exact' : 'modified' };
}

/** docProps/core.xml and app.xml (ECMA-376 part 2, "Core Properties"). */
async function officeFacts(zip: ZipMembers): Promise<Probed> {
  if (zip.locked) throw new BahanError('file-locked-by-password', {});
  const core = parseXml((await zip.text('docProps/core.xml')) ?? '');
  const app = parseXml((await zip.text('docProps/app.xml')) ?? '');
  const pages = Number(texts(app, 'Pages')[0]);
  const software = [texts(app, 'Application')[0], texts(app, 'AppVersion')[0]].filter(Boolean).join(' ');
  return {
    ...told(core),
    keywords: cleanList(texts(core, 'keywords').flatMap((text) => text.split(/[;,]/))),
    ...times({ created: texts(core, 'created')[0], modified: texts(core, 'modified')[0] }),
    pages: Number.isInteger(pages) && pages > 0 ? pages : null,
    technical: software === '' ? {} : { software },
  };
}

function told(root: XmlElement): Probed {
  return {
    title: cleanText(texts(root, 'title')[0]),
    description: cleanText(texts(root, 'description')[0]),
    creator: texts(root, 'creator').join('; ') || null,
    copyright: cleanText(texts(root, 'rights')[0]),
  };
}

/** meta.xml (OpenDocument 1.3 part 3, 4.3). */
async function openDocumentFacts(zip: ZipMembers): Promise<Probed> {
  const root = parseXml((await zip.text('meta.xml')) ?? '');
  const statistics = named(root, 'document-statistic')[0]?.attributes;
  const count = (name: string): number => Number([...(statistics ?? [])].find(([key]) => key.endsWith(name))?.[1]);
  const pages = count('page-count');
  const sheets = count('table-count');
  const creator = texts(root, 'initial-creator')[0] ?? texts(root, 'creator')[0];
  const software = texts(root, 'generator')[0];
  return {
    ...told(root),
    creator: creator ?? null,
    keywords: cleanList(texts(root, 'keyword')),
    ...times({ created: texts(root, 'creation-date')[0], modified: texts(root, 'date')[0] }),
    pages: Number.isInteger(pages) && pages > 0 ? pages : null,
    technical: {
      ...(software ? { software } : {}),
      ...(Number.isInteger(sheets) && sheets > 0 && !(pages > 0) ? { sheets } : {}),
    },
  };
}

/** The package document of an EPUB (3.3). A book says when it appeared in its date, some only when it was changed. */
async function bookFacts(zip: ZipMembers): Promise<Probed> {
  const root = parseXml((await zip.text(await bookPlace(zip))) ?? '');
  const meta = named(root, 'meta');
  const software = meta.find((each) => each.attributes.get('name') === 'generator')?.attributes.get('content');
  return {
    ...told(root),
    keywords: texts(root, 'subject'),
    ...times({ created: texts(root, 'date')[0] }),
    technical: software ? { software } : {},
  };
}
