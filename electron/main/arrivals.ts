export interface ArrivalsOptions {
  /** Whether a person looks at a window, where new files are seen coming anyway. */
  isLookedAt(): boolean;
  isWanted(): boolean;
  show(arrived: Arrived): void;
}

/** What came while nobody looked: how many, and from which folders, the newest last. */
export interface Arrived {
  readonly count: number;
  readonly folders: readonly string[];
}

/** Fewer files are not worth a word outside of the window. */
const least = 10;
/** Milliseconds in which what comes is one piece of news, and at least between two of them. */
const together = 30_000;
const apart = 5 * 60_000;
/** Folders that are told apart. */
const most = 100;

/** Gathers what comes in, so that a person who looks elsewhere is told of it seldom and whole. */
export class Arrivals {
  readonly #options: ArrivalsOptions;
  readonly #folders = new Set<string>();
  #count = 0;
  #timer: NodeJS.Timeout | undefined;
  #last = Number.NEGATIVE_INFINITY;

  constructor(options: ArrivalsOptions) {
    this.#options = options;
  }

  note(count: number, folder: string | null): void {
    if (this.#options.isLookedAt()) {
      this.forget();
      return;
    }
    this.#count += count;
    if (folder !== null) {
      this.#folders.delete(folder);
      if (this.#folders.size < most) this.#folders.add(folder);
    }
    this.#timer ??= setTimeout(() => this.#tell(), Math.max(together, this.#last + apart - Date.now()));
    this.#timer.unref();
  }

  /** A person looks: there is nothing to tell any more. */
  forget(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#count = 0;
    this.#folders.clear();
  }

  #tell(): void {
    const arrived = { count: this.#count, folders: [...this.#folders] };
    this.forget();
    const { isLookedAt, isWanted, show } = this.#options;
    if (arrived.count < least || isLookedAt() || !isWanted()) return;
    this.#last = Date.now();
    show(arrived);
  }
}
