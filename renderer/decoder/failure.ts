import type { PageFailure } from '../../shared/decoding/wire.ts';

/** Why a file was not decoded. */
export class Failure extends Error {
  readonly code: PageFailure;
  constructor(code: PageFailure, message: string = code) {
    super(message);
    this.code = code;
  }
}

/** The reason as data; whatever a decoder throws is about the file. */
export function codeOf(error: unknown): PageFailure {
  return error instanceof Failure ? error.code : 'file-damaged';
}

/** Waits for an answer of the browser, which may never come. */
export function inTime<Value>(asked: Promise<Value>, milliseconds: number, signal: AbortSignal): Promise<Value> {
  return new Promise((done, fail) => {
    const cancel = () => fail(new Failure('cancelled'));
    if (signal.aborted) cancel();
    signal.addEventListener('abort', cancel, { once: true });
    const timer = setTimeout(() => fail(new Failure('file-timed-out')), Math.max(0, milliseconds));
    asked.then(done, fail).finally(() => {
      clearTimeout(timer);
      signal.removeEventListener('abort', cancel);
    });
  });
}
