import type { Writable } from 'node:stream';

/** A stream that may be a terminal. */
export type Sink = Writable & { readonly isTTY?: boolean; readonly columns?: number };

/** The progress of one piece of work; `end` takes the bar off the terminal. */
export interface Progress {
  update(label: string, done: number, total: number | null): void;
  end(): void;
}

/**
 * Where a command writes: results to standard output, words and progress to standard error. A reader that goes away
 * (`bahan search … | head`) is no error: `gone` tells it, and nothing more is written.
 */
export interface Output {
  readonly json: boolean;
  /** One result as a line of text. Waits while the reader is slow, so that memory stays bounded. */
  line(text: string): Promise<void>;
  /** One result as a line of JSON. */
  data(value: unknown): Promise<void>;
  /** A sentence for the person; silent with `--quiet`. */
  say(text: string): void;
  /** A sentence that must be seen. */
  warn(text: string): void;
  progress(): Progress;
  /** Aborted when nobody reads the results any more. */
  readonly gone: AbortSignal;
  /** Settles when everything is written. */
  flush(): Promise<void>;
}

/** Milliseconds between two pictures of the bar, and between two plain lines where there is no terminal. */
const barInterval = 100;
const lineInterval = 5_000;

export function openOutput(options: { stdout: Sink; stderr: Sink; json: boolean; quiet: boolean }): Output {
  const { stdout, stderr, json, quiet } = options;
  const gone = new AbortController();
  stdout.on('error', () => gone.abort());
  stderr.on('error', () => {}); // words that nobody reads are not missed
  let bar = '';

  const clearBar = () => {
    if (bar) stderr.write('\r\x1b[K');
  };
  const words = (text: string) => {
    clearBar();
    stderr.write(`${text}\n`);
    if (bar) stderr.write(bar);
  };
  const line = async (text: string): Promise<void> => {
    if (gone.signal.aborted) return;
    if (stdout.isTTY) clearBar();
    if (!stdout.write(`${text}\n`)) await drained(stdout, gone.signal);
    if (stdout.isTTY && bar) stderr.write(bar);
  };

  return {
    json,
    line,
    data: (value) => line(JSON.stringify(value)),
    say: (text) => {
      if (!quiet) words(text);
    },
    warn: words,
    progress() {
      let shownAt = Number.NEGATIVE_INFINITY;
      let shown = '';
      return {
        update(label, done, total) {
          if (quiet) return;
          const now = performance.now();
          if (now - shownAt < (stderr.isTTY ? barInterval : lineInterval)) return;
          const text = stderr.isTTY ? drawBar(label, done, total, stderr.columns ?? 80) : plainLine(label, done, total);
          if (text === shown) return;
          shownAt = now;
          shown = text;
          if (stderr.isTTY) {
            bar = text;
            stderr.write(`\r\x1b[K${bar}`);
          } else stderr.write(`${text}\n`);
        },
        end() {
          clearBar();
          bar = '';
        },
      };
    },
    gone: gone.signal,
    flush: async () => {
      await Promise.all([written(stdout, gone.signal), written(stderr, gone.signal)]);
    },
  };
}

function drained(stream: Writable, gone: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const settle = () => {
      stream.off('drain', settle);
      gone.removeEventListener('abort', settle);
      resolve();
    };
    stream.on('drain', settle);
    gone.addEventListener('abort', settle);
  });
}

function written(stream: Writable, gone: AbortSignal): Promise<void> {
  if (gone.aborted || stream.destroyed || stream.writableLength === 0) return Promise.resolve();
  return new Promise((resolve) => {
    gone.addEventListener('abort', () => resolve(), { once: true });
    // nothing drains that never was full: what is written last tells that all before it is
    stream.write('', () => resolve());
  });
}

/** `label [#####-----] 50 % (10/20)`, cut to the width of the terminal; a count alone while the total is unknown. */
export function drawBar(label: string, done: number, total: number | null, columns: number): string {
  if (total === null || total <= 0) return cut(`${label} ${done}`, columns - 1);
  const share = Math.min(1, done / total);
  const tail = ` ${String(Math.floor(share * 100)).padStart(3)} % (${done}/${total})`;
  const room = columns - 1 - tail.length - 3;
  const name = cut(label, Math.max(0, room - 10));
  const width = Math.min(30, room - name.length);
  if (width < 5) return cut(name + tail, columns - 1);
  const full = Math.round(share * width);
  return `${name} [${'#'.repeat(full)}${'-'.repeat(width - full)}]${tail}`;
}

function plainLine(label: string, done: number, total: number | null): string {
  return total === null || total <= 0 ? `${label} ${done}` : `${label} ${done}/${total}`;
}

function cut(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, Math.max(0, width - 1))}…`;
}
