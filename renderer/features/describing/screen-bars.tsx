import { ArrowLeft, Columns2, Keyboard, LayoutGrid, List as ListIcon, Maximize2 } from 'lucide-react';
import { useEventTotal, useToDo } from '../../data/events.ts';
import { Button } from '../../elements/button.tsx';
import { IconButton } from '../../elements/icon-button.tsx';
import { Keys } from '../../elements/kbd.tsx';
import { ProgressBar } from '../../elements/progress-bar.tsx';
import { Segmented } from '../../elements/segmented.tsx';
import { closeDescribing } from '../../state/describing.ts';
import { useT } from '../../state/language.tsx';
import { changeView } from '../../state/view.ts';

/** How the photographs are looked at: all of them, one, or a few side by side. */
export type Mode = 'all' | 'one' | 'compare';

/** The one bar: the way back, how much remains, and how the photographs are looked at. */
export function DescribingTop(props: {
  readonly mode: Mode;
  readonly onMode: (mode: Mode) => void;
  /** Where there is no room for it, the list lies over the photographs. */
  readonly isListOpen: boolean;
  readonly onList: () => void;
}) {
  const t = useT();
  const todo = useToDo().data;
  const total = useEventTotal().data;
  const done = todo && total !== undefined ? Math.max(0, total - todo.events) : undefined;
  return (
    <header className="describing-top">
      <Button tone="quiet" icon={<ArrowLeft aria-hidden />} onPress={closeDescribing}>
        {t('describing.back')}
      </Button>
      <IconButton
        className="describing-top__list"
        label={t('describing.list')}
        icon={<ListIcon aria-hidden />}
        isOn={props.isListOpen}
        onPress={props.onList}
      />
      <div className="describing-top__progress">
        {todo ? (
          <>
            <p>
              {total === 0
                ? t('describing.title')
                : todo.events === 0
                  ? t('describing.progress-none')
                  : t('describing.progress', { count: todo.events })}
              {todo.assets > 0 ? <span>{t('describing.progress-assets', { count: todo.assets })}</span> : null}
            </p>
            {done !== undefined && total ? (
              <ProgressBar
                label={t('describing.progress-label')}
                value={done / total}
                valueLabel={t('describing.progress-value', { done, total })}
              />
            ) : null}
          </>
        ) : null}
      </div>
      <Segmented
        label={t('describing.mode')}
        isLabelHidden
        value={props.mode}
        onChange={props.onMode}
        segments={[
          { value: 'all', label: t('describing.mode.all'), icon: <LayoutGrid aria-hidden /> },
          { value: 'one', label: t('describing.mode.single'), icon: <Maximize2 aria-hidden /> },
          { value: 'compare', label: t('describing.mode.compare'), icon: <Columns2 aria-hidden /> },
        ]}
      />
      <IconButton
        label={t('keys.sheet')}
        keys="?"
        icon={<Keyboard aria-hidden />}
        onPress={() => changeView({ sheet: 'keyboard' })}
      />
    </header>
  );
}

const hints = [
  ['describing.key.confirm', 'Ctrl+Enter'],
  ['describing.key.choose', 'P'],
  ['describing.key.reject', 'X'],
  ['describing.key.rate', '1'],
  ['describing.key.colour', '6'],
  ['describing.key.title', 'T'],
  ['describing.key.compare', 'C'],
  ['describing.key.split', 'S'],
  ['describing.key.merge', 'M'],
] as const;

/** The keys that are needed most, while nothing is chosen. */
export function KeyLine() {
  const t = useT();
  return (
    <ul className="key-line" aria-label={t('describing.keys')}>
      {hints.map(([words, keys]) => (
        <li key={words}>
          <Keys keys={keys} />
          {t(words)}
        </li>
      ))}
    </ul>
  );
}
