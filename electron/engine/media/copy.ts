import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { Sharp } from 'sharp';
import { BahanError } from '../../../shared/errors.ts';
import type { Preset } from '../../../shared/model/export.ts';
import type { CopyDescription, CopyRequest, CopyResult } from './copy-request.ts';
import { openDrawable } from './drawable.ts';
import { fileError, withFile } from './file-source.ts';
import { readerError } from './reader-error.ts';
import { withIptc } from './write-iptc.ts';
import { descriptionXmp } from './write-xmp.ts';

/**
 * Makes one copy for a channel at `target`, which is flushed to the disk before this returns; the caller gives it its
 * name. The source is only ever read.
 * @throws BahanError about the source (`file-missing`, `file-changing`, `file-damaged`, …) or the target
 *   (`target-full`, `target-unwritable`).
 */
export async function copyFile(request: CopyRequest): Promise<CopyResult> {
  return request.preset.original ? copyBytes(request) : drawCopy(request);
}

/** The bytes as they are, compared by a hash of what was read and a hash of what then lies on the disk. */
async function copyBytes({ source, target }: CopyRequest): Promise<CopyResult> {
  const bytes = await withFile(source, async (from) => {
    const hash = createHash('sha256');
    const input = createReadStream(source);
    input.on('data', (chunk) => hash.update(chunk));
    try {
      await pipeline(input, createWriteStream(target, { flush: true }));
    } catch (cause) {
      throw targetError(cause, source, target);
    }
    const written = createHash('sha256');
    for await (const chunk of createReadStream(target)) written.update(chunk as Buffer);
    if (!hash.digest().equals(written.digest())) throw new BahanError('target-unwritable', { path: target });
    return from.size;
  });
  const { size } = await stat(target);
  if (size !== bytes) throw new BahanError('file-changing', { path: source });
  return { width: null, height: null, bytes };
}

async function drawCopy({ source, target, preset, describe, turn = 0 }: CopyRequest): Promise<CopyResult> {
  const { data, info } = await withFile(source, async (from) => {
    try {
      const draw = await openDrawable(from);
      const upright = draw(true);
      return await pack(turn === 0 ? upright : upright.rotate(turn * 90), preset, describe);
    } catch (cause) {
      const { code, message } = readerError(cause);
      throw new BahanError(code, { path: source }, { cause, message });
    }
  });
  // what is no JPEG stays as it is
  const bytes = withIptc(data, describe);
  await writeWhole(target, bytes, source);
  return { width: info.width, height: info.height, bytes: bytes.length };
}

/** In sRGB, within the long edge, and without any of the source's metadata. */
function pack(picture: Sharp, preset: Preset, describe: CopyDescription) {
  let image = picture;
  if (preset.longEdge) {
    image = image.resize(preset.longEdge, preset.longEdge, { fit: 'inside', withoutEnlargement: true });
  }
  image = image.toColourspace('srgb');
  const quality = preset.quality ?? 85;
  const format = preset.format ?? 'jpeg';
  if (format === 'jpeg') image = image.flatten({ background: '#ffffff' }).jpeg({ quality, mozjpeg: true });
  else if (format === 'webp') image = image.webp({ quality });
  else image = image.png();
  const xmp = descriptionXmp(describe);
  if (xmp) image = image.withXmp(xmp);
  const exif = exifOf(describe);
  if (Object.keys(exif).length) image = image.withExif({ IFD0: exif });
  return image.toBuffer({ resolveWithObject: true });
}

/** EXIF holds ASCII only where it is written here; XMP beside it has the words as they are. A title is no description. */
function exifOf({ caption, creator, copyright }: CopyDescription): Record<string, string> {
  const fields: Record<string, string> = {};
  if (caption) fields.ImageDescription = caption;
  if (creator) fields.Artist = creator;
  if (copyright) fields.Copyright = copyright;
  return fields;
}

async function writeWhole(target: string, data: Buffer, source: string): Promise<void> {
  try {
    const handle = await open(target, 'w');
    try {
      await handle.writeFile(data);
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (cause) {
    throw targetError(cause, source, target);
  }
}

/** Which side failed: what names the source's path is the source's trouble. */
function targetError(cause: unknown, source: string, target: string): BahanError {
  const { code, path } = cause as NodeJS.ErrnoException;
  if (path === source) return fileError(cause, source);
  if (code === 'ENOSPC' || code === 'EDQUOT') return new BahanError('target-full', { path: target }, { cause });
  if (code === 'ENOENT') return new BahanError('target-missing', { path: target }, { cause });
  return new BahanError('target-unwritable', { path: target }, { cause });
}
