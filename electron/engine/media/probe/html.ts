import { bodyText } from './body-text.ts';
import { parseWallTime } from './capture-time.ts';
import { cleanList, cleanText } from './clean.ts';
import { decodeHtml, type MarkupRules, markupText } from './markup.ts';
import { readText } from './plain-text.ts';
import type { Probe } from './probed.ts';

export const htmlRules: MarkupRules = {
  skip: new Set(['script', 'style', 'head', 'template', 'svg']),
  lines: new Set(
    'p div br li tr h1 h2 h3 h4 h5 h6 table section article header footer blockquote pre title dt dd'.split(' '),
  ),
  gaps: new Set(['td', 'th', 'img', 'option']),
};

/** A web page or its fragment: its title, what its head says, and its words. */
export const probeHtml: Probe = async (source) => {
  let text = readText(source);
  const charset = /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(text.slice(0, 4096))?.[1];
  // readText has decided for what it saw; only other 8-bit encodings are named with effect
  if (charset && !/^(utf-?8|utf-16.*|unicode|us-ascii|iso-8859-1|windows-1252)$/i.test(charset))
    text = decodeAs(source.read(0, 16 * 1024 * 1024), charset) ?? text;
  const meta = (...names: string[]): string | null => {
    for (const tag of text.slice(0, 256 * 1024).match(/<meta\b[^>]*>/gi) ?? []) {
      const name = /\b(?:name|property)\s*=\s*["']?([\w.:-]+)/i.exec(tag)?.[1]?.toLowerCase();
      if (name && names.includes(name)) {
        return cleanText(
          decodeHtml(/\bcontent\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(tag)?.slice(1).find(Boolean) ?? ''),
        );
      }
    }
    return null;
  };
  const title = /<title[^>]*>([\s\S]*?)<\/title>/i.exec(text.slice(0, 256 * 1024))?.[1];
  const created = parseWallTime(meta('dcterms.created', 'dc.date', 'article:published_time') ?? undefined);
  return {
    title: cleanText(decodeHtml(title ?? '').replace(/\s+/g, ' ')),
    description: meta('description', 'dc.description', 'og:description'),
    creator: meta('author', 'dc.creator'),
    keywords: cleanList((meta('keywords') ?? '').split(/[;,]/)),
    ...(created ? { capturedAt: created, capturedAtCertainty: 'exact' as const } : {}),
    text: bodyText(markupText(text, htmlRules)),
  };
};

function decodeAs(bytes: Buffer, charset: string): string | undefined {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return undefined; // an encoding nobody knows
  }
}
