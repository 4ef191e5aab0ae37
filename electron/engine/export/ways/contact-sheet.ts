import type { SmallPicture } from './caption-document.ts';
import { linesOf } from './pdf/lines.ts';
import { type PdfPicture, PdfWriter } from './pdf/pdf-writer.ts';
import type { SheetRow } from './sheet-rows.ts';
import { creditOf, type SheetWords, titleOf, whenAndWhere } from './sheet-words.ts';

/** A4 in points, and what is left free around. */
const page = { width: 595.28, height: 841.89, margin: 42 };
const inner = page.width - 2 * page.margin;
const bottom = page.height - page.margin - 14;

export interface PdfSheetOptions {
  readonly words: SheetWords;
  readonly small: SmallPicture;
  /** What the file of an asset is called where that goes with the sheet; else the asset's own file. */
  readonly names: ReadonlyMap<string, readonly string[]>;
  /** How many there are in all. */
  readonly count: number;
}

/** Signs that are never drawn: they join, mark and colour others. */
const plain = (text: string): string =>
  text.replace(/\p{Cc}|\p{Cf}|\p{Variation_Selector}/gu, (sign) => (sign === '\n' ? sign : ''));

/** Small pictures in rows of four, each with its title and its file's name (PDF, A4). */
export async function writeContactSheet(
  target: string,
  rows: AsyncIterable<readonly SheetRow[]>,
  options: PdfSheetOptions,
): Promise<void> {
  const { words, small, names } = options;
  await written(target, words.say('sheet.contact'), options, async (sheet) => {
    const [across, gap, side] = [4, 10, (inner - 30) / 4];
    const cell = side + 40;
    let column = 0;
    let top = sheet.top;
    for await (const some of rows) {
      for (const row of some) {
        if (column === 0 && top + cell > bottom) top = sheet.turn();
        const x = page.margin + column * (side + gap);
        await sheet.picture(await small(row), x, top, side, side, words.say(`kind.${row.kind}`));
        const lines = [
          ...sheet.lines(titleOf(row, words), side, 7.5, 2, 'bold'),
          ...sheet.lines((names.get(row.id) ?? [row.name])[0] ?? row.name, side, 6.5, 1),
        ];
        sheet.put(lines, x, top + side + 4);
        column = (column + 1) % across;
        if (column === 0) top += cell + gap;
      }
    }
  });
}

/** Captions beside small pictures (PDF, A4). */
export async function writeCaptionSheet(
  target: string,
  rows: AsyncIterable<readonly SheetRow[]>,
  options: PdfSheetOptions,
): Promise<void> {
  const { words, small, names } = options;
  await written(target, words.say('sheet.captions'), options, async (sheet) => {
    const side = 130;
    const x = page.margin + side + 16;
    const width = page.width - page.margin - x;
    let top = sheet.top;
    for await (const some of rows) {
      for (const row of some) {
        const people = row.people.length > 0 ? words.say('sheet.people', { names: row.people.join(', ') }) : '';
        const called = names.get(row.id) ?? [row.name];
        const lines = [
          ...sheet.lines(titleOf(row, words), width, 11.5, 4, 'bold'),
          ...sheet.lines(row.caption ?? '', width, 9.5),
          ...sheet.lines(people, width, 9.5),
          ...[
            whenAndWhere(row, words),
            creditOf(row, words),
            ...called.map((name) => words.say('sheet.file', { name })),
          ].flatMap((text) => sheet.lines(text, width, 8.5, 4, 'regular', 0.35)),
        ];
        const jpeg = await small(row);
        const high = Math.max(heightOf(lines), side * 0.75);
        if (top + Math.min(high, bottom - sheet.again) > bottom) top = sheet.turn();
        const drawn = await sheet.picture(jpeg, page.margin, top, side, side, words.say(`kind.${row.kind}`), false);
        const end = sheet.flow(lines, x, top);
        top = Math.max(end, end < top ? 0 : top + drawn) + 18;
      }
    }
  });
}

