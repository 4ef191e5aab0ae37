import { decodeEntities } from '../probe/xml.ts';
import type { ZipMembers } from '../zip-members.ts';
import type { Sheet } from './block.ts';
import { builtInKind, cellText, kindOfFormat, type NumberKind } from './cell-format.ts';
import { members, partsNamedBy } from './named-parts.ts';
import { attributeOf, type Token, tokens } from './tokens.ts';

const mostSheets = 500;
const mostShared = 2_000_000;
const mostColumns = 256;

/**
 * The sheets of a workbook since 2007 (SpreadsheetML, ECMA-376 part 1, 18) in their order. `unused` is given the shared
 * texts that no cell names, as pivot tables leave them.
 */
export async function* excelSheets(
  zip: ZipMembers,
  unused?: (texts: readonly string[]) => void,
): AsyncGenerator<Sheet> {
  const book = zip.names.find((name) => /^xl\/workbook\d*\.xml$/i.test(name)) ?? 'xl/workbook.xml';
  const parts = await partsNamedBy(zip, book);
  const workbook = (await zip.text(book)) ?? '';
  const named: { name: string; place: string }[] = [];
  let from1904 = false;
  for (const token of tokens(workbook)) {
    if (token.name === 'workbookpr') from1904 ||= /^(1|true)$/.test(attributeOf(token, 'date1904') ?? '');
    if (token.name !== 'sheet' || token.closes || named.length >= mostSheets) continue;
    named.push({ name: attributeOf(token, 'name') ?? '', place: parts.get(attributeOf(token, 'id') ?? '') ?? '' });
  }
  // a workbook whose list of parts is lost still has its sheets
  if (named.every(({ place }) => place === '')) {
    for (const [at, place] of members(zip, /^xl\/worksheets\/sheet\d+\.xml$/).entries()) {
      named[at] = { name: named[at]?.name ?? '', place };
    }
  }
  const used = new Set<number>();
  const shared = sharedStrings((await zip.text('xl/sharedStrings.xml')) ?? '');
  const kinds = styleKinds((await zip.text('xl/styles.xml')) ?? '');
  for (const { name, place } of named) {
    yield {
      name,
      rows: rowsOf(place === '' ? '' : ((await zip.text(place)) ?? ''), { shared, used, kinds, from1904 }),
    };
  }
  unused?.(shared.filter((text, at) => text !== '' && !used.has(at)));
}

/** Each shared string once; how it is read aloud (`rPh`) stands behind it, as it is searched for by that too. */
export function sharedStrings(xml: string): readonly string[] {
  const strings: string[] = [];
  let text = '';
  let sound = '';
  let counts = false;
  let aloud = false;
  for (const token of tokens(xml)) {
    if (token.text !== undefined) {
      if (!counts) continue;
      if (aloud) sound += token.text;
      else text += token.text;
    } else if (token.name === 't') counts = !token.closes && !token.alone;
    else if (token.name === 'rph') {
      aloud = !token.closes && !token.alone;
      if (aloud) sound += ' ';
    } else if (token.name === 'si' && (token.closes || token.alone)) {
      strings.push(sound === '' ? text : text + sound);
      text = '';
      sound = '';
      if (strings.length >= mostShared) break;
    }
  }
  return strings;
}

export function styleKinds(xml: string): readonly NumberKind[] {
  const formats = new Map<number, NumberKind>();
  const kinds: NumberKind[] = [];
  let inCells = false;
  for (const token of tokens(xml)) {
    if (token.name === 'numfmt' && !token.closes) {
      formats.set(Number(attributeOf(token, 'numFmtId')), kindOfFormat(attributeOf(token, 'formatCode') ?? ''));
    } else if (token.name === 'cellxfs') inCells = !token.closes;
    else if (token.name === 'xf' && inCells && !token.closes) {
      const id = Number(attributeOf(token, 'numFmtId') ?? 0);
      kinds.push(formats.get(id) ?? builtInKind(id));
    }
  }
  return kinds;
}

/** What the cells of a workbook are read with. */
export interface ExcelBook {
  readonly shared: readonly string[];
  readonly used: Set<number>;
  readonly kinds: readonly NumberKind[];
  readonly from1904: boolean;
}

