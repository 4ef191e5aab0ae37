import type { Event } from '../../../shared/model/event.ts';
import { nameOf } from '../../data/event-edits.ts';
import { useT } from '../../state/language.tsx';
import { ChooseEvent } from './choose-event.tsx';

export type Asked = 'move' | 'merge';

/** Where the chosen photographs go, or which event becomes part of this one. */
export function EventDialogs(props: {
  readonly asked: Asked | undefined;
  readonly event: Event;
  /** The events above and below in the list. */
  readonly near: readonly Event[];
  readonly count: number;
  readonly onMove: (to: Event) => void;
  readonly onSplit: () => void;
  readonly onMerge: (other: Event) => void;
  readonly onClose: () => void;
}) {
  const t = useT();
  const { asked, event, near, count, onClose } = props;
  const ending =
    <Given extends readonly unknown[]>(run: (...given: Given) => void) =>
    (...given: Given) => {
      onClose();
      run(...given);
    };
  if (asked === 'move') {
    return (
      <ChooseEvent
        title={t('describing.move-to', { count })}
        near={near}
        not={event.id}
        onChoose={ending(props.onMove)}
        onClose={onClose}
        other={{ label: t('describing.move-new'), run: ending(props.onSplit) }}
      />
    );
  }
  if (asked === 'merge') {
    return (
      <ChooseEvent
        title={t('describing.merge-with', { title: nameOf(event) || t('describing.unnamed') })}
        near={near}
        not={event.id}
        onChoose={ending(props.onMerge)}
        onClose={onClose}
      />
    );
  }
  return null;
}
