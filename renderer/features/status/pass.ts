import type { Health } from '../../../shared/model/health.ts';
import type { Translate } from '../../state/language.tsx';

/** How far the reading of many files is, in words; undefined while nothing waits. */
export function passOf(work: Health['work'], t: Translate): string | undefined {
  if (work.provisional > 0) return t('status.pass.names', { count: Math.max(work.reading, work.provisional) });
  if (work.reading > 0) return t('status.pass.reading', { count: work.reading });
  if (work.pictures > 0) return t('status.pass.pictures', { count: work.pictures });
  return undefined;
}
