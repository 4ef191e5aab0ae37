import { createHash } from 'node:crypto';
import type { FileSource } from './file-source.ts';

const wholeUpTo = 256 * 1024;
const edge = 64 * 1024;
const sample = 16 * 1024;
const samples = 6;

/**
 * A fast content identity: `<size>-<40 hex>` of SHA-256 over the size and the whole file up to 256 KB, else its first
 * and last 64 KB and six samples between. Null for an empty file: all empty files are equal and none is known by it.
 * Photos re-saved with another title differ in the head, videos trimmed differ in size and tail.
 */
export function fingerprint(source: FileSource): string | null {
  if (source.size === 0) return null;
  const hash = createHash('sha256').update(`${source.size}\n`);
  if (source.size <= wholeUpTo) hash.update(source.read(0, source.size));
  else {
    hash.update(source.read(0, edge));
    const inner = source.size - 2 * edge - sample;
    for (let i = 0; i < samples; i++) {
      hash.update(source.read(edge + Math.floor((inner * i) / (samples - 1)), sample));
    }
    hash.update(source.read(source.size - edge, edge));
  }
  return `${source.size}-${hash.digest('hex').slice(0, 40)}`;
}
