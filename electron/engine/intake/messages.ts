import type { IntakePassed } from '../../../shared/model/intake.ts';
import type { WorkerAnswer, WorkerRequest } from '../worker-calls.ts';

/** A file that lies on a source. */
export interface SourceFile {
  /** Absolute. */
  readonly path: string;
  /** Of its folder below the source, `/` between; '' for the source itself. */
  readonly folder: string;
  readonly name: string;
  readonly size: number;
  /** Epoch milliseconds. */
  readonly mtime: number;
}

/** What lies on a source: what can be copied, and how much was passed over. */
export interface Scanned {
  readonly files: readonly SourceFile[];
  readonly passed: IntakePassed;
}

/** What a look into a file tells. */
export interface SourceLook {
  /** See `media/fingerprint.ts`; null for an empty file. */
  readonly fingerprint: string | null;
  /** YYYY-MM-DD of its capture; null when it does not say. */
  readonly day: string | null;
}

/** Work for the process that touches cards. */
export type IntakeTask =
  /** All material of a source; what cannot be read is passed over. */
  | { readonly what: 'scan'; readonly from: string }
  /** The same of files and folders that were gathered; what lies in one of `own` is there already. */
  | { readonly what: 'scan-gathered'; readonly paths: readonly string[]; readonly own: readonly string[] }
  | { readonly what: 'look'; readonly path: string }
  /**
   * Copies a file into a folder under the first of `names` that is free or that is the same content already, and gives the
   * name. `temporary`: under which it is written.
   */
  | CopyTask;

export interface CopyTask {
  readonly what: 'copy';
  readonly from: string;
  readonly size: number;
  readonly mtime: number;
  readonly to: string;
  readonly temporary: string;
  readonly name: string;
}

export type IntakeRequest = WorkerRequest<IntakeTask>;
export type IntakeResult = Scanned | SourceLook | { readonly copied: number };
/** How far it is: bytes copied, files found. Without such a word the process is taken to hang. */
export type IntakeAnswer = WorkerAnswer<IntakeResult>;
