/** Characters of a document that are kept; enough for a book of a thousand pages. */
export const textLimit = 5_000_001;

/** A text and where each of its parts begins in it, in characters; a part without words begins where the next one does. */
export interface PagedText {
  readonly text: string;
  readonly starts: readonly number[];
}

/**
 * The words of a document from its parts (pages, paragraphs, cells), as one text that can be searched: NFC, no control
 * characters, spaces folded, at most two line breaks in a row. Null when there are no words.
 */
export const bodyText = (parts: Iterable<string>): string | null => pagedText(parts)?.text ?? null;

/** The same, with the places of the parts. */
export function pagedText(parts: Iterable<string>): PagedText | null {
  const kept: string[] = [];
  const starts: number[] = [];
  let length = 0;
  for (const part of parts) {
    starts.push(length);
    const clean = tidy(part);
    if (clean === '') continue;
    kept.push(clean);
    // and the line break behind it
    length += clean.length + 1;
    if (length > textLimit) break;
  }
  const text = kept.join('\n').slice(0, textLimit).toWellFormed();
  return text === '' ? null : { text, starts: starts.filter((start) => start < text.length) };
}

const tidy = (part: string): string =>
  part
    .replace(/\r\n?/g, '\n')
    // a soft hyphen, and the marks that PDFs put where a word was divided at the end of a line
    // biome-ignore lint/suspicious/noControlCharactersInRegex: one of them is a control character
    .replace(/[\u00ad\u0002]\n?|\ufffe\n?/g, '')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: taking them out is the point
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufeff\uffff]/g, ' ')
    .replace(/[ \t\u00a0]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
    .toWellFormed()
    .normalize('NFC');

/** Parts as far as the words of a document are kept; readers of large files are asked for no more. */
export async function takeTexts(parts: AsyncIterable<string> | Iterable<string>): Promise<string[]> {
  const taken: string[] = [];
  let length = 0;
  for await (const part of parts) {
    if (part === '') continue;
    taken.push(part);
    length += part.length;
    if (length >= textLimit) break;
  }
  return taken;
}
