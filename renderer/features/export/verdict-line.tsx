import { Ban, CircleCheck, TriangleAlert } from 'lucide-react';
import type { MessageKey } from '../../../shared/i18n/format.ts';
import type { Verdict } from '../../../shared/model/rights.ts';
import { useT } from '../../state/language.tsx';

export const groundKey = (ground: string): MessageKey => `gate.${ground}` as MessageKey;
export const cureKey = (ground: string): MessageKey => `gate.${ground}.do` as MessageKey;

const marks = { allowed: CircleCheck, warned: TriangleAlert, refused: Ban } as const;

/** Whether one copy may leave, in a sign, a word and the gravest reason. */
export function VerdictLine({ verdict }: { readonly verdict: Verdict }) {
  const t = useT();
  const Mark = marks[verdict.outcome];
  const [first, ...others] = verdict.grounds;
  return (
    <p className={`verdict verdict--${verdict.outcome}`}>
      <Mark aria-hidden="true" />
      <span>
        <strong>{t(`export.gate.${verdict.outcome}`)}</strong>
        {first ? ` · ${t(groundKey(first.ground)).replace(/\.$/, '')}` : ''}
        {others.length > 0 ? `, ${t('export.gate.more', { count: others.length })}` : ''}
      </span>
    </p>
  );
}
