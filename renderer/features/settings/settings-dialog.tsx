import { useState } from 'react';
import { useDesktop } from '../../data/engine.tsx';
import { Dialog } from '../../elements/dialog.tsx';
import { Segmented } from '../../elements/segmented.tsx';
import { Tabs } from '../../elements/tabs.tsx';
import { accentOf, systemAccent } from '../../state/accent.ts';
import { useT } from '../../state/language.tsx';
import { useSettings } from '../../state/settings.ts';
import { useStore } from '../../state/store.ts';
import { changeView, useView } from '../../state/view.ts';
import { PresetsPage } from '../export/presets/presets-page.tsx';
import { KeySheet } from '../keys/key-sheet.tsx';
import { About } from './about.tsx';
import { FilmProgram } from './film-program.tsx';
import { MachineReading } from './machine-reading.tsx';
import { ThisComputer } from './this-computer.tsx';
import { WatchedFolders } from './watched-folders.tsx';
import './settings.css';

/** Settings and, as one of its pages, the sheet of keys. */
export function SettingsDialog() {
  const t = useT();
  const [chosen, setChosen] = useState('general');
  return (
    <Dialog
      title={t('settings.title')}
      closeLabel={t('action.close')}
      isOpen
      onClose={() => changeView({ sheet: undefined })}
      size="medium"
    >
      <div className="settings">
        <Tabs
          label={t('settings.title')}
          chosen={chosen}
          onChoose={setChosen}
          pages={[
            { id: 'general', label: t('settings.tab.general'), content: <General /> },
            { id: 'folders', label: t('settings.tab.folders'), content: <WatchedFolders /> },
            { id: 'export', label: t('presets.tab'), content: <PresetsPage /> },
            { id: 'keys', label: t('settings.tab.keys'), content: <KeySheet /> },
            { id: 'about', label: t('settings.tab.about'), content: <About /> },
          ]}
        />
      </div>
    </Dialog>
  );
}

/** There only where the system has a colour of its own. */
function Accent() {
  const t = useT();
  const { accent, change } = useSettings();
  const colour = useStore(systemAccent);
  if (colour === null) return null;
  return (
    <>
      <Segmented
        label={t('settings.accent')}
        value={accent}
        onChange={(value) => change({ accent: value })}
        segments={[
          { value: 'own', label: 'Bahan' },
          { value: 'system', label: t('settings.theme.system') },
        ]}
      />
      {accent === 'system' && accentOf(colour) === undefined ? (
        <p className="settings__words">{t('settings.accent.unfit')}</p>
      ) : null}
    </>
  );
}

function General() {
  const t = useT();
  const { language, theme, change } = useSettings();
  const { density } = useView();
  const desktop = useDesktop();
  return (
    <div className="settings__rows">
      <Segmented
        label={t('settings.language')}
        value={language}
        onChange={(value) => change({ language: value })}
        segments={[
          { value: 'id', label: 'Indonesia' },
          { value: 'en', label: 'English' },
        ]}
      />
      <Segmented
        label={t('settings.theme')}
        value={theme}
        onChange={(value) => change({ theme: value })}
        segments={[
          { value: 'system', label: t('settings.theme.system') },
          { value: 'light', label: t('settings.theme.light') },
          { value: 'dark', label: t('settings.theme.dark') },
        ]}
      />
      <Accent />
      <Segmented
        label={t('settings.density')}
        value={density}
        onChange={(value) => changeView({ density: value })}
        segments={[
          { value: 'comfortable', label: t('settings.density.comfortable') },
          { value: 'compact', label: t('settings.density.compact') },
        ]}
      />
      <MachineReading />
      {desktop ? <ThisComputer desktop={desktop} /> : null}
      {desktop ? <FilmProgram desktop={desktop} /> : null}
    </div>
  );
}
