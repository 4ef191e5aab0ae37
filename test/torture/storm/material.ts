import sharp, { type Sharp } from 'sharp';
import type { Random } from '../../bench/random.ts';
import { mp3File, mp4File, wavFile } from '../../electron/engine/media/media-files.ts';
import { pdfFile } from '../../electron/engine/media/pdf-file.ts';

/** `shot`: a JPEG with capture time and camera. `picture`: one without. `empty`: of zero bytes. */
export type MaterialKind = 'shot' | 'picture' | 'png' | 'text' | 'pdf' | 'mp3' | 'wav' | 'mp4' | 'empty';

export interface Made {
  readonly kind: MaterialKind;
  readonly extension: string;
  readonly bytes: Buffer;
}

export const isPicture = (kind: MaterialKind): boolean => kind === 'shot' || kind === 'picture' || kind === 'png';

const extensions: Readonly<Record<MaterialKind, readonly string[]>> = {
  shot: ['jpg', 'JPG', 'jpeg'],
  picture: ['jpg', 'JPG'],
  png: ['png'],
  text: ['txt'],
  pdf: ['pdf'],
  mp3: ['mp3'],
  wav: ['wav'],
  mp4: ['mp4', 'MP4'],
  empty: ['jpg', 'txt', 'mp4'],
};

/** Kinds in the shares of an office's folder: mostly photos. */
const mixture: readonly MaterialKind[] = [
  ...(['shot', 'shot', 'shot', 'shot', 'shot', 'shot', 'picture', 'picture', 'picture', 'png', 'png'] as const),
  ...(['text', 'text', 'pdf', 'mp3', 'wav', 'mp4', 'empty'] as const),
];

/** The nth material; `n` alone decides what is in it, and no two are alike to the eye either. */
export async function make(n: number, random: Random, kind = random.pick(mixture)): Promise<Made> {
  return { kind, extension: random.pick(extensions[kind]), bytes: await bytesOf(kind, n) };
}

async function bytesOf(kind: MaterialKind, n: number): Promise<Buffer> {
  switch (kind) {
    case 'shot':
      return drawing(n)
        .jpeg({ quality: 82 })
        .withExif({ IFD0: { Make: 'Canon', Model: `EOS ${n % 3}` }, IFD2: { DateTimeOriginal: momentOf(n) } })
        .toBuffer();
    case 'picture':
      return drawing(n).jpeg({ quality: 82 }).toBuffer();
    case 'png':
      return drawing(n).png({ compressionLevel: 3 }).toBuffer();
    case 'text':
      return Buffer.from(`Notulen rapat nomor ${n}\n${'Hadir semua bidang. '.repeat(1 + (n % 9))}\n`);
    case 'pdf':
      return pdfFile([`Surat nomor ${n}`]);
    case 'mp3':
      return stamped(mp3File(`Rekaman ${n}`, 'Humas'), n);
    case 'wav':
      return stamped(wavFile({ INAM: `Rekaman ${n}` }), n);
    case 'mp4':
      return stamped(mp4File({ width: 64, height: 36, seconds: 1 + (n % 50), created: 1.6e12 + n * 60_000 }), n);
    case 'empty':
      return Buffer.alloc(0);
  }
}

/** A moment of its own to the second. */
function momentOf(n: number): string {
  const at = new Date(Date.UTC(2015, 0, 1) + n * 7_919_000).toISOString();
  return `${at.slice(0, 10).replaceAll('-', ':')} ${at.slice(11, 19)}`;
}

/** Patches of colour with edges, that no other number has: they survive another packing as a photograph does. */
function drawing(n: number): Sharp {
  const [width, height] = [16, 12];
  const patches = Buffer.alloc(width * height * 3);
  let state = Math.imul(n, 2_654_435_761) >>> 0;
  for (let i = 0; i < patches.length; i += 1) {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 3_266_489_917) >>> 0;
    patches[i] = 20 + (state >>> 24) * 0.8;
  }
  return sharp(patches, { raw: { width, height, channels: 3 } }).resize(128, 96, { kernel: 'nearest', fit: 'fill' });
}

/** Sounds and frames of its own, at the end of the file where none of its words lie. */
function stamped(bytes: Buffer, n: number): Buffer {
  bytes.write(`sample ${n}`, bytes.length - 300, 'latin1');
  return bytes;
}
