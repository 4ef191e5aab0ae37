import { type Draw, drawnBeside, nothingStored } from './draw.ts';
import type { FileSource } from './file-source.ts';

/** The picture that a sound carries in its tags. @throws BahanError `file-unsupported` where there is none. */
export async function soundCover(source: FileSource, mime: string): Promise<Draw> {
  const { readTags } = await import('./audio-tags.ts');
  const tags = await readTags(source, mime, true).catch(() => undefined);
  return drawnBeside(tags?.common.picture?.[0]?.data);
}

const filmsWithCovers = new Set('mp4 mov m4v quicktime matroska webm asf'.split(' '));

/** The cover that a film carries, for where no frame of it can be had. @throws BahanError `file-unsupported`. */
export async function filmCover(source: FileSource, format: string): Promise<Draw> {
  if (!filmsWithCovers.has(format)) throw nothingStored();
  const { parseFile } = await import('music-metadata');
  const tags = await parseFile(source.path, { duration: false }).catch(() => undefined);
  return drawnBeside(tags?.common.picture?.[0]?.data);
}
