import { type Bytes, type End, unlessEmpty } from './complete-bytes.ts';
import { documentEnd } from './complete-documents.ts';
import { filmEnd } from './complete-films.ts';
import { pictureEnd } from './complete-pictures.ts';

/** Enough for the first structures of every format here. */
const headLength = 4096;

/** Names of formats that show their end: such a file without any bytes is one whose copy begins. */
const showsEnd =
  /\.(jpe?g|png|gif|webp|hei[cf]|avif|mp4|m4[av]|mov|qt|3gp|mkv|webm|avi|wav|aiff?|zip|pdf|docx|xlsx|pptx|od[tspg]|epub|7z|jxl|cr3)$/i;

/** Judges a file by bounded reads of its head and tail. @throws what `read` throws */
export function endOf(name: string, bytes: Bytes): End {
  if (bytes.size === 0) return showsEnd.test(name) ? 'partial' : 'unknown';
  const head = bytes.read(0, headLength);
  const found = pictureEnd(head, bytes) ?? filmEnd(head, bytes) ?? documentEnd(head, bytes) ?? 'unknown';
  return found === 'unknown' ? unlessEmpty(found, bytes) : found;
}
