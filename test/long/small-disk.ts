import { execFileSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  statfsSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk of its own, small enough to be full: ext4 in a file, mounted by way of a loop device. Needs root on Linux. */
export interface SmallDisk {
  /** Where it is mounted. */
  readonly folder: string;
  /** Takes all room but this many bytes. */
  fill(rest?: number): void;
  /** Gives all room back. */
  makeRoom(): void;
  remove(): void;
}

/** Why there can be none here, or undefined. */
export function smallDiskImpossible(): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'not root on Linux';
  if (!existsSync('/dev/loop-control')) return 'no loop devices';
  if (!existsSync('/usr/sbin/mkfs.ext4') && !existsSync('/sbin/mkfs.ext4')) return 'no mkfs.ext4';
  return undefined;
}

export function makeSmallDisk(bytes: number): SmallDisk {
  const above = mkdtempSync(join(tmpdir(), 'bahan-disk-'));
  const image = join(above, 'image');
  const folder = join(above, 'disk');
  closeSync(openSync(image, 'w'));
  truncateSync(image, bytes);
  mkdirSync(folder);
  execFileSync('mkfs.ext4', ['-q', '-m', '0', '-b', '4096', image]);
  execFileSync('mount', ['-o', 'loop', image, folder]);
  const filler = (n: number) => join(folder, `penuh-${n}`);
  let fillers = 0;
  const free = () => {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  };
  return {
    folder,
    fill: (rest = 0) => {
      const room = free() - rest;
      if (room > 2 ** 20)
        execFileSync('fallocate', ['-l', String(room - 2 ** 18), filler(fillers++)], { stdio: 'ignore' });
      // the last blocks one by one, since nobody knows what the file system keeps for itself
      const handle = openSync(filler(fillers++), 'w');
      try {
        while (rest === 0 || free() > rest) writeSync(handle, Buffer.alloc(4096, 1));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      } finally {
        closeSync(handle);
      }
    },
    makeRoom: () => {
      while (fillers > 0) rmSync(filler(--fillers), { force: true });
    },
    remove: () => {
      execFileSync('umount', ['-l', folder]);
      rmSync(above, { recursive: true, force: true });
    },
  };
}
