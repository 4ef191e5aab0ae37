import { readReason } from '../../../shared/text/reasons.ts';
import type { Translate } from '../../state/language.tsx';

/** Why something is proposed, as a sentence without its full stop. */
export function whyOf(reason: string, t: Translate): string {
  const { kind, ...facts } = readReason(reason);
  return t(`why.${kind}`, facts);
}
