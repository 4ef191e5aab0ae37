import { BahanError } from '../../../../shared/errors.ts';
import type { RawFact } from '../../../../shared/model/facts.ts';

export function rawFactsOf(path: string): Promise<RawFact[]> {
  return Promise.reject(new BahanError('file-unsupported', { path }));
}
