import { ArrowLeft, Columns2, Keyboard, LayoutGrid, List as ListIcon, Maximize2 } from 'lucide-react';
import { useEventTotal, useToDo } from '../../data/events.ts';
import { Button } from '../../elements/button.tsx';
import { IconButton } from '../../elements/icon-button.tsx';
import { Keys } from '../../elements/kbd.tsx';
import { ProgressBar } from '../../elements/progress-bar.tsx';
import { Segmented } from '../../elements/segmented.tsx';
import { closeDescribing } from '../../state/describing.ts';
import { openKeySheet } from '../../state/key-sheet.ts';
import { keyTable } from '../../state/key-table.ts';
import { useT } from '../../state/language.tsx';

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
      <h1 className="hidden-words">{t('describing.title')}</h1>
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
      <IconButton label={t('keys.sheet')} keys="?" icon={<Keyboard aria-hidden />} onPress={openKeySheet} />
    </header>
  );
}

const { acts } = keyTable.describing;
const hints = [
  ['describing.key.confirm', acts.confirm.keys[0]],
  ['describing.key.choose', acts.pick.keys[0]],
  ['describing.key.reject', acts.pick.keys[1]],
  ['describing.key.rate', acts.rate.keys[0]],
  ['describing.key.colour', acts.label.keys[0]],
  ['describing.key.title', acts.title.keys[0]],
  ['describing.key.compare', acts.compare.keys[0]],
  ['describing.key.split', acts.split.keys[0]],
  ['describing.key.merge', acts.merge.keys[0]],
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
