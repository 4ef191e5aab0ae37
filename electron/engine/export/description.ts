import { assetByUid, factsOf } from '../db/assets.ts';
import type { Reader } from '../db/connection.ts';
import { objectsOf } from '../db/objects.ts';
import { rightsOf } from '../db/rights-rows.ts';
import { shownOf } from '../db/shown.ts';
import type { CopyDescription } from '../media/copy-request.ts';

/** All that is known of an asset and could leave with a copy; each preset's policy says what of it does. */
export function descriptionOf(db: Reader, uid: string): CopyDescription {
  const [asset] = objectsOf(db, [uid]);
  const id = assetByUid(db, uid)?.id ?? 0;
  const technical = factsOf(db, id)?.technical ?? {};
  const number = (value: string | number | undefined): number | null =>
    value !== undefined && Number(value) > 0 ? Number(value) : null;
  return {
    title: asset?.title ?? null,
    caption: asset?.description ?? null,
    keywords: asset?.keywords ?? [],
    creator: asset?.creator ?? null,
    copyright: asset?.copyright ?? null,
    source: shownOf(db, [id]).get(id)?.unit ?? null,
    usageTerms: rightsOf(db, uid)?.licence ?? null,
    people: asset?.people ?? [],
    place: asset?.place ?? null,
    event: asset?.event ?? null,
    date: asset?.date ?? null,
    takenAt: asset?.capturedAtCertainty === 'exact' ? asset.capturedAt : null,
    position: asset?.gps ?? null,
    camera: {
      make: asset?.make ?? null,
      model: asset?.model ?? null,
      lens: technical.lens === undefined ? null : String(technical.lens),
      exposure: number(technical.exposureSeconds),
      aperture: number(technical.aperture),
      iso: number(technical.iso),
      focalLength: number(technical.focalLength),
    },
  };
}
