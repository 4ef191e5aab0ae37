/** Characters of a document that are kept; enough for a book of a thousand pages. */
export const textLimit = 5_000_001;

/**
 * The words of a document from its parts (pages, paragraphs, cells), as one text that can be searched: NFC, no control
 * characters, spaces folded, at most two line breaks in a row. Null when there are no words.
 */
export function bodyText(parts: Iterable<string>): string | null {
  const kept: string[] = [];
  let length = 0;
  for (const part of parts) {
    const clean = part
      .replace(/\r\n?/g, '\n')
      // a soft hyphen, and the marks that PDFs put where a word was divided at the end of a line
      // biome-ignore lint/suspicious/noControlCharactersInRegex: one of them is a control character
      .replace(/[\u00ad\u0002]\n?|\ufffe\n?/g, '')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: taking them out is the point
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufeff\uffff]/g, ' ')
      .replace(/[ \t\u00a0]+/g, ' ')
      .replace(/ ?\n ?/g, '\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim();
    if (clean === '') continue;
    kept.push(clean);
    length += clean.length;
    if (length >= textLimit) break;
  }
  const text = kept.join('\n').slice(0, textLimit).toWellFormed().normalize('NFC');
  return text === '' ? null : text;
}

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
