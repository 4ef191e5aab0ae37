import type { MessageKey } from '../../../../shared/i18n/format.ts';
import { csvText, guardedCell } from '../../../../shared/text/csv.ts';
import type { SheetRow } from './sheet-rows.ts';
import type { SheetWords } from './sheet-words.ts';
import { cleanXml } from './xml.ts';
import { writeZip, type ZipEntry } from './zip-writer.ts';

type Cell = string | number | null;

const columns: readonly (readonly [MessageKey, (row: SheetRow, words: SheetWords) => Cell, width: number])[] = [
  ['sheet.column.file', (row) => row.name, 28],
  ['sheet.column.kind', (row, { say }) => say(`kind.${row.kind}`), 10],
  ['sheet.column.title', (row) => row.title, 40],
  ['sheet.column.caption', (row) => row.caption, 60],
  ['sheet.column.theme', (row) => row.theme, 20],
  ['sheet.column.event', (row) => row.event, 30],
  ['sheet.column.date', (row) => row.date, 12],
  ['sheet.column.place', (row) => row.place, 24],
  ['sheet.column.people', (row) => row.people.join('; '), 30],
  ['sheet.column.keywords', (row) => row.keywords.join('; '), 30],
  ['sheet.column.creator', (row) => row.creator, 20],
  ['sheet.column.copyright', (row) => row.copyright, 24],
  ['sheet.column.unit', (row) => row.unit, 20],
  ['sheet.column.width', (row) => row.width, 8],
  ['sheet.column.height', (row) => row.height, 8],
  ['sheet.column.bytes', (row) => row.bytes, 12],
  ['sheet.column.channels', (row, { say }) => row.channels.map((one) => say(`channel.${one}`)).join('; '), 20],
  ['sheet.column.times', (row) => row.times, 10],
  ['sheet.column.id', (row) => row.id, 15],
];

const headOf = ({ say }: SheetWords): string[] => columns.map(([key]) => say(key));
const cellsOf = (row: SheetRow, words: SheetWords): Cell[] => columns.map(([, cell]) => cell(row, words));

/** The data of assets as CSV, in parts; no cell is one that a spreadsheet would calculate. */
export async function* csvParts(
  rows: AsyncIterable<readonly SheetRow[]>,
  words: SheetWords,
): AsyncGenerator<Uint8Array> {
  yield Buffer.from(csvText([headOf(words)]));
  for await (const some of rows) {
    const cells = some.map((row) => cellsOf(row, words).map((cell) => String(cell ?? '')));
    // the mark at its beginning is written once
    yield Buffer.from(csvText(cells).slice(1));
  }
}

/** What a spreadsheet holds at most (ECMA-376; the limits of Excel). */
const longestCell = 32_767;
const mostRows = 1_048_576;

/**
 * The data of assets as a workbook (ECMA-376 SpreadsheetML). Words are words: they are kept as text that no program calculates,
 * also when somebody edits the cell (`quotePrefix`).
 */
export async function writeWorkbook(
  target: string,
  rows: AsyncIterable<readonly SheetRow[]>,
  words: SheetWords,
  now: number,
  signal?: AbortSignal,
): Promise<void> {
  const text = (name: string, xml: string): ZipEntry => ({ name, from: { bytes: Buffer.from(`${declared}${xml}`) } });
  await writeZip(
    target,
    [
      text('[Content_Types].xml', contentTypes),
      text('_rels/.rels', relations('officeDocument', 'xl/workbook.xml')),
      text(
        'xl/workbook.xml',
        `<workbook xmlns="${main}" xmlns:r="${relationship}"><sheets><sheet name="${cleanXml(words.say('sheet.data')).slice(0, 31)}" sheetId="1" r:id="r1"/></sheets></workbook>`,
      ),
      text('xl/_rels/workbook.xml.rels', bookRelations),
      text('xl/styles.xml', styles),
      { name: 'xl/worksheets/sheet1.xml', from: { parts: sheetParts(rows, words) } },
    ],
    now,
    signal,
  );
}

async function* sheetParts(rows: AsyncIterable<readonly SheetRow[]>, words: SheetWords): AsyncGenerator<Uint8Array> {
  const widths = columns.map(
    ([, , width], n) => `<col min="${n + 1}" max="${n + 1}" width="${width}" customWidth="1"/>`,
  );
  yield Buffer.from(
    `${declared}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>${rowXml(1, headOf(words), 1)}`,
  );
  let count = 1;
  for await (const some of rows) {
    const room = some.slice(0, mostRows - count);
    yield Buffer.from(room.map((row, n) => rowXml(count + n + 1, cellsOf(row, words), 0)).join(''));
    count += room.length;
  }
  yield Buffer.from(`</sheetData><autoFilter ref="A1:${nameOf(columns.length - 1)}${count}"/></worksheet>`);
}

function rowXml(number: number, cells: readonly Cell[], style: number): string {
  const written = cells.map((cell, n) => {
    const at = `${nameOf(n)}${number}`;
    if (cell === null || cell === '') return '';
    if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
    const kept = cell.slice(0, longestCell);
    const kind = guardedCell(kept) === kept ? style : 2;
    return `<c r="${at}" s="${kind}" t="inlineStr"><is><t xml:space="preserve">${cleanXml(kept)}</t></is></c>`;
  });
  return `<row r="${number}">${written.join('')}</row>`;
}

/** A, B, … of fewer than 27 columns. */
const nameOf = (column: number): string => String.fromCharCode(65 + column);

const declared = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relationship = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const contentTypes = `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${workbookType}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${workbookType}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${workbookType}.styles+xml"/></Types>`;

const relations = (type: string, target: string): string =>
  `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${relationship}/${type}" Target="${target}"/></Relationships>`;

const bookRelations = `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${relationship}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${relationship}/styles" Target="styles.xml"/></Relationships>`;

/** 0 as it is, 1 of the head, 2 text that would be a formula. */
const styles = `<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/><xf xfId="0" quotePrefix="1"/></cellXfs></styleSheet>`;
