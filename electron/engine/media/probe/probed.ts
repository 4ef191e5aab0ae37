import type { FileFacts } from '../../../../shared/model/facts.ts';
import type { FileSource } from '../file-source.ts';
import type { Sniffed } from '../sniffed.ts';

/** What a reader of one kind of file adds to the facts that every file has. */
export type Probed = Partial<Omit<FileFacts, 'kind' | 'mime' | 'bytes' | 'fingerprint'>>;

/** Reads one kind of file. Throws BahanError, or anything, when it cannot: the facts that all files have are kept. */
export type Probe = (source: FileSource, sniffed: Sniffed) => Promise<Probed>;

/** The first one's values, and the second one's where the first has none. */
export function fuller(first: Probed, second: Probed): Probed {
  const merged: Record<string, unknown> = { ...second };
  for (const [key, value] of Object.entries(first)) {
    const none = value === null || value === undefined || (Array.isArray(value) && value.length === 0);
    if (!none) merged[key] = value;
  }
  return merged as Probed;
}
