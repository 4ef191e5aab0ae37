import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BahanError } from '../../../shared/errors.ts';
import { type Preset, preset } from '../../../shared/model/export.ts';

/** Reads the presets of a folder, by name. A file that does not fit the model is a mistake of ours, and said at once. */
export function loadPresets(folder: string): Preset[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => preset.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))));
}

/** @throws `preset-not-found` */
export function findPreset(presets: readonly Preset[], id: string): Preset {
  const found = presets.find((one) => one.id === id);
  if (!found) throw new BahanError('preset-not-found', { preset: id });
  return found;
}
