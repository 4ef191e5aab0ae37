import type { MetadataPolicy, Preset } from '../../../../shared/model/export.ts';
import type { CopyDescription } from '../copy-request.ts';
import { xmpProperties } from '../write-xmp.ts';
import { exifFields, shownValue } from './exif-fields.ts';
import { allowedWords } from './policy.ts';

export interface CarriedFact {
  /** `dc:title`, `exif:FNumber`. */
  readonly field: string;
  readonly value: string;
}

/**
 * What leaves with a drawn copy, by the same lists that are written into it: XMP's properties, then those fields of EXIF that
 * say something which XMP does not. Lists are joined by `; `. A copy of the bytes carries what its file carries, and nothing here.
 */
export function carriedFacts(
  describe: CopyDescription,
  policy: MetadataPolicy,
  preset: Pick<Preset, 'original'>,
): CarriedFact[] {
  if (preset.original) return [];
  const allowed = allowedWords(describe, policy);
  const facts = xmpProperties(allowed).map(({ name, values }) => ({ field: name, value: values.join('; ') }));
  const said = new Set(facts.map(({ value }) => value));
  for (const field of exifFields(allowed)) {
    const value = shownValue(field);
    if (!said.has(value)) facts.push({ field: `exif:${field.name}`, value });
  }
  return facts;
}
