import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { BahanError } from '../../shared/errors.ts';

export interface OpenFile {
  readonly handle: FileHandle;
  readonly size: number;
  /** Strong: changes with every change of the file that a file system can tell. */
  readonly etag: string;
}

/** Read at once; also how much waits in memory for a slow reader. */
const chunk = 256 * 1024;

/** Milliseconds that a file gets to open. */
const openingTime = 20_000;

// a pipe put in the place of a file would otherwise wait for its writer; Windows has no such flag
const reading = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** Opens an ordinary file and describes what was opened, not what may lie at the path a moment later. */
export async function openFile(path: string): Promise<OpenFile> {
  const opening = open(path, reading).catch((cause: NodeJS.ErrnoException) => {
    const missing = cause.code === 'ENOENT' || cause.code === 'ENOTDIR';
    throw new BahanError(missing ? 'file-missing' : 'file-unreadable', {}, { cause });
  });
  const handle = await inTime(opening, openingTime);
  const stat = await handle.stat({ bigint: true });
  if (!stat.isFile()) {
    await handle.close();
    throw new BahanError('not-a-file');
  }
  const etag = `"${stat.size.toString(36)}-${stat.mtimeNs.toString(36)}-${stat.ino.toString(36)}"`;
  return { handle, size: Number(stat.size), etag };
}

/** A share that went away may not answer for minutes; a handle that comes too late is closed again. */
export async function inTime(opening: Promise<FileHandle>, patience: number): Promise<FileHandle> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(resolve, patience, 'late');
  });
  const first = await Promise.race([opening, late]).finally(() => clearTimeout(timer));
  if (first !== 'late') return first;
  opening.then(
    (handle) => handle.close(),
    () => {},
  );
  throw new BahanError('file-timed-out');
}

/**
 * Streams `start` to `end` (exclusive), one chunk for each time that the reader wants one, and closes the file at the
 * end, when the reader turns away or when `signal` aborts. A file that became shorter meanwhile fails the stream: the
 * length was promised.
 */
export function streamOf(file: OpenFile, start: number, end: number, signal: AbortSignal): ReadableStream<Uint8Array> {
  let position = start;
  let closed: Promise<void> | undefined;
  const close = () => {
    closed ??= file.handle.close();
    return closed;
  };
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const abort = () => {
          controller.error(signal.reason);
          void close();
        };
        if (signal.aborted) abort();
        else signal.addEventListener('abort', abort, { once: true });
      },
      async pull(controller) {
        const length = Math.min(chunk, end - position);
        try {
          const { bytesRead, buffer } = await file.handle.read(new Uint8Array(length), 0, length, position);
          if (bytesRead === 0) throw new BahanError('file-changing');
          position += bytesRead;
          controller.enqueue(buffer.subarray(0, bytesRead));
          if (position < end) return;
          await close();
          controller.close();
        } catch (error) {
          await close();
          if (!signal.aborted) controller.error(error);
        }
      },
      cancel: close,
    },
    { highWaterMark: 0 },
  );
}
