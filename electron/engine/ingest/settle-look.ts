import { closeSync, constants, fstatSync, lstatSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import type { FileLook } from '../db/files.ts';
import { endOf } from './complete.ts';
import type { End } from './complete-bytes.ts';
import { lookFrom } from './look.ts';
import { codeOf, isAway } from './reach.ts';
import { openForWriting } from './settle-writers.ts';

/** A closer look at a file that may still be written. It reads a few kilobytes: only for files that changed lately. */
export interface CloserLook extends FileLook {
  readonly end: End;
  /** Somebody has it open to write, as far as that can be known here. */
  readonly busy: boolean;
}

/**
 * Looks at files closely, null for those that are gone. To be called where a share that froze holds up nobody. `writers`
 * asks also who has them open, which takes some milliseconds.
 */
export function lookClosely(paths: readonly string[], writers: boolean): (CloserLook | null)[] {
  const looks = paths.map(closerLook);
  const open = writers ? openForWriting(paths) : new Set<string>();
  return looks.map((look, n) => (look && open.has(paths[n] as string) ? { ...look, busy: true } : look));
}

function closerLook(path: string): CloserLook | null {
  try {
    const stats = lstatSync(path);
    if (!stats.isFile()) return null;
    const name = basename(path);
    const look = lookFrom(path, stats);
    // fewer blocks than bytes: there are holes in it, or the disk packs it
    const hasHoles = stats.blocks > 0 && stats.blocks * 512 < stats.size - 65_536;
    const { end, busy } = endAt(path, name, stats.size);
    return { ...look, end: hasHoles && end === 'whole' ? 'unknown' : end, busy };
  } catch (error) {
    // a share that went away says nothing of the file; one that alone cannot be looked at is left to the next sweep
    if (isAway(codeOf(error))) throw error;
    return null;
  }
}

/** A file that cannot be opened tells nothing, but one that somebody else keeps for himself is being written. */
function endAt(path: string, name: string, size: number): { end: End; busy: boolean } {
  let handle: number;
  try {
    handle = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    return { end: 'unknown', busy: code === 'EBUSY' || (process.platform === 'win32' && code === 'EPERM') };
  }
  try {
    if (!fstatSync(handle).isFile()) return { end: 'unknown', busy: false };
    const read = (offset: number, length: number): Buffer => {
      const bytes = Buffer.alloc(Math.max(0, Math.min(length, size - offset)));
      let done = 0;
      while (done < bytes.length) {
        const got = readSync(handle, bytes, done, bytes.length - done, offset + done);
        if (got === 0) break;
        done += got;
      }
      return bytes.subarray(0, done);
    };
    return { end: endOf(name, { size, read }), busy: false };
  } catch (error) {
    return { end: 'unknown', busy: (error as NodeJS.ErrnoException).code === 'EBUSY' };
  } finally {
    closeSync(handle);
  }
}
