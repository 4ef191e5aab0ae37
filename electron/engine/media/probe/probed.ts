import type { FileFacts } from '../../../../shared/model/facts.ts';
import type { FileSource } from '../file-source.ts';
import type { Sniffed } from '../sniffed.ts';

/** What a reader of one kind of file adds to the facts that every file has. */
export type Probed = Partial<Omit<FileFacts, 'kind' | 'mime' | 'bytes' | 'fingerprint'>>;

/** Reads one kind of file. Throws BahanError, or anything, when it cannot: the facts that all files have are kept. */
export type Probe = (source: FileSource, sniffed: Sniffed) => Promise<Probed>;
