import type { FileSource } from './file-source.ts';

/** Above this a file is read by its decoder piece by piece instead of whole into memory. */
const inMemory = 256 * 1024 * 1024;

/**
 * What sharp gets: the bytes from the one open handle, so that facts and picture are of the same content and no decoder
 * keeps a file open; the path only for very large files.
 */
export function pictureInput(source: FileSource): Buffer | string {
  return source.size <= inMemory ? source.whole() : source.path;
}
