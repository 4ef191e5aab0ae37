import type { DocumentReading } from '../../../../shared/model/document.ts';

/** One piece of a text document, in its order. */
export type Block = Extract<DocumentReading, { how: 'text' }>['blocks'][number];

/** One sheet of a table document; rows of texts as they are shown. */
export interface Sheet {
  readonly name: string;
  readonly rows: Iterable<readonly string[]>;
}

/** The words of a block, for searching. */
export function blockText(block: Block): string {
  if (block.is === 'table') return block.rows.map((row) => row.join(' ')).join('\n');
  return block.is === 'break' ? '' : block.text;
}

/** The words of sheets: their names, then row by row. */
export function* sheetTexts(sheets: Iterable<Sheet>): Generator<string> {
  for (const { name, rows } of sheets) {
    yield name;
    for (const row of rows) yield row.filter((cell) => cell !== '').join(' ');
  }
}

export const heading = (level: number, text: string): Block => ({
  is: 'heading',
  level: Math.min(6, Math.max(1, Math.trunc(level) || 1)),
  text,
});

export const paragraph = (text: string): Block => ({ is: 'paragraph', text });

/** Lines of plain text as paragraphs. */
export function* paragraphs(text: string): Generator<Block> {
  for (const line of text.split(/\r\n?|\n/)) if (line.trim() !== '') yield paragraph(line.trimEnd());
}
