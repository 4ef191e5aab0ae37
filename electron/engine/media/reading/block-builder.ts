import { type Block, heading, paragraph } from './block.ts';

const mostColumns = 60;
const rowsOfTable = 400;
const deepest = 12;

interface Open {
  text: string;
  level: number;
  item: boolean;
}

/**
 * Puts blocks together from what a reader of some markup meets: paragraphs, which may stand inside each other (text
 * boxes), and tables. A table inside a table gives its words to the cell that it stands in.
 */
export class BlockBuilder {
  #done: Block[] = [];
  #open: Open[] = [];
  #loose = '';
  #tables = 0;
  #rows: string[][] = [];
  #cells: string[] | undefined;
  #cell: string[] | undefined;

  /** Blocks that are finished; they are given out once. */
  take(): Block[] {
    const done = this.#done;
    this.#done = [];
    return done;
  }

  /** What is finished and what is not. */
  end(): Block[] {
    while (this.#open.length > 0) this.closeParagraph();
    this.#flushLoose();
    if (this.#tables > 0) {
      this.#tables = 1;
      this.closeTable();
    }
    return this.take();
  }

  openParagraph(level = 0, item = false): void {
    this.#flushLoose();
    if (this.#open.length < deepest) this.#open.push({ text: '', level, item });
  }

  closeParagraph(): void {
    const open = this.#open.pop();
    if (open) this.#put(open.text, open.level, open.item);
  }

  /** Ends whatever paragraph words stand in, where a markup does not say which one. */
  endParagraph(): void {
    while (this.#open.length > 0) this.closeParagraph();
    this.#flushLoose();
  }

  setLevel(level: number): void {
    const open = this.#open.at(-1);
    if (open) open.level = level;
  }

  setItem(): void {
    const open = this.#open.at(-1);
    if (open) open.item = true;
  }

  words(text: string): void {
    const open = this.#open.at(-1);
    if (open) open.text += text;
    else this.#loose += text;
  }

  openTable(): void {
    this.#flushLoose();
    this.#tables += 1;
  }

  openRow(): void {
    if (this.#tables === 1) this.closeRow();
  }

  openCell(): void {
    if (this.#tables !== 1) return;
    this.#endCell();
    this.#cells ??= [];
    this.#cell = [];
  }

  closeRow(): void {
    if (this.#tables !== 1) return;
    this.#endCell();
    if (this.#cells?.some((cell) => cell !== '')) this.#rows.push(this.#cells.slice(0, mostColumns));
    this.#cells = undefined;
    if (this.#rows.length >= rowsOfTable) this.#endRows();
  }

  closeTable(): void {
    if (this.#tables === 0) return;
    this.#flushLoose();
    if (this.#tables === 1) {
      this.closeRow();
      this.#endRows();
    }
    this.#tables -= 1;
  }

  breakAs(name: string): void {
    this.#flushLoose();
    if (this.#tables === 0) this.#done.push({ is: 'break', name });
  }

  /** Text outside of any paragraph becomes one. */
  #flushLoose(): void {
    const text = this.#loose;
    this.#loose = '';
    if (text.trim() !== '') this.#put(text, 0, false);
  }

  #put(raw: string, level: number, item: boolean): void {
    const text = tidy(raw);
    if (text === '') return;
    if (this.#cell) this.#cell.push(text);
    else if (level > 0) this.#done.push(heading(level, text));
    else this.#done.push(item ? { is: 'item', text } : paragraph(text));
  }

  #endCell(): void {
    this.#flushLoose();
    if (this.#cell && this.#cells) this.#cells.push(this.#cell.join('\n'));
    this.#cell = undefined;
  }

  #endRows(): void {
    const rows = this.#rows;
    this.#rows = [];
    if (rows.length === 0) return;
    // one column is no table: a frame, or a page laid out by one
    if (rows.every((row) => row.length < 2)) {
      for (const row of rows) for (const cell of row) if (cell !== '') this.#done.push(paragraph(cell));
    } else this.#done.push({ is: 'table', rows });
  }
}

const tidy = (text: string): string =>
  text
    .replace(/[ \t\u00a0\r]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
