import { type LookColour, lookColours } from '../../../shared/model/look.ts';
import { traitBytes, traitsAt, waveLength } from '../media/look.ts';
import type { Looks } from './look-store.ts';
import { inSlices } from './slices.ts';

/**
 * How unlike a picture may be that is shown as similar (0: the same), and how many are. Of 7,140 pairs of real photos that have
 * nothing to do with one another, one in 80 is nearer; so is one batik to another of its colour in other folds.
 */
const farthest = 0.36;
const mostSimilar = 500;
/** Share of a picture that a colour takes so that it is found by it; of those that nearly every photo has, more. */
const tellingShare = 0.12;
const commonShare = 0.3;
const common: ReadonlySet<LookColour> = new Set(['brown', 'black', 'grey', 'white']);
/** What brightness, colours where they are, and colours wherever they are count for. */
const weights = { waves: 0.3, layout: 0.3, shares: 0.4 } as const;
/** What a colour counts for that two pictures have in common: few photos are red, nearly all are grey somewhere. */
const rarity: Readonly<Record<LookColour, number>> = {
  ...{ red: 1.6, orange: 1.6, yellow: 1.3, green: 1.1, blue: 1.1, purple: 1.6, pink: 1.6 },
  ...{ brown: 1, black: 0.7, grey: 0.6, white: 0.8 },
};
const rarities = Float64Array.from(lookColours, (colour) => rarity[colour]);
/** Difference of colour (CIE Lab) between two squares that counts as wholly different. */
const otherColour = 45;
const step = 10_000;

export interface Similar {
  /** Ids of assets, the nearest first; the one that was asked for leads. */
  readonly ids: readonly number[];
  /** How far each is, 0 the same. */
  readonly distances: readonly number[];
}

/**
 * Pictures that look like the one of an asset, nearest first; none where it has no picture. All looks are gone through, in
 * slices.
 * @param assetId id of the database
 */
export async function similarTo(looks: Looks, assetId: number, signal?: AbortSignal): Promise<Similar> {
  const own = looks.indexOf(assetId);
  if (own < 0) return { ids: [], distances: [] };
  let found: { id: number; distance: number }[] = [];
  let limit = farthest;
  const nearest = () => found.sort((a, b) => a.distance - b.distance || a.id - b.id).slice(0, mostSimilar);
  await inSlices(looks.length, step, (from, to) => {
    signal?.throwIfAborted();
    for (let at = from; at < to; at += 1) {
      if (looks.id[at] === 0) continue;
      const distance = at === own ? -1 : distanceOf(looks, own, at);
      if (distance > limit) continue;
      found.push({ id: looks.id[at] ?? 0, distance });
      if (found.length < mostSimilar * 4) continue;
      // of many that are like it, only what is nearer than the last one matters from here on
      found = nearest();
      limit = found.at(-1)?.distance ?? limit;
    }
  });
  found = nearest();
  return { ids: found.map(({ id }) => id), distances: found.map(({ distance }) => Math.max(0, distance)) };
}

/** Whether the picture of an asset shows much of a colour. */
export function ofColour(looks: Looks, colour: LookColour): (assetId: number) => boolean {
  const place = traitsAt.shares + lookColours.indexOf(colour);
  const least = Math.round((common.has(colour) ? commonShare : tellingShare) * 255);
  return (assetId) => {
    const at = looks.indexOf(assetId);
    return at >= 0 && (looks.traits[at * traitBytes + place] ?? 0) >= least;
  };
}

/** How unlike two pictures look to a person, 0 the same, 1 nothing in common. */
export function distanceOf(looks: Looks, one: number, other: number): number {
  const layout = layoutDifference(looks, one, other) / otherColour;
  const shares = 1 - sharesInCommon(looks, one, other);
  const colours = weights.layout * Math.min(1, layout) + weights.shares * shares;
  // of two even surfaces only the colour is left to go by, and nothing else is like one
  if (!looks.shaped[one] !== !looks.shaped[other]) return 1;
  if (!looks.shaped[one]) return colours / (weights.layout + weights.shares);
  return weights.waves * Math.min(1, 1 - agreement(looks, one, other)) + colours;
}

/** How much brightness is spread alike: 1 wholly, 0 not at all. */
export function agreement(looks: Looks, one: number, other: number): number {
  const { traits } = looks;
  let [a, b] = [one * traitBytes + traitsAt.waves, other * traitBytes + traitsAt.waves];
  const end = one * traitBytes + traitsAt.sharpness;
  let sum = 0;
  for (; a < end; a += 1, b += 1) sum += ((traits[a] ?? 0) - 128) * ((traits[b] ?? 0) - 128);
  return sum / (waveLength * waveLength);
}

/** Mean difference of colour (CIE Lab, brightness apart) between squares at the same place. */
export function layoutDifference(looks: Looks, one: number, other: number): number {
  const { traits } = looks;
  let [a, b] = [one * traitBytes + traitsAt.layout, other * traitBytes + traitsAt.layout];
  const end = one * traitBytes + traitsAt.waves;
  let sum = 0;
  for (; a < end; a += 1, b += 1) sum += Math.abs((traits[a] ?? 0) - (traits[b] ?? 0));
  return (sum * 2) / (traitsAt.waves - traitsAt.layout);
}

/** Of all colours of two pictures, the part that both have. */
function sharesInCommon(looks: Looks, one: number, other: number): number {
  const { traits } = looks;
  const [a, b] = [one * traitBytes + traitsAt.shares, other * traitBytes + traitsAt.shares];
  let both = 0;
  let either = 0;
  for (let n = 0; n < rarities.length; n += 1) {
    const [own, its, weight] = [traits[a + n] ?? 0, traits[b + n] ?? 0, rarities[n] ?? 1];
    both += (own < its ? own : its) * weight;
    either += (own < its ? its : own) * weight;
  }
  return either > 0 ? both / either : 0;
}

/** In how many of their 64 bits two shapes differ. */
export const bitsApart = (looks: Looks, one: number, other: number): number =>
  countBits((looks.high[one] ?? 0) ^ (looks.high[other] ?? 0)) +
  countBits((looks.low[one] ?? 0) ^ (looks.low[other] ?? 0));

function countBits(value: number): number {
  let n = value - ((value >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return (((n + (n >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
