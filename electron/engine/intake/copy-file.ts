import { createHash, type Hash } from 'node:crypto';
import { constants, existsSync } from 'node:fs';
import { type FileHandle, link, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { BahanError } from '../../../shared/errors.ts';
import { syncFolder } from '../db/durable.ts';
import { fileError } from '../media/file-source.ts';
import type { CopyTask } from './messages.ts';

const piece = 4 * 1024 * 1024;

/**
 * Copies a file into a folder: under a temporary name that every look at folders passes over, flushed to the disk, read back
 * and compared by a hash with what was read from the source, given the source's times, and then named, never over another
 * file. The source is only read. Whatever goes wrong, nothing is left but what was whole before.
 * @param heard bytes read or compared since it was called last
 * @throws BahanError of the source: `file-missing`, `file-unreadable`, `file-changing`; of the target: `target-full`,
 *   `target-missing`, `target-unwritable`, `name-taken`
 */
export async function copyOver(task: CopyTask, heard: (bytes: number) => void): Promise<number> {
  const { to, temporary, name, from } = task;
  const path = join(to, temporary);
  const file = join(to, name);
  try {
    const { hash, atime } = await written(task, path, heard);
    const back = await ofTarget(path, () => hashOf(path, heard));
    if (back !== hash)
      throw new BahanError('target-unwritable', { path: file }, { message: 'it reads back differently' });
    await ofTarget(path, () => timed(path, atime, task.mtime));
    await ofTarget(file, () => publish(path, file));
    await ofTarget(to, async () => syncFolder(to));
    return task.size;
  } catch (cause) {
    throw cause instanceof BahanError ? cause : fileError(cause, from);
  } finally {
    await rm(path, { force: true }).catch(() => {});
  }
}

/** @returns the hash of what was read */
async function written(task: CopyTask, path: string, heard: (bytes: number) => void) {
  // a link that took its place may lead anywhere, and a pipe without a writer would be waited for, for ever
  const how = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
  const source = await open(task.from, how).catch((cause) => {
    throw fileError(cause, task.from);
  });
  try {
    const before = await source.stat();
    if (!before.isFile()) throw new BahanError('not-a-file', { path: task.from });
    if (before.size !== task.size) throw new BahanError('file-changing', { path: task.from });
    const target = await ofTarget(path, () => open(path, 'wx'));
    try {
      const hash = createHash('sha256');
      const read = await pieces(source, task.from, async (bytes) => {
        hash.update(bytes);
        await ofTarget(path, () => wholly(target, bytes));
        heard(bytes.length);
      });
      const after = await source.stat();
      if (read !== task.size || after.size !== task.size || after.mtimeMs !== before.mtimeMs) {
        throw new BahanError('file-changing', { path: task.from });
      }
      await ofTarget(path, () => target.sync());
      return { hash: hash.digest('hex'), atime: before.atimeMs };
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

/** Reads a file from its begin to its end. @returns its bytes @throws BahanError about the file */
async function pieces(handle: FileHandle, path: string, take: (bytes: Buffer) => Promise<void>): Promise<number> {
  const buffer = Buffer.allocUnsafe(piece);
  let at = 0;
  for (;;) {
    const { bytesRead } = await handle.read(buffer, 0, piece, at).catch((cause) => {
      throw fileError(cause, path);
    });
    if (bytesRead === 0) return at;
    at += bytesRead;
    await take(buffer.subarray(0, bytesRead));
  }
}

async function wholly(target: FileHandle, bytes: Buffer): Promise<void> {
  for (let done = 0; done < bytes.length; ) done += (await target.write(bytes, done)).bytesWritten;
}

/** @returns SHA-256 of a file */
export async function hashOf(path: string, heard: (bytes: number) => void): Promise<string> {
  const handle = await open(path, 'r');
  try {
    const hash: Hash = createHash('sha256');
    await pieces(handle, path, async (bytes) => {
      hash.update(bytes);
      heard(0);
    });
    return hash.digest('hex');
  } finally {
    await handle.close();
  }
}

/** Times are part of what is copied: what a camera does not write into a file is known by them alone. */
async function timed(path: string, atime: number, mtime: number): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.utimes(atime / 1000, mtime / 1000);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Links fail where a file has the name already; exFAT and many shares know none of them. */
async function publish(path: string, file: string): Promise<void> {
  try {
    await link(path, file);
    await rm(path);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'EEXIST' || existsSync(file)) throw new BahanError('name-taken', { path: file }, { cause });
    await rename(path, file);
  }
}

/** What goes wrong here is the target's trouble. */
async function ofTarget<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof BahanError) throw cause;
    const { code = '', message } = cause as NodeJS.ErrnoException;
    if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG')
      throw new BahanError('target-full', { path }, { cause, message });
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new BahanError('target-missing', { path }, { cause, message });
    throw new BahanError('target-unwritable', { path }, { cause, message });
  }
}
