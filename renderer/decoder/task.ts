import type { PageJob } from '../../shared/decoding/wire.ts';
import { Failure } from './failure.ts';

/** One job while it runs: where its bytes are, how much time is left, and where its results go. */
export class Task {
  readonly job: PageJob;
  readonly signal: AbortSignal;
  readonly #until: number;
  #frames = 0;

  constructor(job: PageJob, signal: AbortSignal) {
    this.job = job;
    this.signal = signal;
    this.#until = performance.now() + job.time;
  }

  get source(): string {
    return new URL(`source/${this.job.token}`, location.href).href;
  }

  /** Milliseconds; throws when there are none or nobody wants the answer any more. */
  get left(): number {
    if (this.signal.aborted) throw new Failure('cancelled');
    const left = this.#until - performance.now();
    if (left <= 0) throw new Failure('file-timed-out');
    return left;
  }

  /** How many frames were handed in. */
  get frames(): number {
    return this.#frames;
  }

  async giveFrame(at: number, canvas: OffscreenCanvas): Promise<void> {
    const picture = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
    await this.#post(`frame/${this.job.token}?at=${Math.max(0, at)}`, picture);
    this.#frames += 1;
  }

  async givePeaks(seconds: number, values: Uint8Array<ArrayBuffer>): Promise<void> {
    await this.#post(`peaks/${this.job.token}?seconds=${seconds}`, new Blob([values]));
  }

  async #post(address: string, body: Blob): Promise<void> {
    const answer = await fetch(address, { method: 'POST', body, signal: this.signal });
    if (!answer.ok) throw new Failure('cancelled'); // whoever asked does not want more
  }
}

/** The size of a frame whose longer side is at most `edge`; nothing is enlarged. */
export function fitted(width: number, height: number, edge: number): { width: number; height: number } {
  const factor = Math.min(1, edge / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) };
}
