import { type CSSProperties, lazy, Suspense, useEffect } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { localeOf } from '../shared/i18n/format.ts';
import type { Connection } from './connect/connection.ts';
import { useDescribe } from './data/describe.ts';
import { useEdit } from './data/edits.ts';
import { EngineProvider, useLibraryInfo } from './data/engine.tsx';
import { useRoots } from './data/roots.ts';
import { SplitHandle } from './elements/split-pane.tsx';
import { DoingRoom } from './features/batch/doing-dialogs.tsx';
import { CollectionHead } from './features/collections/collection-head.tsx';
import { LivingHead } from './features/collections/living-head.tsx';
import { LinkedHead } from './features/desktop/linked-head.tsx';
import { useCommands } from './features/desktop/use-commands.ts';
import { CopyAnnouncer } from './features/dropping/copy-announcer.tsx';
import { DropZone } from './features/dropping/drop-zone.tsx';
import { ExportAnnouncer } from './features/export/export-announcer.tsx';
import { ExportKeys } from './features/export/export-keys.tsx';
import { exporting, lookedAtExport } from './features/export/exporting.ts';
import { FoundAnnouncer } from './features/found/announcer.tsx';
import { AssetGrid } from './features/grid/asset-grid.tsx';
import { useGlance } from './features/health/use-glance.ts';
import { Inspector, InspectorOf } from './features/inspector/inspector.tsx';
import { AskedDialog } from './features/moving/asked.tsx';
import { PlacesDialog } from './features/moving/places-dialog.tsx';
import { RestoringVeil } from './features/moving/restoring-veil.tsx';
import { FacetBar } from './features/search/facet-bar.tsx';
import { SearchNotes } from './features/search/notes.tsx';
import { TopBar } from './features/search/top-bar.tsx';
import { Sidebar } from './features/sidebar/sidebar.tsx';
import { StatusLine } from './features/status/status-line.tsx';
import { Strip } from './features/strip/strip.tsx';
import { Tip } from './features/tips/tip.tsx';
import { Toasts } from './features/toasts/toasts.tsx';
import { AddFolderSheet } from './features/welcome/add-folder-sheet.tsx';
import { FolderChooser } from './features/welcome/choose-folder.tsx';
import { Welcome } from './features/welcome/welcome.tsx';
import { useDescribing } from './state/describing.ts';
import { dropped } from './state/dropped.ts';
import { help } from './state/help.ts';
import { keySheet } from './state/key-sheet.ts';
import { useLanguage, useT } from './state/language.tsx';
import { settledQuery } from './state/query.ts';
import { focusRegion } from './state/regions.ts';
import { listenForKeys } from './state/shortcuts.ts';
import { showing } from './state/showing.ts';
import { slides } from './state/slides.ts';
import { useSelected, useStore } from './state/store.ts';
import { closeDrawers, useView, viewFirst } from './state/view.ts';
import './styles/shell.css';

// none of these is part of the first picture
const Viewer = lazy(async () => ({ default: (await import('./features/viewer/viewer.tsx')).Viewer }));
const ExportDialog = lazy(async () => ({
  default: (await import('./features/export/export-dialog.tsx')).ExportDialog,
}));
const ExportProgressDialog = lazy(async () => ({
  default: (await import('./features/export/progress-dialog.tsx')).ExportProgressDialog,
}));
const SettingsDialog = lazy(async () => ({
  default: (await import('./features/settings/settings-dialog.tsx')).SettingsDialog,
}));
const HealthDialog = lazy(async () => ({
  default: (await import('./features/health/health-dialog.tsx')).HealthDialog,
}));
const FoundDialog = lazy(async () => ({ default: (await import('./features/found/found-dialog.tsx')).FoundDialog }));
const MissingDialog = lazy(async () => ({
  default: (await import('./features/missing/missing-dialog.tsx')).MissingDialog,
}));
const DescribingScreen = lazy(async () => ({
  default: (await import('./features/describing/screen.tsx')).DescribingScreen,
}));
const MoveDialog = lazy(async () => ({ default: (await import('./features/moving/move-dialog.tsx')).MoveDialog }));

