import type { Root } from '../../../shared/model/root.ts';
import { Dialog } from '../../elements/dialog.tsx';
import { unask } from '../../state/asked.ts';
import { useT } from '../../state/language.tsx';
import { folderName } from '../sidebar/folder-nodes.tsx';
import { PointForm } from './point-form.tsx';

/** Points one watched folder to its new place. */
export function PointDialog({ root }: { readonly root: Root }) {
  const t = useT();
  return (
    <Dialog
      title={t('point.title', { name: folderName(root.path) })}
      closeLabel={t('action.close')}
      isOpen
      onClose={unask}
    >
      <p className="moving__words">{t('point.words')}</p>
      <PointForm root={root} onDone={unask} skip={{ label: t('action.cancel'), onSkip: unask }} />
    </Dialog>
  );
}
