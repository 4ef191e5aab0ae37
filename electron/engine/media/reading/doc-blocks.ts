import type { Block } from './block.ts';
import { BlockBuilder } from './block-builder.ts';

const fieldBegins = '\u0013';
const fieldParts = '\u0014';
const fieldEnds = '\u0015';
const deepestField = 50;

/**
 * Paragraphs and tables from the marked text of a Word document (MS-DOC 2.4.1): of a field its result, of a row of a
 * table the cells, each of which ends with a mark, and the row with one more.
 */
export function* docBlocks(text: string): Generator<Block> {
  const builder = new BlockBuilder();
  const fields: boolean[] = [];
  let inTable = false;
  let afterCell = false;
  let cells: string[] = [];
  let line = '';
  const endTable = (): void => {
    if (inTable) builder.closeTable();
    inTable = false;
  };
  const put = (words: string): void => {
    builder.openParagraph();
    builder.words(words);
    builder.closeParagraph();
  };
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are the marks of this format
  for (const [piece] of text.matchAll(/[\u0000-\u001f]|[^\u0000-\u001f]+/g)) {
    if (piece === fieldBegins) {
      if (fields.length < deepestField) fields.push(false);
    } else if (piece === fieldParts) {
      if (fields.length > 0) fields[fields.length - 1] = true;
    } else if (piece === fieldEnds) fields.pop();
    else if (fields.includes(false)) continue;
    else if (piece === '\u0007') {
      if (afterCell && line === '') {
        if (!inTable) builder.openTable();
        inTable = true;
        builder.openRow();
        for (const cell of cells) {
          builder.openCell();
          put(cell);
        }
        builder.closeRow();
        cells = [];
        afterCell = false;
      } else {
        if (cells.length < 200) cells.push(line);
        afterCell = true;
      }
      line = '';
      yield* builder.take();
    } else if (piece === '\r' || piece === '\f' || piece === '\u000e') {
      if (cells.length > 0) line += '\n';
      else if (line !== '' || piece === '\f') {
        endTable();
        put(line);
        line = '';
        if (piece === '\f') builder.breakAs('');
      }
      yield* builder.take();
    } else if (piece === '\t') line += ' ';
    else if (piece === '\u000b' || piece === '\n') line += '\n';
    else if (piece === '\u001e') line += '-';
    else if (piece >= ' ') {
      line += piece;
      afterCell = false;
    }
  }
  endTable();
  for (const cell of [...cells, line]) put(cell);
  yield* builder.end();
}
