import type { Health } from '../../../shared/model/health.ts';
import { useResume } from '../../data/health.ts';
import { useJobs } from '../../data/jobs.ts';
import { Button } from '../../elements/button.tsx';
import { useT } from '../../state/language.tsx';
import { isGoing, jobTitle } from '../jobs/job-words.ts';

/** What goes on in the background, and why nothing does although something waits. */
export function WorkPart({ work }: { readonly work: Health['work'] }) {
  const t = useT();
  const resume = useResume();
  const going = (useJobs().data ?? []).filter(isGoing);
  const waiting = (['provisional', 'reading', 'pictures', 'unsettled'] as const).filter((key) => work[key] > 0);
  const lines = [
    ...going.map((job) => ({ id: job.id, words: jobTitle(job, t) })),
    ...waiting.map((key) => ({ id: key, words: t(`health.work.${key}`, { count: work[key] }) })),
  ];
  return (
    <section aria-labelledby="health-work">
      <h3 id="health-work" className="health__head">
        {t('health.work')}
      </h3>
      {work.held === null ? null : <p className="health__amber">{t(`health.held.${work.held}`)}</p>}
      {work.held === 'paused' ? (
        <Button size="small" className="health__resume" onPress={() => resume.mutate()}>
          {t('health.held.resume')}
        </Button>
      ) : null}
      {work.sparing ? <p className="health__words">{t('health.sparing')}</p> : null}
      {lines.length === 0 && work.held !== 'paused' ? <p className="health__words">{t('health.work.none')}</p> : null}
      <ul className="health__lines">
        {lines.map(({ id, words }) => (
          <li key={id}>{words}</li>
        ))}
      </ul>
    </section>
  );
}
