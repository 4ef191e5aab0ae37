import type { FileFacts } from '../../../shared/model/facts.ts';
import { assetById, assetsByContent, factsOf } from '../db/assets.ts';
import type { Reader } from '../db/connection.ts';
import { filesOfAsset, type PlacedFile, pathOf } from '../db/files.ts';

/**
 * Which asset a file is one of, and why.
 * - `new`: nothing known links to it. - `same`: the asset that it already was.
 * - `copy`: another file of a known asset. - `refound`: a missing file of a known asset, at a new place (`from`).
 */
export type Identity =
  | { readonly how: 'new' }
  | { readonly how: 'same'; readonly assetId: number }
  | { readonly how: 'copy'; readonly assetId: number }
  | { readonly how: 'refound'; readonly assetId: number; readonly from: string; readonly fromFile: number };

/** Judges a file that was just read. A wrong match is worse than none: two candidates that disagree give a new asset. */
export function identify(db: Reader, file: PlacedFile, facts: FileFacts): Identity {
  if (file.asset_id !== null) return known(db, file, facts, file.asset_id);
  if (facts.fingerprint === null) return { how: 'new' };
  return byContent(db, file, facts.fingerprint);
}

/** New content under an old path is the same asset only where a second signal links the two. */
function known(db: Reader, file: PlacedFile, facts: FileFacts, assetId: number): Identity {
  const before = assetById(db, assetId);
  if (!before) return { how: 'new' };
  if (before.content === facts.fingerprint) return { how: 'same', assetId };
  const others = filesOfAsset(db, assetId).filter((other) => other.id !== file.id && !other.missing);
  // a copy that was edited alone goes its own way; the other files keep what the asset was
  const alone = others.length === 0;
  const linked = file.linked === 1 || sameShot(factsOf(db, assetId), facts) || before.content === null;
  if (alone && linked) return { how: 'same', assetId };
  return facts.fingerprint === null ? { how: 'new' } : byContent(db, file, facts.fingerprint);
}

/** The same moment by the same camera: a picture that a program saved anew under its name. */
function sameShot(
  before: Pick<FileFacts, 'capturedAt' | 'capturedAtCertainty' | 'make' | 'model'> | undefined,
  facts: FileFacts,
): boolean {
  return (
    before !== undefined &&
    before.capturedAtCertainty === 'exact' &&
    facts.capturedAtCertainty === 'exact' &&
    before.capturedAt === facts.capturedAt &&
    before.model !== null &&
    before.model === facts.model &&
    before.make === facts.make
  );
}

function byContent(db: Reader, file: PlacedFile, content: string): Identity {
  const assets = assetsByContent(db, content);
  const present = assets.find((asset) => !asset.missing);
  if (present) return { how: 'copy', assetId: present.id };
  const missing = assets.flatMap((asset) =>
    filesOfAsset(db, asset.id)
      .filter((other) => other.missing && other.content === content)
      .map((other) => ({ asset, other })),
  );
  const named = missing.filter(({ other }) => other.name === file.name);
  const candidates = named.length ? named : missing;
  const found = candidates[0];
  const disagree = candidates.some(({ asset }) => asset.id !== found?.asset.id);
  // one that lost its only file, which was taken for a sidecar meanwhile, is found by its content alone
  const bare = assets.filter((asset) => filesOfAsset(db, asset.id).length === 0);
  if (candidates.length === 0 && bare[0] && bare.length === 1) return { how: 'same', assetId: bare[0].id };
  if (!found || disagree) return { how: 'new' };
  return { how: 'refound', assetId: found.asset.id, from: pathOf(found.other), fromFile: found.other.id };
}
