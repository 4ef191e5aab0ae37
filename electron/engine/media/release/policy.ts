import type { MetadataPolicy } from '../../../../shared/model/export.ts';
import type { CopyDescription } from '../copy-request.ts';

/** Of all that is known, what a policy lets out; whatever it does not name stays, and so do stars and labels always. */
export function allowedWords(describe: CopyDescription, policy: MetadataPolicy): CopyDescription {
  const { title, caption, keywords, place, event, date, takenAt } = describe;
  const { creator, copyright, source, usageTerms, people, position, camera } = describe;
  return {
    ...(policy.words && { title, caption, keywords, place, event, date, takenAt }),
    ...(policy.credit && { creator, copyright, source, usageTerms }),
    ...(policy.people && { people }),
    ...(policy.position && { position }),
    ...(policy.camera && { camera }),
  };
}
