import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRows, csvText, guardedCell, isFormula, separatorIn, unguardedCell } from '../../../shared/text/csv.ts';

const cell = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom('=', '+', '-', '@', "'", '"', ',', ';', '\t', '\r', '\n', 'a', '1', ' '),
    maxLength: 6,
  }),
);
const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 8 });
const rowsOf = (text: string, sign = ',') => [...csvRows([text], sign)];
const cellsOf = (text: string, sign = ',') => rowsOf(text, sign).map(({ cells }) => cells);

describe('comma-separated values', () => {
  it('are read as they were written, whatever stands in the cells', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const read = cellsOf(csvText(rows)).map((row) => row.map(unguardedCell));
        expect(read).toEqual(rows.filter((row) => row.some((each) => each !== '')));
      }),
      { numRuns: 400 },
    );
  });

  it('are the same in however many parts they come', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', 'a', 'é', '\ufeff'), maxLength: 40 }),
        fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 40 }),
        (text, sizes) => {
          const parts: string[] = [];
          let at = 0;
          for (const size of sizes) {
            parts.push(text.slice(at, at + size));
            at += size;
          }
          parts.push(text.slice(at));
          expect([...csvRows(parts, ',')]).toEqual(rowsOf(text));
        },
      ),
      { numRuns: 600 },
    );
  });

  it('never lose a line to a quotation mark that is not closed', () => {
    expect(rowsOf('a,b\n"x,y\nc,d\n')).toEqual([
      { line: 1, cells: ['a', 'b'], broken: false },
      { line: 2, cells: ['"x', 'y'], broken: true },
      { line: 3, cells: ['c', 'd'], broken: false },
    ]);
    const endless = `a,b\n"x,${'y\n'.repeat(300_000)}`;
    expect(rowsOf(endless).length).toBe(300_001);
  });

  it('count the lines inside of cells', () => {
    expect(rowsOf('a\r\n"b\r\nc\nd"\r\n\r\ne').map(({ line }) => line)).toEqual([1, 2, 6]);
  });

  it('keep marks that stand inside of words', () => {
    expect(cellsOf('5" lensa,"kata "dalam" kata",x"y"\n')).toEqual([['5" lensa', 'kata dalam" kata"', 'x"y"']]);
  });

  it.each([
    ['a;b;c\n1,5;2;3', ';'],
    ['a\tb\n1\t2', '\t'],
    ['berkas,judul\nx.jpg,"satu; dua; tiga; empat"\n', ','],
    ['sep=|\na|b', '|'],
    ['nama\nsatu\ndua', ','],
    ['berkas;keterangan\na.jpg;satu, dua, tiga, empat\nb.jpg;lima, enam, tujuh\n', ';'],
  ])('are parted by what parts %j', (text, sign) => {
    expect(separatorIn(text)).toBe(sign);
  });
});

describe('cells that a spreadsheet would calculate', () => {
  it.each(["=cmd|' /C calc'!A0", '+1+cmd|x', '-2+3', '@SUM(1)', '\t=1', "'=1", '＝1+1'])('are guarded: %j', (text) => {
    expect(guardedCell(text)).toBe(`'${text}`);
    expect(unguardedCell(`'${text}`)).toBe(text);
  });

  it.each(['-6.2', "'kutip'", 'a=b', '+62', ''])('are not those that hold %j', (text) => {
    expect(guardedCell(text)).toBe(text);
  });

  it('are told from words that begin alike', () => {
    expect(['=1', '@SUM(A1)', "-2+cmd|' /C'!A0", '+A(1)'].every(isFormula)).toBe(true);
    expect(['- Bupati', '+62 812', '@humas_kab', '-', 'x=1', '-7.33'].some(isFormula)).toBe(false);
  });
});
