import { RotateCcw, RotateCw, Tag } from 'lucide-react';
import type { AssetCard } from '../../../shared/model/asset.ts';
import { useEdit } from '../../data/edits.ts';
import { IconButton } from '../../elements/icon-button.tsx';
import { Popover } from '../../elements/popover.tsx';
import { useT } from '../../state/language.tsx';
import { CellMarks } from './cell-marks.tsx';
import { doneWords } from './mark-keys.ts';
import { MarksRow } from './marks-row.tsx';

/** Marks of what is looked at, and the ways to set them with a pointer; the keys are those of the grid. */
export function ViewerMarks({ card }: { readonly card: AssetCard }) {
  const t = useT();
  const { say } = useEdit();
  const turn = (value: 1 | -1) => {
    const change = { field: 'turn', op: 'add', value } as const;
    void say([card.id], [change], doneWords(change, t));
  };
  return (
    <>
      <span className="viewer__marks">
        <CellMarks rating={card.rating} pick={card.pick} label={card.label} t={t} />
      </span>
      <Popover
        trigger={<IconButton label={t('marks.label')} icon={<Tag aria-hidden="true" />} />}
        label={t('marks.label')}
        placement="bottom end"
      >
        <MarksRow ids={[card.id]} now={card} canTurn={card.kind === 'photo'} />
      </Popover>
      {card.kind === 'photo' ? (
        <span className="viewer__turns">
          <IconButton
            label={t('marks.turn-left')}
            keys="["
            icon={<RotateCcw aria-hidden="true" />}
            onPress={() => turn(-1)}
          />
          <IconButton
            label={t('marks.turn-right')}
            keys="]"
            icon={<RotateCw aria-hidden="true" />}
            onPress={() => turn(1)}
          />
        </span>
      ) : null}
    </>
  );
}
