import { ORPCError } from '@orpc/client';
import { BahanError, type ErrorCode, type ErrorDetails } from '../../shared/errors.ts';

export interface Failure {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
}

/** What went wrong, as a code of the closed list. Whatever carries the call, its own troubles become codes here. */
export function failureOf(error: unknown): Failure {
  if (error instanceof BahanError) return { code: error.code, details: error.details };
  if (error instanceof ORPCError) return ofCall(error.code, error.data);
  if (error instanceof Error && error.name === 'AbortError') return { code: 'cancelled', details: {} };
  // a wire that is closing refuses to send with a plain error of its own
  if (error instanceof Error && /closed|not open/i.test(error.message)) return { code: 'connection-lost', details: {} };
  return { code: 'internal', details: {} };
}

function ofCall(code: string, data: unknown): Failure {
  if (code === 'BAHAN' && isFailure(data)) return { code: data.code, details: data.details };
  if (code === 'BAD_REQUEST' || code === 'UNPROCESSABLE_CONTENT') return { code: 'bad-input', details: {} };
  if (code === 'UNAUTHORIZED') return { code: 'sign-in-needed', details: {} };
  if (code === 'FORBIDDEN') return { code: 'not-allowed', details: {} };
  return { code: 'internal', details: {} };
}

function isFailure(data: unknown): data is Failure {
  return (
    typeof data === 'object' && data !== null && 'code' in data && typeof data.code === 'string' && 'details' in data
  );
}

/** True for failures that are nobody's concern: somebody changed their mind. */
export const isQuiet = (failure: Failure): boolean => failure.code === 'cancelled' || failure.code === 'closed';
