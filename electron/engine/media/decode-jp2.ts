import { createRequire } from 'node:module';
import { BahanError } from '../../../shared/errors.ts';
import type { FileSource } from './file-source.ts';
import { readCodestream, readJp2 } from './probe/jpeg2000.ts';

/** What is used of the module, which brings no types. */
interface Decoder {
  getEncodedBuffer(length: number): Uint8Array;
  decode(): void;
  getDecodedBuffer(): Uint8Array;
  getFrameInfo(): FrameInfo;
  /** As OpenJPEG counts them: 1 sRGB, 2 grey, 3 luminance and two colour differences. */
  getColorSpace(): number;
  delete(): void;
}
interface FrameInfo {
  readonly width: number;
  readonly height: number;
  readonly bitsPerSample: number;
  readonly componentCount: number;
  readonly isSigned: boolean;
}
interface OpenJpeg {
  readonly J2KDecoder: new () => Decoder;
}
type OpenJpegFactory = (options: {
  locateFile: () => string;
  print: () => void;
  printErr: () => void;
}) => Promise<OpenJpeg>;

export interface DecodedJp2 {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 2 | 3 | 4;
}

const samples = 1.5e8;
const luminanceAndDifferences = 3;

let loading: Promise<OpenJpeg> | undefined;

function openJpeg(): Promise<OpenJpeg> {
  const require = createRequire(import.meta.url);
  loading ??= (require('@cornerstonejs/codec-openjpeg/decodewasmjs') as OpenJpegFactory)({
    locateFile: () => require.resolve('@cornerstonejs/codec-openjpeg/decodewasm'),
    // its words about every picture
    print: () => {},
    printErr: () => {},
  });
  return loading;
}

/**
 * The pixels of a JPEG 2000 (OpenJPEG), as 8 bits a sample: grey or sRGB, with or without transparency.
 * @throws BahanError `file-too-large`, `file-damaged`.
 */
export async function decodeJp2(source: FileSource, format: string): Promise<DecodedJp2> {
  const blocks = format === 'j2k' ? readCodestream(source.read) : readJp2(source.read, source.size);
  const { width: wide = 0, height: tall = 0 } = blocks.size;
  if (wide * tall * 3 > samples) throw new BahanError('file-too-large', { path: source.path });
  const { J2KDecoder } = await openJpeg();
  const decoder = new J2KDecoder();
  try {
    decoder.getEncodedBuffer(source.size).set(source.whole());
    decoder.decode();
    const info = decoder.getFrameInfo();
    const { width, height, componentCount: channels } = info;
    const bytes = decoder.getDecodedBuffer();
    const count = width * height * channels;
    if (count === 0 || channels > 4 || bytes.length < count * (info.bitsPerSample > 8 ? 2 : 1)) {
      throw new BahanError('file-damaged', { path: source.path }, { message: 'OpenJPEG does not decode it' });
    }
    const data = toBytes(bytes, count, info);
    if (decoder.getColorSpace() === luminanceAndDifferences && channels >= 3) toRgb(data, channels);
    return { data, width, height, channels: channels as DecodedJp2['channels'] };
  } finally {
    decoder.delete();
  }
}

/** Samples of more than 8 bits are little-endian words. */
function toBytes(bytes: Uint8Array, count: number, { bitsPerSample, isSigned }: FrameInfo): Buffer {
  const data = Buffer.alloc(count);
  if (bitsPerSample <= 8) {
    const scale = 255 / (2 ** bitsPerSample - 1);
    for (let i = 0; i < count; i++) data[i] = ((bytes[i] ?? 0) ^ (isSigned ? 0x80 : 0)) * scale;
    return data;
  }
  const shift = bitsPerSample - 8;
  const middle = isSigned ? 2 ** (bitsPerSample - 1) : 0;
  for (let i = 0; i < count; i++) {
    const word = (bytes[2 * i] ?? 0) | ((bytes[2 * i + 1] ?? 0) << 8);
    const value = isSigned ? ((word << 16) >> 16) + middle : word;
    data[i] = Math.max(0, Math.min(255, value >> shift));
  }
  return data;
}

/** Rec. 601, full range (sYCC, IEC 61966-2-1 amendment 1). */
function toRgb(data: Buffer, channels: number): void {
  const clamp = (value: number) => Math.max(0, Math.min(255, Math.round(value)));
  for (let at = 0; at + 2 < data.length; at += channels) {
    const [y = 0, b = 0, r = 0] = [data[at], (data[at + 1] ?? 0) - 128, (data[at + 2] ?? 0) - 128];
    data[at] = clamp(y + 1.402 * r);
    data[at + 1] = clamp(y - 0.344136 * b - 0.714136 * r);
    data[at + 2] = clamp(y + 1.772 * b);
  }
}
