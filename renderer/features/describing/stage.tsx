import type { DragEvent, Ref } from 'react';
import type { Event } from '../../../shared/model/event.ts';
import { nameOf } from '../../data/event-edits.ts';
import type { EventAssets } from '../../data/events.ts';
import { useT } from '../../state/language.tsx';
import { useWords } from '../grid/words.ts';
import type { StageVerbs } from '../viewer/picture-stage.tsx';
import { Compare } from './compare.tsx';
import { Large } from './large.tsx';
import { Photos } from './photos.tsx';
import { only } from './picking.ts';
import type { Looking } from './use-looking.ts';

/** The photographs of an event: all of them, one large, or a few side by side. */
export function Stage(props: {
  readonly event: Event;
  readonly assets: EventAssets;
  readonly looking: Looking;
  readonly picture: Ref<StageVerbs>;
  readonly photos: Ref<HTMLDivElement>;
  readonly onDrag: (event: DragEvent, id: string) => void;
}) {
  const t = useT();
  const words = useWords();
  const { event, assets, looking, picture } = props;
  const { mode, picking, setPicking, focusedAt } = looking;
  if (mode === 'one') {
    return (
      <Large
        items={assets.items}
        index={focusedAt}
        total={assets.total}
        verbs={picture}
        onGo={(id) => setPicking(only(id))}
        words={words}
      />
    );
  }
  if (mode === 'compare') {
    return (
      <Compare
        items={looking.compared}
        active={picking.focused}
        verbs={picture}
        onActive={(id) => setPicking((now) => ({ ...now, focused: id }))}
        words={words}
      />
    );
  }
  return (
    <Photos
      key={event.id}
      items={assets.items}
      order={looking.order}
      total={assets.total}
      label={t('describing.photos', { count: assets.total })}
      eventTitle={nameOf(event)}
      picking={picking}
      onPick={setPicking}
      onLook={(id) => {
        setPicking(only(id));
        looking.setMode('one');
      }}
      onDrag={props.onDrag}
      words={words}
      focusRef={props.photos}
    />
  );
}
