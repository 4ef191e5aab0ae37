import { statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { BahanError } from '../../../shared/errors.ts';
import type { Preset } from '../../../shared/model/export.ts';
import { get, type Reader } from '../db/connection.ts';
import { resourcePath } from '../resources.ts';

/**
 * The file of a preset's logo for an asset of a unit: a variant of that unit, else the preset's own. Null for a preset without
 * one; where the file is in neither folder nothing is made, since a picture that leaves without its mark cannot be called back.
 */
export function logoOf({ logo }: Preset, unit: string | null, folder: string): string | BahanError | null {
  if (!logo) return null;
  const variant = Object.entries(logo.variants ?? {}).find(([name]) => isSameWord(name, unit));
  const file = variant?.[1] ?? logo.file;
  // a name and no path: nothing outside of the two folders is put on a picture
  const name = basename(file.replaceAll('\\', '/'));
  const places = name === file ? [join(folder, name), ofProgram(name)] : [];
  return places.find((path) => path !== undefined && isFile(path)) ?? new BahanError('logo-missing', { file });
}

/** Tells of many assets whether the logo that a preset puts on them is missing; each file is looked for once. */
export function missingLogos(db: Reader, folder: string): (preset: Preset, uid: string) => boolean {
  const known = new Map<string, boolean>();
  return (preset, uid) => {
    const { logo, original } = preset;
    if (!logo || original) return false;
    const unit = logo.variants
      ? (get<{ unit: string | null }>(db, 'SELECT unit FROM asset WHERE uid = ?', uid)?.unit ?? null)
      : null;
    const key = JSON.stringify([preset.id, unit]);
    const isMissing = known.get(key) ?? logoOf(preset, unit, folder) instanceof BahanError;
    known.set(key, isMissing);
    return isMissing;
  };
}

const isSameWord = (a: string, b: string | null): boolean =>
  b !== null && a.normalize('NFC').toLocaleLowerCase('id') === b.normalize('NFC').toLocaleLowerCase('id');

function ofProgram(name: string): string | undefined {
  try {
    return resourcePath('logos', name);
  } catch {
    return undefined;
  }
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
