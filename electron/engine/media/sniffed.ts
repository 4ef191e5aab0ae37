import type { AssetKind } from '../../../shared/model/kind.ts';
import type { FileSource } from './file-source.ts';

/** What a file is by its content. `format` is a short name that readers switch on ('' when nothing recognises it). */
export interface Sniffed {
  readonly kind: AssetKind;
  readonly mime: string;
  readonly format: string;
}

export type Guess = Sniffed | undefined;

/** What the sniffers look at. */
export interface SniffInput {
  readonly source: FileSource;
  /** Up to 64 KB. */
  readonly head: Buffer;
  readonly extension: string;
}
