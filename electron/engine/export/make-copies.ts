import { BahanError } from '../../../shared/errors.ts';
import { ratioOf } from '../../../shared/model/crop.ts';
import type { Part, Preset } from '../../../shared/model/export.ts';
import { assetByUid } from '../db/assets.ts';
import type { Writer } from '../db/connection.ts';
import { type PlacedFile, pathOf } from '../db/files.ts';
import { type Shown, shownOf } from '../db/shown.ts';
import type { CopyFormat, CopyTarget } from '../media/copy-request.ts';
import type { MediaPool } from '../media/pool.ts';
import type { PictureStore } from '../media/store.ts';
import { cropsOf } from './crops.ts';
import { descriptionOf } from './description.ts';
import { logoOf } from './logos.ts';
import { barOf } from './name-words.ts';

export interface CopyContext {
  readonly db: Writer;
  readonly media: MediaPool;
  readonly store: PictureStore;
  /** The library's own logos. */
  readonly logos: string;
}

/** A copy to be made at `path`, a temporary name. */
export interface Wanted {
  readonly path: string;
  readonly preset: Preset;
}

export interface Made {
  readonly format: CopyFormat | null;
  readonly part: Part | null;
}

/**
 * Makes the copies of one asset, all of one decoding, each flushed to the disk under its temporary name. In the order of what is
 * wanted; what failed at one is in its place, and the others are made nevertheless.
 * @throws BahanError about the source; `cancelled`, `closed`
 */
export async function makeCopies(
  context: CopyContext,
  uid: string,
  source: PlacedFile,
  wanted: readonly Wanted[],
  signal?: AbortSignal,
): Promise<(Made | BahanError)[]> {
  const { db, media } = context;
  const asset = assetByUid(db, uid);
  if (!asset) throw new BahanError('asset-not-found', { id: uid });
  const shown = shownOf(db, [asset.id]).get(asset.id);
  const ratios = [...new Set(wanted.flatMap(({ preset }) => ratioOf(preset) ?? []))];
  const parts = new Map((await cropsOf(context, uid, ratios, signal)).map(({ ratio, part }) => [ratio, part]));
  const targets = wanted.map(({ path, preset }) => targetOf(context, path, preset, parts, shown));
  const ready = targets.filter((one): one is CopyTarget => !(one instanceof BahanError));
  if (ready.length === 0) return targets.filter((one) => one instanceof BahanError);
  const { copies } = await media.copy(
    { source: pathOf(source), targets: ready, describe: descriptionOf(db, uid), turn: asset.turn },
    { signal, bytes: source.size },
  );
  const made = copies.values();
  return targets.map((target): Made | BahanError => {
    if (target instanceof BahanError) return target;
    const copy = made.next().value;
    if (!copy) return new BahanError('internal');
    if (copy.error) return new BahanError(copy.error.code, { path: target.path }, { message: copy.error.message });
    return { format: copy.format, part: copy.part };
  });
}

export function targetOf(
  { logos }: CopyContext,
  path: string,
  preset: Preset,
  parts: ReadonlyMap<string, Part>,
  shown: Shown | undefined,
): CopyTarget | BahanError {
  if (preset.original) return { path, preset };
  const logo = logoOf(preset, shown?.unit ?? null, logos);
  if (logo instanceof BahanError) return logo;
  return { path, preset, part: parts.get(ratioOf(preset) ?? '') ?? null, logo, bar: barOf(preset, shown) };
}
