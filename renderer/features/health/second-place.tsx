import type { Health } from '../../../shared/model/health.ts';
import { useSecondPlace } from '../../data/health.ts';
import { useReport } from '../../data/report.ts';
import { Button } from '../../elements/button.tsx';
import { useFormats, useT } from '../../state/language.tsx';
import { notify } from '../../state/notices.ts';
import { useChooseSecondPlace } from './use-remedies.ts';

/** Where backups are kept besides the library's own folder. */
export function SecondPlace(props: {
  readonly second: Health['second'];
  readonly isOwner: boolean;
  readonly now: number;
}) {
  const { second, isOwner, now } = props;
  const t = useT();
  const { ago } = useFormats();
  const onError = useReport();
  const place = useChooseSecondPlace();
  const remove = useSecondPlace();
  const forget = () =>
    remove.mutate(null, {
      onError,
      onSuccess: () => void notify({ id: 'second-place', tone: 'calm', key: 'health.second.removed' }),
    });
  return (
    <div className="health__second">
      <h4>{t('health.second')}</h4>
      {second === null ? (
        <p className="health__words">{t('health.second.none')}</p>
      ) : (
        <>
          <p className="health__path">{second.folder}</p>
          <p className={second.reachable === false ? 'health__amber' : 'health__faint'}>
            {second.reachable === false ? `${t('health.second.away')} ` : ''}
            {second.lastBackupAt === null
              ? t('health.second.empty')
              : t('health.second.last', { ago: ago(second.lastBackupAt, now) })}
          </p>
        </>
      )}
      {isOwner ? (
        <div className="trouble-row__do">
          <Button size="small" isDisabled={place.isBusy} onPress={() => void place.choose()}>
            {t(second === null ? 'health.second.choose' : 'health.second.change')}
          </Button>
          {second === null ? null : (
            <Button size="small" tone="quiet" isDisabled={remove.isPending} onPress={forget}>
              {t('health.second.remove')}
            </Button>
          )}
        </div>
      ) : null}
    </div>
  );
}
