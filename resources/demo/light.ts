import { mix } from './random.ts';

/** Red, green, blue as light falls on them: 0..1, not gamma-coded; may exceed 1 where it glares. */
export type Colour = readonly [number, number, number];

/** `#rrggbb` to light. */
export function colour(hex: string): Colour {
  const part = (at: number) => (Number.parseInt(hex.slice(at, at + 2), 16) / 255) ** 2.2;
  return [part(1), part(3), part(5)];
}

export const mixColour = (a: Colour, b: Colour, t: number): Colour => [
  mix(a[0], b[0], t),
  mix(a[1], b[1], t),
  mix(a[2], b[2], t),
];

/** The hour and weather that a picture is taken in. */
export interface Hour {
  readonly zenith: Colour;
  readonly horizon: Colour;
  readonly glow: Colour;
  readonly sun: Colour;
  readonly shade: Colour;
  /** Height of the sun over the horizon, 0..1. */
  readonly sunHeight: number;
  /** 0 clear … 1 thick. */
  readonly haze: number;
  /** 0 clear … 1 covered. */
  readonly clouds: number;
  readonly cloudLight: Colour;
  readonly cloudDark: Colour;
}

const hour = (
  colours: readonly [string, string, string, string, string, string, string],
  power: number,
  numbers: readonly [number, number, number],
): Hour => {
  const [zenith, horizon, glow, sun, shade, cloudLight, cloudDark] = colours.map(
    colour,
  ) as unknown as readonly Colour[];
  const sunlight = sun as Colour;
  return {
    zenith: zenith as Colour,
    horizon: horizon as Colour,
    glow: glow as Colour,
    sun: [sunlight[0] * power, sunlight[1] * power, sunlight[2] * power],
    shade: shade as Colour,
    cloudLight: cloudLight as Colour,
    cloudDark: cloudDark as Colour,
    sunHeight: numbers[0],
    haze: numbers[1],
    clouds: numbers[2],
  };
};

// zenith, horizon, glow, sun, shade, bright cloud, dark cloud · power of the sun · its height, haze, clouds
export const hours = {
  dawn: hour(['#5f83b8', '#f6cfa6', '#ffb469', '#ffc48a', '#6d7fa6', '#ffe1c4', '#a58fa6'], 2.4, [0.16, 0.75, 0.45]),
  goldenMorning: hour(
    ['#4f8ccb', '#f3dfbd', '#ffd58f', '#ffdfae', '#7c93b0', '#fff3df', '#b9b6bd'],
    2.6,
    [0.32, 0.5, 0.4],
  ),
  noon: hour(['#2c78c8', '#bcdcf2', '#eef6ff', '#fff6e8', '#8fb0d6', '#ffffff', '#b8c6d6'], 2.5, [0.85, 0.24, 0.5]),
  clearNoon: hour(
    ['#1f6ac0', '#a9d3f0', '#e8f4ff', '#fff4e0', '#86aad6', '#ffffff', '#c2d0de'],
    2.7,
    [0.75, 0.16, 0.28],
  ),
  overcast: hour(['#a9b7c4', '#dfe4e6', '#eef0ef', '#e9eaec', '#a9b4c0', '#f2f4f5', '#a3aeb8'], 0.75, [0.7, 0.6, 1]),
  storm: hour(['#5d6a76', '#a9b4b8', '#c3cbca', '#b8c2c6', '#7a8792', '#c5cdd0', '#59646e'], 0.7, [0.6, 0.75, 1]),
  dusk: hour(['#3a4d8f', '#f2a27a', '#ff7f4a', '#ff9f66', '#5c5f93', '#ffb98f', '#6d5a86'], 2.1, [0.1, 0.6, 0.5]),
  blueHour: hour(['#16264f', '#6a7fb0', '#d39a86', '#8fa2d8', '#3a4a7c', '#7d86b4', '#39406b'], 0.7, [0.25, 0.6, 0.45]),
} as const;

export type HourName = keyof typeof hours;
