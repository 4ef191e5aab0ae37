import { useEffect, useRef } from 'react';
import { failureOf } from '../../data/failure.ts';
import { useRestore } from '../../data/health.ts';
import { Button } from '../../elements/button.tsx';
import { Dialog } from '../../elements/dialog.tsx';
import { useLate } from '../../elements/skeleton.tsx';
import { unask } from '../../state/asked.ts';
import { useFormats, useT } from '../../state/language.tsx';
import { changeView } from '../../state/view.ts';
import { FailureWords } from '../toasts/toasts.tsx';
import { askForPlaces, restoring } from './restoring.ts';

const steps = ['engine', 'words', 'files', 'kept'] as const;

/** Says what happens when a backup takes the place of the library, and does it. */
export function RestoreDialog({ path, at }: { readonly path: string; readonly at: number | undefined }) {
  const t = useT();
  const { moment } = useFormats();
  const restore = useRestore();
  const isLate = useLate(restore.isPending);
  const calledOff = useRef<AbortController | undefined>(undefined);
  // a large backup on a slow disk is looked at for minutes: whoever closes this meanwhile wants nothing restored
  useEffect(() => () => calledOff.current?.abort(), []);
  const go = () => {
    const control = new AbortController();
    calledOff.current = control;
    restore.mutate(
      { path, signal: control.signal },
      {
        onSuccess: () => {
          // a backup of nobody knows when came from elsewhere: its folders may lie in other places here
          if (at === undefined) askForPlaces();
          unask();
          changeView({ sheet: undefined });
          restoring.set({ since: Date.now() });
        },
      },
    );
  };
  return (
    <Dialog
      title={t('restore.title')}
      closeLabel={t('action.close')}
      isOpen
      onClose={unask}
      footer={
        <>
          <Button onPress={unask}>{t('action.cancel')}</Button>
          <Button tone="primary" isDisabled={restore.isPending} onPress={go}>
            {t('restore.go')}
          </Button>
        </>
      }
    >
      <div className="restore">
        <p className="restore__which">{at === undefined ? path : t('restore.of', { when: moment(at) })}</p>
        <h3>{t('restore.happens')}</h3>
        <ul>
          {steps.map((step) => (
            <li key={step}>{t(`restore.step.${step}`)}</li>
          ))}
        </ul>
        <p className="point__looking" role="status">
          {isLate ? t('restore.checking') : ''}
        </p>
        {restore.error ? (
          <div className="point__counted point__counted--refused" role="alert">
            <FailureWords code={failureOf(restore.error).code} />
          </div>
        ) : null}
      </div>
    </Dialog>
  );
}
