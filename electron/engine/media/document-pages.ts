import sharp from 'sharp';
import { BahanError } from '../../../shared/errors.ts';
import { withFile } from './file-source.ts';
import { openPdf } from './pdf-document.ts';
import type { PagePicture } from './pictures.ts';
import type { Tasks } from './protocol.ts';

/** Draws one page of a PDF, its longer side `edge` pixels. @throws BahanError `not-found` for a page that is not there. */
export async function drawPage(path: string, page: number, edge: number): Promise<PagePicture> {
  const { data, width, height } = await withFile(path, async (source) => {
    const document = await openPdf(source.whole());
    try {
      if (page >= document.pages) throw new BahanError('not-found', { path, page });
      return document.draw(page, edge);
    } finally {
      document.close();
    }
  });
  const bytes = await sharp(data, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .webp({ quality: 85, effort: 1 })
    .toBuffer();
  return { mime: 'image/webp', bytes, width, height };
}

export function wordsOfPage(path: string, page: number): Promise<Tasks['words']['result']> {
  return Promise.reject(new BahanError('file-unsupported', { path, page }));
}

export function findInPages(path: string, text: string): Promise<Tasks['find']['result']> {
  return Promise.reject(new BahanError('file-unsupported', { path, text }));
}
