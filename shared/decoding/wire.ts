/**
 * What the decoding page and whoever gives it work say to each other, over plain requests below the page's own folder:
 *
 * - `GET jobs`: lines of JSON (`PageLine`) for as long as the page lives
 * - `GET source/<token>`: the bytes of the running job's file, with ranges
 * - `POST frame/<token>?at=<seconds>`: one JPEG
 * - `POST peaks/<token>?seconds=<seconds>`: one byte for each part
 * - `POST end/<token>?code=<PageFailure>`: the job is done, or why it is not
 */
export type PageLine = PageJob | { readonly what: 'stop'; readonly token: string };

/** `seconds` as it was found out, null when unknown. `edge`: longer side of a frame in pixels. */
export interface PageJob {
  readonly what: 'frames' | 'peaks';
  readonly token: string;
  readonly mime: string;
  readonly seconds: number | null;
  readonly count: number;
  readonly edge: number;
  /** Milliseconds that the page has. */
  readonly time: number;
}

export const pageFailures = ['file-unsupported', 'file-damaged', 'file-timed-out', 'cancelled'] as const;
export type PageFailure = (typeof pageFailures)[number];