interface Line {
  readonly text: string;
  readonly size: number;
  readonly weight: 'regular' | 'bold';
  readonly grey: number;
}

const leading = 1.32;
const heightOf = (lines: readonly Line[]): number => lines.reduce((sum, { size }) => sum + size * leading, 0);

/** The pages of one sheet, with what stands on each of them. */
class Sheet {
  readonly #pdf: PdfWriter;
  readonly #words: SheetWords;
  #number = 1;
  /** Where the first page begins below its heading, and where all others begin. */
  readonly top: number;
  readonly again = page.margin;

  constructor(pdf: PdfWriter, words: SheetWords, heading: string, count: number) {
    this.#pdf = pdf;
    this.#words = words;
    pdf.text(page.margin, page.margin + 16, 18, plain(heading), 'bold');
    const made = words.say('sheet.made', { count, day: words.date(words.today) });
    pdf.text(page.margin, page.margin + 32, 9, plain(made), 'regular', 0.35);
    this.top = page.margin + 52;
  }

  lines(
    text: string,
    width: number,
    size: number,
    most?: number,
    weight: Line['weight'] = 'regular',
    grey = 0,
  ): Line[] {
    const measure = (piece: string): number => this.#pdf.widthOf(piece, size, weight);
    return linesOf(plain(text), width, measure, most).map((line) => ({ text: line, size, weight, grey }));
  }

  put(lines: readonly Line[], x: number, top: number): number {
    let at = top;
    for (const { text, size, weight, grey } of lines) {
      at += size * leading;
      this.#pdf.text(x, at - size * 0.35, size, text, weight, grey);
    }
    return at;
  }

  /** Lines that may go on on the next page; answers where they end. */
  flow(lines: readonly Line[], x: number, top: number): number {
    let at = top;
    for (const line of lines) {
      if (at + line.size * leading > bottom) at = this.turn();
      at = this.put([line], x, at);
    }
    return at;
  }

  /** A picture inside of a box, or what kind of thing it is; answers how high it is. `centred`: in the middle of the box. */
  async picture(
    jpeg: Buffer | undefined,
    x: number,
    y: number,
    width: number,
    height: number,
    kind: string,
    centred = true,
  ): Promise<number> {
    const picture: PdfPicture | undefined = jpeg && this.#pdf.picture(jpeg);
    if (!picture) {
      const top = centred ? y + height * 0.125 : y;
      this.#pdf.box(x, top, width, height * 0.75, 0.93);
      this.put(this.lines(kind, width - 12, 8, 1, 'regular', 0.35), x + 6, top + 6);
      return height * 0.75;
    }
    const scale = Math.min(width / picture.width, height / picture.height);
    const [w, h] = [picture.width * scale, picture.height * scale];
    const shift = centred ? [(width - w) / 2, (height - h) / 2] : [0, 0];
    this.#pdf.draw(picture, x + (shift[0] ?? 0), y + (shift[1] ?? 0), w, h);
    return h;
  }

  /** The next page; answers where it begins. */
  turn(): number {
    this.#foot();
    this.#pdf.endPage();
    this.#number += 1;
    return this.again;
  }

  end(): void {
    this.#foot();
    this.#pdf.finish();
  }

  #foot(): void {
    const text = this.#words.say('sheet.page', { page: this.#number });
    const width = this.#pdf.widthOf(text, 8);
    this.#pdf.text(page.width - page.margin - width, page.height - page.margin + 8, 8, text, 'regular', 0.35);
  }
}

async function written(
  target: string,
  heading: string,
  { words, count }: PdfSheetOptions,
  draw: (sheet: Sheet) => Promise<void>,
): Promise<void> {
  const { width, height } = page;
  const pdf = new PdfWriter(target, { title: heading, language: words.language, width, height });
  try {
    const sheet = new Sheet(pdf, words, heading, count);
    await draw(sheet);
    sheet.end();
  } finally {
    pdf.close();
  }
}
