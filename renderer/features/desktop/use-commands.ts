import { useEffect, useRef } from 'react';
import type { PageAct, PageCommand } from '../../../shared/api/desktop.ts';
import { hearCommands } from '../../connect/desktop.ts';
import { useDescribe } from '../../data/describe.ts';
import { useDesktop, useEngine, useRoom } from '../../data/engine.tsx';
import { report } from '../../data/report.ts';
import { systemAccent } from '../../state/accent.ts';
import { closeDescribing, describing } from '../../state/describing.ts';
import { saveSearch } from '../../state/editing-collection.ts';
import { filterText } from '../../state/filters.ts';
import { openHelp } from '../../state/help.ts';
import { openKeySheet } from '../../state/key-sheet.ts';
import { notify } from '../../state/notices.ts';
import { goTo, setOrder } from '../../state/query.ts';
import { focusSearch } from '../../state/regions.ts';
import { toggleMap } from '../../state/showing.ts';
import { startSlides } from '../../state/start-slides.ts';
import { changeView, view } from '../../state/view.ts';
import { targetsNow } from '../batch/targets.ts';
import { useChooseFiles } from '../dropping/choose-files.ts';
import { exporting, openExport } from '../export/exporting.ts';
import { showLinked } from './show-linked.ts';

/** Does what is asked from outside of the page: by the menu of the system, or by a link. */
export function useCommands(): void {
  const acts = useMenuActs();
  const now = useRef(acts);
  now.current = acts;
  const desktop = useDesktop();
  const engine = useEngine();
  const { results } = useRoom();
  useEffect(() => {
    const stop = hearCommands(window, (command: PageCommand) => {
      if (command.kind === 'act') now.current[command.act]();
      else if (command.kind === 'accent') systemAccent.set(command.colour);
      else if (command.kind === 'asset') showLinked(command.id, engine, results).catch(report);
      else showArrived(command.folder);
    });
    desktop?.listens();
    void desktop?.accent().then((colour) => systemAccent.set(colour));
    return stop;
  }, [desktop, engine, results]);
}

function useMenuActs(): Readonly<Record<PageAct, () => void>> {
  const { results } = useRoom();
  const describe = useDescribe();
  const chooseFiles = useChooseFiles();
  const sheet = (name: Parameters<typeof changeView>[0]['sheet']) => () => changeView({ sheet: name });
  const inLibrary = (run: () => void) => () => {
    // the describing screen has no search, no columns and no map
    if (describing.get() !== undefined) return;
    changeView({ sheet: undefined, viewerIndex: undefined });
    run();
  };
  return {
    find: inLibrary(() => onceUncovered(focusSearch)),
    'save-search': inLibrary(saveSearch),
    'add-folder': sheet('add-folder'),
    intake: sheet('intake'),
    'copy-files': chooseFiles,
    lists: sheet('lists'),
    export: () => {
      if (exporting.get()) return;
      const ids = targetsNow(results);
      if (ids.length > 0) openExport(ids);
      else notify({ id: 'choose-first', tone: 'calm', key: 'menu.choose-first' });
    },
    describe,
    settings: sheet('settings'),
    sidebar: inLibrary(() => changeView({ sidebarOpen: !view.get().sidebarOpen })),
    inspector: inLibrary(() => changeView({ inspectorOpen: !view.get().inspectorOpen })),
    map: inLibrary(toggleMap),
    slides: inLibrary(startSlides),
    looks: sheet('looks'),
    consents: sheet('consents'),
    vocabulary: sheet('vocabulary'),
    refound: sheet('refound'),
    missing: sheet('missing'),
    health: sheet('health'),
    keyboard: openKeySheet,
    help: () => openHelp(),
    'search-help': sheet('search-help'),
    licences: sheet('licences'),
  };
}

/** What came in lately, in a folder or anywhere. */
function showArrived(folder: string | null): void {
  closeDescribing();
  changeView({ sheet: undefined, viewerIndex: undefined });
  goTo(folder === null ? filterText('status', 'baru') : filterText('folder', folder));
  setOrder('newest');
}

/** Frames that a dialog gets to be gone, since it gives the keyboard back to where it was before. */
const patience = 60;

function onceUncovered(run: () => void, left = patience): void {
  requestAnimationFrame(() => {
    if (left > 0 && document.querySelector('[role="dialog"]')) onceUncovered(run, left - 1);
    else requestAnimationFrame(run);
  });
}
