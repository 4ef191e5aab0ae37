import sharp from 'sharp';
import { BahanError } from '../../../shared/errors.ts';
import type { PageHit, PageRun } from '../../../shared/model/document.ts';
import { withFile } from './file-source.ts';
import { type PdfDocument, withPdf } from './kept-pdf.ts';
import type { PagePicture } from './pictures.ts';

const mostHitPages = 500;
const boxesOfPage = 200;
const mostBoxes = 5000;
/** Milliseconds after which what was found so far is the answer. */
const findTime = 20_000;
const largestEdge = 6000;

async function onPage<T>(path: string, page: number, use: (document: PdfDocument) => T): Promise<T> {
  return withFile(path, (source) =>
    withPdf(source, (document) => {
      if (page >= document.pages) throw new BahanError('not-found', { path, page });
      return use(document);
    }),
  );
}

/** Draws one page of a PDF, its longer side `edge` pixels. @throws BahanError `not-found` for a page that is not there. */
export async function drawPage(path: string, page: number, edge: number): Promise<PagePicture> {
  const { data, width, height } = await onPage(path, page, (document) =>
    document.draw(page, Math.max(1, Math.min(edge, largestEdge))),
  );
  const bytes = await sharp(data, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .webp({ quality: 85, effort: 1 })
    .toBuffer();
  return { mime: 'image/webp', bytes, width, height };
}

/** The words of one page with their places. @throws BahanError `not-found` for a page that is not there. */
export async function wordsOfPage(path: string, page: number): Promise<{ runs: PageRun[] }> {
  return { runs: await onPage(path, page, (document) => document.runs(page)) };
}

/**
 * Where words stand in a PDF, without regard to case: at most 500 pages are named, at most 200 places on each. `total`
 * counts every place that was looked at; `cut` says that there may be more.
 */
export function findInPages(path: string, text: string): Promise<{ hits: PageHit[]; total: number; cut: boolean }> {
  const words = text.trim().replace(/\s+/g, ' ');
  return onPage(path, 0, (document) => {
    const hits: PageHit[] = [];
    const until = Date.now() + findTime;
    let total = 0;
    let boxes = 0;
    let cut = false;
    for (let page = 0; page < document.pages && words !== ''; page++) {
      if (Date.now() > until) return { hits, total, cut: true };
      const room = hits.length < mostHitPages ? Math.min(boxesOfPage, mostBoxes - boxes) : 0;
      const found = document.find(page, words, room);
      if (found.times === 0) continue;
      total += found.times;
      cut ||= room === 0 || found.boxes.length >= room;
      if (hits.length < mostHitPages) hits.push({ page, boxes: found.boxes });
      boxes += found.boxes.length;
    }
    return { hits, total, cut };
  });
}
