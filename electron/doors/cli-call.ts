import type { Arguments } from './cli-arguments.ts';
import type { Output } from './cli-output.ts';
import type { Words } from './cli-words.ts';

/** One call of a command, read and checked. */
export interface Call {
  readonly values: readonly string[];
  readonly flags: Arguments['flags'];
  readonly out: Output;
  readonly words: Words;
  /** Absolute path of the library folder; it may not exist. */
  readonly library: string;
  /** Makes a path absolute from where the person stands. */
  path(given: string): string;
  /** YYYY-MM-DD, when another day than this one is meant. */
  readonly today: string | undefined;
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  /** Aborted by Ctrl-C, and when nobody reads the results any more. */
  readonly signal: AbortSignal;
}

/** Does the work and tells how it ended: one of `exitCodes`. */
export type Command = (call: Call) => Promise<number>;
