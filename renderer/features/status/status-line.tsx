import { ChevronUp, CloudOff, TriangleAlert, WifiOff } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button as PlainButton } from 'react-aria-components/Button';
import type { Job } from '../../../shared/model/job.ts';
import { useIsConnected } from '../../data/engine.tsx';
import { useHealth } from '../../data/health.ts';
import { useJobs } from '../../data/jobs.ts';
import { useRoots } from '../../data/roots.ts';
import { Popover } from '../../elements/popover.tsx';
import { ProgressBar } from '../../elements/progress-bar.tsx';
import { useLate } from '../../elements/skeleton.tsx';
import { arrivals } from '../../state/arrivals.ts';
import { filterText } from '../../state/filters.ts';
import { useFormats, useT } from '../../state/language.tsx';
import { goTo } from '../../state/query.ts';
import { useStore } from '../../state/store.ts';
import { useView } from '../../state/view.ts';
import { JobButtons } from '../jobs/job-buttons.tsx';
import { JobTray } from '../jobs/job-tray.tsx';
import { isGoing, jobShare, jobTitle, secondsLeft } from '../jobs/job-words.ts';
import { useNow } from '../jobs/use-now.ts';
import { folderName } from '../sidebar/folder-nodes.tsx';
import { passOf } from './pass.ts';
import './status-line.css';

/** One line at the foot of the window: the folders, and the work that goes on; it opens into the job tray. */
export function StatusLine() {
  const t = useT();
  const { sheet, change } = useView();
  const { data } = useJobs();
  const going = (data ?? []).filter(isGoing);
  const isConnected = useIsConnected();
  // what was known of the work is old once nothing more is heard of it
  const first = isConnected ? (going.find((job) => job.state === 'running') ?? going[0]) : undefined;
  return (
    <section className="status" data-region="status" aria-label={t('app.region.status')}>
      <FolderState />
      <div className="status__middle">{first ? <Going job={first} others={going.length - 1} /> : <Resting />}</div>
      {first ? <JobButtons job={first} /> : null}
      <Popover
        label={t('jobs.title')}
        placement="top end"
        isOpen={sheet === 'jobs'}
        onOpenChange={(isOpen) => change({ sheet: isOpen ? 'jobs' : undefined })}
        trigger={
          <PlainButton className="status__open" aria-label={t('jobs.open')}>
            <span>{t('jobs.title')}</span>
            <ChevronUp aria-hidden />
          </PlainButton>
        }
      >
        <JobTray />
      </Popover>
      <Announcer jobs={data} />
    </section>
  );
}

function FolderState() {
  const t = useT();
  const isConnected = useIsConnected();
  const isLost = useLate(!isConnected, 600);
  const { data } = useRoots();
  const troubles = useHealth().data?.troubles ?? [];
  const { change } = useView();
  if (isLost) {
    return (
      <p className="status__lost" role="status">
        <WifiOff aria-hidden />
        <strong>{t('app.lost.title')}</strong>
        <span className="status__lost-words">{t('app.lost.words')}</span>
      </p>
    );
  }
  if (!data) return null;
  const offline = data.filter((root) => root.state === 'offline').length;
  // folders that are away have words of their own here
  const others = troubles.filter((trouble) => trouble.severity !== 'note' && trouble.kind !== 'root-offline').length;
  return (
    <PlainButton className="status__folders" onPress={() => change({ sheet: 'health' })}>
      <span className={`status__dot ${data.length === 0 ? 'status__dot--none' : ''}`} aria-hidden />
      <span className="status__words">
        {data.length === 0 ? t('status.none') : t('status.watching', { count: data.length })}
      </span>
      {offline > 0 ? (
        <span className="status__offline">
          <CloudOff aria-hidden />
          <span className="status__words">{t('status.offline', { count: offline })}</span>
        </span>
      ) : null}
      {others > 0 ? (
        <span className="status__offline">
          <TriangleAlert aria-hidden />
          <span className="status__words">{t('status.troubles', { count: others })}</span>
        </span>
      ) : null}
    </PlainButton>
  );
}

function Going({ job, others }: { readonly job: Job; readonly others: number }) {
  const t = useT();
  const { percent, remaining } = useFormats();
  const now = useNow(true);
  const share = jobShare(job);
  const left = secondsLeft(job, now);
  const title = jobTitle(job, t);
  return (
    <>
      <span className="status__job">
        {title}
        <Pass />
        {others > 0 ? <span className="status__others"> {t('jobs.more', { count: others })}</span> : null}
      </span>
      <span className="status__bar">
        <ProgressBar label={title} value={share} tone={job.state === 'running' ? 'accent' : 'still'} />
      </span>
      {job.state === 'paused' ? <span>{t('job.state.paused')}</span> : null}
      {share === undefined ? null : <span className="status__share">{percent(share)}</span>}
      {left !== undefined && left >= 1 ? (
        <span className="status__left">{t('job.remaining', { time: remaining(left) })}</span>
      ) : null}
    </>
  );
}

/** Which of the three passes a first reading is in: names, contents, pictures. */
function Pass() {
  const t = useT();
  const { data } = useHealth();
  const words = data ? passOf(data.work, t) : undefined;
  return words === undefined ? null : <span className="status__others"> · {words}</span>;
}

/** Nothing goes on: why something waits all the same, or what has just come in. */
function Resting() {
  const t = useT();
  const held = useHealth().data?.work.held ?? null;
  return held === null ? <Arrived /> : <span className="status__job">{t(`health.held.${held}`)}</span>;
}

/** What has just come in; a click looks at it. */
function Arrived() {
  const t = useT();
  const arrived = useStore(arrivals);
  if (!arrived) return null;
  const { count, folder } = arrived;
  return (
    <PlainButton className="status__arrived" onPress={() => goTo(filterText('status', 'baru'))}>
      {folder === null
        ? t('status.arrived', { count })
        : t('status.arrived.from', { count, folder: folderName(folder) })}
    </PlainButton>
  );
}

/** Says once that a job ended, to those who do not see the line. */
function Announcer({ jobs }: { readonly jobs: readonly Job[] | undefined }) {
  const t = useT();
  const [words, setWords] = useState('');
  const going = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    if (!jobs) return;
    const ended = jobs.filter((job) => going.current.has(job.id) && (job.state === 'done' || job.state === 'failed'));
    going.current = new Set(jobs.filter(isGoing).map((job) => job.id));
    const [last] = ended;
    if (last)
      setWords(
        t(last.state === 'done' ? 'status.announce.done' : 'status.announce.failed', { job: jobTitle(last, t) }),
      );
  }, [jobs, t]);
  return (
    <span className="hidden-words" role="status">
      {words}
    </span>
  );
}
