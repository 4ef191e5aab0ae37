import { useState } from 'react';
import type { Event } from '../../../shared/model/event.ts';
import { nameOf } from '../../data/event-edits.ts';
import { useEventList } from '../../data/events.ts';
import { Button } from '../../elements/button.tsx';
import { Dialog } from '../../elements/dialog.tsx';
import { SearchField } from '../../elements/search-field.tsx';
import { useFormats, useT } from '../../state/language.tsx';
import './choose-event.css';

/** A choice among events: where photographs go, or which event becomes part of this one. */
export function ChooseEvent(props: {
  readonly title: string;
  /** Offered first, as the most likely ones. */
  readonly near: readonly Event[];
  readonly not: string;
  readonly onChoose: (event: Event) => void;
  readonly onClose: () => void;
  /** A way besides the events; its words. */
  readonly other?: { readonly label: string; readonly run: () => void };
}) {
  const t = useT();
  const [text, setText] = useState('');
  const { data } = useEventList(false, text.trim());
  const found = (data?.pages ?? []).flatMap((page) => page.items).filter((event) => event.id !== props.not);
  const nearIds = new Set(props.near.map((event) => event.id));
  const near = text.trim() === '' ? props.near : [];
  const others = text.trim() === '' ? found.filter((event) => !nearIds.has(event.id)) : found;
  return (
    <Dialog isOpen size="small" title={props.title} closeLabel={t('action.close')} onClose={props.onClose}>
      <div className="choose-event">
        <SearchField
          autoFocus
          label={t('describing.queue.filter')}
          clearLabel={t('describing.queue.clear')}
          value={text}
          onChange={setText}
        />
        {props.other ? (
          <Button tone="quiet" onPress={props.other.run}>
            {props.other.label}
          </Button>
        ) : null}
        <Choices title={near.length > 0 ? t('describing.near') : undefined} events={near} onChoose={props.onChoose} />
        <Choices
          title={near.length > 0 && others.length > 0 ? t('describing.others') : undefined}
          events={others.slice(0, 60)}
          onChoose={props.onChoose}
        />
        {near.length + others.length === 0 ? <p className="queue__none">{t('describing.queue.nothing-like')}</p> : null}
      </div>
    </Dialog>
  );
}

function Choices(props: {
  readonly title: string | undefined;
  readonly events: readonly Event[];
  readonly onChoose: (event: Event) => void;
}) {
  const t = useT();
  const formats = useFormats();
  if (props.events.length === 0) return null;
  return (
    <section>
      {props.title ? <h3>{props.title}</h3> : null}
      <ul>
        {props.events.map((event) => {
          const when = event.date ?? event.proposed.date?.value ?? event.from;
          return (
            <li key={event.id}>
              <button type="button" onClick={() => props.onChoose(event)}>
                <span>{nameOf(event) || t('describing.unnamed')}</span>
                <span>
                  {[when ? formats.date(when, 'short') : '', t('describing.count', { count: event.assets })]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
