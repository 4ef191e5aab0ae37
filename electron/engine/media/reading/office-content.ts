import { BahanError } from '../../../../shared/errors.ts';
import { decodeHtml } from '../probe/markup.ts';
import type { ZipMembers } from '../zip-members.ts';
import { type Block, blockText, paragraph } from './block.ts';
import { looseWords } from './excel-sheets.ts';
import { htmlBlocks } from './html-blocks.ts';
import { members, partsNamedBy } from './named-parts.ts';
import { openBlocks } from './open-blocks.ts';
import { slideBlocks } from './slide-blocks.ts';
import { attributeOf, tokens } from './tokens.ts';
import { headingStyles, wordBlocks } from './word-blocks.ts';

const mostParts = 5000;

const loose = function* (xml: string): Generator<Block> {
  for (const line of looseWords(xml)) yield paragraph(line.trim());
};

/** A letter of Word since 2007: its body, then notes, comments, headers and footers, and words in drawings. */
export async function* wordContent(zip: ZipMembers): AsyncGenerator<Block> {
  const styles = headingStyles((await zip.text('word/styles.xml')) ?? '');
  for (const pattern of [
    /^word\/document\d*\.xml$/i,
    /^word\/footnotes\d*\.xml$/i,
    /^word\/endnotes\d*\.xml$/i,
    /^word\/comments\d*\.xml$/i,
    /^word\/(header|footer)\d*\.xml$/i,
  ]) {
    for (const name of members(zip, pattern)) yield* wordBlocks((await zip.text(name)) ?? '', styles);
  }
  for (const name of members(zip, /^word\/(charts\/chart\d+|diagrams\/data\d+)\.xml$/i)) {
    yield* loose((await zip.text(name)) ?? '');
  }
}

/** The slides of a presentation since 2007 in the order in which they are shown. */
export async function slideNames(zip: ZipMembers): Promise<readonly string[]> {
  const all = members(zip, /^ppt\/slides\/[^/]+\.xml$/i);
  const parts = await partsNamedBy(zip, 'ppt/presentation.xml');
  const shown: string[] = [];
  for (const token of tokens((await zip.text('ppt/presentation.xml')) ?? '')) {
    if (token.name !== 'sldid' || token.closes) continue;
    const id = /\s\w+:id\s*=\s*["']([^"']*)["']/.exec(token.attributes)?.[1] ?? '';
    const name = parts.get(id);
    if (name && all.includes(name) && !shown.includes(name)) shown.push(name);
  }
  return shown.length > 0 ? shown : all;
}

/** Slide by slide: what stands on it, then its notes, diagrams, charts and comments. */
export async function* slideContent(zip: ZipMembers): AsyncGenerator<Block> {
  const told = new Set<string>();
  for (const [at, name] of (await slideNames(zip)).entries()) {
    yield { is: 'break', name: String(at + 1) };
    yield* slideBlocks((await zip.text(name)) ?? '');
    for (const part of (await partsNamedBy(zip, name)).values()) {
      if (!/^ppt\/(notesSlides|comments)\/|\/(diagrams\/data|charts\/chart)\d+\.xml$/i.test(part) || told.has(part))
        continue;
      told.add(part);
      const xml = (await zip.text(part)) ?? '';
      yield* part.includes('notesSlides') ? slideBlocks(xml) : loose(xml);
    }
  }
}

/** A letter or presentation of OpenDocument: its content, then headers and footers. */
export async function* openContent(zip: ZipMembers): AsyncGenerator<Block> {
  yield* openBlocks((await zip.text('content.xml')) ?? '');
  yield* openBlocks(mastersOf((await zip.text('styles.xml')) ?? ''));
}

function mastersOf(xml: string): string {
  const start = xml.search(/<(?:\w+:)?master-styles\b/);
  const end = xml.search(/<\/(?:\w+:)?master-styles>/);
  return start < 0 ? '' : xml.slice(start, end < 0 ? undefined : end);
}

/** @throws BahanError `file-locked-by-password` for an OpenDocument file whose members are ciphered. */
export async function refuseCiphered(zip: ZipMembers): Promise<void> {
  if ((await zip.text('META-INF/manifest.xml'))?.includes('encryption-data')) {
    throw new BahanError('file-locked-by-password', {});
  }
}

/** Where the package document of an EPUB lies. */
export async function bookPlace(zip: ZipMembers): Promise<string> {
  const container = (await zip.text('META-INF/container.xml')) ?? '';
  const stated = /full-path\s*=\s*["']([^"']+)["']/.exec(container)?.[1];
  return stated && zip.names.includes(stated) ? stated : (zip.names.find((name) => name.endsWith('.opf')) ?? '');
}

/** The chapters of an EPUB (3.3) in their order. */
export async function* bookContent(zip: ZipMembers): AsyncGenerator<Block> {
  for (const name of await chapterNames(zip)) {
    yield { is: 'break', name: '' };
    yield* htmlBlocks((await zip.text(name)) ?? '');
  }
}

/** What a book says beside its chapters: their titles, and pages that are not in the order of reading. */
export async function besideChapters(zip: ZipMembers): Promise<readonly string[]> {
  const chapters = new Set(await chapterNames(zip));
  const said = new Set<string>();
  for (const name of members(zip, /\.x?html?$/i)) {
    const html = (await zip.text(name)) ?? '';
    const title = /<title[^>]*>([^<]{1,1000})/i.exec(html.slice(0, 20_000))?.[1];
    if (title) said.add(decodeHtml(title).trim());
    if (chapters.has(name)) continue;
    for (const block of htmlBlocks(html)) said.add(blockText(block));
  }
  return [...said];
}

async function chapterNames(zip: ZipMembers): Promise<readonly string[]> {
  const place = await bookPlace(zip);
  const folder = place.slice(0, place.lastIndexOf('/') + 1);
  const items = new Map<string, string>();
  const order: string[] = [];
  for (const token of tokens((await zip.text(place)) ?? '')) {
    if (token.closes) continue;
    if (token.name === 'item') items.set(attributeOf(token, 'id') ?? '', attributeOf(token, 'href') ?? '');
    else if (token.name === 'itemref' && order.length < mostParts) order.push(attributeOf(token, 'idref') ?? '');
  }
  const listed = order.map((id) => chapterName(zip, folder, items.get(id))).filter((name) => name !== undefined);
  return listed.length > 0 ? listed : members(zip, /\.x?html?$/i);
}

function chapterName(zip: ZipMembers, folder: string, href: string | undefined): string | undefined {
  if (!href) return undefined;
  const plain = href.split('#')[0] ?? '';
  let read = plain;
  try {
    read = decodeURIComponent(plain);
  } catch {
    // a percent sign that is a name's own
  }
  return [folder + read, folder + plain].find((name) => zip.names.includes(name));
}
