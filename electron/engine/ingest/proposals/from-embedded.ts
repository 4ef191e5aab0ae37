import { nameInTitle } from '../../../../shared/text/weak-title.ts';
import { inferFromPath } from '../infer/infer.ts';
import type { Guess } from './guess.ts';

/** A title by the name of the file that an office program wrote into it: `Microsoft Word - Surat Undangan.docx`. */
export function guessFromEmbedded(title: string | null, today: string): Guess | undefined {
  const name = title === null ? null : nameInTitle(title);
  if (name === null) return undefined;
  const value = inferFromPath(name.replaceAll('/', ' '), today).title;
  return value === null ? undefined : { field: 'title', value, reason: 'embedded', certainty: 0.75 };
}
