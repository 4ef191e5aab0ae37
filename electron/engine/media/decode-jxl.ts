import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { JXLModule } from '@jsquash/jxl/codec/dec/jxl_dec.js';
import { BahanError } from '../../../shared/errors.ts';
import type { FileSource } from './file-source.ts';
import { readJxl } from './probe/jxl.ts';

/** Decoded at once and whole, four bytes a pixel, twice for a moment. */
const pixelLimit = 6e7;

let loading: Promise<JXLModule> | undefined;

function decoder(): Promise<JXLModule> {
  loading ??= (async () => {
    const file = createRequire(import.meta.url).resolve('@jsquash/jxl/codec/dec/jxl_dec.wasm');
    const { default: start } = await import('@jsquash/jxl/codec/dec/jxl_dec.js');
    return start({ noInitialRun: true, wasmBinary: readFileSync(file) });
  })();
  return loading;
}

/**
 * The pixels of a JPEG XL (libjxl): sRGB with transparency, turned as its header says; the first frame of several.
 * @throws BahanError `file-too-large`, `file-damaged`.
 */
export async function decodeJxl(source: FileSource): Promise<{ data: Buffer; width: number; height: number }> {
  const { width: wide = 0, height: tall = 0 } = readJxl(source.read, source.size).size;
  if (wide * tall > pixelLimit) throw new BahanError('file-too-large', { path: source.path });
  const module = await decoder();
  const picture = module.decode(source.whole());
  if (!picture || picture.width * picture.height === 0) {
    throw new BahanError('file-damaged', { path: source.path }, { message: 'libjxl does not decode it' });
  }
  const { data, width, height } = picture;
  return { data: Buffer.from(data.buffer, data.byteOffset, data.byteLength), width, height };
}
