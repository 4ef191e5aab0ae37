import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { BahanError, type ErrorCode } from '../../../shared/errors.ts';

/** One open file, read by position. Everything known about a file comes from one handle, so it is one content. */
export interface FileSource {
  readonly path: string;
  readonly size: number;
  /** Epoch milliseconds. */
  readonly modifiedAt: number;
  /** The bytes from `offset`, fewer at the end of the file. */
  read(offset: number, length: number): Buffer;
  /** All bytes; only where a limit was checked before. */
  whole(): Buffer;
}

/** How a file was when it was looked at last: `mtime` in epoch milliseconds, as precise as the file system tells it. */
export interface ExpectedFile {
  readonly size: number;
  readonly mtime: number;
}

const codes: Readonly<Record<string, ErrorCode>> = {
  ENOENT: 'file-missing',
  ENOTDIR: 'file-missing',
  ENAMETOOLONG: 'file-name-unreadable',
  EINVAL: 'file-name-unreadable',
  EISDIR: 'not-a-file',
  ENOSPC: 'disk-full',
  EROFS: 'target-unwritable',
};

/** What is asked for of a file's beginning comes from one look at it: its facts lie there in many small pieces. */
const headLength = 256 * 1024;

/** An error of the file system as one of ours. */
export function fileError(cause: unknown, path: string): BahanError {
  if (cause instanceof BahanError) return cause;
  const code = (cause as NodeJS.ErrnoException)?.code ?? '';
  return new BahanError(
    codes[code] ?? 'file-unreadable',
    { path },
    { cause, message: String((cause as Error)?.message) },
  );
}

/**
 * Opens a file, gives it to `work`, and looks again afterwards.
 * @throws BahanError `file-changing` when it was written, replaced in place or shortened meanwhile; `not-a-file`,
 *   `file-missing`, `file-unreadable`, and what `work` throws.
 */
export async function withFile<T>(path: string, work: (source: FileSource) => T | Promise<T>): Promise<T> {
  let handle: number;
  try {
    // a pipe without a writer would be waited for, for ever
    handle = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (cause) {
    throw fileError(cause, path);
  }
  try {
    const before = fstatSync(handle);
    if (!before.isFile()) throw new BahanError('not-a-file', { path });
    const read = (offset: number, length: number): Buffer => {
      const wanted = Math.max(0, Math.min(length, before.size - offset));
      const bytes = Buffer.allocUnsafe(wanted);
      let done = 0;
      while (done < wanted) {
        const got = readSync(handle, bytes, done, wanted - done, offset + done);
        if (got === 0) throw new BahanError('file-changing', { path });
        done += got;
      }
      return bytes;
    };
    let kept: Buffer | undefined;
    let head: Buffer | undefined;
    const source: FileSource = {
      path,
      size: before.size,
      modifiedAt: before.mtimeMs,
      read: (offset, length) => {
        if (!(offset >= 0 && length > 0)) return Buffer.alloc(0);
        if (kept) return kept.subarray(offset, offset + length);
        if (offset + length > headLength) return read(offset, length);
        head ??= read(0, headLength);
        return head.subarray(offset, offset + length);
      },
      whole: () => {
        kept ??= read(0, before.size);
        return kept;
      },
    };
    const result = await work(source);
    const after = fstatSync(handle);
    if (after.size !== before.size || after.mtimeMs !== before.mtimeMs) throw new BahanError('file-changing', { path });
    return result;
  } catch (cause) {
    throw (cause as NodeJS.ErrnoException)?.syscall ? fileError(cause, path) : cause;
  } finally {
    closeSync(handle);
  }
}
