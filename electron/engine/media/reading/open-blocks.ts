import type { Block, Sheet } from './block.ts';
import { BlockBuilder } from './block-builder.ts';
import { attributeOf, type Token, tokens } from './tokens.ts';

const left = new Set([
  'tracked-changes',
  'automatic-styles',
  'font-face-decls',
  'scripts',
  'settings',
  'sequence-decls',
  'user-field-decls',
]);

/** The pieces of an OpenDocument text without its styles and what was deleted. */
function* openTokens(xml: string): Generator<Token> {
  let skipping = '';
  for (const token of tokens(xml)) {
    if (skipping !== '') {
      if (token.closes && token.name === skipping) skipping = '';
    } else if (!token.closes && !token.alone && left.has(token.name)) skipping = token.name;
    else yield token;
  }
}

const most = (value: string | undefined, limit: number): number => Math.max(1, Math.min(limit, Number(value) || 1));

/** Paragraphs, headings, list items, tables and slides of OpenDocument (1.3 part 3, 4.1 and 5). */
export function* openBlocks(xml: string): Generator<Block> {
  const builder = new BlockBuilder();
  let items = 0;
  for (const token of openTokens(xml)) {
    if (token.text !== undefined) {
      builder.words(token.text.replaceAll('\n', ' '));
      continue;
    }
    const opens = !token.closes && !token.alone;
    switch (token.name) {
      case 'p':
        if (opens) builder.openParagraph(0, items > 0);
        else if (token.closes) builder.closeParagraph();
        break;
      case 'h':
        if (opens) builder.openParagraph(most(attributeOf(token, 'outline-level'), 6));
        else if (token.closes) builder.closeParagraph();
        break;
      case 'list-item':
        if (!token.alone) items = Math.max(0, items + (token.closes ? -1 : 1));
        break;
      case 'tab':
        builder.words(' ');
        break;
      case 's':
        builder.words(' ');
        break;
      case 'line-break':
        builder.words('\n');
        break;
      case 'page':
        if (!token.closes && attributeOf(token, 'name') !== undefined)
          builder.breakAs(attributeOf(token, 'name') ?? '');
        break;
      case 'table':
        if (opens) builder.openTable();
        else if (token.closes) builder.closeTable();
        break;
      case 'table-row':
        if (opens) builder.openRow();
        else if (token.closes) builder.closeRow();
        break;
      case 'table-cell':
        if (!token.closes) builder.openCell();
        break;
    }
    yield* builder.take();
  }
  yield* builder.end();
}

const mostColumns = 256;
const mostRepeats = 100;

/**
 * Sheets of an OpenDocument spreadsheet. A file may say that an empty row is repeated a million times: emptiness is
 * not repeated, and what has words only a hundred times.
 */
export function* openSheets(xml: string): Generator<Sheet> {
  const pieces = openTokens(xml);
  for (const token of pieces) {
    if (token.name !== 'table' || token.closes || token.alone) continue;
    yield { name: attributeOf(token, 'name') ?? '', rows: openRows(pieces) };
  }
}

function* openRows(pieces: Generator<Token>): Generator<string[]> {
  let row: string[] = [];
  let empty = 0;
  let repeatRow = 1;
  let repeatCell = 1;
  let cell: string | undefined;
  let depth = 1;
  for (let next = pieces.next(); !next.done; next = pieces.next()) {
    const token = next.value;
    if (token.text !== undefined) {
      if (cell !== undefined) cell += token.text;
      continue;
    }
    switch (token.name) {
      case 'table':
        depth += token.closes ? -1 : token.alone ? 0 : 1;
        if (depth === 0) return;
        break;
      case 'table-row':
        if (token.closes) {
          for (let n = 0; n < (row.length > 0 ? repeatRow : 0); n++) yield row;
        } else repeatRow = most(attributeOf(token, 'number-rows-repeated'), mostRepeats);
        row = [];
        empty = 0;
        break;
      case 'table-cell':
      case 'covered-table-cell':
        if (!token.closes) {
          repeatCell = most(attributeOf(token, 'number-columns-repeated'), mostColumns);
          cell = '';
        }
        if (token.closes || token.alone) {
          const text = (cell ?? '').trim();
          cell = undefined;
          if (text === '') empty += repeatCell;
          else {
            for (; empty > 0 && row.length < mostColumns; empty--) row.push('');
            empty = 0;
            for (let n = 0; n < repeatCell && row.length < mostColumns; n++) row.push(text);
          }
        }
        break;
      case 'p':
      case 'line-break':
        if (cell !== undefined && cell !== '' && !token.closes) cell += '\n';
        break;
      case 's':
      case 'tab':
        if (cell !== undefined) cell += ' ';
        break;
    }
  }
}
