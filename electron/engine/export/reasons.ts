import { BahanError, type ErrorCode } from '../../../shared/errors.ts';
import { codeOfSystemError } from '../library-folder.ts';

/** Why a copy failed. */
export function reasonOf(error: unknown): ErrorCode {
  if (error instanceof BahanError) return error.code;
  const code = codeOfSystemError(error);
  if (code === 'disk-full') return 'target-full';
  const { code: system } = error as NodeJS.ErrnoException;
  // a file that another program holds open, or that may not be written over
  return code === 'read-only' || /^(EACCES|EPERM|EBUSY)$/.test(system ?? '') ? 'target-unwritable' : 'internal';
}

/** What ends a whole export: all other copies would end the same way. */
export const isHopeless = (code: ErrorCode): boolean => code === 'target-full' || code === 'target-missing';
