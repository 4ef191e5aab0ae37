import { Check, RotateCcw, RotateCw, Star, X } from 'lucide-react';
import { labelColours } from '../../../shared/model/edit.ts';
import { IconButton } from '../../elements/icon-button.tsx';
import { useT } from '../../state/language.tsx';
import { colourKey, type MarkChange, type MarksNow } from './mark-keys.ts';
import './marks-row.css';

const rates = [1, 2, 3, 4, 5] as const;

/** Every mark by one press; each says its key. `canTurn`: there is a picture among what is marked. */
export function MarkButtons(props: {
  readonly now: MarksNow;
  readonly canTurn?: boolean;
  readonly onMark: (change: MarkChange) => void;
}) {
  const t = useT();
  const { now, canTurn = true, onMark } = props;
  const pick = (value: 'chosen' | 'rejected') =>
    onMark({ field: 'pick', op: 'set', value: now.pick === value ? null : value });
  return (
    <>
      <div className="marks__group">
        <IconButton
          size="small"
          label={t('marks.choose')}
          keys="P"
          isOn={now.pick === 'chosen'}
          icon={<Check aria-hidden />}
          onPress={() => pick('chosen')}
        />
        <IconButton
          size="small"
          label={t('marks.reject')}
          keys="X"
          isOn={now.pick === 'rejected'}
          icon={<X aria-hidden />}
          onPress={() => pick('rejected')}
        />
      </div>
      <div className="marks__group">
        {rates.map((value) => (
          <IconButton
            key={value}
            size="small"
            className="marks__star"
            label={t('marks.rating.value', { count: value })}
            keys={String(value)}
            isOn={now.rating === value}
            icon={<Star aria-hidden data-full={value <= (now.rating ?? 0) ? '' : undefined} />}
            onPress={() => onMark({ field: 'rating', op: 'set', value: now.rating === value ? null : value })}
          />
        ))}
      </div>
      <div className="marks__group">
        {labelColours.map((colour) => (
          <IconButton
            key={colour}
            size="small"
            label={t(`marks.colour.${colour}`)}
            keys={colourKey(colour)}
            isOn={now.label === colour}
            icon={
              <span className="marks__colour" data-label={colour} aria-hidden="true">
                {now.label === colour ? <Check /> : null}
              </span>
            }
            onPress={() => onMark({ field: 'label', op: 'set', value: now.label === colour ? null : colour })}
          />
        ))}
      </div>
      {canTurn ? (
        <div className="marks__group">
          <IconButton
            size="small"
            label={t('marks.turn-left')}
            keys="["
            icon={<RotateCcw aria-hidden />}
            onPress={() => onMark({ field: 'turn', op: 'add', value: -1 })}
          />
          <IconButton
            size="small"
            label={t('marks.turn-right')}
            keys="]"
            icon={<RotateCw aria-hidden />}
            onPress={() => onMark({ field: 'turn', op: 'add', value: 1 })}
          />
        </div>
      ) : null}
    </>
  );
}
