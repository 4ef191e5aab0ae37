import { BookmarkPlus, EllipsisVertical, LayoutGrid, Map as MapIcon, Presentation } from 'lucide-react';
import type { ReactNode } from 'react';
import { useResultPart } from '../../data/result.ts';
import { IconButton } from '../../elements/icon-button.tsx';
import { Menu } from '../../elements/menu.tsx';
import { canSaveSearch, saveSearch } from '../../state/editing-collection.ts';
import { useT } from '../../state/language.tsx';
import { isByHand, settledQuery } from '../../state/query.ts';
import { useSelection } from '../../state/selection.ts';
import { showing, toggleMap } from '../../state/showing.ts';
import { startSlides } from '../../state/start-slides.ts';
import { useSelected, useStore } from '../../state/store.ts';
import './result-tools.css';

interface Tool {
  readonly id: string;
  readonly label: string;
  readonly keys: string;
  readonly icon: ReactNode;
  readonly run: () => void;
}

/** What can be done with what was found as a whole: side by side, or behind one button where there is little room. */
export function ResultTools() {
  const t = useT();
  const tools = useTools();
  return (
    <>
      <div className="result-tools result-tools--wide">
        {tools.map(({ id, run, ...tool }) => (
          <IconButton key={id} {...tool} onPress={run} />
        ))}
      </div>
      {tools.length > 0 ? (
        <div className="result-tools result-tools--narrow">
          <Menu
            trigger={<IconButton label={t('slides.more')} icon={<EllipsisVertical aria-hidden />} />}
            label={t('slides.more')}
            entries={tools}
            onAction={(id) => tools.find((tool) => tool.id === id)?.run()}
          />
        </div>
      ) : null}
    </>
  );
}

function useTools(): readonly Tool[] {
  const t = useT();
  const canSave = useSelected(settledQuery, canSaveSearch);
  const hasMap = useSelected(settledQuery, (now) => !isByHand(now));
  const hasItems = useResultPart((result) => result.total > 0);
  const { ids } = useSelection();
  const isMap = useStore(showing) === 'map';
  const save: Tool = {
    id: 'save',
    label: t('living.save'),
    keys: 'Ctrl+S',
    icon: <BookmarkPlus aria-hidden />,
    run: saveSearch,
  };
  const map: Tool = {
    id: 'map',
    label: t(isMap ? 'map.leave' : 'map.open'),
    keys: 'Ctrl+Alt+M',
    icon: isMap ? <LayoutGrid aria-hidden /> : <MapIcon aria-hidden />,
    run: toggleMap,
  };
  const play: Tool = {
    id: 'slides',
    label: ids.size > 1 ? t('slides.start.chosen', { count: ids.size }) : t('slides.start'),
    keys: 'Ctrl+Alt+P',
    icon: <Presentation aria-hidden />,
    run: startSlides,
  };
  return [...(canSave ? [save] : []), ...(hasMap ? [map] : []), ...(hasItems ? [play] : [])];
}
