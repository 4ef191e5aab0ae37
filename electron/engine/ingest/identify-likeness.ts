import type { FileFacts } from '../../../shared/model/facts.ts';
import { get } from '../db/connection.ts';
import { type PlacedFile, pathOf } from '../db/files.ts';
import type { IngestContext } from './context.ts';
import { identify } from './identify.ts';

/** Two assets at most are compared with one file: by its place, and by its moment. */
const mostAsked = 2;

/**
 * Compares pictures where nothing else tells whether a file is a known asset: its own with the small picture that is kept
 * of the asset. Most files need none of it, and nothing is read then. Assets without a picture stay unanswered.
 */
export async function likenessOf(
  { db, host, media, store }: Pick<IngestContext, 'db' | 'host' | 'media' | 'store'>,
  file: PlacedFile,
  facts: FileFacts,
  signal: AbortSignal,
): Promise<ReadonlyMap<number, boolean>> {
  const like = new Map<number, boolean>();
  for (let asked = 0; asked < mostAsked; asked += 1) {
    const verdict = identify(db, file, facts, like, host.clock.now());
    if (verdict.how !== 'ask') break;
    const row = get<{ picture: string | null }>(
      db,
      'SELECT picture FROM asset WHERE id = ? AND picture_kind = 0 AND picture_state = 1',
      verdict.assetId,
    );
    const kept = row?.picture ? store.get(row.picture, 'thumb') : undefined;
    if (!kept) break;
    const path = pathOf(file);
    const answer = await media
      .ask({ what: 'likeness', path, fingerprint: facts.fingerprint, kept: kept.bytes }, { signal, bytes: file.size })
      .catch(() => undefined);
    if (!answer) break;
    like.set(verdict.assetId, answer.alike);
  }
  return like;
}
