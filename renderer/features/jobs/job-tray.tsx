import { CircleCheck, CircleSlash, FolderOpen, Info, TriangleAlert } from 'lucide-react';
import type { MessageKey } from '../../../shared/i18n/format.ts';
import type { Job } from '../../../shared/model/job.ts';
import { useDesktop } from '../../data/engine.tsx';
import { useJobs } from '../../data/jobs.ts';
import { IconButton } from '../../elements/icon-button.tsx';
import { ProgressBar } from '../../elements/progress-bar.tsx';
import { useFormats, useT } from '../../state/language.tsx';
import { changeView } from '../../state/view.ts';
import { lookAtExport } from '../export/exporting.ts';
import { JobButtons } from './job-buttons.tsx';
import { isGoing, jobNumbers, jobShare, jobTitle } from './job-words.ts';
import { useNow } from './use-now.ts';
import './job-tray.css';

/** All work that goes on, and what ended lately with its outcome in words. */
export function JobTray() {
  const t = useT();
  const { data } = useJobs();
  const jobs = data ?? [];
  const going = jobs.filter(isGoing);
  const ended = jobs.filter((job) => !isGoing(job)).slice(0, 6);
  return (
    <div className="job-tray">
      <h2 className="job-tray__title">{t('jobs.title')}</h2>
      {going.length === 0 ? <p className="job-tray__none">{t('jobs.none')}</p> : null}
      <ul>
        {going.map((job) => (
          <JobRow key={job.id} job={job} />
        ))}
      </ul>
      {ended.length > 0 ? (
        <>
          <h3 className="job-tray__head">{t('jobs.lately')}</h3>
          <ul>
            {ended.map((job) => (
              <JobRow key={job.id} job={job} />
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
}

function JobRow({ job }: { readonly job: Job }) {
  const t = useT();
  const formats = useFormats();
  const now = useNow(isGoing(job));
  const desktop = useDesktop();
  const title = jobTitle(job, t);
  const share = jobShare(job);
  const { folder } = job.label;
  return (
    <li className="job">
      <div className="job__line">
        <Outcome job={job} />
        <span className="job__title">{title}</span>
        {isGoing(job) && share !== undefined ? <span className="job__share">{formats.percent(share)}</span> : null}
        {desktop &&
        (job.kind === 'export' || job.kind === 'sheet') &&
        typeof folder === 'string' &&
        job.state === 'done' ? (
          <IconButton
            size="small"
            label={t('jobs.show-folder')}
            icon={<FolderOpen aria-hidden />}
            onPress={() => void desktop.openFolder(folder)}
          />
        ) : null}
        {job.kind === 'export' ? (
          <IconButton
            size="small"
            label={t('export.look')}
            icon={<Info aria-hidden />}
            onPress={() => {
              changeView({ sheet: undefined });
              lookAtExport(job.id);
            }}
          />
        ) : null}
        <JobButtons job={job} />
      </div>
      {isGoing(job) ? (
        <ProgressBar label={title} value={share} tone={job.state === 'running' ? 'accent' : 'still'} />
      ) : null}
      <p className="job__numbers">{jobNumbers(job, now, t, formats).join(' · ')}</p>
      {job.error ? (
        <p className="job__error">
          {t(`error.${job.error.code}` as MessageKey)} {t(`error.${job.error.code}.do` as MessageKey)}
        </p>
      ) : null}
    </li>
  );
}

function Outcome({ job }: { readonly job: Job }) {
  const t = useT();
  if (isGoing(job)) return null;
  const label = t(`job.state.${job.state}`);
  if (job.state === 'failed') return <TriangleAlert className="job__mark job__mark--failed" aria-label={label} />;
  if (job.state === 'cancelled') return <CircleSlash className="job__mark" aria-label={label} />;
  return <CircleCheck className="job__mark job__mark--done" aria-label={label} />;
}
