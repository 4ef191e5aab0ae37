import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import type { PageBox, PageRun } from '../../../shared/model/document.ts';
import { heap, wide, withRoom } from './pdf-memory.ts';

const mostAnnotations = 2000;
const mostLetters = 200_000;
const mostRuns = 20_000;

function withPage<T>(
  module: WrappedPdfiumModule,
  document: number,
  number: number,
  none: T,
  use: (page: number, text: number) => T,
): T {
  const page = module.FPDF_LoadPage(document, number);
  if (page === 0) return none;
  const text = module.FPDFText_LoadPage(page);
  try {
    return use(page, text);
  } finally {
    if (text !== 0) module.FPDFText_ClosePage(text);
    module.FPDF_ClosePage(page);
  }
}

/** What is printed on a page, and below it what was written on it. */
export function pageText(module: WrappedPdfiumModule, document: number, number: number): string {
  return withPage(module, document, number, '', (page, text) => {
    const characters = text === 0 ? 0 : module.FPDFText_CountChars(text);
    const printed =
      characters > 0
        ? wide(module, (characters + 1) * 2, (buffer) => void module.FPDFText_GetText(text, 0, characters, buffer))
        : '';
    return [printed, ...writtenOn(module, page)].join('\n');
  });
}

/** What people filled into the fields of a form, and what they noted beside the text. */
function* writtenOn(module: WrappedPdfiumModule, page: number): Generator<string> {
  const count = Math.min(module.FPDFPage_GetAnnotCount(page), mostAnnotations);
  for (let i = 0; i < count; i++) {
    const annotation = module.FPDFPage_GetAnnot(page, i);
    if (annotation === 0) continue;
    for (const key of ['V', 'Contents']) {
      const length = module.FPDFAnnot_GetStringValue(annotation, key, 0, 0);
      const value = wide(module, length, (at) => void module.FPDFAnnot_GetStringValue(annotation, key, at, length));
      if (value !== '') yield value;
    }
    module.FPDFPage_CloseAnnot(annotation);
  }
}

/** A rectangle in the page's own space: y grows upward. */
interface Rectangle {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Fine enough for any screen, and whole numbers are all that the conversion gives. */
const grid = 100_000;

/** Shares of the page as displayed: the conversion knows rotation and crop box. */
function shares(module: WrappedPdfiumModule, page: number, { left, top, right, bottom }: Rectangle): PageBox {
  return withRoom(module, 16, (at) => {
    module.FPDF_PageToDevice(page, 0, 0, grid, grid, 0, left, top, at, at + 4);
    module.FPDF_PageToDevice(page, 0, 0, grid, grid, 0, right, bottom, at + 8, at + 12);
    const memory = heap(module);
    const x = [memory.readInt32LE(at), memory.readInt32LE(at + 8)].map(inside);
    const y = [memory.readInt32LE(at + 4), memory.readInt32LE(at + 12)].map(inside);
    const [fromX, fromY] = [Math.min(...x), Math.min(...y)];
    return { x: fromX, y: fromY, width: Math.max(...x) - fromX, height: Math.max(...y) - fromY };
  });
}

const inside = (value: number): number => Math.min(1, Math.max(0, value / grid));

/** The words of a page in lines, each with its place; a line is parted where a wide gap is, as between columns. */
export function runsOfPage(module: WrappedPdfiumModule, document: number, number: number): PageRun[] {
  return withPage<PageRun[]>(module, document, number, [], (page, text) => {
    const count = text === 0 ? 0 : Math.min(module.FPDFText_CountChars(text), mostLetters);
    const runs: PageRun[] = [];
    let words = '';
    let space: Rectangle | undefined;
    const end = (): void => {
      const plain = words.trimEnd();
      if (plain.trim() !== '' && space && runs.length < mostRuns) {
        const box = shares(module, page, space);
        if (box.width > 0 && box.height > 0) runs.push({ text: plain.toWellFormed(), box });
      }
      words = '';
      space = undefined;
    };
    withRoom(module, 16, (at) => {
      for (let i = 0; i < count; i++) {
        const code = module.FPDFText_GetUnicode(text, i);
        if (code === 0x0d || code === 0x0a) {
          end();
          continue;
        }
        // signs of the format itself, as for a word divided at the end of its line
        if (code < 0x20 || code === 0xfffe || code === 0xffff) continue;
        const letter = String.fromCodePoint(Math.min(code, 0x10ffff));
        if (letter.trim() === '') {
          if (words !== '') words += ' ';
          continue;
        }
        if (!module.FPDFText_GetLooseCharBox(text, i, at)) continue;
        const memory = heap(module);
        const own: Rectangle = {
          left: memory.readFloatLE(at),
          top: memory.readFloatLE(at + 4),
          right: memory.readFloatLE(at + 8),
          bottom: memory.readFloatLE(at + 12),
        };
        if (space && isApart(space, own)) end();
        words += letter;
        space = space
          ? {
              left: Math.min(space.left, own.left),
              top: Math.max(space.top, own.top),
              right: Math.max(space.right, own.right),
              bottom: Math.min(space.bottom, own.bottom),
            }
          : own;
      }
    });
    end();
    return runs;
  });
}

/** Further away than three letters are high, in either direction: lines may run upward as well. */
function isApart(space: Rectangle, own: Rectangle): boolean {
  const reach = 3 * Math.min(Math.abs(own.top - own.bottom), Math.abs(own.right - own.left) * 3);
  return (
    own.left - space.right > reach ||
    space.left - own.right > reach ||
    own.bottom - space.top > reach ||
    space.bottom - own.top > reach
  );
}

/** Where words stand on one page, and how often. PDFium looks over the ends of lines and does not regard case. */
export function findOnPage(
  module: WrappedPdfiumModule,
  document: number,
  number: number,
  words: string,
  most: number,
): { boxes: PageBox[]; times: number } {
  const none = { boxes: [] as PageBox[], times: 0 };
  return withPage(module, document, number, none, (page, text) => {
    if (text === 0) return none;
    const wanted = Buffer.from(`${words}\0`, 'utf16le');
    return withRoom(module, wanted.length, (at) => {
      heap(module).set(wanted, at);
      const search = module.FPDFText_FindStart(text, at, 0, 0);
      if (search === 0) return none;
      const boxes: PageBox[] = [];
      let times = 0;
      try {
        while (times < mostRuns && module.FPDFText_FindNext(search)) {
          times += 1;
          if (boxes.length >= most) continue;
          const first = module.FPDFText_GetSchResultIndex(search);
          boxes.push(...boxesOf(module, page, text, first, module.FPDFText_GetSchCount(search)));
        }
      } finally {
        module.FPDFText_FindClose(search);
      }
      return { boxes: boxes.slice(0, most), times };
    });
  });
}

function boxesOf(module: WrappedPdfiumModule, page: number, text: number, first: number, count: number): PageBox[] {
  const boxes: PageBox[] = [];
  const rectangles = Math.min(module.FPDFText_CountRects(text, first, count), 100);
  for (let i = 0; i < rectangles; i++) {
    const found = withRoom(module, 32, (at) => {
      if (!module.FPDFText_GetRect(text, i, at, at + 8, at + 16, at + 24)) return undefined;
      const memory = heap(module);
      return {
        left: memory.readDoubleLE(at),
        top: memory.readDoubleLE(at + 8),
        right: memory.readDoubleLE(at + 16),
        bottom: memory.readDoubleLE(at + 24),
      };
    });
    if (found) boxes.push(shares(module, page, found));
  }
  return boxes;
}
