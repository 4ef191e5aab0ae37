import type { Abilities, ClipForm } from '../../shared/model/clip.ts';

/**
 * What the engine asks of the process that it runs in. Nothing below may ask which door that is: a test, the command
 * line and Electron's utility process each bring their own.
 */
export interface Host {
  readonly clock: Clock;
  readonly log: Log;
  /** Name of this computer and of the person at it, written beside every edit. */
  readonly device: string;
  readonly person: string;
  /** Starts a child process that runs one of the engine's worker files. */
  startWorker(entry: WorkerEntry): WorkerProcess;
  /**
   * Ends this process so that another one takes its place and opens the library anew; absent where nobody would start
   * one. It closes the library first, and returns at once.
   */
  restart?(): void;
  /** Decodes films and sounds; absent where nothing at hand does: then they get a drawn card instead of a picture. */
  readonly decoder?: Decoder | undefined;
}

/**
 * Whatever decodes moving pictures and sound for the engine: a hidden browser window, a program found on this
 * computer. Works outside of the engine's process and of its media processes, within limits of time of its own, one
 * request after the other; requests wait. Rejects with BahanError: `file-unsupported` (nothing at hand decodes this
 * one), `file-damaged`, `file-timed-out`, `file-too-large`, `file-unreadable` and its kin, `reader-crashed` (it ended
 * over this one), `cancelled`, `closed`.
 */
export interface Decoder {
  frames(request: FramesRequest, signal?: AbortSignal): Promise<readonly Frame[]>;
  peaks(request: PeaksRequest, signal?: AbortSignal): Promise<Peaks>;
  /**
   * Writes a part of a film or a sound into `request.target`; absent where nothing at hand encodes. Clips wait for clips
   * alone. `progress`: 0..1, now and then. Rejects like the others, and with `target-full` and `target-unwritable`; what
   * it then leaves in `target` is half of a clip.
   */
  clip?(request: ClipRequest, signal?: AbortSignal, progress?: (part: number) => void): Promise<void>;
  /** What `clip` can do here. Asked of this computer once. */
  abilities?(signal?: AbortSignal): Promise<Abilities>;
  close(): Promise<void>;
}

/** A film or sound, and what was found out about it: `mime` by its content, `seconds` null when unknown. */
export interface MovingFile {
  readonly path: string;
  readonly mime: string;
  readonly seconds: number | null;
}

/**
 * `count` frames from all over the film, the first no earlier than its beginning; longer side at most `edge` pixels. With
 * `at`, one frame alone: the one that is seen at this second, or the last.
 */
export interface FramesRequest extends MovingFile {
  readonly count: number;
  readonly edge: number;
  readonly at?: number;
}

/**
 * Seconds `from` to `to`, counted from the first picture or sound, encoded anew as `form`: upright, with square pixels,
 * the longer side at most `longEdge`, without anything that the file says about itself. `target`: an absolute path; a
 * file that is there is written over.
 */
export interface ClipRequest extends MovingFile {
  readonly target: string;
  readonly form: ClipForm;
  readonly from: number;
  readonly to: number;
  readonly longEdge: number | null;
  readonly words: ClipWords;
}

/** Words that are written into a clip; null: none. `date`: YYYY-MM-DD. */
export interface ClipWords {
  readonly title: string | null;
  readonly caption: string | null;
  readonly creator: string | null;
  readonly copyright: string | null;
  readonly date: string | null;
}

/** One frame as it is displayed: turned, and with square pixels. `at` in seconds. */
export interface Frame {
  readonly at: number;
  readonly mime: string;
  readonly bytes: Uint8Array;
}

export interface PeaksRequest extends MovingFile {
  readonly count: number;
}

/** `values`: the loudest moment of each of `count` equal parts, 0..255. `seconds`: how long the sound really is. */
export interface Peaks {
  readonly values: Uint8Array;
  readonly seconds: number;
}

export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
}

export type Log = (level: 'info' | 'warn' | 'error', event: string, facts?: Record<string, unknown>) => void;

/**
 * `media`: reads and draws files. `sweep`: walks folders. `upkeep`: copies and checks databases. `sidecar`: writes
 * words beside originals. `machine`: reads writing in pictures. None holds the library open for writing.
 */
export type WorkerEntry = 'media' | 'sweep' | 'upkeep' | 'sidecar' | 'intake' | 'places' | 'machine';

/** A child process that may crash, hang or be killed at any time; messages are structured-cloned both ways. */
export interface WorkerProcess {
  readonly pid: number | undefined;
  post(message: unknown): void;
  /** One listener each; set before the first message can arrive. */
  onMessage(listener: (message: unknown) => void): void;
  /** Called once, also after `kill`. */
  onExit(listener: (reason: string) => void): void;
  /** Ends it at once, whatever it does. */
  kill(): void;
}
