import type { FileSource } from './file-source.ts';
import { openPdf, type PdfDocument } from './pdf-document.ts';

export type { PdfDocument } from './pdf-document.ts';

/** How long a document stays open after its last page was asked for: people leaf. */
const keptFor = 15_000;
const largestKept = 128 * 1024 * 1024;

interface Kept {
  readonly key: string;
  readonly document: PdfDocument;
  timer: NodeJS.Timeout | undefined;
}

let kept: Kept | undefined;

/**
 * Gives a PDF to `use`. The last document of a process stays open for some seconds, so that a long one is not opened
 * anew for each page; another content under its name is another document.
 */
export async function withPdf<T>(source: FileSource, use: (document: PdfDocument) => T): Promise<T> {
  const key = `${source.size} ${source.modifiedAt} ${source.path}`;
  if (kept?.key !== key) {
    drop();
    kept = { key, document: await openPdf(source.whole()), timer: undefined };
  }
  const mine = kept;
  clearTimeout(mine.timer);
  try {
    return use(mine.document);
  } catch (cause) {
    if (kept === mine) drop();
    throw cause;
  } finally {
    if (kept === mine) {
      if (source.size > largestKept) drop();
      else {
        mine.timer = setTimeout(() => kept === mine && drop(), keptFor);
        mine.timer.unref();
      }
    }
  }
}

function drop(): void {
  const last = kept;
  kept = undefined;
  clearTimeout(last?.timer);
  last?.document.close();
}
