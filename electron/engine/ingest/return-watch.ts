import { type FSWatcher, watch } from 'node:fs';
import { access } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Milliseconds between two looks where nothing can be listened to, as for a drive letter that is not there. */
const patience = 3_000;

/**
 * Hears that a folder which was away may be back, as when a drive is plugged in: listens to the nearest folder above that is
 * there. Tells it once, and only as a hint.
 */
export class ReturnWatch {
  /** Settles when it begins to listen. */
  readonly listening: Promise<void>;
  readonly #path: string;
  readonly #back: () => void;
  #watcher: FSWatcher | undefined;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;
  #looks = 0;

  constructor(path: string, back: () => void) {
    this.#path = path;
    this.#back = back;
    this.listening = this.#listen(true);
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#watcher?.close();
  }

  /** `first`: a folder that is there already is away for another reason, and is only listened to. */
  async #listen(first = false): Promise<void> {
    this.#looks += 1;
    const look = this.#looks;
    const near = await nearest(this.#path);
    if (this.#closed || look !== this.#looks) return;
    if (near === this.#path && !first) {
      this.close();
      this.#back();
      return;
    }
    this.#watcher?.close();
    clearTimeout(this.#timer);
    const again = () => void this.#listen();
    try {
      if (near === undefined) throw new Error('nothing of the path is there');
      this.#watcher = watch(near, { persistent: false }, again).on('error', () => this.#later());
    } catch {
      this.#later();
      return;
    }
    // it may have come before anything listened
    if (near !== this.#path && (await nearest(this.#path)) !== near) again();
  }

  #later(): void {
    this.#watcher?.close();
    if (this.#closed) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#listen(), patience).unref();
  }
}

/** The folder itself, or the nearest one above it that is there. */
async function nearest(path: string): Promise<string | undefined> {
  for (let at = path; ; at = dirname(at)) {
    const isThere = await access(at).then(
      () => true,
      () => false,
    );
    if (isThere) return at;
    if (dirname(at) === at) return undefined;
  }
}
