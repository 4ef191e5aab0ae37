import { BahanError } from '../../../shared/errors.ts';
import type { FileFacts } from '../../../shared/model/facts.ts';
import { all, type Reader } from '../db/connection.ts';
import { type PlacedFile, pathOf } from '../db/files.ts';
import type { MediaPool } from '../media/pool.ts';
import type { PictureStore, StoredPicture } from '../media/store.ts';
import type { IngestContext } from './context.ts';
import { identify, type Patience } from './identify.ts';
import { endedReader } from './retries.ts';

/** So many assets at most are compared with one file: by its place, by who lay there before, and by its moment. */
export const mostAsked = 4;
/** How many times the usual time a second comparison may take. */
const secondPatience = 5;

/**
 * Compares pictures where nothing else tells whether a file is a known asset: its own with the small picture that is kept
 * of the asset. Most files need none of it, and nothing is read then. The answer is null where that cannot be.
 */
export async function likenessOf(
  { db, host, media, store }: Pick<IngestContext, 'db' | 'host' | 'media' | 'store'>,
  file: PlacedFile,
  facts: FileFacts,
  patient: Patience,
  signal: AbortSignal,
): Promise<ReadonlyMap<number, boolean | null>> {
  const like = new Map<number, boolean | null>();
  for (let asked = 0; asked < mostAsked; asked += 1) {
    const verdict = identify(db, file, facts, like, host.clock.now(), patient);
    if (verdict.how !== 'ask') break;
    const kept = keptPicture(db, store, verdict.assetId);
    like.set(verdict.assetId, kept ? await compared(media, file, facts.fingerprint, kept.bytes, signal) : null);
  }
  return like;
}

/**
 * A computer that is busy for a moment must not part a picture from its title: what took too long, or lost its process, is
 * tried once more with time enough. Null where nobody can tell.
 */
async function compared(
  media: MediaPool,
  file: PlacedFile,
  fingerprint: string | null,
  kept: Uint8Array,
  signal: AbortSignal,
): Promise<boolean | null> {
  const task = { what: 'likeness', path: pathOf(file), fingerprint, kept } as const;
  for (const patience of [1, secondPatience]) {
    try {
      return (await media.ask(task, { signal, bytes: file.size, patience })).alike;
    } catch (error) {
      if (!(error instanceof BahanError && endedReader(error.code))) return null;
    }
  }
  return null;
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
