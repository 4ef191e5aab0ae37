import { BahanError } from '../../../shared/errors.ts';
import type { PicturePart } from '../../../shared/model/export.ts';
import type { Reader } from '../db/connection.ts';
import type { SeenPicture } from './crops.ts';
import { type ExtractContext, extractSource, pictureOfPart } from './extract.ts';
import { fileOf } from './source.ts';

/** So many are kept, for so many milliseconds after the last was asked for. */
const most = { kept: 6, idle: 60_000 };

const nothing = { words: false, credit: false, people: false, position: false, camera: false };

interface Kept {
  readonly picture: Promise<SeenPicture>;
  readonly stop: AbortController;
  /** Who still waits for it. */
  waiting: number;
  isThere: boolean;
}

/**
 * Frames of films and pages of documents while somebody looks at copies of them, as large as they are taken out: all copies
 * that are looked at are made of one decoding, and a moment that nobody wants any more is not decoded.
 */
export class PartPictures {
  readonly #db: Reader;
  readonly #context: ExtractContext;
  /** The one that was asked for last comes last. */
  readonly #kept = new Map<string, Kept>();
  #idle: NodeJS.Timeout | undefined;

  constructor(db: Reader, context: ExtractContext) {
    this.#db = db;
    this.#context = context;
  }

  /** @throws `asset-not-found`, `file-missing`, `folder-offline`, what is wrong with the file; `cancelled`, `closed` */
  async of(uid: string, part: PicturePart, signal: AbortSignal = new AbortController().signal): Promise<SeenPicture> {
    const file = fileOf(this.#db, uid);
    if (typeof file === 'string') {
      throw new BahanError(file === 'folder-offline' || file === 'asset-not-found' ? file : 'file-missing', {
        id: uid,
      });
    }
    const source = extractSource(this.#db, uid, file, {}, nothing);
    const key = JSON.stringify([source.path, file.size, file.mtime, part]);
    const kept =
      this.#kept.get(key) ?? this.#begun(key, (until) => pictureOfPart(this.#context, source, part, until), part);
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    this.#forget();
    kept.waiting += 1;
    try {
      return await unlessAborted(kept.picture, signal);
    } finally {
      kept.waiting -= 1;
      if (kept.waiting === 0 && !kept.isThere) this.#drop(key, kept);
    }
  }

  #begun(key: string, work: (signal: AbortSignal) => Promise<Uint8Array>, of: PicturePart): Kept {
    const stop = new AbortController();
    const picture = work(stop.signal).then((bytes) => {
      kept.isThere = true;
      return { of, bytes };
    });
    picture.catch(() => this.#drop(key, kept));
    const kept: Kept = { picture, stop, waiting: 0, isThere: false };
    return kept;
  }

  #drop(key: string, kept: Kept): void {
    kept.stop.abort();
    if (this.#kept.get(key) === kept) this.#kept.delete(key);
  }

  #forget(): void {
    for (const [key, kept] of this.#kept) {
      if (this.#kept.size <= most.kept) break;
      if (kept.isThere) this.#kept.delete(key);
    }
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => this.#kept.clear(), most.idle);
    this.#idle.unref();
  }
}

function unlessAborted<Value>(asked: Promise<Value>, signal: AbortSignal): Promise<Value> {
  if (signal.aborted) return Promise.reject(new BahanError('cancelled'));
  return new Promise((done, fail) => {
    const cancel = () => fail(new BahanError('cancelled'));
    signal.addEventListener('abort', cancel, { once: true });
    asked.then(done, fail).finally(() => signal.removeEventListener('abort', cancel));
  });
}
