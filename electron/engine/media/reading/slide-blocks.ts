import type { Block } from './block.ts';
import { BlockBuilder } from './block-builder.ts';
import { attributeOf, tokens } from './tokens.ts';

/** The words of one slide, its notes, or a drawing (DrawingML: `a:p`, `a:t`, `a:tbl`); a title becomes a heading. */
export function* slideBlocks(xml: string): Generator<Block> {
  const builder = new BlockBuilder();
  let counts = 0;
  let title = false;
  let skipping = 0;
  for (const token of tokens(xml)) {
    if (token.text !== undefined) {
      if (counts > 0 && skipping === 0) builder.words(token.text);
      continue;
    }
    const opens = !token.closes && !token.alone;
    switch (token.name) {
      case 'fallback':
        if (!token.alone) skipping = Math.max(0, skipping + (token.closes ? -1 : 1));
        break;
      case 'sp':
        title = false;
        break;
      case 'ph':
        title = /title$/i.test(attributeOf(token, 'type') ?? '') && attributeOf(token, 'type') !== 'subTitle';
        break;
      case 't':
        if (!token.alone) counts = Math.max(0, counts + (token.closes ? -1 : 1));
        break;
      case 'p':
        if (opens) builder.openParagraph(title ? 2 : 0);
        else if (token.closes) builder.closeParagraph();
        break;
      case 'br':
        if (!token.closes && skipping === 0) builder.words('\n');
        break;
      case 'tab':
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
