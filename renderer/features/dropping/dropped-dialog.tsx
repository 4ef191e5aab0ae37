import { FolderInput } from 'lucide-react';
import { useJobs } from '../../data/jobs.ts';
import { useFolders, useRoots } from '../../data/roots.ts';
import { Button } from '../../elements/button.tsx';
import { Dialog } from '../../elements/dialog.tsx';
import { EmptyState } from '../../elements/empty-state.tsx';
import { Skeleton } from '../../elements/skeleton.tsx';
import { closeDropped, type Dropped, dropped } from '../../state/dropped.ts';
import { filterText } from '../../state/filters.ts';
import { useT } from '../../state/language.tsx';
import { goTo } from '../../state/query.ts';
import { useStore } from '../../state/store.ts';
import { changeView } from '../../state/view.ts';
import { IntakeProgress } from '../intake/intake-progress.tsx';
import { isGoing } from '../jobs/job-words.ts';
import { BrowserWays } from './browser-ways.tsx';
import { CopyForm } from './copy-form.tsx';
import { reachable } from './target.ts';
import './dropping.css';

/** What shall become of files that were dropped or chosen, how far that is, and what became of it. */
export function DroppedDialog() {
  const now = useStore(dropped);
  switch (now?.kind) {
    case undefined:
      return null;
    case 'browser':
      return <BrowserWays />;
    case 'taken':
      return <Taken key={now.gathered.id} {...now} />;
    case 'copying':
      return <Copying key={now.job} {...now} />;
  }
}

function Taken({ gathered }: Extract<Dropped, { kind: 'taken' }>) {
  const t = useT();
  const roots = useRoots().data;
  const folders = useFolders().data;
  if (roots && reachable(roots).length > 0 && folders)
    return <CopyForm gathered={gathered} roots={roots} folders={folders} />;
  const frame = { title: t('drop.title'), closeLabel: t('action.close'), isOpen: true, onClose: closeDropped } as const;
  if (!roots || (roots.length > 0 && !folders)) {
    return (
      <Dialog {...frame}>
        <div aria-busy="true">
          <Skeleton height="6rem" />
        </div>
      </Dialog>
    );
  }
  const addFolder = () => {
    closeDropped();
    changeView({ sheet: 'add-folder' });
  };
  return (
    <Dialog {...frame}>
      {roots.length === 0 ? (
        <EmptyState
          icon={<FolderInput aria-hidden />}
          title={t('drop.no-root')}
          action={<Button onPress={addFolder}>{t('sidebar.add')}</Button>}
        />
      ) : (
        <EmptyState icon={<FolderInput aria-hidden />} title={t('drop.all-offline')}>
          {t('drop.all-offline.words')}
        </EmptyState>
      )}
    </Dialog>
  );
}

function Copying({ job: id, to }: Extract<Dropped, { kind: 'copying' }>) {
  const t = useT();
  const job = useJobs().data?.find((one) => one.id === id);
  const show = () => {
    closeDropped();
    changeView({ sheet: undefined, viewerIndex: undefined });
    goTo(filterText('folder', to));
  };
  return (
    <Dialog
      title={t('drop.title')}
      closeLabel={t('action.close')}
      isOpen
      onClose={closeDropped}
      footer={
        <>
          {job && !isGoing(job) && job.done > job.failed ? <Button onPress={show}>{t('drop.show')}</Button> : null}
          <Button tone="primary" onPress={closeDropped}>
            {t('action.close')}
          </Button>
        </>
      }
    >
      <div className="dropped">{job ? <IntakeProgress job={job} of="drop" /> : null}</div>
    </Dialog>
  );
}
