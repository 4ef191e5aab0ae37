import { spawn } from 'node:child_process';
import { BahanError } from '../../../shared/errors.ts';

export interface Run {
  /** Milliseconds. */
  readonly time: number;
  /** Each piece of output gives it the whole time anew. */
  readonly renews?: boolean;
  /** Most bytes on its standard output. */
  readonly bytes: number;
  /** Hears its standard output as it comes. */
  hear(chunk: Buffer): void;
}

export interface Ended {
  readonly code: number | null;
  /** The last words of its standard error. */
  readonly said: string;
}

/** Characters that are kept of what a program says. */
const mostWords = 65_536;

/**
 * Runs a program without a shell and hears it to its end, within limits. It is killed when time or output run over and
 * when `signal` aborts; the promise settles only when it is gone.
 * @throws `file-timed-out`, `file-too-large`, `cancelled`, `file-unsupported` (it cannot be started)
 */
export function runProgram(program: string, words: readonly string[], run: Run, signal: AbortSignal): Promise<Ended> {
  if (signal.aborted) return Promise.reject(new BahanError('cancelled'));
  return new Promise((done, fail) => {
    const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
    let failure: BahanError | undefined;
    let bytes = 0;
    let said = '';
    const end = (error: BahanError) => {
      failure ??= error;
      child.kill('SIGKILL');
    };
    const cancel = () => end(new BahanError('cancelled'));
    const timer = setTimeout(() => end(new BahanError('file-timed-out')), run.time);
    signal.addEventListener('abort', cancel, { once: true });
    child.stdout.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (failure) return;
      if (run.renews) timer.refresh();
      if (bytes > run.bytes) {
        end(new BahanError('file-too-large'));
        return;
      }
      try {
        run.hear(chunk);
      } catch (cause) {
        end(new BahanError('file-damaged', {}, { cause }));
      }
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-mostWords);
    });
    child.on('error', (cause) => {
      failure ??= new BahanError('file-unsupported', {}, { cause });
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', cancel);
      if (failure) fail(failure);
      else done({ code, said });
    });
  });
}
