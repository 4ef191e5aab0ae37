import { type Block, heading, paragraph } from './block.ts';

/** Markdown (CommonMark): headings, list items, tables and paragraphs; its other signs are left as written. */
export function* markdownBlocks(text: string): Generator<Block> {
  let lines: string[] = [];
  let rows: string[][] = [];
  let fenced = false;
  const end = function* (): Generator<Block> {
    if (rows.length > 0) yield { is: 'table', rows };
    else if (lines.length > 0) yield paragraph(lines.join('\n'));
    rows = [];
    lines = [];
  };
  for (const line of text.split(/\r\n?|\n/)) {
    if (/^\s*(```|~~~)/.test(line)) fenced = !fenced;
    const title = fenced ? null : /^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$/.exec(line);
    const item = fenced ? null : /^\s*(?:[-*+]|\d{1,9}[.)])\s+(.*)$/.exec(line);
    const cells = fenced ? null : /^\s*\|(.*)\|\s*$/.exec(line);
    if (title) {
      yield* end();
      yield heading(title[1]?.length ?? 1, title[2] ?? '');
    } else if (cells && rows.length < 400) {
      if (lines.length > 0) yield* end();
      // the line of dashes below the head of a table
      if (!/^[\s|:-]*$/.test(cells[1] ?? '')) rows.push((cells[1] ?? '').split('|').map((cell) => cell.trim()));
    } else if (item) {
      yield* end();
      yield { is: 'item', text: item[1] ?? '' };
    } else if (/^\s*$/.test(line)) yield* end();
    else {
      if (rows.length > 0) yield* end();
      lines.push(line.trim());
      if (lines.length >= 200) yield* end();
    }
  }
  yield* end();
}
