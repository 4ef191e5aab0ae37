import { BahanError } from '../../../../shared/errors.ts';
import { codePageDecoder } from '../probe/code-page.ts';
import type { Sheet } from './block.ts';
import { builtInKind, cellText, kindOfFormat, type NumberKind } from './cell-format.ts';
import { type Continued, joinedRecord, shortString, stringTable } from './xls-strings.ts';

const record = {
  file: 0x0809,
  end: 0x000a,
  filePass: 0x002f,
  codePage: 0x0042,
  from1904: 0x0022,
  sheet: 0x0085,
  shared: 0x00fc,
  format: 0x041e,
  oldFormat: 0x001e,
  style: 0x00e0,
  label: 0x0204,
  richLabel: 0x00d6,
  labelShared: 0x00fd,
  number: 0x0203,
  rk: 0x027e,
  manyRk: 0x00bd,
  formula: 0x0006,
  oldFormula: 0x0406,
  result: 0x0207,
  truth: 0x0205,
  note: 0x001c,
  text: 0x01b6,
  continued: 0x003c,
  header: 0x0014,
  footer: 0x0015,
} as const;

const mostColumns = 256;
const mostCells = 2_000_000;

interface Grid {
  readonly name: string;
  readonly rows: Map<number, string[]>;
  /** Comments, text boxes, header and footer. */
  readonly notes: string[];
}

/** All that a workbook up to 2003 says, sheet by sheet. */
export interface XlsBook {
  readonly sheets: readonly Sheet[];
  readonly notes: readonly string[];
}

/**
 * Reads an Excel workbook up to 2003 (MS-XLS; BIFF5 and BIFF8): the texts and values of its cells in their places.
 * @throws BahanError `file-locked-by-password`.
 */
