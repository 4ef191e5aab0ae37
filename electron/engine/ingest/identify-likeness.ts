import type { FileFacts } from '../../../shared/model/facts.ts';
import { all, type Reader } from '../db/connection.ts';
import { type PlacedFile, pathOf } from '../db/files.ts';
import type { PictureStore, StoredPicture } from '../media/store.ts';
import type { IngestContext } from './context.ts';
import { identify } from './identify.ts';

/** So many assets at most are compared with one file: by its place, by who lay there before, and by its moment. */
export const mostAsked = 4;

/**
 * Compares pictures where nothing else tells whether a file is a known asset: its own with the small picture that is kept
 * of the asset. Most files need none of it, and nothing is read then. The answer is null where that cannot be.
 */
export async function likenessOf(
  { db, host, media, store }: Pick<IngestContext, 'db' | 'host' | 'media' | 'store'>,
  file: PlacedFile,
  facts: FileFacts,
  patient: boolean,
  signal: AbortSignal,
): Promise<ReadonlyMap<number, boolean | null>> {
  const like = new Map<number, boolean | null>();
  for (let asked = 0; asked < mostAsked; asked += 1) {
    const verdict = identify(db, file, facts, like, host.clock.now(), patient);
    if (verdict.how !== 'ask') break;
    const kept = keptPicture(db, store, verdict.assetId);
    const path = pathOf(file);
    const answer =
      kept &&
      (await media
        .ask({ what: 'likeness', path, fingerprint: facts.fingerprint, kept: kept.bytes }, { signal, bytes: file.size })
        .catch(() => undefined));
    like.set(verdict.assetId, answer?.alike ?? null);
  }
  return like;
}

/** The small picture of an asset; of one whose newest content was not drawn yet, that of the content before. */
function keptPicture(db: Reader, store: PictureStore, assetId: number): StoredPicture | undefined {
  const contents = all<{ content: string }>(
    db,
    `SELECT content FROM asset WHERE id = ? AND content IS NOT NULL AND picture_kind IS NOT 1
     UNION ALL SELECT content FROM (SELECT content FROM version WHERE asset_id = ? AND content IS NOT NULL ORDER BY id DESC LIMIT 3)`,
    assetId,
    assetId,
  );
  for (const { content } of contents) {
    const kept = store.get(content, 'thumb');
    if (kept) return kept;
  }
  return undefined;
}
