import { Archive, FolderOpen } from 'lucide-react';
import { useState } from 'react';
import { useDesktop } from '../../data/engine.tsx';
import { useBackup } from '../../data/health.ts';
import { useJobs } from '../../data/jobs.ts';
import { Button } from '../../elements/button.tsx';
import { Dialog } from '../../elements/dialog.tsx';
import { useT } from '../../state/language.tsx';
import { changeView, useView } from '../../state/view.ts';
import { BackupProgress } from '../health/backups-part.tsx';
import { isGoing } from '../jobs/job-words.ts';
import { useChooseFolder } from '../welcome/choose-folder.tsx';
import './moving.css';

/** Takes the library to another computer: the one thing to do here, and what to do there. */
export function MoveDialog() {
  const t = useT();
  const { sheet } = useView();
  const desktop = useDesktop();
  const chooseFolder = useChooseFolder();
  const backup = useBackup();
  const jobs = useJobs().data ?? [];
  const [folder, setFolder] = useState<string | undefined>(undefined);
  const job = jobs.find((one) => one.id === backup.data?.id) ?? backup.data;
  const isBusy = backup.isPending || (job !== undefined && isGoing(job));
  const isDone = job?.state === 'done' && folder !== undefined;
  const start = async () => {
    const chosen = await chooseFolder(t('move.step.1.choose'), t('point.choose.go'));
    if (chosen === undefined) return;
    setFolder(chosen);
    backup.mutate(chosen);
  };
  return (
    <Dialog
      title={t('move.title')}
      closeLabel={t('action.close')}
      isOpen={sheet === 'move'}
      onClose={() => changeView({ sheet: undefined })}
    >
      <p className="moving__words">{t('move.words')}</p>
      <ol className="move">
        <li>
          <h3>{t('move.step.1')}</h3>
          <p>{isDone ? t('move.step.1.done', { folder: job.label.folder ?? folder }) : t('move.step.1.words')}</p>
          <div className="folder__do">
            <Button
              tone={isDone ? 'plain' : 'primary'}
              icon={<Archive aria-hidden />}
              isDisabled={isBusy}
              onPress={() => void start()}
            >
              {t(isDone ? 'move.again' : 'move.step.1.go')}
            </Button>
            {isDone && desktop ? (
              <Button icon={<FolderOpen aria-hidden />} onPress={() => void desktop.openFolder(folder)}>
                {t('move.open')}
              </Button>
            ) : null}
          </div>
          <BackupProgress job={job} />
        </li>
        <li>
          <h3>{t('move.step.2')}</h3>
          <p>{t('move.step.2.words')}</p>
        </li>
        <li>
          <h3>{t('move.step.3')}</h3>
          <p>{t('move.step.3.words')}</p>
        </li>
      </ol>
    </Dialog>
  );
}
