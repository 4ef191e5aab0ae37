import { BahanError } from '../../../shared/errors.ts';
import {
  isSamePicture,
  partAround,
  ratioOfSides,
  type SaidCrops,
  saidCrops,
  valueOfRatio,
} from '../../../shared/model/crop.ts';
import { type Part, type PicturePart, part } from '../../../shared/model/export.ts';
import { saidOf } from '../db/assets.ts';
import { all, get, type Reader, run, transaction, type Writer } from '../db/connection.ts';
import type { EditItem } from '../db/edits.ts';
import { pathOf } from '../db/files.ts';
import type { MediaPool } from '../media/pool.ts';
import type { PictureStore } from '../media/store.ts';
import { fileOf } from './source.ts';

export interface CropContext {
  readonly db: Writer;
  readonly media: MediaPool;
  readonly store: PictureStore;
}

/** Which part of its picture an asset shows in a ratio of sides, and who said so. */
export interface Crop {
  readonly ratio: string;
  readonly part: Part;
  readonly by: 'person' | 'proposed';
}

interface AssetRow {
  readonly id: number;
  readonly turn: number;
  readonly width: number | null;
  readonly height: number | null;
  readonly picture: string | null;
}

const assetOf = (db: Reader, uid: string): AssetRow => {
  const row = get<AssetRow>(db, 'SELECT id, turn, width, height, picture FROM asset WHERE uid = ?', uid);
  if (!row) throw new BahanError('asset-not-found', { id: uid });
  return row;
};

/**
 * The parts that an asset shows in ratios (`4:5`): as people said, else as proposed. A proposal is made once and kept with the
 * asset until its picture is another; where nothing of the picture can be seen now it is the middle, and is not kept.
 * @throws `asset-not-found`; `bad-input` for what is no ratio; `cancelled`, `closed`
 */
export async function cropsOf(
  context: CropContext,
  uid: string,
  ratios: readonly string[],
  signal?: AbortSignal,
): Promise<Crop[]> {
  const asset = assetOf(context.db, uid);
  return await chosen(context.db, asset, ratios, undefined, (open) => proposalsOf(context, uid, asset, open, signal));
}

/** A frame of a film or a page of a document, packed. */
export interface SeenPicture {
  readonly of: PicturePart;
  readonly bytes: Uint8Array;
}

/**
 * The parts that are shown of a frame or a page: as people said over this very one, else as it proposes by itself, else its
 * middle. What is proposed for one is not kept: the next moment is another picture.
 * @throws as `cropsOf`
 */
export async function cropsOfPicture(
  { db, media }: Pick<CropContext, 'db' | 'media'>,
  uid: string,
  seen: SeenPicture,
  ratios: readonly string[],
  signal?: AbortSignal,
): Promise<Crop[]> {
  return await chosen(db, assetOf(db, uid), ratios, seen.of, async (open) => {
    if (open.length === 0) return new Map();
    return new Map(Object.entries(await looked(media, { kept: seen.bytes }, open, signal)));
  });
}

async function chosen(
  db: Reader,
  asset: AssetRow,
  ratios: readonly string[],
  of: PicturePart | undefined,
  propose: (open: readonly string[]) => Promise<ReadonlyMap<string, Part>>,
): Promise<Crop[]> {
  const said = saidCropsOf(db, asset.id);
  const holds = (ratio: string) => {
    const given = said[ratio];
    return given?.turn === asset.turn && isSamePicture(given.of, of) ? given : undefined;
  };
  const lowest = [...new Set(ratios.map((ratio) => lowestTerms(ratio)))];
  const proposed = await propose(lowest.filter((ratio) => !holds(ratio)));
  return ratios.map((ratio): Crop => {
    const given = holds(lowestTerms(ratio));
    if (given) {
      const { turn: _turn, of: _of, ...own } = given;
      return { ratio, part: own, by: 'person' };
    }
    return { ratio, part: proposed.get(lowestTerms(ratio)) ?? middleOf(asset, ratio), by: 'proposed' };
  });
}

/**
 * Says which part of an asset is shown in a ratio; null: as it is proposed. `of`: the frame or page that it is said over, where
 * that is not the picture of the asset. @throws `asset-not-found`, `bad-input`
 */
