import { Check, RotateCcw, RotateCw, Star, X } from 'lucide-react';
import type { MessageKey } from '../../../shared/i18n/format.ts';
import { labelColours } from '../../../shared/model/edit.ts';
import { useEdit } from '../../data/edits.ts';
import { IconButton } from '../../elements/icon-button.tsx';
import { useT } from '../../state/language.tsx';
import { colourKeys, doneWords, type MarkChange, type MarksNow } from './mark-keys.ts';
import './marks-row.css';

const rates = [1, 2, 3, 4, 5] as const;

/** What one or many are marked with, and every mark by one press. `canTurn`: among them are pictures. */
export function MarksRow(props: {
  readonly ids: readonly string[];
  readonly now: MarksNow;
  readonly canTurn: boolean;
}) {
  const { ids, now, canTurn } = props;
  const t = useT();
  const { say } = useEdit();
  const mark = (change: MarkChange) => void say(ids, [change], doneWords(change, t));
  return (
    <div className="marks" role="toolbar" aria-label={t('marks.label')}>
      <div className="marks__group">
        {rates.map((value) => (
          <IconButton
            key={value}
            size="small"
            className="marks__star"
            label={t('marks.rating.value', { count: value })}
            keys={String(value)}
            isOn={now.rating === value}
            icon={<Star aria-hidden="true" data-full={value <= (now.rating ?? 0) ? '' : undefined} />}
            onPress={() => mark({ field: 'rating', op: 'set', value: now.rating === value ? null : value })}
          />
        ))}
      </div>
      <div className="marks__group">
        <IconButton
          size="small"
          label={t('marks.choose')}
          keys="P"
          isOn={now.pick === 'chosen'}
          icon={<Check aria-hidden="true" />}
          onPress={() => mark({ field: 'pick', op: 'set', value: now.pick === 'chosen' ? null : 'chosen' })}
        />
        <IconButton
          size="small"
          label={t('marks.reject')}
          keys="X"
          isOn={now.pick === 'rejected'}
          icon={<X aria-hidden="true" />}
          onPress={() => mark({ field: 'pick', op: 'set', value: now.pick === 'rejected' ? null : 'rejected' })}
        />
      </div>
      <div className="marks__group">
        {labelColours.map((colour) => (
          <IconButton
            key={colour}
            size="small"
            label={t(`marks.colour.${colour}` as MessageKey)}
            keys={colourKeys[colour]}
            isOn={now.label === colour}
            icon={
              <span className="marks__colour" data-label={colour} aria-hidden="true">
                {now.label === colour ? <Check /> : null}
              </span>
            }
            onPress={() => mark({ field: 'label', op: 'set', value: now.label === colour ? null : colour })}
          />
        ))}
      </div>
      {canTurn ? (
        <div className="marks__group">
          <IconButton
            size="small"
            label={t('marks.turn-left')}
            keys="["
            icon={<RotateCcw aria-hidden="true" />}
            onPress={() => mark({ field: 'turn', op: 'add', value: -1 })}
          />
          <IconButton
            size="small"
            label={t('marks.turn-right')}
            keys="]"
            icon={<RotateCw aria-hidden="true" />}
            onPress={() => mark({ field: 'turn', op: 'add', value: 1 })}
          />
        </div>
      ) : null}
    </div>
  );
}
