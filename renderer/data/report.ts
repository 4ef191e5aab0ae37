import { useCallback } from 'react';
import { notify } from '../state/notices.ts';
import { failureOf, isQuiet } from './failure.ts';

/** Tells a person that something failed, in the words of its code. The same failure again replaces the first. */
export function report(error: unknown): void {
  const failure = failureOf(error);
  if (isQuiet(failure)) return;
  notify({ id: `failure-${failure.code}`, tone: 'failure', failure });
}

export function useReport(): (error: unknown) => void {
  return useCallback((error: unknown) => report(error), []);
}
