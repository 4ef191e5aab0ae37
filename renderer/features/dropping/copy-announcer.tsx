import { useEffect } from 'react';
import { useJobs } from '../../data/jobs.ts';
import { copying, dropped, lookAtCopying } from '../../state/dropped.ts';
import { notify } from '../../state/notices.ts';
import { useStore } from '../../state/store.ts';
import { isGoing } from '../jobs/job-words.ts';

/** Tells once that copying that was begun in this window has come to its end, unless somebody is looking at it. */
export function CopyAnnouncer() {
  const { data } = useJobs();
  const waiting = useStore(copying);
  useEffect(() => {
    for (const one of waiting) {
      const job = data?.find(({ id }) => id === one.job);
      if (!job || isGoing(job)) continue;
      copying.set((before) => before.filter((other) => other !== one));
      const shown = dropped.get();
      if (job.state === 'cancelled' || (shown?.kind === 'copying' && shown.job === one.job)) continue;
      const look = { label: 'drop.result', run: () => lookAtCopying(one) } as const;
      const said = { id: `copied-${one.job}`, tone: 'calm', action: look } as const;
      if (job.state === 'failed') notify({ ...said, key: 'drop.ended.failed' });
      else if (job.failed > 0) notify({ ...said, key: 'drop.ended.some', values: { count: job.failed } });
      else notify({ ...said, key: 'drop.ended', values: { count: job.done } });
    }
  }, [data, waiting]);
  return null;
}
