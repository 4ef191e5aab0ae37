import { Archive, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import type { Backup, Health } from '../../../shared/model/health.ts';
import type { Job } from '../../../shared/model/job.ts';
import { useBackup } from '../../data/health.ts';
import { useJobs } from '../../data/jobs.ts';
import { Button } from '../../elements/button.tsx';
import { ProgressBar } from '../../elements/progress-bar.tsx';
import { ask } from '../../state/asked.ts';
import { useFormats, useT } from '../../state/language.tsx';
import { isGoing, jobShare } from '../jobs/job-words.ts';
import { SecondPlace } from './second-place.tsx';

/** Of the backups, how many are in sight before a person asks for all. */
const shownAtFirst = 3;

/** Copies of the records: when the last was made, making one now, going back to one, and the second place. */
export function BackupsPart({ health, now }: { readonly health: Health; readonly now: number }) {
  const t = useT();
  const { ago } = useFormats();
  const [isWhole, setWhole] = useState(false);
  const backup = useBackup();
  const jobs = (useJobs().data ?? []).filter((job) => job.kind === 'backup');
  const going = jobs.find(isGoing);
  const isOwner = health.database.folder !== null;
  const backups = [...health.backups].sort((a, b) => b.at - a.at);
  const { lastBackupAt } = health.database;
  return (
    <section aria-labelledby="health-backups">
      <h3 id="health-backups" className="health__head">
        {t('health.backups')}
      </h3>
      <p className="health__words">
        {t('health.backups.words')}{' '}
        {lastBackupAt === null
          ? t('health.backups.none')
          : `${t('health.backups.last', { ago: ago(lastBackupAt, now) })}.`}
      </p>
      {isOwner ? (
        <div className="trouble-row__do">
          <Button
            size="small"
            icon={<Archive aria-hidden />}
            isDisabled={going !== undefined || backup.isPending}
            onPress={() => backup.mutate(null)}
          >
            {t('health.backups.now')}
          </Button>
          <BackupProgress job={going ?? jobs.find((job) => job.id === backup.data?.id)} />
        </div>
      ) : null}
      <ul>
        {(isWhole ? backups : backups.slice(0, shownAtFirst)).map((one) => (
          <Row key={one.path} backup={one} isOwner={isOwner} />
        ))}
      </ul>
      {!isWhole && backups.length > shownAtFirst ? (
        <Button tone="quiet" size="small" onPress={() => setWhole(true)}>
          {t('health.backups.all', { count: backups.length })}
        </Button>
      ) : null}
      <SecondPlace second={health.second} isOwner={isOwner} now={now} />
    </section>
  );
}

/** How far a backup is, or how it ended. */
export function BackupProgress({ job }: { readonly job: Job | undefined }) {
  const t = useT();
  const { percent } = useFormats();
  const share = job && isGoing(job) ? jobShare(job) : undefined;
  return (
    <div className="backup-progress" role="status">
      {job === undefined ? null : isGoing(job) ? (
        <>
          <span className="backup-progress__bar">
            <ProgressBar label={t('health.backups.making')} value={share} />
          </span>
          {share === undefined ? t('health.backups.making') : percent(share)}
        </>
      ) : (
        <span className={job.state === 'failed' ? 'health__red' : 'health__faint'}>
          {job.state === 'failed' ? t('health.backups.failed') : job.state === 'done' ? t('health.backups.made') : ''}
          {job.state === 'failed' && job.error ? ` ${t(`error.${job.error.code}`)}` : ''}
        </span>
      )}
    </div>
  );
}

function Row({ backup, isOwner }: { readonly backup: Backup; readonly isOwner: boolean }) {
  const t = useT();
  const { moment, size } = useFormats();
  const when = moment(backup.at);
  return (
    <li className="health__row">
      <div className="health__row-words">
        <strong>{when}</strong>
        <p className="health__faint">
          {[
            t(`health.backup.${backup.kind}`),
            size(backup.bytes),
            t(backup.verified ? 'health.backup.verified' : 'health.backup.unverified'),
            ...(backup.second ? [t('health.backup.second')] : []),
          ].join(' · ')}
        </p>
      </div>
      {isOwner ? (
        <Button
          size="small"
          icon={<RotateCcw aria-hidden />}
          aria-label={t('health.backup.restore.of', { when })}
          onPress={() => ask({ kind: 'restore', path: backup.path, at: backup.at })}
        >
          {t('health.backup.restore')}
        </Button>
      ) : null}
    </li>
  );
}
