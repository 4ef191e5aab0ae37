import { Button } from '../../elements/button.tsx';
import { Dialog } from '../../elements/dialog.tsx';
import { useT } from '../../state/language.tsx';

/** Says what separating means, since it cannot be taken back with one key. */
export function SeparateDialog(props: {
  readonly isOpen: boolean;
  readonly count: number;
  readonly isBusy: boolean;
  readonly onClose: () => void;
  readonly onGo: () => void;
}) {
  const { isOpen, count, isBusy, onClose, onGo } = props;
  const t = useT();
  return (
    <Dialog
      title={t('refound.separate.title', { count })}
      closeLabel={t('action.close')}
      isOpen={isOpen}
      onClose={onClose}
      size="small"
      footer={
        <>
          <Button onPress={onClose}>{t('action.cancel')}</Button>
          <Button tone="primary" isDisabled={isBusy} onPress={onGo}>
            {t('refound.separate.go')}
          </Button>
        </>
      }
    >
      <p className="found__words">{t('refound.separate.words')}</p>
    </Dialog>
  );
}
