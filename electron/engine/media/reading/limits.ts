import type { DocumentReading } from '../../../../shared/model/document.ts';
import type { Block, Sheet } from './block.ts';

type Tables = Extract<DocumentReading, { how: 'tables' }>;
type Text = Extract<DocumentReading, { how: 'text' }>;

const mostSheets = 50;
const mostRows = 2000;
const mostColumns = 100;
const longestCell = 2000;
const mostBlocks = 5000;
const mostLetters = 2_000_000;
const longestBlock = 50_000;

/** As much of some sheets as a screen can take; each says whether it goes on. */
export async function limitedSheets(sheets: AsyncIterable<Sheet> | Iterable<Sheet>): Promise<Tables> {
  const taken: Tables['sheets'] = [];
  let letters = 0;
  for await (const sheet of sheets) {
    if (taken.length >= mostSheets) {
      const last = taken.at(-1);
      if (last) last.cut = true;
      break;
    }
    const rows: string[][] = [];
    let cut = false;
    for (const row of sheet.rows) {
      if (rows.length >= mostRows || letters > mostLetters) {
        cut = true;
        break;
      }
      const cells = row.slice(0, mostColumns).map((cell) => clean(cell, longestCell));
      cut ||= row.length > mostColumns;
      letters += cells.reduce((sum, cell) => sum + cell.length, 0);
      rows.push(cells);
    }
    taken.push({ name: clean(sheet.name, longestCell), rows, cut });
  }
  return { how: 'tables', sheets: taken };
}

/** As much of a text as a screen can take. */
export async function limitedBlocks(blocks: AsyncIterable<Block> | Iterable<Block>): Promise<Text> {
  const taken: Block[] = [];
  let letters = 0;
  for await (const block of blocks) {
    // a break with nothing behind it, and two in a row, part nothing
    if (block.is === 'break' && block.name === '' && (taken.length === 0 || taken.at(-1)?.is === 'break')) continue;
    if (taken.length >= mostBlocks || letters > mostLetters) return { how: 'text', blocks: taken, cut: true };
    const own = cleanBlock(block);
    if ('text' in own && own.text.trim() === '') continue;
    letters += 'text' in own ? own.text.length : 0;
    if (own.is === 'table') for (const row of own.rows) letters += row.reduce((sum, cell) => sum + cell.length, 0);
    taken.push(own);
  }
  while (taken.at(-1)?.is === 'break' && (taken.at(-1) as { name: string }).name === '') taken.pop();
  return { how: 'text', blocks: taken, cut: false };
}

function cleanBlock(block: Block): Block {
  switch (block.is) {
    case 'break':
      return { ...block, name: clean(block.name, 500) };
    case 'table':
      return {
        ...block,
        rows: block.rows
          .slice(0, mostRows)
          .map((row) => row.slice(0, mostColumns).map((cell) => clean(cell, longestCell))),
      };
    default:
      return { ...block, text: clean(block.text, longestBlock) };
  }
}

/** Without control characters, which no screen shows and some copy. */
function clean(text: string, most: number): string {
  return (
    text
      .slice(0, most)
      .replace(/\r\n?/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: taking them out is the point
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufeff\ufffe\uffff]/g, '')
      .toWellFormed()
      .normalize('NFC')
  );
}
