import type { ClipForm } from '../model/clip.ts';

/**
 * What the decoding page and whoever gives it work say to each other, over plain requests below the page's own folder:
 *
 * - `GET jobs`: lines of JSON (`PageLine`) for as long as the page lives
 * - `GET source/<token>`: the bytes of the running job's file, with ranges
 * - `POST frame/<token>?at=<seconds>`: one JPEG
 * - `POST peaks/<token>?seconds=<seconds>`: one byte for each part
 * - `POST clip/<token>?at=<byte>`: bytes of the clip, at most `mostClipBytes`; some are written over by later ones
 * - `POST progress/<token>?part=<0..1>`: how much of the clip is done
 * - `POST abilities/<token>`: JSON (`PageAbilities`)
 * - `POST end/<token>?code=<PageFailure>`: the job is done, or why it is not
 */
export type PageLine = PageJob | { readonly what: 'stop'; readonly token: string };

export type PageJob = PicturesJob | ClipJob | AbilitiesJob;

interface AnyJob {
  readonly token: string;
  /** Milliseconds that the page has; for a clip, that it has between two pieces of news. */
  readonly time: number;
}

interface FileJob extends AnyJob {
  readonly mime: string;
}

/** `seconds` as it was found out, null when unknown. `edge`: longer side of a frame in pixels. `at`: one frame alone. */
export interface PicturesJob extends FileJob {
  readonly what: 'frames' | 'peaks';
  readonly seconds: number | null;
  readonly count: number;
  readonly edge: number;
  readonly at?: number;
}

/** As `ClipRequest` of the engine's host says it. */
export interface ClipJob extends FileJob {
  readonly what: 'clip';
  readonly form: ClipForm;
  readonly from: number;
  readonly to: number;
  readonly longEdge: number | null;
  readonly words: {
    readonly title: string | null;
    readonly caption: string | null;
    readonly creator: string | null;
    readonly copyright: string | null;
    readonly date: string | null;
  };
}

export interface AbilitiesJob extends AnyJob {
  readonly what: 'abilities';
}

/** What the browser encodes, and what it decodes of the codecs that not every browser does (`rareCodecs`). */
export interface PageAbilities {
  readonly decodes?: readonly string[] | undefined;
  readonly video: readonly ('avc' | 'vp9' | 'vp8')[];
  readonly audio: readonly ('aac' | 'opus' | 'pcm')[];
}

/** Bytes of a clip that are handed in at once. */
export const mostClipBytes = 4 * 1024 * 1024;

export const pageFailures = ['file-unsupported', 'file-damaged', 'file-timed-out', 'cancelled'] as const;
export type PageFailure = (typeof pageFailures)[number];