const Slideshow = lazy(async () => ({ default: (await import('./features/slideshow/slideshow.tsx')).Slideshow }));
const MapView = lazy(async () => ({ default: (await import('./features/map/map-view.tsx')).MapView }));
const ListsDialog = lazy(async () => ({ default: (await import('./features/lists/lists-dialog.tsx')).ListsDialog }));
const VocabularyDialog = lazy(async () => ({
  default: (await import('./features/vocabulary/vocabulary-dialog.tsx')).VocabularyDialog,
}));
const IntakeDialog = lazy(async () => ({
  default: (await import('./features/intake/intake-dialog.tsx')).IntakeDialog,
}));

const DroppedDialog = lazy(async () => ({
  default: (await import('./features/dropping/dropped-dialog.tsx')).DroppedDialog,
}));
const LooksDialog = lazy(async () => ({ default: (await import('./features/looks/looks-dialog.tsx')).LooksDialog }));
const ConsentsDialog = lazy(async () => ({
  default: (await import('./features/rights/consents-dialog.tsx')).ConsentsDialog,
}));
const LicencesDialog = lazy(async () => ({
  default: (await import('./features/licences/licences-dialog.tsx')).LicencesDialog,
}));
const HelpDialog = lazy(async () => ({ default: (await import('./features/help/help-dialog.tsx')).HelpDialog }));
const KeysDialog = lazy(async () => ({ default: (await import('./features/keys/keys-dialog.tsx')).KeysDialog }));
const SearchHelpDialog = lazy(async () => ({
  default: (await import('./features/search/search-help-dialog.tsx')).SearchHelpDialog,
}));

export function App({ connection }: { readonly connection: Connection }) {
  return (
    <I18nProvider locale={localeOf(useLanguage())}>
      <EngineProvider connection={connection}>
        <Window />
        <Toasts />
      </EngineProvider>
    </I18nProvider>
  );
}

/** The window: one bar, three columns, one line. Before the first folder there is only the welcome. */
function Window() {
  const t = useT();
  const { viewerIndex, sheet, density } = useView();
  const { undo, redo } = useEdit();
  const describe = useDescribe();
  const isNew = useIsNew();
  const isExporting = useStore(exporting) !== undefined;
  const isLookingAtExport = useStore(lookedAtExport) !== undefined;
  const isDescribing = useDescribing() !== undefined;
  const isShowing = useStore(slides) !== undefined;
  const isKeySheetOpen = useStore(keySheet);
  const isCopying = useStore(dropped) !== undefined;
  const isHelping = useStore(help) !== undefined;
  useGlance();
  useCommands();
  useEffect(
    () => listenForKeys(window, { describe, undo: () => void undo(), redo: () => void redo() }),
    [describe, undo, redo],
  );
  useEffect(() => {
    document.documentElement.dataset.density = density;
  }, [density]);
  return (
    <>
      {isNew === undefined ? (
        <main aria-busy="true">
          <h1 className="hidden-words">{t('app.name')}</h1>
        </main>
      ) : isNew ? (
        <Welcome />
      ) : isDescribing ? (
        <Suspense>
          <DescribingScreen />
        </Suspense>
      ) : (
        <Shell />
      )}
      <AddFolderSheet />
      <DoingRoom />
      <FoundAnnouncer />
      <ExportAnnouncer />
      <ExportKeys />
      <CopyAnnouncer />
      <DropZone />
      <Suspense>
        {viewerIndex === undefined ? null : <Viewer inspector={(card) => <InspectorOf ids={[card.id]} />} />}
        {isShowing ? <Slideshow /> : null}
        {isExporting ? <ExportDialog /> : null}
        {isLookingAtExport ? <ExportProgressDialog /> : null}
        {sheet === 'settings' ? <SettingsDialog /> : null}
        {sheet === 'health' ? <HealthDialog /> : null}
        {sheet === 'refound' ? <FoundDialog /> : null}
        {sheet === 'missing' ? <MissingDialog /> : null}
        {sheet === 'looks' ? <LooksDialog /> : null}
        {sheet === 'consents' ? <ConsentsDialog /> : null}
        {sheet === 'move' ? <MoveDialog /> : null}
        {sheet === 'vocabulary' ? <VocabularyDialog /> : null}
        {sheet === 'lists' ? <ListsDialog /> : null}
        {sheet === 'intake' ? <IntakeDialog /> : null}
        {sheet === 'licences' ? <LicencesDialog /> : null}
        {sheet === 'search-help' ? <SearchHelpDialog /> : null}
      </Suspense>
      {/* apart: while they are fetched, the room that they come above stays */}
      <Suspense>{isCopying ? <DroppedDialog /> : null}</Suspense>
      <Suspense>{isHelping ? <HelpDialog /> : null}</Suspense>
      <Suspense>{isKeySheetOpen ? <KeysDialog /> : null}</Suspense>
      {/* never fetched late: what comes above an open dialog must come at once, or that hides it from everybody */}
      <AskedDialog />
      <PlacesDialog />
      <FolderChooser />
      <RestoringVeil />
    </>
  );
}

