import { type IAudioMetadata, parseBuffer, parseFile } from 'music-metadata';
import type { FileSource } from './file-source.ts';

/** Larger ones are read where they lie: a share must not carry hours of sound for three words. */
const inMemory = 16 * 1024 * 1024;

/** The tags of a sound file. Its length is counted where no header states it. Throws what the parser throws. */
export function readTags(source: FileSource, mime: string, covers: boolean): Promise<IAudioMetadata> {
  const options = { duration: !covers && source.size <= inMemory, skipCovers: !covers, skipPostHeaders: covers };
  if (source.size > inMemory) return parseFile(source.path, options);
  return parseBuffer(source.whole(), { mimeType: mime, size: source.size, path: source.path }, options);
}
