import type { FileHandle } from 'node:fs/promises';
import type { ClipForm } from '../../../shared/model/clip.ts';
import { indexFirst } from './mp4-index.ts';
import { blankWebmNames } from './webm-names.ts';

/**
 * Makes a clip that is written whole into what may leave: with its index first, and without the names of what wrote it.
 * @throws BahanError `file-damaged`, `cancelled`; errors of the file system
 */
export async function finishClip(file: FileHandle, form: ClipForm, signal?: AbortSignal): Promise<void> {
  switch (form) {
    case 'mp4':
    case 'm4a':
      return await indexFirst(file, signal);
    case 'webm':
    case 'weba':
      return await blankWebmNames(file);
    case 'wav':
      return; // it says nothing but its words
  }
}