export function saidCrop(db: Reader, uid: string, ratio: string, given: Part | null, of?: PicturePart): EditItem {
  const { id, turn } = assetOf(db, uid);
  const { [lowestTerms(ratio)]: _, ...others } = saidCropsOf(db, id);
  const said = given && { ...inside(given), turn, ...(of ? { of } : {}) };
  const next = said ? { ...others, [lowestTerms(ratio)]: said } : others;
  const sorted = Object.fromEntries(Object.entries(next).sort(([a], [b]) => (a < b ? -1 : 1)));
  const value = Object.keys(sorted).length ? JSON.stringify(sorted) : null;
  return { id: uid, changes: [{ field: 'crop', op: 'set', value }] };
}

/** A part that reaches beyond the picture by a rounding is moved back into it. */
const inside = ({ x, y, width, height }: Part): Part => ({
  x: Math.max(0, Math.min(x, 1 - width)),
  y: Math.max(0, Math.min(y, 1 - height)),
  width,
  height,
});

function saidCropsOf(db: Reader, id: number): SaidCrops {
  const value = saidOf(db, id).get('crop');
  if (typeof value !== 'string') return {};
  try {
    return saidCrops.safeParse(JSON.parse(value)).data ?? {};
  } catch {
    return {};
  }
}

function lowestTerms(ratio: string): string {
  if (valueOfRatio(ratio) === undefined) throw new BahanError('bad-input', { field: 'ratio' });
  const [width, height] = ratio.split(':').map(Number);
  return ratioOfSides(width as number, height as number);
}

const middleOf = ({ width, height }: AssetRow, ratio: string): Part =>
  partAround((width ?? 1) / (height ?? 1), valueOfRatio(ratio) ?? 1, 0.5, 0.5);

async function proposalsOf(
  { db, media, store }: CropContext,
  uid: string,
  asset: AssetRow,
  ratios: readonly string[],
  signal?: AbortSignal,
): Promise<Map<string, Part>> {
  if (ratios.length === 0) return new Map();
  const known = keptProposals(db, asset, ratios);
  const missing = ratios.filter((ratio) => !known.has(ratio));
  if (missing.length === 0) return known;
  const kept = asset.picture && (store.get(asset.picture, 'preview') ?? store.get(asset.picture, 'thumb'));
  const file = kept ? undefined : fileOf(db, uid);
  if (!kept && (file === undefined || typeof file === 'string')) return known;
  const picture = kept
    ? { kept: kept.bytes }
    : { path: pathOf(file as Exclude<typeof file, string | undefined>), turn: asset.turn };
  const parts = await looked(media, picture, missing, signal);
  if (asset.picture) keepProposals(db, asset.id, asset.picture, parts);
  return new Map([...known, ...Object.entries(parts)]);
}

/** What a picture proposes by itself; nothing where it cannot be looked at, and then its middle is shown. */
async function looked(
  media: MediaPool,
  picture: { readonly kept: Uint8Array } | { readonly path: string; readonly turn: number },
  ratios: readonly string[],
  signal?: AbortSignal,
): Promise<Readonly<Record<string, Part>>> {
  try {
    return (await media.ask({ what: 'crops', picture, ratios }, { signal, priority: 'now' })).parts;
  } catch (error) {
    if (error instanceof BahanError && (error.code === 'cancelled' || error.code === 'closed')) throw error;
    return {};
  }
}

function keptProposals(db: Reader, { id, picture }: AssetRow, ratios: readonly string[]): Map<string, Part> {
  const rows = all<{ ratio: string; part: string }>(
    db,
    'SELECT ratio, part FROM crop_proposal WHERE asset_id = ? AND picture = ?',
    id,
    picture ?? '',
  );
  return new Map(
    rows.flatMap(({ ratio, part: json }): [string, Part][] => {
      const read = part.safeParse(JSON.parse(json));
      return read.success && ratios.includes(ratio) ? [[ratio, read.data]] : [];
    }),
  );
}

function keepProposals(db: Writer, id: number, picture: string, parts: Readonly<Record<string, Part>>): void {
  transaction(db, () => {
    for (const [ratio, one] of Object.entries(parts)) {
      run(
        db,
        'INSERT OR REPLACE INTO crop_proposal (asset_id, ratio, picture, part) VALUES (?, ?, ?, ?)',
        id,
        ratio,
        picture,
        JSON.stringify(one),
      );
    }
  });
}
