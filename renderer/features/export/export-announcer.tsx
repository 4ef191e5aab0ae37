import { useEffect } from 'react';
import type { Job } from '../../../shared/model/job.ts';
import { useDesktop, useEngine } from '../../data/engine.tsx';
import { itemsLookedAt } from '../../data/exports.ts';
import { useJobs } from '../../data/jobs.ts';
import { type NoticeAction, notify } from '../../state/notices.ts';
import { useStore } from '../../state/store.ts';
import { isGoing } from '../jobs/job-words.ts';
import { begun, lookAtExport, lookedAtExport } from './exporting.ts';

/** Tells once that an export that was begun in this window has come to its end. */
export function ExportAnnouncer() {
  const { data } = useJobs();
  const { exports } = useEngine();
  const waiting = useStore(begun);
  const desktop = useDesktop();
  useEffect(() => {
    /** Copies that were left out since their names were taken; a job counts them among what is done. */
    const skippedIn = async (job: string): Promise<number> => {
      const items = await exports.items({ job, offset: 0, limit: itemsLookedAt }).catch(() => []);
      return items.filter(({ outcome }) => outcome === 'skipped').length;
    };
    const tell = async (job: Job): Promise<void> => {
      const folder = String(job.label.folder ?? '');
      const look: NoticeAction = { label: 'export.look', run: () => lookAtExport(job.id) };
      const said = { id: 'export', tone: 'calm', action: look } as const;
      if (job.state === 'failed') return void notify({ ...said, key: 'export.ended-failed' });
      if (job.failed > 0) return void notify({ ...said, key: 'export.ended-some', values: { count: job.failed } });
      const skipped = await skippedIn(job.id);
      if (skipped > 0) return void notify({ ...said, key: 'export.ended-skipped', values: { count: skipped } });
      notify({
        ...said,
        key: 'export.ended',
        values: { count: job.done, folder: folder.split(/[\\/]/).filter(Boolean).at(-1) ?? folder },
        ...(desktop ? { action: { label: 'export.open-folder', run: () => void desktop.openFolder(folder) } } : {}),
      });
    };
    for (const id of waiting) {
      const job = data?.find((one) => one.id === id);
      if (!job || isGoing(job)) continue;
      begun.set((before) => before.filter((one) => one !== id));
      // whoever stopped it knows that, and so does who is looking at it
      if (job.state !== 'cancelled' && lookedAtExport.get() !== id) void tell(job);
    }
  }, [data, waiting, desktop, exports]);
  return null;
}
