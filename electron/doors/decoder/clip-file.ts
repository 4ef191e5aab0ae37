import { type FileHandle, open } from 'node:fs/promises';
import { BahanError } from '../../../shared/errors.ts';
import type { ClipForm } from '../../../shared/model/clip.ts';
import { codeOfSystemError } from '../../engine/library-folder.ts';
import { finishClip } from './finish-clip.ts';

/** The file that a clip is written into, piece by piece, some of them over earlier ones. Made with the first piece. */
export class ClipFile {
  readonly #path: string;
  readonly #form: ClipForm;
  #opened: Promise<FileHandle> | undefined;
  #writing: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(path: string, form: ClipForm) {
    this.#path = path;
    this.#form = form;
  }

  /** @throws `target-full`, `target-unwritable`, `cancelled` once it is closed */
  async write(bytes: Uint8Array, at: number): Promise<void> {
    const writing = this.#writing.then(async () => {
      if (this.#closed) throw new BahanError('cancelled');
      this.#opened ??= open(this.#path, 'w+');
      const file = await this.#opened;
      for (let done = 0; done < bytes.length; ) {
        done += (await file.write(bytes, done, bytes.length - done, at + done)).bytesWritten;
      }
    });
    this.#writing = writing.catch(() => {});
    try {
      await writing;
    } catch (cause) {
      throw targetError(cause);
    }
  }

  /**
   * Lets go of the file; `whole`: all of it is there, and is to be finished and on the disk before this is answered.
   * @throws `target-full`, `target-unwritable`; `file-damaged` where what is whole is no clip; `cancelled`
   */
  async close(whole: boolean, signal: AbortSignal): Promise<void> {
    this.#closed = true;
    await this.#writing;
    const file = await this.#opened?.catch(() => undefined);
    try {
      if (whole && !file) throw new BahanError('file-damaged');
      if (whole && file) {
        await finishClip(file, this.#form, signal);
        await file.sync();
      }
    } catch (cause) {
      throw targetError(cause);
    } finally {
      await file?.close().catch(() => {});
    }
  }
}

/** What is wrong with where a copy is written to, as a person can do something about it. */
export function targetError(cause: unknown): BahanError {
  if (cause instanceof BahanError) return cause;
  const code = codeOfSystemError(cause) === 'disk-full' ? 'target-full' : 'target-unwritable';
  return new BahanError(code, {}, { cause });
}
