/** Most texts that are kept, and how many days. */
const most = 100;
const days = 30;
const prefix = 'bahan.unsaved.';

interface Kept {
  readonly text: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/**
 * What was typed into fields and is not saved, by subject and field. It outlives the page, in whatever way that ended; each
 * has an entry of its own, so that windows do not write over one another's words. Where nothing can be kept it lasts as long
 * as the page.
 */
export class UnsavedTexts {
  readonly #here = new Map<string, string>();
  readonly #storage: Storage | undefined;
  readonly #now: () => number;

  constructor(storage: Storage | undefined, now: () => number = Date.now) {
    this.#storage = storage;
    this.#now = now;
    this.#tidy();
  }

  get(key: string): string | undefined {
    return this.#here.get(key) ?? this.#read(prefix + key)?.text;
  }

  set(key: string, text: string): void {
    this.#here.set(key, text);
    try {
      this.#storage?.setItem(prefix + key, JSON.stringify({ text, at: this.#now() } satisfies Kept));
    } catch {
      // a full storage: the page still has it
    }
  }

  delete(key: string): void {
    this.#here.delete(key);
    try {
      this.#storage?.removeItem(prefix + key);
    } catch {
      // a forbidden storage holds nothing
    }
  }

  #read(name: string): Kept | undefined {
    try {
      const kept: unknown = JSON.parse(this.#storage?.getItem(name) ?? 'null');
      return isKept(kept) && kept.at > this.#now() - days * 86_400_000 ? kept : undefined;
    } catch {
      return undefined;
    }
  }

  /** Words that nobody came back to for long are let go, the oldest first. */
  #tidy(): void {
    try {
      const names = Object.keys(this.#storage ?? {}).filter((name) => name.startsWith(prefix));
      const dated = names.map((name) => ({ name, at: this.#read(name)?.at ?? 0 })).sort((a, b) => b.at - a.at);
      for (const { name } of dated.filter((one, n) => n >= most || one.at === 0)) {
        this.#storage?.removeItem(name);
      }
    } catch {
      // a forbidden storage holds nothing
    }
  }
}

const isKept = (value: unknown): value is Kept =>
  typeof value === 'object' &&
  value !== null &&
  'text' in value &&
  typeof value.text === 'string' &&
  'at' in value &&
  typeof value.at === 'number';

function storageOf(): Storage | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}

export const unsaved = new UnsavedTexts(storageOf());
