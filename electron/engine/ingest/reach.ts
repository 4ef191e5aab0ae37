import { opendirSync, statfsSync, statSync } from 'node:fs';

/** Whether a watched folder answers, as far as its disk or share tells. Everything here may hang on a frozen share. */

/** What a disk or share says that is not there any more, or not for now. */
const awayCodes = new Set([
  ...['EIO', 'ENOTCONN', 'ESTALE', 'EHOSTDOWN', 'EHOSTUNREACH', 'ENETDOWN', 'ENETUNREACH', 'ETIMEDOUT', 'ENODEV'],
  ...['ENXIO', 'EBUSY', 'ECONNRESET', 'ECONNABORTED', 'ECONNREFUSED', 'EPIPE', 'EREMOTEIO', 'ENOMEDIUM', 'ESHUTDOWN'],
  // what Windows says about shares mostly has no name of its own
  ...['UNKNOWN', 'EUNKNOWN'],
]);

export const isAway = (code: string): boolean => awayCodes.has(code);

/** The handles of this process or computer are used up: nothing is wrong with the folder. */
export const isExhausted = (code: string): boolean => code === 'EMFILE' || code === 'ENFILE' || code === 'ENOMEM';

export const isGone = (code: string): boolean => code === 'ENOENT' || code === 'ENOTDIR';

export const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? 'EUNKNOWN';

/** The code of why a root does not answer, or undefined when it does. */
export function unreachable(rootPath: string): string | undefined {
  try {
    if (!statSync(rootPath).isDirectory()) return 'ENOTDIR';
    opendirSync(rootPath).closeSync();
    return undefined;
  } catch (error) {
    const code = codeOf(error);
    return isExhausted(code) ? undefined : code;
  }
}

export function isEmpty(folder: string): boolean {
  const listing = opendirSync(folder);
  try {
    return listing.readSync() === null;
  } finally {
    listing.closeSync();
  }
}

/** Types of statfs(2) whose file ids are made up anew at each mount: FUSE, FAT, exFAT. */
const looseTypes = new Set([0x65735546, 0x4d44, 0x2011bab0]);

/** Whether file ids below a folder say nothing about whether a file is still the same one. */
export function hasLooseIds(folder: string): boolean {
  try {
    return looseTypes.has(statfsSync(folder).type);
  } catch {
    return false;
  }
}
