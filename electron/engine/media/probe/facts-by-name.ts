import type { ErrorFacts } from '../../../../shared/errors.ts';
import type { FileFacts } from '../../../../shared/model/facts.ts';
import { kindByName } from '../extensions.ts';
import { stampInName } from './name-stamp.ts';
import type { Probed } from './probed.ts';

/** A file about which nothing is known. */
export const noFacts: Required<Omit<Probed, 'label' | 'textPages'>> = {
  width: null,
  height: null,
  orientation: null,
  capturedAt: null,
  capturedAtCertainty: 'none',
  gps: null,
  make: null,
  model: null,
  title: null,
  description: null,
  keywords: [],
  creator: null,
  copyright: null,
  place: null,
  people: [],
  durationSeconds: null,
  pages: null,
  text: null,
  essence: null,
  technical: {},
  documentId: null,
  pairId: null,
  error: null,
};

/** What is known of a file that nothing could look into. */
export function factsByName(path: string, bytes: number, error: ErrorFacts | null): FileFacts {
  const { kind, mime } = kindByName(path);
  const stamp = stampInName(path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1));
  return {
    ...noFacts,
    kind,
    mime,
    bytes,
    ...(stamp ? { capturedAt: stamp, capturedAtCertainty: 'name' as const } : {}),
    fingerprint: null,
    error,
  };
}
