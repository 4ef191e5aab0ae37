import type { Job } from '../../../shared/model/job.ts';
import { useIntakeFailures } from '../../data/intake.ts';
import { ProgressBar } from '../../elements/progress-bar.tsx';
import { useFormats, useT } from '../../state/language.tsx';
import { isGoing, jobNumbers, jobShare, jobTitle } from '../jobs/job-words.ts';
import { useNow } from '../jobs/use-now.ts';

/** How far the copying is, and whether the card may be taken out. */
export function IntakeProgress({ job }: { readonly job: Job }) {
  const t = useT();
  const formats = useFormats();
  const now = useNow(isGoing(job));
  const copied = job.done - job.failed;
  const failures = useIntakeFailures(job.id, !isGoing(job) && (job.failed > 0 || job.state === 'failed')).data;
  return (
    <div className="intake" role="status">
      <h3>{jobTitle(job, t)}</h3>
      {isGoing(job) ? (
        <>
          <ProgressBar label={jobTitle(job, t)} value={jobShare(job)} />
          <p>{jobNumbers(job, now, t, formats).join(' · ')}</p>
          <p>{t('intake.running')}</p>
        </>
      ) : job.state === 'cancelled' ? (
        <p>{t('intake.stopped')}</p>
      ) : job.state === 'failed' ? (
        <p className="intake__amiss">
          {t(`error.${job.error?.code ?? 'internal'}`)} {t(`error.${job.error?.code ?? 'internal'}.do`)}
        </p>
      ) : (
        <>
          <p>{t('intake.done', { count: copied })}</p>
          {job.failed > 0 ? <p className="intake__amiss">{t('intake.failed', { count: job.failed })}</p> : null}
        </>
      )}
      {failures && failures.length > 0 ? (
        <ul className="intake__failures">
          {failures.map(({ from, reason }) => (
            <li key={from} title={from}>
              {from.split(/[/\\]/).at(-1)}: {t(`error.${reason ?? 'internal'}`, { path: from })}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
