import { readReason } from '../../../shared/text/reasons.ts';
import type { Translate } from '../../state/language.tsx';

/** Why something is proposed, as a sentence. */
export function reasonWords(reason: string, t: Translate): string {
  const read = readReason(reason);
  switch (read.kind) {
    case 'neighbours-place':
      return t('why.neighbours-place', { count: read.count });
    case 'gps':
      return t('why.gps', { km: read.km });
    case 'past':
      return t('why.past', { word: read.word, count: read.count, of: read.of });
    case 'past-folder':
      return t('why.past-folder', { count: read.count, of: read.of });
    default:
      return t(`why.${read.kind}`);
  }
}
