import { useForget } from '../../data/keeping.ts';
import { Button } from '../../elements/button.tsx';
import { Dialog } from '../../elements/dialog.tsx';
import { useT } from '../../state/language.tsx';
import { notify } from '../../state/notices.ts';

/** Says what forgetting means before it is done. */
export function ForgetDialog(props: {
  readonly ids: readonly string[] | undefined;
  readonly onClose: () => void;
  readonly onForgotten: () => void;
}) {
  const { ids, onClose, onForgotten } = props;
  const t = useT();
  const forget = useForget();
  const count = ids?.length ?? 0;
  const go = () => {
    if (!ids) return;
    forget.mutate(ids, {
      onSuccess: ({ forgotten }) => {
        notify({ id: 'forgotten', tone: 'calm', key: 'missing.forgotten', values: { count: forgotten } });
        onForgotten();
      },
    });
  };
  return (
    <Dialog
      title={t('missing.forget.title', { count })}
      closeLabel={t('action.close')}
      isOpen={ids !== undefined}
      onClose={onClose}
      size="small"
      footer={
        <>
          <Button onPress={onClose}>{t('action.cancel')}</Button>
          <Button tone="danger" isDisabled={forget.isPending} onPress={go}>
            {t('missing.forget.go')}
          </Button>
        </>
      }
    >
      <p className="missing__words">{t('missing.forget.words')}</p>
    </Dialog>
  );
}
