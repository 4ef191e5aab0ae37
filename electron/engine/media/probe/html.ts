import type { FileSource } from '../file-source.ts';
import { blockText } from '../reading/block.ts';
import { htmlBlocks } from '../reading/html-blocks.ts';
import { attributeOf, tokens } from '../reading/tokens.ts';
import { bodyText, takeTexts } from './body-text.ts';
import { parseWallTime } from './capture-time.ts';
import { cleanList, cleanText } from './clean.ts';
import { decodeHtml } from './markup.ts';
import { readText } from './plain-text.ts';
import type { Probe } from './probed.ts';

const headLength = 256 * 1024;
const largest = 16 * 1024 * 1024;

/** A web page, XML or their fragment: its title, what its head says, and its words. */
export const probeHtml: Probe = async (source) => {
  const text = readMarkup(source);
  const { meta, office, title } = headOf(text.slice(0, headLength));
  const first = (...names: string[]): string | null => {
    for (const name of names) for (const value of meta.get(name) ?? []) if (cleanText(value)) return cleanText(value);
    return null;
  };
  const all = (...names: string[]): string | null => {
    for (const name of names) {
      const values = cleanList(meta.get(name) ?? []);
      if (values.length > 0) return values.join('; ');
    }
    return null;
  };
  const created = parseWallTime(
    first('dcterms.created', 'dc.date.created', 'article:published_time', 'dc.date', 'date') ?? office.get('created'),
  );
  const modified = parseWallTime(
    first('dcterms.modified', 'article:modified_time', 'last-modified') ?? office.get('lastsaved'),
  );
  const at = created ?? modified;
  const pages = Number(office.get('pages'));
  const software = first('generator') ?? cleanText(office.get('appname'));
  return {
    title: cleanText((title ?? first('dc.title', 'og:title') ?? '').replace(/\s+/g, ' ')),
    description: first('description', 'dc.description', 'og:description') ?? cleanText(office.get('description')),
    creator: all('author', 'dc.creator', 'article:author') ?? cleanText(office.get('author')),
    copyright: first('copyright', 'dc.rights', 'dcterms.rights'),
    keywords: cleanList((first('keywords') ?? office.get('keywords') ?? '').split(/[;,]/)),
    pages: Number.isInteger(pages) && pages > 0 ? pages : null,
    ...(at ? { capturedAt: at, capturedAtCertainty: created ? ('exact' as const) : ('modified' as const) } : {}),
    technical: software ? { software } : {},
    text: bodyText(await takeTexts(texts(title ?? '', text))),
  };
};

function* texts(title: string, text: string): Generator<string> {
  for (const block of htmlBlocks(text)) yield blockText(block);
  // last, since it is shown above the words
  if (title.trim() !== '') yield title;
}

interface Head {
  /** By lower-case name, `dc:title` as `dc.title`. */
  readonly meta: ReadonlyMap<string, readonly string[]>;
  /** What Word and its kin write of a document saved as a page: `o:Author` as `author`. */
  readonly office: ReadonlyMap<string, string>;
  readonly title: string | undefined;
}

function headOf(text: string): Head {
  const meta = new Map<string, string[]>();
  for (const token of tokens(text)) {
    if (token.name === 'body') break;
    if (token.name !== 'meta' || token.closes) continue;
    const name = (
      attributeOf(token, 'name') ??
      attributeOf(token, 'property') ??
      attributeOf(token, 'http-equiv') ??
      ''
    )
      .toLowerCase()
      .replace(/^(dc|dcterms):/, '$1.');
    const content = attributeOf(token, 'content');
    if (name === '' || content === undefined || meta.size > 500) continue;
    meta.set(name, [...(meta.get(name) ?? []).slice(0, 50), content]);
  }
  const office = new Map<string, string>();
  // it stands in a comment that only those programs look into
  const told = /<o:DocumentProperties>([\s\S]{0,20000}?)<\/o:DocumentProperties>/i.exec(text)?.[1] ?? '';
  for (const [, name = '', value = ''] of told.matchAll(/<o:(\w+)[^>]*>([^<]*)</g)) {
    office.set(name.toLowerCase(), decodeHtml(value));
  }
  const title = /<title[^>]*>([^<]*(?:<(?!\/title)[^<]*){0,50})<\/title>/i.exec(text)?.[1];
  return { meta, office, title: title === undefined ? undefined : decodeHtml(title) };
}

/** A page in the encoding that it names; a byte order mark and valid UTF-8 come first. */
export function readMarkup(source: FileSource): string {
  const text = readText(source);
  const start = text.slice(0, 4096);
  const stated =
    /<\?xml[^>]+encoding\s*=\s*["']([\w-]+)/i.exec(start)?.[1] ??
    /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(start)?.[1];
  if (!stated || /^(utf-?8|utf-16.*|unicode|us-ascii|iso-8859-1|windows-1252)$/i.test(stated)) return text;
  const bytes = source.read(0, largest);
  // text in two bytes a letter, or with a mark, is what it is
  if (bytes[0] === 0xff || bytes[0] === 0xfe || bytes[0] === 0xef || bytes[1] === 0) return text;
  try {
    return new TextDecoder(stated).decode(bytes);
  } catch {
    return text; // an encoding nobody knows
  }
}
