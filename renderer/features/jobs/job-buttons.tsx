import { Pause, Play, X } from 'lucide-react';
import type { Job } from '../../../shared/model/job.ts';
import { useJobVerb } from '../../data/jobs.ts';
import { IconButton } from '../../elements/icon-button.tsx';
import { useT } from '../../state/language.tsx';
import { isGoing } from './job-words.ts';

/** Pause or go on, and stop. */
export function JobButtons({ job }: { readonly job: Job }) {
  const t = useT();
  const { mutate, isPending } = useJobVerb();
  if (!isGoing(job)) return null;
  const verb = job.state === 'paused' ? 'resume' : 'pause';
  return (
    <div className="job-buttons">
      <IconButton
        size="small"
        label={t(`job.${verb}`)}
        icon={
          verb === 'resume' ? (
            <Play className="job-buttons__filled" aria-hidden />
          ) : (
            <Pause className="job-buttons__filled" aria-hidden />
          )
        }
        isDisabled={isPending}
        onPress={() => mutate({ verb, id: job.id })}
      />
      <IconButton
        size="small"
        label={t('job.cancel')}
        icon={<X aria-hidden />}
        isDisabled={isPending}
        onPress={() => mutate({ verb: 'cancel', id: job.id })}
      />
    </div>
  );
}
