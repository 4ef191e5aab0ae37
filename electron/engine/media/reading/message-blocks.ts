import { type Block, heading, paragraphs } from './block.ts';
import { htmlBlocks } from './html-blocks.ts';
import { decodeWords, header, type Letter } from './mime-letter.ts';
import type { OutlookMessage } from './outlook-message.ts';
import { readRtf } from './rtf-document.ts';

function* head(subject: string, lines: readonly (readonly [string, string])[]): Generator<Block> {
  if (subject.trim() !== '') yield heading(1, subject.trim());
  const rows = lines.filter(([, value]) => value.trim() !== '').map(([name, value]) => [name, value.trim()]);
  if (rows.length > 0) yield { is: 'table', rows };
}

/** An Outlook message as it is read: subject, from whom to whom, its words, the names of what is attached. */
export function* messageBlocks(message: OutlookMessage): Generator<Block> {
  yield* head(message.subject, [
    ['From', message.from],
    ['To', message.to],
    ['Cc', message.copy],
    ['Date', message.sent?.replace('T', ' ').replace('Z', ' UTC') ?? ''],
  ]);
  const { form, text } = message.body;
  if (form === 'html') yield* htmlBlocks(text);
  else if (form === 'rtf') yield* readRtf(text).blocks;
  else yield* paragraphs(text);
  for (const name of message.attachments) if (name.trim() !== '') yield { is: 'item', text: name };
}

/** A letter as it is read. Where a part says the same as text and as a page, the page is left out. */
export function* letterBlocks(letter: Letter): Generator<Block> {
  const words = (name: string): string => decodeWords(header(letter.headers, name));
  yield* head(words('subject'), [
    ['From', words('from')],
    ['To', words('to')],
    ['Cc', words('cc')],
    ['Date', words('date')],
  ]);
  const said = new Set<string>();
  for (const part of letter.parts) {
    if (part.text === undefined) continue;
    const blocks = [
      ...(part.type === 'text/html' || part.type === 'application/xhtml+xml'
        ? htmlBlocks(part.text)
        : paragraphs(part.text)),
    ];
    const plain = lettersOf(blocks);
    if (plain !== '' && said.has(plain)) continue;
    said.add(plain);
    yield* blocks;
  }
  for (const part of letter.parts) if (part.name.trim() !== '') yield { is: 'item', text: part.name };
}

/** Only the letters, since the two forms differ in spaces and signs. */
function lettersOf(blocks: readonly Block[]): string {
  return blocks
    .map((block) => ('text' in block ? block.text : ''))
    .join('')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .slice(0, 500);
}
