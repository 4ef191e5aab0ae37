import { BahanError } from '../../../../shared/errors.ts';
import { openZip, type ZipMembers } from '../zip-members.ts';
import { bodyText } from './body-text.ts';
import { parseWallTime } from './capture-time.ts';
import { cleanList, cleanText } from './clean.ts';
import { htmlRules } from './html.ts';
import { type MarkupRules, markupText } from './markup.ts';
import type { Probe, Probed } from './probed.ts';
import { localName, parseXml, type XmlElement } from './xml.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));
const wordRules: MarkupRules = {
  only: set('t'),
  skip: set('del instrtext fallback'),
  lines: set('p br cr'),
  gaps: set('tab tc'),
};
const slideRules: MarkupRules = { only: set('t'), skip: set('fallback'), lines: set('p br'), gaps: set('tab') };
const sheetRules: MarkupRules = { only: set('t'), skip: set('rph'), lines: set('si is row'), gaps: set('c') };
const openRules: MarkupRules = {
  skip: set('tracked-changes automatic-styles font-face-decls forms'),
  lines: set('p h list-item table-row line-break page'),
  gaps: set('tab s table-cell'),
};

/** Word, Excel, PowerPoint since 2007, OpenDocument and EPUB: what they say about themselves, and their words. */
export const probeOfficeZip: Probe = async (source, { format }) => {
  const zip = await openZip(source);
  switch (format) {
    case 'docx':
      return {
        ...(await officeFacts(zip)),
        text: await textOf(zip, /^word\/(document|footnotes|endnotes|header\d*|footer\d*|comments)\.xml$/, wordRules),
      };
    case 'pptx':
      return {
        ...(await officeFacts(zip)),
        pages: slideCount(zip),
        text: await textOf(zip, /^ppt\/(slides\/slide|notesSlides\/notesSlide)\d+\.xml$/, slideRules),
      };
    case 'xlsx':
      return { ...(await officeFacts(zip)), text: await sheetText(zip) };
    case 'epub':
      return bookFacts(zip);
    default:
      if ((await zip.text('META-INF/manifest.xml'))?.includes('encryption-data')) {
        throw new BahanError('file-locked-by-password', {});
      }
      return { ...(await openDocumentFacts(zip)), text: await textOf(zip, /^content\.xml$/, openRules) };
  }
};

const slideCount = (zip: ZipMembers): number | null => members(zip, /^ppt\/slides\/slide\d+\.xml$/).length || null;

/** Members in the order a reader meets them: slide 10 after slide 9. */
function members(zip: ZipMembers, pattern: RegExp): string[] {
  const names = zip.names.filter((name) => pattern.test(name));
  return names.sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

async function textOf(zip: ZipMembers, pattern: RegExp, rules: MarkupRules): Promise<string | null> {
  const parts: string[] = [];
  for (const name of members(zip, pattern)) parts.push(...markupText((await zip.text(name)) ?? '', rules));
  return bodyText(parts);
}

async function sheetText(zip: ZipMembers): Promise<string | null> {
  const workbook = (await zip.text('xl/workbook.xml')) ?? '';
  const parts = [...workbook.matchAll(/<(?:\w+:)?sheet\b[^>]*\bname="([^"]*)"/g)].map((match) => match[1] ?? '');
  for (const name of members(zip, /^xl\/(sharedStrings|comments\d+|worksheets\/sheet\d+)\.xml$/)) {
    parts.push(...markupText((await zip.text(name)) ?? '', sheetRules));
  }
  return bodyText(parts);
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
  const core = parseXml((await zip.text('docProps/core.xml')) ?? '');
  const app = parseXml((await zip.text('docProps/app.xml')) ?? '');
  const pages = Number(texts(app, 'Slides')[0] ?? texts(app, 'Pages')[0]);
  return {
    ...words(core),
    keywords: cleanList(texts(core, 'keywords').flatMap((text) => text.split(/[;,]/))),
    ...times({ created: texts(core, 'created')[0], modified: texts(core, 'modified')[0] }),
    pages: Number.isInteger(pages) && pages > 0 ? pages : null,
  };
}

function words(root: XmlElement): Probed {
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
  const pages = Number([...(statistics ?? [])].find(([key]) => key.endsWith('page-count'))?.[1]);
  const creator = texts(root, 'initial-creator')[0] ?? texts(root, 'creator')[0];
  return {
    ...words(root),
    creator: creator ?? null,
    keywords: cleanList(texts(root, 'keyword')),
    ...times({ created: texts(root, 'creation-date')[0], modified: texts(root, 'date')[0] }),
    pages: Number.isInteger(pages) && pages > 0 ? pages : null,
  };
}

/** The package document of an EPUB (3.3): facts in its metadata, and the order of its chapters. */
async function bookFacts(zip: ZipMembers): Promise<Probed> {
  const container = (await zip.text('META-INF/container.xml')) ?? '';
  const place = /full-path="([^"]+)"/.exec(container)?.[1] ?? zip.names.find((name) => name.endsWith('.opf')) ?? '';
  const root = parseXml((await zip.text(place)) ?? '');
  const folder = place.slice(0, place.lastIndexOf('/') + 1);
  const items = new Map(
    named(root, 'item').map((item) => [item.attributes.get('id') ?? '', item.attributes.get('href') ?? '']),
  );
  const chapters = named(root, 'itemref').map((each) => items.get(each.attributes.get('idref') ?? ''));
  const parts: string[] = [];
  for (const chapter of chapters.slice(0, 2000)) {
    if (!chapter) continue;
    const text = await zip.text(folder + decodeURIComponent(chapter.replace(/%(?![0-9a-f]{2})/gi, '%25')));
    parts.push(...markupText(text ?? '', htmlRules));
  }
  return {
    ...words(root),
    keywords: texts(root, 'subject'),
    ...times({ created: texts(root, 'date')[0] }),
    text: bodyText(parts),
  };
}
