import { useMachineReading, useSetMachineReading } from '../../data/machine-reading.ts';
import { CheckBox } from '../../elements/check-box.tsx';
import { ProgressBar } from '../../elements/progress-bar.tsx';
import { useFormats, useT } from '../../state/language.tsx';

/** Whether a machine reads the writing in pictures and scans, and how far it is. */
export function MachineReading() {
  const t = useT();
  const formats = useFormats();
  const { data } = useMachineReading();
  const set = useSetMachineReading();
  if (!data) return null;
  const { on, waiting, read, withText, failed } = data;
  const done = read + failed;
  const left = t('machine.left', { count: waiting, of: formats.number(waiting + done) });
  return (
    <section className="machine-reading">
      <h3 className="film-program__head">{t('machine.settings')}</h3>
      <p className="settings__words">{t('machine.settings.why')}</p>
      <CheckBox isOn={on} isDisabled={set.isPending} onChange={(wanted) => set.mutate(wanted)}>
        {t('machine.settings.on')}
      </CheckBox>
      {done + waiting === 0 ? null : (
        <div className="machine-reading__so-far">
          {waiting > 0 ? (
            <ProgressBar
              label={t('machine.settings')}
              value={done / (done + waiting)}
              valueLabel={left}
              tone={on ? 'accent' : 'still'}
            />
          ) : null}
          <p role="status">
            {waiting === 0 ? t('machine.done', { count: done }) : on ? left : `${t('machine.paused')} ${left}`}{' '}
            {t('machine.with-text', { count: withText })} {failed > 0 ? t('machine.failed', { count: failed }) : null}
          </p>
        </div>
      )}
    </section>
  );
}
