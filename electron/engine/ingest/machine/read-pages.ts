import type { Unread } from '../../db/machine-texts.ts';
import type { MachineAnswer } from '../../media/machine/messages.ts';

/** Pages of one scan that are read; a whole book is not searched for what stands on its last page. */
const mostPages = 300;

/** How the pages of a scan are read one after the other. */
interface Reading {
  page(page: number): Promise<MachineAnswer>;
  /** Keeps what was read so far. */
  keep(text: string, certainty: number): void;
  /** Whether to go on with the next page now. */
  goesOn(): boolean;
}

/**
 * Reads a scan page by page, from the one at which it was interrupted. The pages are parted by form feeds. Undefined when it
 * is to go on another time.
 */
export async function readPages(
  { pages, begun }: Pick<Unread, 'pages' | 'begun'>,
  { page, keep, goesOn }: Reading,
): Promise<MachineAnswer | undefined> {
  const texts = begun === null ? [] : begun.split('\f').slice(0, -1);
  const last = Math.min(pages ?? 1, mostPages);
  let certainty = 0;
  let letters = 0;
  while (texts.length < last) {
    const read = await page(texts.length);
    texts.push(read.text.replaceAll('\f', ' '));
    certainty += read.certainty * read.text.length;
    letters += read.text.length;
    if (texts.length === last) break;
    keep(`${texts.join('\f')}\f`, letters === 0 ? 0 : certainty / letters);
    if (!goesOn()) return undefined;
  }
  const hasText = texts.some((text) => text !== '');
  return { text: hasText ? texts.join('\f') : '', certainty: letters === 0 ? 0 : certainty / letters };
}