/** True while the library has neither a folder nor anything in it; undefined while that is not known. */
function useIsNew(): boolean | undefined {
  const { isUsed, change } = useView();
  const roots = useRoots();
  const info = useLibraryInfo();
  const isKnown = (roots.data && info.data) || roots.isError || info.isError;
  const isNew = isKnown ? roots.data?.length === 0 && info.data?.assets === 0 : isUsed ? false : undefined;
  useEffect(() => {
    if (isKnown && isUsed === isNew) change({ isUsed: !isNew });
  }, [isKnown, isUsed, isNew, change]);
  return isNew;
}

function Shell() {
  const t = useT();
  const { sidebarOpen, inspectorOpen, sidebarWidth, inspectorWidth, change } = useView();
  const isLinked = useSelected(settledQuery, ({ only }) => only !== undefined);
  const isCollection = useSelected(settledQuery, ({ collection }) => collection !== undefined);
  // what was put together by hand is an order of its own, not a search that has places
  const isMap = useStore(showing) === 'map' && !isLinked && !isCollection;
  // kept in pixels of ordinary text, so that a column grows with larger text
  const width = (pixels: number) => ({ '--side-width': `${pixels / 16}rem` }) as CSSProperties;
  return (
    <div className="shell">
      <button type="button" className="shell__skip" onClick={() => focusRegion('assets')}>
        {t('app.skip')}
      </button>
      <div>
        <Strip />
        <TopBar />
      </div>
      <div className="shell__body">
        {sidebarOpen ? (
          <nav
            className="shell__side shell__side--left"
            data-region="sidebar"
            aria-label={t('app.region.sidebar')}
            style={width(sidebarWidth)}
          >
            <div className="shell__column">
              <Sidebar />
            </div>
            <SplitHandle
              label={t('app.sidebar.resize')}
              value={sidebarWidth}
              onChange={(value) => change({ sidebarWidth: value })}
              min={180}
              max={420}
              initial={viewFirst.sidebarWidth}
              side="left"
            />
          </nav>
        ) : null}
        {sidebarOpen || inspectorOpen ? (
          <button type="button" className="shell__shade" aria-label={t('action.close')} onClick={closeDrawers} />
        ) : null}
        <main
          id="assets"
          tabIndex={-1}
          className="shell__main"
          data-region="assets"
          aria-label={t('app.region.assets')}
        >
          <LivingHead />
          {isLinked ? <LinkedHead /> : isCollection ? <CollectionHead /> : <FacetBar />}
          <SearchNotes />
          <Tip name="search" />
          <div className="shell__grid">
            {isMap ? (
              <Suspense>
                <MapView />
              </Suspense>
            ) : (
              <AssetGrid />
            )}
          </div>
        </main>
        {inspectorOpen ? (
          <aside
            className="shell__side shell__side--right"
            data-region="inspector"
            aria-label={t('app.region.inspector')}
            style={width(inspectorWidth)}
          >
            <SplitHandle
              label={t('app.inspector.resize')}
              value={inspectorWidth}
              onChange={(value) => change({ inspectorWidth: value })}
              min={260}
              max={560}
              initial={viewFirst.inspectorWidth}
              side="right"
            />
            <div className="shell__column">
              <Inspector />
            </div>
          </aside>
        ) : null}
      </div>
      <StatusLine />
    </div>
  );
}
