import type { WorkerAnswer, WorkerRequest } from '../worker-calls.ts';

/** Work for the process that touches folders which nobody watches yet. */
export type PlacesTask =
  /** Whether a folder can be listed, and where it and `others` lie once links are resolved; null for what does not answer. */
  | { readonly what: 'look'; readonly path: string; readonly others: readonly string[] }
  | { readonly what: 'browse'; readonly path: string };

export interface PlaceLook {
  readonly real: string;
  readonly others: readonly (string | null)[];
}

/** Folders in a folder, by name. */
export type PlaceFolders = { readonly name: string; readonly path: string }[];

export type PlacesRequest = WorkerRequest<PlacesTask>;
export type PlacesAnswer = WorkerAnswer<PlaceLook | PlaceFolders>;
