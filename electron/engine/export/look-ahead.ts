import { BahanError } from '../../../shared/errors.ts';
import { ratioOf } from '../../../shared/model/crop.ts';
import type { MetadataPolicy, Part, Preset } from '../../../shared/model/export.ts';
import { assetByUid } from '../db/assets.ts';
import { get, type Reader } from '../db/connection.ts';
import { pathOf } from '../db/files.ts';
import { shownOf } from '../db/shown.ts';
import type { CopyPreview } from '../media/copy-request.ts';
import { type CarriedFact, carriedFacts } from '../media/release/carried.ts';
import { cropsOf, cropsOfPicture, type SeenPicture } from './crops.ts';
import { descriptionOf } from './description.ts';
import { drawnBy } from './extract.ts';
import { type CopyContext, targetOf } from './make-copies.ts';
import { fileOf, kindOf } from './source.ts';

export interface PreviewAsked {
  readonly id: string;
  readonly preset: Preset;
  /** Pixels of the longer side at most. */
  readonly edge: number;
  /** Instead of the part that the asset shows in the preset's ratio. */
  readonly part?: Part | undefined;
  /** A frame or a page of it that is taken out, instead of the picture that stands for it. */
  readonly seen?: SeenPicture | undefined;
}

/**
 * One copy as it would be, small. Made of the kept preview where that has enough pixels, also of what is not there now; of a film
 * or a document its picture.
 * @throws `asset-not-found`, `picture-unavailable`, `logo-missing`, what is wrong with the file; `cancelled`, `closed`
 */
export async function previewOf(
  context: CopyContext,
  { id, preset, edge, part, seen }: PreviewAsked,
  signal?: AbortSignal,
): Promise<CopyPreview & { ratio: string | null }> {
  const { db, media, store } = context;
  const asset = assetByUid(db, id);
  if (!asset) throw new BahanError('asset-not-found', { id });
  const ratio = ratioOf(preset);
  const parts = new Map<string, Part>();
  if (ratio) {
    const proposed = () =>
      seen ? cropsOfPicture(context, id, seen, [ratio], signal) : cropsOf(context, id, [ratio], signal);
    const [shown] = part ? [{ part }] : await proposed();
    if (shown) parts.set(ratio, shown.part);
  }
  const target = targetOf(context, '', seen ? drawnBy(preset) : preset, parts, shownOf(db, [asset.id]).get(asset.id));
  if (target instanceof BahanError) throw target;
  if (seen) {
    // as large as it is taken out, so that nothing else is needed
    const asked = { what: 'preview-copy', kept: seen.bytes, turn: 0, target, edge } as const;
    return { ...(await media.ask(asked, { signal, priority: 'now', bytes: seen.bytes.length })), ratio };
  }
  const picture = pictureOf(db, asset.id);
  const kept = picture?.key ? (store.get(picture.key, 'preview') ?? store.get(picture.key, 'thumb')) : undefined;
  const file = kindOf(db, id) === 'photo' ? fileOf(db, id) : undefined;
  const made = await media.ask(
    {
      what: 'preview-copy',
      kept: kept?.bytes,
      path: typeof file === 'object' ? pathOf(file) : undefined,
      turn: asset.turn,
      // a film's frame and a page are as large as their picture
      size: typeof file === 'object' ? (picture?.size ?? undefined) : undefined,
      target,
      edge,
    },
    { signal, priority: 'now', bytes: typeof file === 'object' ? file.size : 0 },
  );
  return { ...made, ratio };
}

function pictureOf(
  db: Reader,
  id: number,
): { key: string | null; size: { width: number; height: number } | null } | null {
  const row = get<{ picture: string | null; width: number | null; height: number | null }>(
    db,
    'SELECT picture, width, height FROM asset WHERE id = ?',
    id,
  );
  if (!row) return null;
  const { picture: key, width, height } = row;
  return { key, size: width && height ? { width, height } : null };
}

/**
 * Facts that would leave with a copy. With the bytes of a file all that it says leaves.
 * @throws `asset-not-found`, `file-missing`, `folder-offline`; `cancelled`, `closed`
 */
export async function carriedBy(
  { db, media }: Pick<CopyContext, 'db' | 'media'>,
  id: string,
  preset: Preset,
  policy: MetadataPolicy,
  signal?: AbortSignal,
): Promise<CarriedFact[]> {
  if (!assetByUid(db, id)) throw new BahanError('asset-not-found', { id });
  if (!preset.original) return carriedFacts(descriptionOf(db, id), policy, preset);
  const file = fileOf(db, id);
  if (typeof file === 'string') throw new BahanError(file === 'folder-offline' ? file : 'file-missing', { id });
  const facts = await media.ask({ what: 'raw-facts', path: pathOf(file) }, { signal, priority: 'now' });
  return facts.map(({ group, name, value }) => ({ field: `${group}:${name}`, value }));
}
