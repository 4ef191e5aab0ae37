import { ArrowLeft, Link2, Undo2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useRefoundGroups, useTold, useUndoRefound } from '../../data/keeping.ts';
import { Button } from '../../elements/button.tsx';
import { Dialog } from '../../elements/dialog.tsx';
import { EmptyState } from '../../elements/empty-state.tsx';
import { useFormats, useT } from '../../state/language.tsx';
import { notify } from '../../state/notices.ts';
import { useStore } from '../../state/store.ts';
import { changeView, useView } from '../../state/view.ts';
import { eventsOf, type RefoundEvent } from './events.ts';
import { FoundItems } from './found-items.tsx';
import { lookAt, lookedAt } from './looked-at.ts';
import { SeparateDialog } from './separate-dialog.tsx';
import { useSentence } from './use-sentence.ts';
import './found.css';

/** What was found again: all events, or one of them with its files, which can be separated again. */
export function FoundDialog() {
  const t = useT();
  const { sheet } = useView();
  const groups = useStore(lookedAt);
  const { data } = useRefoundGroups(false);
  const { mutate: tell } = useTold();
  const events = eventsOf(data ?? []);
  const one = groups && events.find((event) => event.groups.some((group) => groups.includes(group)));
  const untold = (data ?? []).filter((group) => !group.told).map((group) => group.id);
  const isOpen = sheet === 'refound';
  const untoldKey = untold.join(' ');
  useEffect(() => {
    if (!isOpen || untoldKey === '') return;
    // whoever looks has been told
    tell(untoldKey.split(' '));
  }, [isOpen, untoldKey, tell]);
  return (
    <Dialog
      title={t('refound.title')}
      closeLabel={t('action.close')}
      isOpen={isOpen}
      onClose={() => {
        lookAt(undefined);
        changeView({ sheet: undefined });
      }}
      size="large"
    >
      {one ? (
        <One key={one.id} event={one} hasOthers={events.length > 1} />
      ) : events.length === 0 ? (
        <EmptyState icon={<Link2 aria-hidden />} title={t('refound.none')}>
          {t('refound.none.words')}
        </EmptyState>
      ) : (
        <All events={events} />
      )}
    </Dialog>
  );
}

function All({ events }: { readonly events: readonly RefoundEvent[] }) {
  const t = useT();
  const { moment } = useFormats();
  const sentence = useSentence();
  return (
    <>
      <p className="found__words">{t('refound.words')}</p>
      <ul className="found__events">
        {events.map((event) => (
          <li key={event.id}>
            <div>
              <p>{sentence(event)}</p>
              <p className="found__more">
                {moment(event.at)}
                {event.undone > 0 ? ` · ${t('refound.undone', { count: event.undone })}` : ''}
              </p>
            </div>
            <Button
              size="small"
              aria-label={`${t('refound.look')}: ${sentence(event)}`}
              onPress={() => lookAt(event.groups)}
            >
              {t('refound.look')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}

function One({ event, hasOthers }: { readonly event: RefoundEvent; readonly hasOthers: boolean }) {
  const t = useT();
  const { moment } = useFormats();
  const sentence = useSentence();
  const undo = useUndoRefound();
  const [chosen, setChosen] = useState<ReadonlyMap<string, ReadonlySet<number>>>(new Map());
  const [isAsking, setAsking] = useState(false);
  const some = [...chosen.values()].reduce((sum, ids) => sum + ids.size, 0);
  const left = event.count - event.undone;
  const count = some > 0 ? some : left;
  const separate = () =>
    undo.mutate(
      some > 0
        ? [...chosen].filter(([, ids]) => ids.size > 0).map(([group, ids]) => ({ group, items: [...ids] }))
        : event.groups.map((group) => ({ group })),
      {
        onSuccess: (undone) => {
          setChosen(new Map());
          setAsking(false);
          notify({ id: 'separated', tone: 'calm', key: 'refound.separated', values: { count: undone } });
        },
      },
    );
  return (
    <div className="found">
      {hasOthers ? (
        <Button tone="quiet" size="small" icon={<ArrowLeft aria-hidden />} onPress={() => lookAt(undefined)}>
          {t('refound.list')}
        </Button>
      ) : null}
      <div>
        <p className="found__sentence">{sentence(event)}</p>
        <p className="found__more">{moment(event.at)}</p>
        <p className="found__words">{t('refound.words')}</p>
      </div>
      <div className="found__tools">
        <Button
          size="small"
          icon={<Undo2 aria-hidden />}
          isDisabled={count === 0 || undo.isPending}
          onPress={() => setAsking(true)}
        >
          {t('refound.separate')}
        </Button>
        <span role="status" className="found__more">
          {some > 0 ? t('refound.chosen', { count: some }) : ''}
        </span>
      </div>
      {event.groups.map((group) => (
        <FoundItems
          key={group}
          group={group}
          chosen={chosen.get(group) ?? nobody}
          onChoose={(ids) => setChosen((before) => new Map(before).set(group, ids))}
        />
      ))}
      <SeparateDialog
        isOpen={isAsking}
        count={count}
        isBusy={undo.isPending}
        onClose={() => setAsking(false)}
        onGo={separate}
      />
    </div>
  );
}

const nobody: ReadonlySet<number> = new Set();
