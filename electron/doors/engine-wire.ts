import type { PictureSize } from '../../shared/api/media-url.ts';
import type { ErrorCode, ErrorDetails } from '../../shared/errors.ts';
import type { Gathered } from '../../shared/model/intake.ts';
import type { Verdict } from '../../shared/model/rights.ts';
import type { WorkerEntry } from '../engine/host.ts';
import type { Decoded, Wanted } from './decoder/desk.ts';
import type { DesktopNews } from './desktop-news.ts';
import type { Original, StoredPicture } from './media-routes.ts';

/** An error of Bahan's own as data. */
export interface CodedError {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
}

/** What main asks of the engine. Nothing here leaves the two processes. */
export type Question =
  | { readonly what: 'picture'; readonly key: string; readonly size: PictureSize }
  | { readonly what: 'page'; readonly id: string; readonly page: number; readonly edge: number }
  | { readonly what: 'thumb-of'; readonly id: string }
  | { readonly what: 'original'; readonly id: string }
  /** Whether an original may be taken out; where it may, it is written down that it was. */
  | { readonly what: 'take-original'; readonly id: string }
  /** Copies that are handed to another program: paths of finished files, of those that may leave. */
  | { readonly what: 'handed'; readonly ids: readonly string[]; readonly preset: string }
  /** Files and folders that a person dropped on a window or chose in a dialog; they may be copied into the library. */
  | { readonly what: 'gather'; readonly paths: readonly string[] }
  /** Whether copies were lately written into this folder. */
  | { readonly what: 'wrote-into'; readonly folder: string }
  /** Somebody is here again: folders that changed are looked at soon. */
  | { readonly what: 'glance' }
  | { readonly what: 'pause'; readonly paused: boolean }
  /** The computer runs on its battery, or not any more. */
  | { readonly what: 'spare'; readonly spares: boolean };

/** The answer to each question. */
export interface Answers {
  readonly picture: StoredPicture | null;
  readonly page: StoredPicture;
  readonly 'thumb-of': StoredPicture | null;
  readonly original: Original;
  readonly 'take-original': Verdict;
  readonly handed: readonly string[];
  readonly gather: Gathered;
  readonly 'wrote-into': boolean;
  readonly glance: null;
  readonly pause: null;
  readonly spare: null;
}

/** From main to the engine's process; `port` says that a port travels with it. */
export type ToEngine =
  /**
   * `again`: it was open before, so that a folder which is not there now is gone, and nothing is begun in its place.
   * `repair`: the person wants what is damaged brought back first.
   */
  | { readonly kind: 'open'; readonly folder: string; readonly again?: true; readonly repair?: true }
  /** + port: a window that may call everything. */
  | { readonly kind: 'window' }
  | { readonly kind: 'ask'; readonly ask: number; readonly question: Question }
  /** + port: the worker asked for has been started. */
  | { readonly kind: 'worker'; readonly worker: number }
  | { readonly kind: 'worker-started'; readonly worker: number; readonly pid: number }
  | { readonly kind: 'worker-gone'; readonly worker: number; readonly reason: string }
  | { readonly kind: 'decoded'; readonly decode: number; readonly decoded: Decoded }
  /** How much of a clip is written, 0..1. */
  | { readonly kind: 'decoding'; readonly decode: number; readonly part: number }
  | { readonly kind: 'not-decoded'; readonly decode: number; readonly error: CodedError }
  | { readonly kind: 'close' };

/** From the engine's process to main. */
export type FromEngine =
  | { readonly kind: 'opened' }
  | { readonly kind: 'refused'; readonly error: CodedError }
  | { readonly kind: 'answer'; readonly ask: number; readonly answer: Answers[keyof Answers] }
  | { readonly kind: 'no-answer'; readonly ask: number; readonly error: CodedError }
  | { readonly kind: 'start-worker'; readonly worker: number; readonly entry: WorkerEntry }
  | { readonly kind: 'end-worker'; readonly worker: number }
  | { readonly kind: 'news'; readonly news: DesktopNews }
  /** A file for the hidden window. */
  | { readonly kind: 'decode'; readonly decode: number; readonly wanted: Wanted }
  | { readonly kind: 'end-decode'; readonly decode: number };

/** The part of Electron's ports that is used, declared here since only main and preload know Electron. */
export interface Port {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown; ports: readonly Port[] }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  start?(): void;
}
