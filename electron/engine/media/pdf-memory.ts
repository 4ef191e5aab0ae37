import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import { BahanError } from '../../../shared/errors.ts';

/** Looked up each time: the memory moves when it grows. */
export function heap(module: WrappedPdfiumModule): Buffer {
  const { buffer, byteLength } = (module.pdfium as unknown as { HEAPU8: Uint8Array }).HEAPU8;
  return Buffer.from(buffer, 0, byteLength);
}

/** Room in the module's memory while `use` runs. */
export function withRoom<T>(module: WrappedPdfiumModule, bytes: number, use: (at: number) => T): T {
  const { wasmExports } = module.pdfium;
  const at = wasmExports.malloc(bytes);
  if (at === 0) throw new BahanError('file-too-large', {}, { message: 'no room in memory' });
  try {
    return use(at);
  } finally {
    wasmExports.free(at);
  }
}

/** Reads UTF-16 of a length that is asked for first (both PDFium's way; the length counts the closing NUL). */
export function wide(module: WrappedPdfiumModule, length: number, fill: (buffer: number) => void): string {
  if (length <= 2) return '';
  return withRoom(module, length, (buffer) => {
    fill(buffer);
    return heap(module)
      .toString('utf16le', buffer, buffer + length)
      .replace(/\0+$/, '');
  });
}
