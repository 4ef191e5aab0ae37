import type { Block } from './block.ts';
import { BlockBuilder } from './block-builder.ts';
import { type Token, tokens } from './tokens.ts';

/** Never text: what only programs read. */
const left = new Set(['template', 'head']);
const parts = new Set(
  'p div section article header footer main aside nav blockquote pre address figure figcaption form fieldset dl dt dd center body ul ol hr option title caption'.split(
    ' ',
  ),
);

/** Headings, paragraphs, list items and tables of a web page or one chapter of a book. */
export function* htmlBlocks(html: string): Generator<Block> {
  const builder = new BlockBuilder();
  let items = 0;
  let kept = 0;
  for (const { text, name, closes, alone } of shown(html)) {
    if (text !== undefined) {
      builder.words(kept > 0 ? text : text.replace(/[\r\n]+/g, ' '));
      continue;
    }
    if (name === 'br') builder.words('\n');
    else if (name === 'img') builder.words(' ');
    else if (parts.has(name)) {
      builder.endParagraph();
      if (name === 'pre' && !alone) kept = Math.max(0, kept + (closes ? -1 : 1));
      if (items > 0) builder.openParagraph(0, true);
    } else if (/^h[1-6]$/.test(name)) {
      builder.endParagraph();
      if (!closes) builder.openParagraph(Number(name[1]));
    } else if (name === 'li') {
      builder.endParagraph();
      items = Math.max(0, items + (closes ? -1 : 1));
      if (!closes) builder.openParagraph(0, true);
    } else if (name === 'table' || name === 'tr' || name === 'td' || name === 'th') {
      builder.endParagraph();
      if (name === 'table') {
        if (closes) builder.closeTable();
        else builder.openTable();
      } else if (name === 'tr') {
        if (closes) builder.closeRow();
        else builder.openRow();
      } else if (!closes) builder.openCell();
    }
    yield* builder.take();
  }
  yield* builder.end();
}

function* shown(html: string): Generator<Token> {
  let skipping = '';
  for (const token of tokens(withoutPrograms(html))) {
    if (skipping !== '') {
      if (token.closes && token.name === skipping) skipping = '';
      // a head that is never closed ends where the body begins
      else if (skipping === 'head' && token.name === 'body') skipping = '';
    } else if (!token.closes && !token.alone && left.has(token.name)) skipping = token.name;
    else yield token;
  }
}

/** The content of a script or style is no markup and may look like tags: it is cut out before tags are read. */
function withoutPrograms(html: string): string {
  const cleaned: string[] = [];
  const opening = /<(script|style)\b/gi;
  const closings = { script: /<\/script\b[^>]*>?/gi, style: /<\/style\b[^>]*>?/gi };
  let at = 0;
  for (let open = opening.exec(html); open; open = opening.exec(html)) {
    cleaned.push(html.slice(at, open.index));
    const tagEnd = html.indexOf('>', open.index);
    if (tagEnd < 0) return cleaned.join(' ');
    if (html[tagEnd - 1] === '/') at = tagEnd + 1;
    else {
      const closing = closings[open[1]?.toLowerCase() === 'style' ? 'style' : 'script'];
      closing.lastIndex = tagEnd;
      if (!closing.exec(html)) return cleaned.join(' ');
      at = closing.lastIndex;
    }
    opening.lastIndex = at;
  }
  cleaned.push(html.slice(at));
  return cleaned.join(' ');
}
