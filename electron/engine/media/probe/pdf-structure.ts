import type { FileSource } from '../file-source.ts';

/** Whether the mark of its end stands where readers look for it; mail programs and servers append a little. */
export function pdfEnds(source: FileSource): boolean {
  const length = Math.min(source.size, 4096);
  const tail = source.read(source.size - length, length).toString('latin1');
  // one that is ordered for the web states its length at its beginning, and has a mark of an end early on
  const stated = /\/Linearized\b[^>]{0,300}?\/L\s+(\d{1,12})\b/.exec(source.read(0, 2048).toString('latin1'))?.[1];
  if (stated !== undefined && Number(stated) > source.size) return false;
  return tail.includes('%%EOF') || tail.includes('startxref');
}

const mostPages = 1_000_000;

/**
 * How many pages a PDF that does not open says it has: the numbers of a PDF are not ciphered, only its texts. Null when
 * its objects are packed. The root of the tree of pages has no parent, and the newest one stands last.
 */
export function pagesOfLocked(bytes: Buffer): number | null {
  let pages: number | null = null;
  let at = 0;
  for (let n = 0; n < 20_000; n++) {
    at = bytes.indexOf('/Pages', at + 1, 'latin1');
    if (at < 0) break;
    const start = bytes.lastIndexOf(' obj', at, 'latin1');
    if (start < 0 || at - start > 200_000) continue;
    const end = bytes.indexOf('endobj', at, 'latin1');
    const object = bytes.toString('latin1', start, Math.min(end < 0 ? at + 2000 : end, start + 400_000));
    if (!/\/Type\s*\/Pages\b/.test(object) || /\/Parent\b/.test(object)) continue;
    const count = Number(/\/Count\s+(\d{1,7})\b/.exec(object)?.[1]);
    if (count > 0 && count <= mostPages) pages = count;
  }
  return pages;
}
