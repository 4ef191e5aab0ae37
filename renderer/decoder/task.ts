import type { PageAbilities, PageJob } from '../../shared/decoding/wire.ts';
import { Failure } from './failure.ts';

/** One job while it runs: where its bytes are, how much time is left, and where its results go. */
export class Task<Job extends PageJob = PageJob> {
  readonly job: Job;
  readonly base: string;
  readonly signal: AbortSignal;
  #until: number;
  readonly #onFrame: () => void;
  #frames = 0;

  /** `base`: the folder of the page. */
  constructor(job: Job, base: string, signal: AbortSignal, onFrame: () => void = () => {}) {
    this.job = job;
    this.base = base;
    this.signal = signal;
    this.#onFrame = onFrame;
    this.#until = performance.now() + job.time;
  }

  /** Gives the task its whole time anew: what may take hours has a limit only for standing still. */
  renew(): void {
    this.#until = performance.now() + this.job.time;
  }

  get source(): string {
    return new URL(`source/${this.job.token}`, this.base).href;
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

  async giveFrame(at: number, canvas: OffscreenCanvas | HTMLCanvasElement): Promise<void> {
    const picture = await pictureOf(canvas);
    if (!picture) throw new Failure('file-damaged');
    await this.#post(`frame/${this.job.token}?at=${Math.max(0, at)}`, picture);
    this.gave();
  }

  /** One more frame was handed in, here or by a worker. */
  gave(): void {
    this.#frames += 1;
    this.#onFrame();
  }

  async givePeaks(seconds: number, values: Uint8Array<ArrayBuffer>): Promise<void> {
    await this.#post(`peaks/${this.job.token}?seconds=${seconds}`, new Blob([values]));
  }

  async giveClip(position: number, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    await this.#post(`clip/${this.job.token}?at=${position}`, new Blob([bytes]));
  }

  async giveProgress(part: number): Promise<void> {
    await this.#post(`progress/${this.job.token}?part=${Math.max(0, Math.min(1, part))}`, new Blob());
  }

  async giveAbilities(abilities: PageAbilities): Promise<void> {
    await this.#post(`abilities/${this.job.token}`, new Blob([JSON.stringify(abilities)]));
  }

  async #post(address: string, body: Blob): Promise<void> {
    const answer = await fetch(new URL(address, this.base), {
      method: 'POST',
      body: await body.arrayBuffer(),
      signal: this.signal,
    });
    if (!answer.ok) throw new Failure('cancelled'); // whoever asked does not want more
  }
}

async function pictureOf(canvas: OffscreenCanvas | HTMLCanvasElement): Promise<Blob | null> {
  const [type, quality] = ['image/jpeg', 0.9] as const;
  if (canvas instanceof OffscreenCanvas) return await canvas.convertToBlob({ type, quality });
  return await new Promise((done) => canvas.toBlob(done, type, quality));
}

/** The size of a frame whose longer side is at most `edge`; nothing is enlarged. */
export function fitted(width: number, height: number, edge: number): { width: number; height: number } {
  const factor = Math.min(1, edge / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) };
}
