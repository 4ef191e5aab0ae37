import { useEffect, useState } from 'react';
import { pictureUrl } from '../../../shared/api/media-url.ts';
import type { AssetCard } from '../../../shared/model/asset.ts';
import { isSamePicture } from '../../../shared/model/crop.ts';
import type { Extract, KnownPreset, PicturePart } from '../../../shared/model/export.ts';
import { useCopyPreview, usePresets } from '../../data/exports.ts';
import { useCopyPicture } from './use-copy-picture.ts';

/** Milliseconds that a moment stays the same before a film is decoded for it. */
const rest = 250;

/** Longer side of a picture that a crop is set over, in pixels. */
const edge = 1600;

/** The frame or page that copies are made of, of several pages the first; undefined where none is taken out. */
export function pictureOf(extract: Extract | undefined): PicturePart | undefined {
  if (extract?.what === 'still') return { what: 'still', at: extract.at };
  if (extract?.what === 'pages') return { what: 'page', page: extract.pages[0] ?? 0 };
  return undefined;
}

/** The frame or page of an asset once nobody has moved on for a moment, and the one before until then. */
export function useRested(id: string, of: PicturePart | undefined): PicturePart | undefined {
  const [rested, setRested] = useState({ id, of });
  const before = rested.id === id ? rested.of : undefined;
  const isSame = rested.id === id && isSamePicture(of, before);
  useEffect(() => {
    if (isSame) return undefined;
    const timer = setTimeout(() => setRested({ id, of }), before ? rest : 0);
    return () => clearTimeout(timer);
  });
  return of && (before ?? of);
}

/** Address of all of a picture that crops are set over; undefined while there is none. */
export function useWholePicture(card: AssetCard, of: PicturePart | undefined): string | undefined {
  // the bytes as they are: of a frame or a page every pixel
  const original = usePresets().data?.find((preset) => preset.original)?.id;
  const isWanted = of !== undefined && original !== undefined;
  const address = useCopyPicture(useCopyPreview(card.id, original ?? '', edge, isWanted, of).data);
  if (of) return address;
  return card.picture ? pictureUrl(card.picture, 'preview') : undefined;
}

/**
 * The presets as far as they say what leaves with an asset: with the bytes as they are all leaves, whatever they say, and a
 * part of it has none of that.
 */
export function leavingBy(presets: readonly KnownPreset[], extract: Extract | undefined): readonly KnownPreset[] {
  if (!extract) return presets;
  if (extract.what === 'original') return presets.map((preset) => ({ ...preset, original: true }));
  return presets.filter((preset) => !preset.original);
}
