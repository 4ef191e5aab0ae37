import { Check, Star, X } from 'lucide-react';
import { memo } from 'react';
import type { Translate } from '../../state/language.tsx';
import type { MarksNow } from './mark-keys.ts';
import './cell-marks.css';

/** What people marked an asset with, small and in a corner; a colour says its first letter too. */
export const CellMarks = memo(function CellMarks(props: MarksNow & { readonly t: Translate }) {
  const { rating, pick, label, t } = props;
  if (!rating && !pick && !label) return null;
  return (
    <span className="cell-marks" aria-hidden="true">
      {pick ? <span className={`cell-mark cell-mark--${pick}`}>{pick === 'chosen' ? <Check /> : <X />}</span> : null}
      {rating ? (
        <span className="cell-mark">
          {rating}
          <Star />
        </span>
      ) : null}
      {label ? (
        <span className="cell-mark cell-mark--label" data-label={label}>
          {t(`marks.colour.${label}`).slice(0, 1)}
        </span>
      ) : null}
    </span>
  );
});
