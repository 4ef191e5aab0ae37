import type { FileLook } from '../db/files.ts';
import type { Words } from '../media/sidecar/fields.ts';
import type { WorkerAnswer, WorkerRequest } from '../worker-calls.ts';

/** What is to be written beside one original. `library` tells the libraries apart that write into one sidecar. */
export interface SidecarTask {
  readonly root: string;
  /** Absolute. */
  readonly folder: string;
  readonly name: string;
  readonly words: Words;
  readonly library: string;
}

/** A sidecar that lies alone where an original lay, and goes when this library wrote all of it. */
export interface LeftTask extends Pick<SidecarTask, 'root' | 'folder' | 'library'> {
  readonly left: string;
}

/**
 * The sidecar of an original after it was written, or found to say everything already. `look` is null when there is none:
 * nothing is said, and nobody else said anything there. `found`: what lay there before, null for nothing.
 */
export interface SidecarDone {
  readonly name: string;
  readonly look: FileLook | null;
  readonly found: FileLook | null;
}

export type SidecarRequest = WorkerRequest<SidecarTask | LeftTask>;
export type SidecarAnswer = WorkerAnswer<SidecarDone | null>;
