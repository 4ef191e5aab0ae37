import type { Translate } from '../../state/language.tsx';
import type { Stretch } from './labels.ts';

type Place = readonly [lat: number, lon: number, from: number, to: number];

/** Islands keep their own names in every language. */
const islands: readonly (readonly [name: string, ...Place])[] = [
  ['Sumatra', -0.4, 101.4, 8, 90],
  ['Jawa', -7.25, 109.9, 12, 90],
  ['Kalimantan', -0.6, 113.6, 8, 90],
  ['Sulawesi', -1.6, 120.5, 10, 90],
  ['Papua', -4.2, 138.2, 8, 90],
  ['Bali', -8.35, 115.1, 60, 220],
  ['Lombok', -8.6, 116.3, 60, 220],
  ['Sumbawa', -8.7, 118, 40, 160],
  ['Flores', -8.65, 121.2, 30, 140],
  ['Sumba', -9.7, 120, 40, 160],
  ['Timor', -9.4, 124.8, 30, 140],
  ['Halmahera', 1, 127.9, 24, 120],
  ['Seram', -3.1, 129.4, 24, 120],
];

const waters = [
  ['indian', -10.6, 103, 3, 60],
  ['pacific', 5.2, 137.5, 3, 60],
  ['java', -5, 111.2, 12, 120],
  ['natuna', 5.2, 109.4, 10, 90],
  ['makassar', -1.9, 118.1, 20, 120],
  ['sulawesi', 3.3, 121.8, 12, 90],
  ['maluku', 0.6, 126.2, 18, 120],
  ['banda', -5.7, 127.2, 12, 120],
  ['flores', -7.5, 120.2, 18, 120],
  ['arafura', -8.9, 135.4, 10, 90],
] as const;

/** Names of islands and seas. */
export const stretchesIn = (t: Translate): readonly Stretch[] => [
  ...islands.map(([name, lat, lon, from, to]) => ({ name, lat, lon, from, to, isWater: false })),
  ...waters.map(([name, lat, lon, from, to]) => ({ name: t(`map.sea.${name}`), lat, lon, from, to, isWater: true })),
];
