import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium';
import { BahanError } from '../../../shared/errors.ts';

/** One open PDF. Pages are numbered from 0. */
export interface PdfDocument {
  readonly pages: number;
  /** A text of the document information dictionary, '' for none. */
  info(key: string): string;
  pageText(page: number): string;
  /** RGBA pixels of a page on white, its longer side `edge` at most. */
  draw(page: number, edge: number): { data: Buffer; width: number; height: number };
  close(): void;
}

const passwordError = 4;
const largest = 512 * 1024 * 1024;

let loading: Promise<WrappedPdfiumModule> | undefined;

/** The module is loaded once in a process; a document that breaks it ends the process with it. */
function pdfium(): Promise<WrappedPdfiumModule> {
  loading ??= (async () => {
    const wasm = readFileSync(createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm'));
    const module = await init({ wasmBinary: new Uint8Array(wasm).buffer });
    module.PDFiumExt_Init();
    return module;
  })();
  return loading;
}

/** @throws BahanError `file-locked-by-password`, `file-damaged`, `file-too-large`. */
export async function openPdf(bytes: Buffer): Promise<PdfDocument> {
  if (bytes.length > largest) throw new BahanError('file-too-large', { bytes: bytes.length });
  const module = await pdfium();
  const { wasmExports, HEAPU8 } = module.pdfium as typeof module.pdfium & { HEAPU8: Uint8Array };
  const at = wasmExports.malloc(bytes.length);
  if (at === 0 || HEAPU8 === undefined) throw new BahanError('file-too-large', { bytes: bytes.length });
  heap(module).set(bytes, at);
  const document = module.FPDF_LoadMemDocument(at, bytes.length, '');
  if (document === 0) {
    const locked = module.FPDF_GetLastError() === passwordError;
    wasmExports.free(at);
    throw new BahanError(
      locked ? 'file-locked-by-password' : 'file-damaged',
      {},
      { message: 'PDFium does not open it' },
    );
  }
  return {
    pages: module.FPDF_GetPageCount(document),
    info: (key) => info(module, document, key),
    pageText: (page) => pageText(module, document, page),
    draw: (page, edge) => drawPage(module, document, page, edge),
    close: () => {
      module.FPDF_CloseDocument(document);
      wasmExports.free(at);
    },
  };
}

/** Looked up each time: the memory moves when it grows. */
function heap(module: WrappedPdfiumModule): Uint8Array {
  return (module.pdfium as unknown as { HEAPU8: Uint8Array }).HEAPU8;
}

/** Reads UTF-16 of a length that is asked for first (both PDFium's way; the length counts the closing NUL). */
function wide(module: WrappedPdfiumModule, length: number, fill: (buffer: number) => void): string {
  if (length <= 2) return '';
  const { wasmExports } = module.pdfium;
  const buffer = wasmExports.malloc(length);
  try {
    fill(buffer);
    return Buffer.from(heap(module).subarray(buffer, buffer + length))
      .toString('utf16le')
      .replace(/\0+$/, '');
  } finally {
    wasmExports.free(buffer);
  }
}

function info(module: WrappedPdfiumModule, document: number, key: string): string {
  const length = module.FPDF_GetMetaText(document, key, 0, 0);
  return wide(module, length, (buffer) => void module.FPDF_GetMetaText(document, key, buffer, length));
}

function pageText(module: WrappedPdfiumModule, document: number, number: number): string {
  const page = module.FPDF_LoadPage(document, number);
  if (page === 0) return '';
  const text = module.FPDFText_LoadPage(page);
  try {
    const characters = text === 0 ? 0 : module.FPDFText_CountChars(text);
    const printed =
      characters > 0
        ? wide(module, (characters + 1) * 2, (buffer) => void module.FPDFText_GetText(text, 0, characters, buffer))
        : '';
    return [printed, ...writtenOn(module, page)].join('\n');
  } finally {
    if (text !== 0) module.FPDFText_ClosePage(text);
    module.FPDF_ClosePage(page);
  }
}

const mostAnnotations = 2000;

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

const annotations = 0x01;
const rgbaOrder = 0x10;

function drawPage(module: WrappedPdfiumModule, document: number, number: number, edge: number) {
  const page = module.FPDF_LoadPage(document, number);
  if (page === 0) throw new BahanError('file-damaged', {}, { message: `page ${number + 1} does not open` });
  let bitmap = 0;
  try {
    const wide = module.FPDF_GetPageWidthF(page);
    const tall = module.FPDF_GetPageHeightF(page);
    if (!(wide > 0 && tall > 0)) throw new BahanError('file-damaged', {}, { message: 'the page has no size' });
    const scale = edge / Math.max(wide, tall);
    const width = Math.max(1, Math.round(wide * scale));
    const height = Math.max(1, Math.round(tall * scale));
    bitmap = module.FPDFBitmap_Create(width, height, 0);
    if (bitmap === 0) throw new BahanError('file-damaged', {}, { message: 'no room for the page' });
    module.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
    module.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, annotations | rgbaOrder);
    const from = module.FPDFBitmap_GetBuffer(bitmap);
    const data = Buffer.from(heap(module).slice(from, from + width * height * 4));
    return { data, width, height };
  } finally {
    if (bitmap !== 0) module.FPDFBitmap_Destroy(bitmap);
    module.FPDF_ClosePage(page);
  }
}
