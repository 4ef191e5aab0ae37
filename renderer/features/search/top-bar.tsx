import { LifeBuoy, PanelLeft, PanelRight, Settings, X } from 'lucide-react';
import { useResultPart } from '../../data/result.ts';
import { IconButton } from '../../elements/icon-button.tsx';
import { Menu } from '../../elements/menu.tsx';
import { openHelp } from '../../state/help.ts';
import { openKeySheet } from '../../state/key-sheet.ts';
import { useT } from '../../state/language.tsx';
import { useSelection } from '../../state/selection.ts';
import { useView } from '../../state/view.ts';
import { ActMenu } from '../batch/act-menu.tsx';
import { ZoomSlider } from '../grid/zoom-slider.tsx';
import { ResultTools } from '../tools/result-tools.tsx';
import { MainSearch } from './search-field.tsx';
import './top-bar.css';

/** The one bar of the window: search is the biggest thing, at its end what was found and what is chosen. */
export function TopBar() {
  const t = useT();
  const { sidebarOpen, inspectorOpen, change } = useView();
  return (
    <header className="top-bar" data-region="search">
      <h1 className="hidden-words">{t('app.name')}</h1>
      <IconButton
        label={t('app.sidebar.toggle')}
        keys="Ctrl+B"
        icon={<PanelLeft aria-hidden />}
        isOn={sidebarOpen}
        onPress={() => change({ sidebarOpen: !sidebarOpen })}
      />
      <search className="top-bar__search" aria-label={t('app.region.search')}>
        <MainSearch />
      </search>
      <Count />
      <ResultTools />
      <div className="top-bar__zoom">
        <ZoomSlider />
      </div>
      <div className="top-bar__tools">
        <HelpMenu />
        <IconButton
          label={t('app.settings')}
          keys="Ctrl+,"
          icon={<Settings aria-hidden />}
          onPress={() => change({ sheet: 'settings' })}
        />
        <IconButton
          label={t('app.inspector.toggle')}
          keys="Ctrl+I"
          icon={<PanelRight aria-hidden />}
          isOn={inspectorOpen}
          onPress={() => change({ inspectorOpen: !inspectorOpen })}
        />
      </div>
    </header>
  );
}

/** Everything that explains the window. A phone has it in the list on the left. */
function HelpMenu() {
  const t = useT();
  const { change } = useView();
  return (
    <div className="top-bar__help">
      <Menu
        label={t('help.menu')}
        trigger={<IconButton label={t('help.menu')} icon={<LifeBuoy aria-hidden />} />}
        entries={[
          { id: 'help', label: t('help.open'), keys: 'F1' },
          { id: 'search-help', label: t('search.help.title') },
          { id: 'keyboard', label: t('keys.title'), keys: '?' },
        ]}
        onAction={(id) => {
          if (id === 'search-help') change({ sheet: id });
          else if (id === 'keyboard') openKeySheet();
          else openHelp();
        }}
      />
    </div>
  );
}

/** How many were found; how many of them are chosen, once it is more than one. */
function Count() {
  const t = useT();
  const total = useResultPart((result) => result.total);
  const totalIsExact = useResultPart((result) => result.totalIsExact);
  const hasResult = useResultPart((result) => result.result !== undefined);
  const loading = useResultPart((result) => result.loading);
  const { ids, clear } = useSelection();
  if (ids.size > 1) {
    return (
      <div className="count count--chosen">
        <span role="status">{t('app.selected', { count: ids.size })}</span>
        <ActMenu />
        <IconButton size="small" label={t('app.selected.clear')} keys="Esc" icon={<X aria-hidden />} onPress={clear} />
      </div>
    );
  }
  const words = t('app.count', { count: total });
  return (
    <div className="count">
      <span>{!hasResult ? '' : totalIsExact ? words : t('app.count.atLeast', { count: words })}</span>
      <span className="hidden-words" role="status">
        {loading || !totalIsExact
          ? ''
          : total === 0
            ? t('search.announce.none')
            : t('search.announce', { count: total })}
      </span>
      <ActMenu />
    </div>
  );
}
