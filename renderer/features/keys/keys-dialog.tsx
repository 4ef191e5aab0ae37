import { Dialog } from '../../elements/dialog.tsx';
import { closeKeySheet } from '../../state/key-sheet.ts';
import { useT } from '../../state/language.tsx';
import { KeySheet } from './key-sheet.tsx';

/** The sheet of keys above whatever is open, so that nobody has to leave what they need them for. */
export function KeysDialog() {
  const t = useT();
  return (
    <Dialog title={t('keys.title')} closeLabel={t('action.close')} isOpen onClose={closeKeySheet} size="large">
      <KeySheet />
    </Dialog>
  );
}
