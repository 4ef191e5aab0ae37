import { open } from 'node:fs/promises';
import { BahanError } from '../../../../shared/errors.ts';
import { fileError } from '../file-source.ts';

/** Writes a finished copy and waits until the disk has it. @throws BahanError about the target. */
export async function writeWhole(target: string, data: Buffer, source: string): Promise<void> {
  try {
    const handle = await open(target, 'w');
    try {
      await handle.writeFile(data);
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (cause) {
    throw targetError(cause, source, target);
  }
}

/** Which side failed: what names the source's path is the source's trouble. */
export function targetError(cause: unknown, source: string, target: string): BahanError {
  const { code, path } = cause as NodeJS.ErrnoException;
  if (path === source) return fileError(cause, source);
  if (code === 'ENOSPC' || code === 'EDQUOT') return new BahanError('target-full', { path: target }, { cause });
  if (code === 'ENOENT') return new BahanError('target-missing', { path: target }, { cause });
  return new BahanError('target-unwritable', { path: target }, { cause });
}
