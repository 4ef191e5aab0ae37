import { useEdit } from '../../data/edits.ts';
import { useT } from '../../state/language.tsx';
import { MarkButtons } from './mark-buttons.tsx';
import { doneWords, type MarkChange, type MarksNow } from './mark-keys.ts';

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
      <MarkButtons now={now} canTurn={canTurn} onMark={mark} />
    </div>
  );
}
