import { BahanError } from '../../../shared/errors.ts';
import type { DocumentReading } from '../../../shared/model/document.ts';

export function readDocument(path: string): Promise<DocumentReading> {
  return Promise.reject(new BahanError('file-unsupported', { path }));
}