function* rowsOf(xml: string, book: ExcelBook): Generator<string[]> {
  let row: string[] = [];
  let cell: Token | undefined;
  let written = '';
  let counts = false;
  for (const token of tokens(xml)) {
    if (token.text !== undefined) {
      if (counts) written += token.text;
      continue;
    }
    const opens = !token.closes && !token.alone;
    switch (token.name) {
      case 'c':
        if (opens) {
          cell = token;
          written = '';
        } else if (token.closes && cell) {
          const text = cellOf(cell, written, book);
          if (text !== '') put(row, columnOf(attributeOf(cell, 'r')) ?? row.length, text);
          cell = undefined;
        } else if (token.alone && attributeOf(token, 'r') === undefined && row.length < mostColumns) row.push('');
        break;
      case 'v':
      case 't':
        counts = opens && cell !== undefined;
        break;
      case 'row':
        if (row.length > 0) yield row;
        row = [];
        break;
    }
  }
  if (row.length > 0) yield row;
}

function put(row: string[], column: number, text: string): void {
  while (row.length < Math.min(column, mostColumns)) row.push('');
  if (row.length < mostColumns) row.push(text);
}

/** A cell as it is shown; `written` is what stands in it. */
export function cellOf(cell: Token, written: string, { shared, used, kinds, from1904 }: ExcelBook): string {
  const type = attributeOf(cell, 't');
  if (type === 's') {
    used.add(Number(written));
    return shared[Number(written)] ?? '';
  }
  if (type === 'b') return written.trim() === '1' ? 'TRUE' : 'FALSE';
  if (type === 'd') return written.replace('T', ' ');
  const number = Number(written);
  if (type === 'str' || type === 'e' || type === 'inlineStr' || written.trim() === '' || !Number.isFinite(number)) {
    return written.trim();
  }
  return cellText(number, kinds[Number(attributeOf(cell, 's') ?? 0)] ?? 'general', from1904);
}

/** A is 0, Z is 25, AA is 26. */
export function columnOf(place: string | undefined): number | undefined {
  const name = /^[A-Z]{1,3}(?=\d)/.exec(place ?? '')?.[0];
  if (!name) return undefined;
  let column = 0;
  for (const letter of name) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** What stands on sheets beside the cells: comments, headers and footers, text boxes and charts. */
export async function excelNotes(zip: ZipMembers): Promise<readonly string[]> {
  const parts: string[] = [];
  for (const name of zip.names) {
    if (
      /^xl\/(comments\d*|threadedComments\/[^/]+|drawings\/drawing\d+|charts\/chart\d+|diagrams\/data\d+)\.xml$/.test(
        name,
      )
    ) {
      parts.push(...looseWords((await zip.text(name)) ?? ''));
    } else if (/^xl\/(worksheets|chartsheets)\/[^/]+\.xml$/.test(name)) {
      const xml = (await zip.text(name)) ?? '';
      for (const match of xml
        .slice(-64 * 1024)
        .matchAll(/<(?:\w+:)?(?:odd|even|first)(?:Header|Footer)\b[^>]*>([^<]*)</g)) {
        // &L, &C, &R say where it stands, &P and the like stand for numbers, &"…" and &12 for the font
        parts.push(decodeEntities(match[1] ?? '').replace(/&("[^"]*"|\d+|[A-Z])/g, ' '));
      }
    }
  }
  return parts.filter((part) => part.trim() !== '');
}

const paragraphEnds = new Set(['p', 'text', 'comment', 'threadedcomment', 'si']);

/** Words of comments, charts and diagrams, wherever they stand: a line for each paragraph. */
export function* looseWords(xml: string): Generator<string> {
  let line = '';
  let counts = 0;
  for (const token of tokens(xml)) {
    if (token.text !== undefined) {
      if (counts > 0) line += token.text;
    } else if (token.name === 't' || (token.name === 'text' && !token.alone) || token.name === 'v') {
      if (!token.alone) counts = Math.max(0, counts + (token.closes ? -1 : 1));
      if (token.closes && token.name === 'v') line += ' ';
    }
    if (token.closes && paragraphEnds.has(token.name)) {
      if (line.trim() !== '') yield line;
      line = '';
    }
  }
  if (line.trim() !== '') yield line;
}
