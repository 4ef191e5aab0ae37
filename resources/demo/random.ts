/** Chance that repeats itself: the same seed draws the same archive on every computer. */
export interface Random {
  /** 0 ≤ x < 1. */
  next(): number;
  between(from: number, to: number): number;
  /** Whole number, both ends included. */
  whole(from: number, to: number): number;
  pick<T>(list: readonly T[]): T;
  chance(probability: number): boolean;
}

/** A 32-bit number from a text (FNV-1a). */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** Mulberry32: small, fast, and good enough for pictures. */
export function random(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    between: (from, to) => from + (to - from) * next(),
    whole: (from, to) => from + Math.floor(next() * (to - from + 1)),
    pick: (list) => {
      const item = list[Math.floor(next() * list.length)];
      if (item === undefined) throw new RangeError('nothing to pick from');
      return item;
    },
    chance: (probability) => next() < probability,
  };
}

const latticeSize = 256;
const lattice = (() => {
  const values = new Float32Array(latticeSize * latticeSize);
  const dice = random(20201009);
  for (let i = 0; i < values.length; i++) values[i] = dice.next();
  return values;
})();

/** Value noise, 0..1, smooth, repeating every 256. */
export function noise(x: number, y: number): number {
  const xf = Math.floor(x);
  const yf = Math.floor(y);
  let u = x - xf;
  let v = y - yf;
  u = u * u * (3 - 2 * u);
  v = v * v * (3 - 2 * v);
  const x0 = xf & 255;
  const x1 = (xf + 1) & 255;
  const y0 = (yf & 255) << 8;
  const y1 = ((yf + 1) & 255) << 8;
  const a = lattice[y0 + x0] as number;
  const b = lattice[y0 + x1] as number;
  const c = lattice[y1 + x0] as number;
  const d = lattice[y1 + x1] as number;
  const top = a + (b - a) * u;
  return top + (c + (d - c) * u - top) * v;
}

/** Several octaves of noise, 0..1; each octave is turned, so that the lattice does not show. */
export function cloud(x: number, y: number, octaves: number): number {
  let sum = 0;
  let weight = 0.5;
  let total = 0;
  for (let i = 0; i < octaves; i++) {
    sum += noise(x, y) * weight;
    total += weight;
    weight *= 0.5;
    const turned = x * 1.6 - y * 1.2 + 17.3;
    y = x * 1.2 + y * 1.6 + 9.1;
    x = turned;
  }
  return sum / total;
}

export const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/** 0 below `from`, 1 above `to`, smooth between. */
export function smooth(from: number, to: number, value: number): number {
  const t = clamp((value - from) / (to - from), 0, 1);
  return t * t * (3 - 2 * t);
}

export const mix = (a: number, b: number, t: number): number => a + (b - a) * t;
