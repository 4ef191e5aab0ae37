import type { Block } from './block.ts';
import { BlockBuilder } from './block-builder.ts';
import { attributeOf, tokens } from './tokens.ts';

/** Levels of headings by the names of styles, from `word/styles.xml`. */
export function headingStyles(xml: string): ReadonlyMap<string, number> {
  const levels = new Map<string, number>();
  let style = '';
  for (const token of tokens(xml)) {
    if (token.name === 'style') style = token.closes ? '' : (attributeOf(token, 'styleId') ?? '');
    else if (style !== '' && token.name === 'name') {
      const name = attributeOf(token, 'val') ?? '';
      const level = /^heading (\d)/i.exec(name)?.[1];
      if (level) levels.set(style, Number(level));
      else if (/^title$/i.test(name)) levels.set(style, 1);
    } else if (style !== '' && token.name === 'outlinelvl' && !levels.has(style)) {
      const level = Number(attributeOf(token, 'val'));
      if (level >= 0 && level < 6) levels.set(style, level + 1);
    }
    if (levels.size > 2000) break;
  }
  return levels;
}

/** Left out: deleted and moved-away words, field codes, and the second telling of what newer programs draw. */
const left = new Set(['del', 'movefrom', 'instrtext', 'fallback', 'deltext', 'sectpr', 'tblpr', 'tcpr']);

/** Paragraphs, headings, list items and tables of WordprocessingML (ECMA-376 part 1, 17). */
export function* wordBlocks(xml: string, styles: ReadonlyMap<string, number>): Generator<Block> {
  const builder = new BlockBuilder();
  let skipping = '';
  let depth = 0;
  let counts = 0;
  for (const token of tokens(xml)) {
    if (skipping !== '') {
      if (token.name === skipping && !token.alone) depth += token.closes ? -1 : 1;
      if (depth === 0) skipping = '';
      continue;
    }
    if (token.text !== undefined) {
      if (counts > 0) builder.words(token.text);
      continue;
    }
    const opens = !token.closes && !token.alone;
    if (opens && left.has(token.name)) {
      skipping = token.name;
      depth = 1;
      continue;
    }
    switch (token.name) {
      case 't':
        if (opens) counts += 1;
        else if (token.closes) counts = Math.max(0, counts - 1);
        break;
      case 'p':
        if (opens) builder.openParagraph();
        else if (token.closes) builder.closeParagraph();
        break;
      case 'pstyle':
        builder.setLevel(styles.get(attributeOf(token, 'val') ?? '') ?? 0);
        break;
      case 'numpr':
        if (opens) builder.setItem();
        break;
      case 'tab':
        // a tab stop of the paragraph's own settings has a position, a tab among words has none
        if (!token.closes && attributeOf(token, 'pos') === undefined) builder.words(' ');
        break;
      case 'br':
        if (attributeOf(token, 'type') === 'page') builder.breakAs('');
        else if (!token.closes) builder.words('\n');
        break;
      case 'cr':
        builder.words('\n');
        break;
      case 'nobreakhyphen':
        builder.words('-');
        break;
      case 'tbl':
        if (opens) builder.openTable();
        else if (token.closes) builder.closeTable();
        break;
      case 'tr':
        if (opens) builder.openRow();
        else if (token.closes) builder.closeRow();
        break;
      case 'tc':
        if (opens) builder.openCell();
        break;
    }
    yield* builder.take();
  }
  yield* builder.end();
}
