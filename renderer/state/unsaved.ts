const prefix = 'bahan.unsaved.';

/**
 * What was typed into fields of this window and is not saved, by subject and field. It outlives the page, in whatever way that
 * ended, and is nobody else's: what somebody types in another window is not taken for what was typed here. Where nothing can
 * be kept it lasts as long as the page.
 */
export class UnsavedTexts {
  readonly #here = new Map<string, string>();
  readonly #storage: Storage | undefined;

  constructor(storage: Storage | undefined) {
    this.#storage = storage;
  }

  get(key: string): string | undefined {
    return this.#here.get(key) ?? this.#storage?.getItem(prefix + key) ?? undefined;
  }

  set(key: string, text: string): void {
    this.#here.set(key, text);
    try {
      this.#storage?.setItem(prefix + key, text);
    } catch {
      // a full storage: the page still has it
    }
  }

  delete(key: string): void {
    this.#here.delete(key);
    this.#storage?.removeItem(prefix + key);
  }
}

/** The storage of this window, which a browser may forbid. */
function storageOf(): Storage | undefined {
  try {
    return globalThis.sessionStorage;
  } catch {
    return undefined;
  }
}

export const unsaved = new UnsavedTexts(storageOf());
