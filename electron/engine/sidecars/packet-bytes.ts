import { isUtf8 } from 'node:buffer';
import { BahanError } from '../../../shared/errors.ts';

/** A text of a file, and the way back into its bytes. */
export interface PacketText {
  readonly text: string;
  readonly encode: (text: string) => Buffer;
}

const declaredIn = /^\ufeff?<\?xml[^>]*\sencoding\s*=\s*["']([^"']+)["']/i;

/**
 * The bytes of a sidecar as text that goes back into the same bytes: UTF-8, or UTF-16 with its mark.
 * @throws `file-damaged` for bytes that are neither, `file-unsupported` for a character set that nobody writes any more
 */
export function packetText(bytes: Buffer): PacketText {
  const [first, second] = bytes;
  const wide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (wide && bytes.length % 2 === 1) throw new BahanError('file-damaged', {}, { message: 'half a character' });
  if (!wide && !isUtf8(bytes)) throw new BahanError('file-damaged', {}, { message: 'not in UTF-8' });
  const swapped = first === 0xfe;
  const text = wide ? (swapped ? Buffer.from(bytes).swap16() : bytes).toString('utf16le') : bytes.toString('utf8');
  const declared = declaredIn.exec(text)?.[1];
  if (declared && !/^utf-?(?:8|16(?:le|be)?)$/i.test(declared)) {
    throw new BahanError('file-unsupported', {}, { message: `the sidecar is in ${declared}` });
  }
  const encode = (after: string): Buffer => {
    const encoded = Buffer.from(after, wide ? 'utf16le' : 'utf8');
    return swapped ? encoded.swap16() : encoded;
  };
  return { text, encode };
}
