import { BahanError, type ErrorFacts } from '../../../shared/errors.ts';

/** What a decoder threw, as data. Its words tell only sometimes what was wrong; damaged is the safe reading. */
export function readerError(cause: unknown): ErrorFacts {
  if (cause instanceof BahanError) return { code: cause.code, message: cause.message };
  const message = String((cause as Error)?.message ?? cause)
    .trim()
    .slice(0, 500);
  if (/pixel limit|exceeds .*limit|too large|too big/i.test(message)) return { code: 'file-too-large', message };
  if (/no decoding plugin|unsupported (codec|feature)|not (supported|configured)/i.test(message)) {
    return { code: 'file-unsupported', message };
  }
  if (/password|encrypted/i.test(message)) return { code: 'file-locked-by-password', message };
  if (/premature end|truncated|unexpected end|end of (file|stream|image)|not enough/i.test(message)) {
    return { code: 'file-truncated', message };
  }
  return { code: 'file-damaged', message };
}
