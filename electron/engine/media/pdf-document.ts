import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium';
import { BahanError } from '../../../shared/errors.ts';
import type { PageBox, PageRun } from '../../../shared/model/document.ts';
import { heap, wide, withRoom } from './pdf-memory.ts';
import { openToEverybody } from './pdf-open-key.ts';
import { findOnPage, pageText, runsOfPage } from './pdf-words.ts';

/** One open PDF. Pages are numbered from 0. */
export interface PdfDocument {
  readonly pages: number;
  /** As `1.7`, '' when it does not say. */
  readonly version: string;
  readonly encrypted: boolean;
  /** Names of the files that it carries, at most 500. */
  readonly attachments: readonly string[];
  /** A text of the document information dictionary, '' for none. */
  info(key: string): string;
  /** The keys of that dictionary, at most 200. */
  infoKeys(): string[];
  /** Points as displayed: after rotation, cropped. */
  size(page: number): { width: number; height: number };
  pageText(page: number): string;
  runs(page: number): PageRun[];
  /** Where words stand on a page, without regard to case, at most `most` boxes, and how often they do. */
  find(page: number, text: string, most: number): { boxes: PageBox[]; times: number };
  /** RGBA pixels of a page on white, its longer side `edge` at most. */
  draw(page: number, edge: number): { data: Buffer; width: number; height: number };
  close(): void;
}

const passwordError = 4;
const largest = 512 * 1024 * 1024;
const mostKeys = 200;
const mostAttachments = 500;

let loading: Promise<WrappedPdfiumModule> | undefined;

/** The module is loaded once in a process, and anew after a document broke it. It runs no scripts. */
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
  try {
    return load(module, bytes);
  } catch (cause) {
    const locked = cause instanceof BahanError && cause.code === 'file-locked-by-password';
    const mended = locked ? openToEverybody(bytes) : undefined;
    if (!mended) throw cause;
    return load(module, mended);
  }
}

function load(module: WrappedPdfiumModule, bytes: Buffer): PdfDocument {
  const { wasmExports } = module.pdfium;
  const at = wasmExports.malloc(bytes.length);
  if (at === 0) throw new BahanError('file-too-large', { bytes: bytes.length });
  heap(module).set(bytes, at);
  const document = guarded(() => module.FPDF_LoadMemDocument(at, bytes.length, ''));
  if (document === 0) {
    const locked = module.FPDF_GetLastError() === passwordError;
    wasmExports.free(at);
    throw new BahanError(
      locked ? 'file-locked-by-password' : 'file-damaged',
      {},
      { message: 'PDFium does not open it' },
    );
  }
  let broken = false;
  const asked = <T>(work: () => T): T => {
    if (broken) throw stopped();
    try {
      return guarded(work);
    } catch (cause) {
      broken ||= isTrap((cause as Error).cause);
      throw cause;
    }
  };
  return {
    pages: asked(() => module.FPDF_GetPageCount(document)),
    version: asked(() => versionOf(module, document)),
    encrypted: asked(() => module.EPDF_IsEncrypted(document)),
    get attachments() {
      return asked(() => attachmentsOf(module, document));
    },
    info: (key) => asked(() => info(module, document, key)),
    infoKeys: () => asked(() => infoKeys(module, document)),
    size: (page) => asked(() => sizeOf(module, document, page)),
    pageText: (page) => asked(() => pageText(module, document, page)),
    runs: (page) => asked(() => runsOfPage(module, document, page)),
    find: (page, text, most) => asked(() => findOnPage(module, document, page, text, most)),
    draw: (page, edge) => asked(() => drawPage(module, document, page, edge)),
    close: () => {
      if (broken) return; // it goes with its module
      module.FPDF_CloseDocument(document);
      wasmExports.free(at);
    },
  };
}

/** A trap of WebAssembly, an abort of the module, or a stack that overflowed inside it. */
const isTrap = (cause: unknown): boolean =>
  (cause as Error | undefined)?.name === 'RuntimeError' || cause instanceof RangeError;
const stopped = (cause?: unknown): BahanError =>
  new BahanError('file-damaged', {}, { cause, message: 'PDFium stopped at this document' });

/** A trap leaves the module's memory in any state: it is left behind, and the next document gets a new one. */
function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (cause) {
    if (!isTrap(cause)) throw cause;
    loading = undefined;
    throw stopped(cause);
  }
}

function info(module: WrappedPdfiumModule, document: number, key: string): string {
  const length = module.FPDF_GetMetaText(document, key, 0, 0);
  return wide(module, length, (buffer) => void module.FPDF_GetMetaText(document, key, buffer, length));
}

function infoKeys(module: WrappedPdfiumModule, document: number): string[] {
  const keys: string[] = [];
  const count = Math.min(module.EPDF_GetMetaKeyCount(document, false), mostKeys);
  for (let i = 0; i < count; i++) {
    const length = module.EPDF_GetMetaKeyName(document, i, false, 0, 0);
    if (length <= 1 || length > 10_000) continue;
    const key = withRoom(module, length, (at) => {
      module.EPDF_GetMetaKeyName(document, i, false, at, length);
      return heap(module).toString('utf8', at, at + length - 1);
    });
    keys.push(key);
  }
  return keys;
}

function versionOf(module: WrappedPdfiumModule, document: number): string {
  const version = withRoom(module, 4, (at) =>
    module.FPDF_GetFileVersion(document, at) ? heap(module).readInt32LE(at) : 0,
  );
  return version > 0 ? `${Math.floor(version / 10)}.${version % 10}` : '';
}

function attachmentsOf(module: WrappedPdfiumModule, document: number): string[] {
  const names: string[] = [];
  const count = Math.min(module.FPDFDoc_GetAttachmentCount(document), mostAttachments);
  for (let i = 0; i < count; i++) {
    const attachment = module.FPDFDoc_GetAttachment(document, i);
    if (attachment === 0) continue;
    const length = module.FPDFAttachment_GetName(attachment, 0, 0);
    names.push(wide(module, length, (at) => void module.FPDFAttachment_GetName(attachment, at, length)));
  }
  return names;
}

function sizeOf(module: WrappedPdfiumModule, document: number, page: number): { width: number; height: number } {
  return withRoom(module, 8, (at) => {
    if (!module.FPDF_GetPageSizeByIndexF(document, page, at)) return { width: 0, height: 0 };
    const memory = heap(module);
    return { width: memory.readFloatLE(at), height: memory.readFloatLE(at + 4) };
  });
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
    const data = Buffer.from(heap(module).subarray(from, from + width * height * 4));
    return { data, width, height };
  } finally {
    if (bitmap !== 0) module.FPDFBitmap_Destroy(bitmap);
    module.FPDF_ClosePage(page);
  }
}
