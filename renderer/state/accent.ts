import { settings } from './settings.ts';
import { createStore } from './store.ts';

/** The colour that a person gave to the system, `#rrggbb`; null where it has none. */
export const systemAccent = createStore<string | null>(null);

type Rgb = readonly [number, number, number];
/** Values of one token: in the light, and in the dark. */
type Pair = readonly [string, string];

const tokens = ['--accent', '--accent-fill', '--accent-fill-hover', '--accent-wash', '--accent-wash-ink'] as const;
export type AccentTokens = Readonly<Record<(typeof tokens)[number], Pair>>;

const white: Rgb = [255, 255, 255];
const black: Rgb = [0, 0, 0];
/** The darkest paper in the light and the lightest in the dark: what is read on them is read on all others (`tokens.css`). */
const paper = { light: [236, 236, 236], dark: [41, 41, 41] } as const satisfies Record<string, Rgb>;
/** WCAG 2.2, 1.4.3. */
const readable = 4.5;
/** A colour that has to be mixed with so much black or white to be read is none of the person's any more. */
const mostMixed = 0.6;

/**
 * The accent of the program made of a colour of the system: shaded until words in it and on it are read everywhere. Undefined
 * where that cannot be: for greys, which are the paper here, and for amber and red, which mean something else.
 */
export function accentOf(colour: string): AccentTokens | undefined {
  const base = rgbOf(colour);
  if (!base || meansOther(base)) return undefined;
  const light = [mix(white, base, 0.14), mix([24, 24, 24], base, 0.22)] as const;
  const words = [
    shaded(base, black, [paper.light, light[0]]),
    shaded(base, white, [paper.dark, light[1]]),
    shaded(base, black, [white]),
  ];
  const [inLight, inDark, fill] = words;
  if (!inLight || !inDark || !fill) return undefined;
  const hover = hex(mix(fill, black, 0.14));
  return {
    '--accent': [hex(inLight), hex(inDark)],
    '--accent-fill': [hex(fill), hex(fill)],
    '--accent-fill-hover': [hover, hover],
    '--accent-wash': [hex(light[0]), hex(light[1])],
    '--accent-wash-ink': [hex(mix(inLight, black, 0.25)), hex(mix(inDark, white, 0.35))],
  };
}

/** Writes the accent onto the page, now and whenever the person or the system wants another. Returns how to stop. */
export function applyAccent({ style }: HTMLElement): () => void {
  const apply = () => {
    const colour = systemAccent.get();
    const accent = settings.get().accent === 'system' && colour !== null ? accentOf(colour) : undefined;
    for (const token of tokens) {
      if (accent) style.setProperty(token, `light-dark(${accent[token].join(', ')})`);
      else style.removeProperty(token);
    }
  };
  apply();
  const stops = [settings.subscribe(apply), systemAccent.subscribe(apply)];
  return () => {
    for (const stop of stops) stop();
  };
}

/** How well one colour is told from another, 1 to 21. */
export function contrast(one: Rgb, other: Rgb): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

export function rgbOf(colour: string): Rgb | undefined {
  const parts = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(colour)?.slice(1);
  const [red, green, blue] = parts?.map((part) => Number.parseInt(part, 16)) ?? [];
  return red === undefined || green === undefined || blue === undefined ? undefined : [red, green, blue];
}

function meansOther(base: Rgb): boolean {
  const [low, high] = [Math.min(...base), Math.max(...base)];
  if (high - low < 0.25 * high || high < 40) return true;
  const [red, green, blue] = base;
  const part = high - low;
  const turn =
    high === red ? (green - blue) / part : high === green ? 2 + (blue - red) / part : 4 + (red - green) / part;
  const hue = (turn * 60 + 360) % 360;
  return hue < 60 || hue > 335;
}

/** A colour that is read on every ground, mixed with no more of another than it needs. */
function shaded(base: Rgb, into: Rgb, grounds: readonly Rgb[]): Rgb | undefined {
  for (let part = 0; part <= mostMixed; part += 0.02) {
    const now = mix(base, into, part);
    if (grounds.every((ground) => contrast(now, ground) >= readable)) return now;
  }
  return undefined;
}

const mix = (one: Rgb, other: Rgb, part: number): Rgb => {
  const at = (index: 0 | 1 | 2) => Math.round(one[index] * (1 - part) + other[index] * part);
  return [at(0), at(1), at(2)];
};

const hex = (colour: Rgb): string => `#${colour.map((value) => value.toString(16).padStart(2, '0')).join('')}`;

function luminance(colour: Rgb): number {
  const [red = 0, green = 0, blue = 0] = colour.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
