import { CircleStop } from 'lucide-react';
import type { ErrorCode } from '../../../shared/errors.ts';
import type { IntakeItem } from '../../../shared/model/intake.ts';
import type { Job } from '../../../shared/model/job.ts';
import { mostNamed, useIntakeOutcome } from '../../data/intake.ts';
import { useJobVerb } from '../../data/jobs.ts';
import { Button } from '../../elements/button.tsx';
import { ProgressBar } from '../../elements/progress-bar.tsx';
import { useFormats, useT } from '../../state/language.tsx';
import { isGoing, jobNumbers, jobShare, jobTitle } from '../jobs/job-words.ts';
import { useNow } from '../jobs/use-now.ts';
import { doAbout } from './failure-words.ts';
import './intake.css';

type Outcome = NonNullable<ReturnType<typeof useIntakeOutcome>['data']>;

/** How far copying is, and what became of it. `of`: whether it is from a card, which then may be taken out. */
export function IntakeProgress({ job, of }: { readonly job: Job; readonly of: 'intake' | 'drop' }) {
  const t = useT();
  const outcome = useIntakeOutcome(job.id, !isGoing(job)).data;
  const reason = job.error?.code ?? 'internal';
  return (
    <div className="intake" role="status">
      <h3>{jobTitle(job, t)}</h3>
      {isGoing(job) ? (
        <Going job={job} of={of} />
      ) : job.state === 'cancelled' ? (
        <p>{t(`${of}.stopped`)}</p>
      ) : job.state === 'failed' ? (
        <p className="intake__amiss">
          {t(`error.${reason}`)} {t(doAbout(reason))}
        </p>
      ) : outcome ? (
        <p>{copiedOf(job, outcome) > 0 ? t(`${of}.done`, { count: copiedOf(job, outcome) }) : t('drop.done.none')}</p>
      ) : null}
      {outcome ? <Summary outcome={outcome} of={of} isWhole={job.state === 'done'} /> : null}
    </div>
  );
}

const copiedOf = (job: Job, { failed, there }: Outcome): number => job.done - failed - there;

function Going({ job, of }: { readonly job: Job; readonly of: 'intake' | 'drop' }) {
  const t = useT();
  const formats = useFormats();
  const now = useNow(true);
  const { mutate, isPending } = useJobVerb();
  return (
    <>
      <ProgressBar label={jobTitle(job, t)} value={jobShare(job)} />
      <p>{jobNumbers(job, now, t, formats).join(' · ')}</p>
      <p>{t(`${of}.running`)}</p>
      <div className="intake__ways">
        <Button
          size="small"
          icon={<CircleStop aria-hidden />}
          isDisabled={isPending}
          onPress={() => mutate({ verb: 'cancel', id: job.id })}
        >
          {t('job.cancel')}
        </Button>
      </div>
    </>
  );
}

function Summary(props: { readonly outcome: Outcome; readonly of: 'intake' | 'drop'; readonly isWhole: boolean }) {
  const t = useT();
  const { outcome, of, isWhole } = props;
  const { there, known, renamed, failed, items } = outcome;
  const other = items.filter(
    (item) => item.outcome === 'done' && item.to !== null && lastOf(item.to) !== lastOf(item.from),
  );
  return (
    <>
      {there > 0 ? <p>{t('drop.sum.there', { count: there })}</p> : null}
      {known > 0 ? <p>{t('drop.sum.known', { count: known })}</p> : null}
      {other.length > 0 ? (
        <>
          <p>{t('drop.sum.renamed', { count: renamed })}</p>
          <ul className="intake__named">
            {other.map(({ from, to }) => (
              <li key={from}>{t('drop.sum.renamed.as', { from: lastOf(from), to: lastOf(to ?? '') })}</li>
            ))}
            {renamed > other.length ? <li>{t('drop.sum.more', { count: renamed - other.length })}</li> : null}
          </ul>
        </>
      ) : null}
      {failed > 0 && isWhole ? <p className="intake__amiss">{t(`${of}.failed`, { count: failed })}</p> : null}
      {failed > 0 ? <Failures items={items} failed={failed} /> : null}
    </>
  );
}

/** What was not copied, by why: with the reason, what to do, and the names. */
function Failures({ items, failed }: { readonly items: readonly IntakeItem[]; readonly failed: number }) {
  const t = useT();
  const byReason = new Map<ErrorCode, IntakeItem[]>();
  for (const item of items) {
    if (item.outcome !== 'failed') continue;
    const reason = item.reason ?? 'internal';
    byReason.set(reason, [...(byReason.get(reason) ?? []), item]);
  }
  return (
    <>
      {[...byReason].map(([reason, ones]) => (
        <div key={reason} className="intake__failures">
          <p>
            {t(`error.${reason}`)} {t(doAbout(reason))}
          </p>
          <ul className="intake__named">
            {ones.map(({ from }) => (
              <li key={from} title={from}>
                {lastOf(from)}
              </li>
            ))}
          </ul>
        </div>
      ))}
      {failed > mostNamed ? <p>{t('drop.sum.more', { count: failed - mostNamed })}</p> : null}
    </>
  );
}

const lastOf = (path: string): string => path.split(/[/\\]/).at(-1) ?? path;
