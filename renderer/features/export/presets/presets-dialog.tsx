import { Dialog } from '../../../elements/dialog.tsx';
import { useT } from '../../../state/language.tsx';
import { useStore } from '../../../state/store.ts';
import { managing, stopManaging } from './managing.ts';
import { PresetsPage } from './presets-page.tsx';

/** The list of presets above the export that it was opened from. */
export function PresetsDialog() {
  const t = useT();
  return useStore(managing) ? (
    <Dialog title={t('presets.title')} closeLabel={t('action.close')} isOpen onClose={stopManaging} size="large">
      <PresetsPage />
    </Dialog>
  ) : null;
}