export function xlsBook(stream: Buffer): XlsBook {
  const names: { name: string; at: number }[] = [];
  const formats = new Map<number, NumberKind>();
  const kinds: NumberKind[] = [];
  let shared: readonly string[] = [];
  let from1904 = false;
  let old = false;
  let decode = codePageDecoder(1252);
  let grid: Grid = { name: '', rows: new Map(), notes: [] };
  const grids: Grid[] = [];
  let depth = 0;
  let waiting: { row: number; column: number } | undefined;
  let cells = 0;
  const put = (row: number, column: number, text: string): void => {
    if (text === '' || column >= mostColumns || ++cells > mostCells) return;
    const line = grid.rows.get(row) ?? [];
    if (line.length === 0) grid.rows.set(row, line);
    while (line.length < column) line.push('');
    line[column] = text;
  };
  const number = (row: number, column: number, style: number, value: number): void =>
    put(row, column, cellText(value, kinds[style] ?? 'general', from1904));
  for (let at = 0; at + 4 <= stream.length; ) {
    const type = stream.readUInt16LE(at);
    const begin = at;
    const body = stream.subarray(at + 4, at + 4 + stream.readUInt16LE(at + 2));
    at += 4 + body.length;
    const cell = (): [number, number, number] => [body.readUInt16LE(0), body.readUInt16LE(2), body.readUInt16LE(4)];
    const text = (from: number, wide = true): string => shortString(body, from, old, decode, wide);
    switch (type) {
      case record.filePass:
        throw new BahanError('file-locked-by-password', {});
      case record.file:
        if (body.length < 4) break;
        old = body.readUInt16LE(0) < 0x0600;
        if (++depth === 1) {
          grid = { name: names.find((each) => each.at === begin)?.name ?? '', rows: new Map(), notes: [] };
          grids.push(grid);
        }
        break;
      case record.end:
        depth = Math.max(0, depth - 1);
        break;
      case record.codePage:
        if (body.length >= 2) decode = codePageDecoder(body.readUInt16LE(0));
        break;
      case record.from1904:
        from1904 = body[0] === 1;
        break;
      case record.sheet:
        if (body.length > 7) names.push({ at: body.readUInt32LE(0), name: shortString(body, 6, old, decode, false) });
        break;
      case record.shared: {
        const joined: Continued = joinedRecord(stream, at, body);
        shared = [...stringTable(joined.blocks)];
        at = joined.at;
        break;
      }
      case record.format:
      case record.oldFormat:
        if (body.length > 3) formats.set(body.readUInt16LE(0), kindOfFormat(shortString(body, 2, old, decode, !old)));
        break;
      case record.style:
        if (body.length >= 4) {
          const id = body.readUInt16LE(2);
          kinds.push(formats.get(id) ?? builtInKind(id));
        }
        break;
      case record.label:
      case record.richLabel:
        if (body.length >= 8) put(body.readUInt16LE(0), body.readUInt16LE(2), text(6));
        break;
      case record.labelShared:
        if (body.length >= 10) put(body.readUInt16LE(0), body.readUInt16LE(2), shared[body.readUInt32LE(6)] ?? '');
        break;
      case record.number:
        if (body.length >= 14) number(...cell(), body.readDoubleLE(6));
        break;
      case record.rk:
        if (body.length >= 10) number(...cell(), fromRk(body.readUInt32LE(6)));
        break;
      case record.manyRk: {
        if (body.length < 6) break;
        const [row, first] = cell();
        for (let i = 4, column = first; i + 6 <= body.length - 2; i += 6, column++) {
          number(row, column, body.readUInt16LE(i), fromRk(body.readUInt32LE(i + 2)));
        }
        break;
      }
      case record.formula:
      case record.oldFormula:
        if (body.length < 14) break;
        if (body.readUInt16LE(12) !== 0xffff) number(...cell(), body.readDoubleLE(6));
        else if (body[6] === 1) put(body.readUInt16LE(0), body.readUInt16LE(2), body[8] ? 'TRUE' : 'FALSE');
        waiting = { row: body.readUInt16LE(0), column: body.readUInt16LE(2) };
        break;
      case record.result:
        if (waiting && body.length >= 3) put(waiting.row, waiting.column, text(0));
        waiting = undefined;
        break;
      case record.truth:
        if (body.length >= 8 && body[7] === 0)
          put(body.readUInt16LE(0), body.readUInt16LE(2), body[6] ? 'TRUE' : 'FALSE');
        break;
      case record.note:
        if (old && body.length > 6) grid.notes.push(decode(body.subarray(6)));
        break;
      case record.text: {
        // a text box or a comment: its letters follow in the next record
        const length = body.length >= 12 ? body.readUInt16LE(10) : 0;
        if (length === 0 || at + 5 > stream.length || stream.readUInt16LE(at) !== record.continued) break;
        const letters = stream.subarray(at + 5, at + 4 + stream.readUInt16LE(at + 2));
        const wide = (stream[at + 4] ?? 0) & 1;
        grid.notes.push(letters.toString(wide ? 'utf16le' : 'latin1', 0, wide ? length * 2 : length));
        break;
      }
      case record.header:
      case record.footer:
        if (body.length > 2)
          grid.notes.push(shortString(body, 0, old, decode, !old).replace(/&("[^"]*"|\d+|[A-Z])/g, ' '));
        break;
    }
  }
  // the first part of the stream is the workbook itself
  const sheets = grids.length > 1 ? grids.slice(1) : grids;
  return {
    sheets: sheets.map(({ name, rows }) => ({
      name,
      rows: [...rows].sort(([a], [b]) => a - b).map(([, row]) => Array.from(row, (each) => each ?? '')),
    })),
    notes: grids.flatMap(({ notes }) => notes).filter((note) => note.trim() !== ''),
  };
}

/** A number in 30 bits: the upper part of a double or a whole number, perhaps a hundred times too large (2.5.217). */
function fromRk(rk: number): number {
  let value: number;
  if (rk & 2) value = (rk | 0) >> 2;
  else {
    const bytes = Buffer.alloc(8);
    bytes.writeUInt32LE((rk & 0xfffffffc) >>> 0, 4);
    value = bytes.readDoubleLE(0);
  }
  return rk & 1 ? value / 100 : value;
}
