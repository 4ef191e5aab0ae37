import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect } from 'vitest';
import { copyFile } from '../../../../../electron/engine/media/copy.ts';
import type { CopyDescription, CopyTarget, MadeCopy } from '../../../../../electron/engine/media/copy-request.ts';
import type { Preset } from '../../../../../shared/model/export.ts';
import { presetOf } from './presets.ts';

export interface Copied extends MadeCopy {
  readonly path: string;
  readonly file: Buffer;
}

let n = 0;

/** Makes one copy in `folder` with a preset of these values, which has to succeed. */
export async function copied(
  folder: string,
  source: string | Buffer,
  values: Partial<Preset>,
  extra: Partial<CopyTarget> & { readonly describe?: CopyDescription; readonly turn?: number } = {},
): Promise<Copied> {
  n += 1;
  const { describe = {}, turn = 0, ...target } = extra;
  const path = join(folder, `copy-${n}.part`);
  const from = typeof source === 'string' ? source : join(folder, `source-${n}`);
  if (typeof source !== 'string') writeFileSync(from, source);
  const targets = [{ path, preset: presetOf(values), ...target }];
  const { copies } = await copyFile({ source: from, targets, describe, turn });
  expect(copies[0]).toMatchObject({ error: null });
  return { ...(copies[0] as MadeCopy), path, file: readFileSync(path) };
}

/** Pixels of a copy as a reader of profiles shows them, in sRGB. */
export async function pixelsOf(
  file: Buffer | string,
): Promise<{ at(x: number, y: number): number[]; channels: number }> {
  const { data, info } = await sharp(file)
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const { width, channels } = info;
  return { channels, at: (x, y) => [...data.subarray((y * width + x) * channels, (y * width + x + 1) * channels)] };
}

/** CIE L*a*b* (D65) of a colour of sRGB. */
function labOf(colour: readonly number[]): number[] {
  const [r = 0, g = 0, b = 0] = colour.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  const curve = (value: number) => (value > 216 / 24389 ? Math.cbrt(value) : (value * 24389) / 27 / 116 + 16 / 116);
  const x = curve((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047);
  const y = curve(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const z = curve((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** ΔE of 1976 between two colours of sRGB. */
export function deltaE(one: readonly number[], other: readonly number[]): number {
  const [a, b] = [labOf(one.slice(0, 3)), labOf(other.slice(0, 3))];
  return Math.hypot(...a.map((value, i) => value - (b[i] as number)));
}
